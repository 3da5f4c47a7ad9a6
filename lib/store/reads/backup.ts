import type { BackupHead, BackupRow } from '@/lib/domain/backup/backup';
import { AppError } from '@/lib/domain/errors';
import { database, type PilotlightDatabase, STORE_SCHEMA } from '../database';
import { SCHEMA_VERSION } from '../documents';

/** The newest version of the store and of its records that this build knows. */
export const STORE_VERSION = { store: STORE_SCHEMA, record: SCHEMA_VERSION };

/**
 * Everything that is the workspace's: its records with their log. What only this device knows (drafts, what was hidden or
 * put off, which pages were seen, what tickets said) is no part of it.
 *
 * @throws AppError `no_workspace`; `restore_in_team` for a team's, which lies on its server and here only in part.
 */
export async function readBackupRecords(
  now: string,
  db: PilotlightDatabase = database,
): Promise<{ head: BackupHead; rows: BackupRow[] }> {
  return db.transaction('r', db.docs, db.meta, async () => {
    const [me, demo, team] = await db.meta.bulkGet(['me', 'demo', 'team']);
    if (team) throw new AppError('restore_in_team');
    if (typeof me?.value !== 'string') throw new AppError('no_workspace');
    const rows = await db.docs.orderBy('id').toArray();
    const head = { savedAt: now, me: me.value, ...(demo?.value === true && { demo: true }) };
    return { head, rows: rows.map(({ id, doc }) => ({ id, doc })) };
  });
}

/** How a backup differs from what is here. */
export type BackupDifference = {
  /** Only in the backup, and would come. */
  added: number;
  changed: number;
  same: number;
  /** Only here, and would go. */
  lost: number;
  here: number;
};

/** Compares a backup with what is here, record by record. */
export async function compareBackup(
  rows: readonly BackupRow[],
  db: PilotlightDatabase = database,
): Promise<BackupDifference> {
  const difference = { added: 0, changed: 0, same: 0, lost: 0, here: await db.docs.count() };
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = rows.slice(at, at + SLICE);
    const here = await db.docs.bulkGet(slice.map(({ id }) => id));
    for (const [index, { doc }] of slice.entries()) {
      const known = here[index];
      if (!known) difference.added += 1;
      else if (sameBody(known.doc, doc)) difference.same += 1;
      else difference.changed += 1;
    }
  }
  difference.lost = difference.here - difference.changed - difference.same;
  return difference;
}

const SLICE = 1000;

function sameBody(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}
