import type { Problem } from '../errors';
import type { RowProblem } from '../mapping/rule-import';
import type { Instant } from '../primitives';
import type { RecordClass } from '../record-classes';
import type { BackupEntry, BackupHead, BackupRow } from './backup';
import { entryOf } from './backup-entries';
import { brokenInBackup } from './backup-invariants';
import { brokenChains, createLogCheck } from './backup-log';
import { createBackupState } from './backup-state';

/** A backup that was looked through. Nothing of it may be written while there is a problem. */
export type CheckedBackup = {
  /** The workspace's name; empty when the file has none. */
  name: string;
  counts: Partial<Record<RecordClass, number>>;
  problems: RowProblem[];
};

/** Records looked at between two words about progress. */
const STEP = 100;

/**
 * Looks through every record of a backup: whether it is what its id says, whether the log knows of it, and whether all of them
 * together keep the invariants. Writes nothing; says from time to time how much is done, from 0 to 1.
 */
export function* checkBackup(
  rows: readonly BackupRow[],
  context: { head: BackupHead; schemaVersion: number; now: Instant },
): Generator<number, CheckedBackup> {
  const { head, schemaVersion, now } = context;
  const problems: RowProblem[] = [];
  const entries: BackupEntry[] = [];
  const places = new Map<string, number>();
  for (const [index, one] of rows.entries()) {
    if (index % STEP === 0) yield (index / rows.length) * 0.5;
    const row = index + 1;
    const twice = places.get(one.id);
    places.set(one.id, row);
    const entry: BackupEntry | { problem: Problem } =
      twice === undefined
        ? entryOf(one, row, schemaVersion)
        : { problem: { code: 'backup_record_twice', values: { row: twice } } };
    if ('problem' in entry) problems.push({ row, problem: entry.problem });
    else entries.push(entry);
  }
  const log = entries.filter((entry) => entry.cls === 'audit');
  problems.push(...brokenChains(log));
  const state = createBackupState(entries);
  const [workspace] = state.all('workspace');
  const counts: CheckedBackup['counts'] = {};
  for (const { cls } of entries) counts[cls] = (counts[cls] ?? 0) + 1;
  if (!workspace) problems.push({ row: 1, problem: { code: 'backup_no_workspace' } });
  else if (!state.find('person', head.me)) problems.push({ row: 1, problem: { code: 'backup_nobody' } });
  // What is missing would be said again for every record that needs it.
  else if (problems.length === 0) {
    const notInLog = createLogCheck(log);
    for (const [index, entry] of entries.entries()) {
      if (index % STEP === 0) yield 0.5 + (index / entries.length) * 0.5;
      const found = [
        ...notInLog(entry, rows[entry.row - 1]?.doc ?? {}),
        ...brokenInBackup(entry, { state, workspace, now }),
      ];
      problems.push(...found.map((problem) => ({ row: entry.row, problem })));
    }
  }
  problems.sort((a, b) => a.row - b.row);
  return { name: workspace?.name ?? '', counts, problems };
}
