import * as z from 'zod/mini';
import { BackupHead, BackupRow } from '@/lib/domain/backup/backup';
import { AppError } from '@/lib/domain/errors';
import { BACKUP_FORMAT } from './backup-file';
import { createBreather } from './breathe';
import { createJsonReader } from './json-reader';
import { BACKUP_FILE } from './limits';
import { openText } from './read-text';

/** A backup, read and not yet looked through. */
export type BackupFile = { head: BackupHead; rows: BackupRow[] };

const Version = z.looseObject({
  format: z.literal(BACKUP_FORMAT.format),
  version: z.int().check(z.minimum(1)),
  schema: z.int().check(z.minimum(1)),
});

/**
 * Reads a backup. One of an older version is read as this version writes it: everything a record is found by is made anew.
 *
 * @param schema the newest version of the store that this build knows.
 * @throws AppError `file_newer`, `file_not_backup` and the other `file_…`. AbortError when `signal` says so.
 */
export async function readBackup(
  file: Blob,
  schema: number,
  options: { signal?: AbortSignal | undefined; onProgress: (share: number) => void },
): Promise<BackupFile> {
  const { signal, onProgress } = options;
  const { parts } = await openText(file, BACKUP_FILE.bytes, signal);
  const breathe = createBreather(signal);
  const reader = createJsonReader('records');
  const rows: BackupRow[] = [];
  let head: BackupHead | undefined;
  for await (const { text, share } of parts) {
    const values = reader.push(text);
    head ??= headOf(reader.head(), schema);
    for (const value of values) {
      const row = BackupRow.safeParse(value);
      if (!row.success) throw new AppError('file_not_backup');
      if (rows.length >= BACKUP_FILE.rows) {
        const values = { limit: BACKUP_FILE.rows };
        throw new AppError('backup_too_long', [{ code: 'backup_too_long', values }]);
      }
      rows.push(row.data);
      await breathe();
    }
    onProgress(share);
  }
  reader.end();
  if (!head) throw new AppError('file_not_backup');
  return { head, rows };
}

function headOf(given: Record<string, unknown> | undefined, schema: number): BackupHead | undefined {
  if (!given) return undefined;
  const said = Version.safeParse(given);
  if (!said.success) throw new AppError('file_not_backup');
  if (said.data.version > BACKUP_FORMAT.version || said.data.schema > schema)
    throw new AppError('file_newer');
  const { format: _, version: __, schema: ___, ...rest } = given;
  const head = BackupHead.safeParse(rest);
  if (!head.success) throw new AppError('file_not_backup');
  return head.data;
}
