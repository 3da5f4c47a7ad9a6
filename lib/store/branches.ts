import { homeOf } from '@/lib/domain/record-homes';
import { type Fields, MERGED_VERSIONS, mergeRecords } from '@/lib/domain/record-merge';
import { hasTaken } from '@/lib/domain/two-versions';
import type { PilotlightDatabase } from './database';
import { rowOf } from './documents';
import { type Changes, type RemoteRow, toAlt, toStored } from './remote-changes';

/**
 * Another leaf of a record that the server holds: two halves of a split cluster took an edit each. `ancestor` is what both
 * were made from, while the server still keeps it.
 */
export type Branch = RemoteRow & { ancestor?: Fields };

const keyOf = (id: string, rev: string): string => `branch:${id}:${rev}`;

/** Whether this device looked at that version once: whoever settled it is not asked again. */
export const isMetBranch = async (db: PilotlightDatabase, id: string, rev: string): Promise<boolean> =>
  (await db.meta.get(keyOf(id, rev))) !== undefined;

type Meeting = {
  branch: Branch;
  preferred: RemoteRow;
  page: { author: { by: string; dev: string }; at: string };
};

/**
 * The server prefers one of two versions, the same for everybody. What the other one says differently is brought together
 * with it by the rules of a merge, so that nothing which only one of them says is lost. Whoever wrote one of the two may
 * write the result, which is the same whoever makes it; to everybody else the other version is shown until then.
 */
export async function meetBranch(
  db: PilotlightDatabase,
  changes: Changes,
  { branch, preferred, page: { author, at } }: Meeting,
): Promise<void> {
  const { id, rev, cls, body, ancestor } = branch;
  const [row, waiting] = await Promise.all([db.docs.get(id), db.outbox.get(id)]);
  const current = changes.docs.findLast((one) => one.id === id) ?? row;
  if (!current) return;
  await db.meta.put({ key: keyOf(id, rev), value: at });
  const { fields, alternatives } = mergeRecords(cls, ancestor, body, current.doc);
  const isOurs = body.by === author.by || preferred.body.by === author.by;
  if (!isOurs) {
    const whole = { field: '*', value: body, by: String(body.by ?? ''), at: String(body.at ?? at) };
    const shown = cls === 'rule' ? [whole] : alternatives;
    changes.alts.push(...shown.map((one) => ({ ...toAlt(id, one), rev })));
    return;
  }
  changes.alts.push(...alternatives.map((one) => toAlt(id, one)));
  const merged = [...new Set([...listOf(fields[MERGED_VERSIONS]), rev])].sort();
  const doc = { ...fields, ...author, at, [MERGED_VERSIONS]: merged };
  changes.docs.push({ ...rowOf(id, cls, doc), rev: preferred.rev });
  const open = changes.outbox.findLast((one) => one.id === id) ?? waiting;
  if (!open || changes.done.includes(id)) changes.bases.push(toStored(preferred));
  changes.done = changes.done.filter((one) => one !== id);
  const home = homeOf(id);
  if (!home) return;
  const next = { gen: (open?.gen ?? 0) + 1, firstAt: open?.firstAt ?? at, nextAt: at, tries: 0 };
  changes.outbox.push({ id, home, kind: 'mutable', state: 'pending', ...next });
}

/**
 * What is shown of other versions goes once a record arrives that settles it: somebody took the other version, or the author has
 * brought both together, which the record says.
 */
export async function forgetSettled(db: PilotlightDatabase, rows: readonly RemoteRow[]): Promise<void> {
  if ((await db.alts.count()) === 0) return;
  const arrived = new Map(rows.map(({ id, body }) => [id, body] as const));
  await db.alts
    .filter(({ id, field, value, rev }) => {
      const body = arrived.get(id);
      if (!body) return false;
      return (
        hasTaken(body, field, value) || (rev !== undefined && listOf(body[MERGED_VERSIONS]).includes(rev))
      );
    })
    .delete();
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
