import type { Problem } from '../errors';
import { RECORD_CLASSES } from '../record-classes';
import type { BackupEntry } from './backup';

type Entry = BackupEntry<'audit'>;
type Found = { row: number; problem: Problem };

/** INV-32: the log of each device is one unbroken chain from its first entry. */
export function brokenChains(entries: readonly Entry[]): Found[] {
  const byDevice = new Map<string, Entry[]>();
  for (const entry of entries) {
    const chain = byDevice.get(entry.record.dev);
    if (chain) chain.push(entry);
    else byDevice.set(entry.record.dev, [entry]);
  }
  return [...byDevice.values()].flatMap((chain) => {
    const inOrder = chain.sort((a, b) => a.record.seq - b.record.seq);
    return inOrder.flatMap(({ row, record }, index): Found[] => {
      const earlier = inOrder[index - 1];
      const follows = record.seq === index + 1 && record.prev === (earlier?.id.slice(-20) ?? '');
      return follows ? [] : [{ row, problem: { code: 'backup_log_broken', rule: 'INV-32' } }];
    });
  });
}

/**
 * INV-31: nothing stands in a record that no entry of the log has put there. Records whose beginning the log does not have
 * (those of the demo workspace) cannot be held against it.
 */
export function createLogCheck(entries: readonly Entry[]): (entry: BackupEntry, doc: object) => Problem[] {
  const written = new Map<string, { begun: boolean; values: Map<string, Set<string>> }>();
  for (const { record } of entries) {
    const known = written.get(record.entityId) ?? { begun: false, values: new Map() };
    written.set(record.entityId, known);
    known.begun ||= record.before === undefined && record.after !== undefined;
    for (const [field, value] of Object.entries(record.after ?? {})) {
      known.values.set(field, (known.values.get(field) ?? new Set()).add(JSON.stringify(value)));
    }
  }
  return ({ id, cls }, doc) => {
    const known = written.get(id);
    if (RECORD_CLASSES[cls].kind === 'immutable' || !known?.begun) return [];
    return Object.entries(doc).flatMap(([field, value]): Problem[] =>
      known.values.get(field)?.has(JSON.stringify(value))
        ? []
        : [{ code: 'backup_not_in_log', field, values: { field }, rule: 'INV-31' }],
    );
  };
}
