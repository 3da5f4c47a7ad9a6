import { NOBODY } from '@/lib/domain/concern-records';
import { RECORD_CLASSES, type RecordClass } from '@/lib/domain/record-classes';
import type { DocRow, PilotlightDatabase } from './database';
import { toRow } from './documents';
import type { Unit } from './unit';

/** A record as it was and as it is, and what somebody did to it. */
export type Change = {
  row: { id: string; cls: RecordClass; before?: DocRow | undefined; after: DocRow };
  action: string;
  reason?: string;
};

/** Under which the head of a log is kept: what nobody is named in has its own, since the device's would name the device. */
export const chainKey = (dev: string): string => (dev === NOBODY ? `auditHead:${NOBODY}` : 'auditHead');

/** INV-31: every change of a record has its entry in the same transaction, chained to the device's previous one. */
export async function appendAudit(
  db: PilotlightDatabase,
  envelope: Unit['envelope'],
  changes: readonly Change[],
): Promise<{ before?: undefined; after: DocRow }[]> {
  const chain = chainKey(envelope.dev);
  let head = (await db.meta.get(chain))?.value as { seq: number; id: string } | undefined;
  const rows = changes.map((change) => {
    const seq = (head?.seq ?? 0) + 1;
    const row = auditRow(envelope, change, { seq, prev: head?.id.slice(-20) ?? '' });
    head = { seq, id: row.id };
    return row;
  });
  await Promise.all([db.docs.bulkAdd(rows), head && db.meta.put({ key: chain, value: head })]);
  return rows.map((after) => ({ after }));
}

function auditRow(envelope: Unit['envelope'], change: Change, place: { seq: number; prev: string }): DocRow {
  const { before, after } = changedFields(change.row.before?.doc, change.row.after.doc);
  return toRow('audit', {
    ...envelope,
    seq: place.seq,
    actorId: envelope.by,
    action: change.action,
    entityType: change.row.cls,
    entityId: change.row.id,
    ...(before ? { before } : {}),
    // An immutable record's id already commits to its content; repeating it would double the store.
    ...(RECORD_CLASSES[change.row.cls].kind === 'immutable' ? {} : { after }),
    ...(change.reason ? { reason: change.reason } : {}),
    prev: place.prev,
  });
}

/** Only what changed, so that the log says what happened and does not double the store. */
function changedFields(before: Record<string, unknown> | undefined, after: Record<string, unknown>) {
  if (!before) return { after };
  const changed = Object.keys({ ...before, ...after }).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(changed.filter((key) => key in from).map((key) => [key, from[key]]));
  return { before: pick(before), after: pick(after) };
}
