import type { BackupHead, BackupRow } from '@/lib/domain/backup/backup';

/** How a backup says what it is; `version` is that of the file, `schema` that of the store it was read from. */
export const BACKUP_FORMAT = { format: 'pilotlight-backup', version: 1 } as const;

/** Records in one piece of the file's text. */
const PIECE = 1000;

/** A whole workspace as JSON, one record per line, in pieces so that no text of all of it has to exist. */
export function backupText(head: BackupHead, schema: number, rows: readonly BackupRow[]): string[] {
  const start = JSON.stringify({ ...BACKUP_FORMAT, schema, ...head }).slice(0, -1);
  const pieces = [`${start},"records":[\n`];
  for (let at = 0; at < rows.length; at += PIECE) {
    const lines = rows.slice(at, at + PIECE).map((row) => JSON.stringify(row));
    pieces.push(`${at === 0 ? '' : ',\n'}${lines.join(',\n')}`);
  }
  return [...pieces, '\n]}\n'];
}
