import { verifyContentId } from '../content-id';
import type { Problem } from '../errors';
import { classOf, parseRecord, RECORD_CLASSES } from '../record-classes';
import type { BackupEntry, BackupRow } from './backup';

/** A record alone, or why it is none. `schemaVersion` is the newest this build understands. */
export function entryOf(
  { id, doc }: BackupRow,
  row: number,
  schemaVersion: number,
): BackupEntry | { problem: Problem } {
  const cls = classOf(id);
  if (!cls) return { problem: { code: 'backup_record_unknown' } };
  if (Number(doc.v) > schemaVersion) return { problem: { code: 'backup_record_newer' } };
  // INV-21, INV-32, INV-34: what must never change is named after its content.
  if (RECORD_CLASSES[cls].kind === 'immutable' && !verifyContentId(id, doc)) {
    return { problem: { code: 'backup_record_altered', rule: cls === 'audit' ? 'INV-32' : 'INV-21' } };
  }
  const parsed = parseRecord(cls, id, doc);
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? '';
    return { problem: { code: 'backup_record_misfit', field, values: { field } } };
  }
  return { row, id, cls, record: parsed.data } as BackupEntry;
}
