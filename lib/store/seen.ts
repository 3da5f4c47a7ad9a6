import type { WorkItem } from '@/lib/domain/work-item';
import { database, type PilotlightDatabase } from './database';

const MOST = 50;

/** Names a work item on this device. */
export const seenId = ({ tool, host, key }: Pick<WorkItem, 'tool' | 'host' | 'key'>) =>
  `${tool}|${host}|${key}`;

/** Keeps the fields of a work item that was in front, for trying rules on it; the oldest make room. */
export async function rememberSeen(
  workItem: WorkItem,
  at: string,
  db: PilotlightDatabase = database,
): Promise<void> {
  await db.transaction('rw', db.seen, async () => {
    await db.seen.put({ id: seenId(workItem), at, workItem });
    const surplus = (await db.seen.count()) - MOST;
    if (surplus > 0) await db.seen.orderBy('at').limit(surplus).delete();
  });
}

/** The work items seen last on this device, newest first. */
export async function listSeen(db: PilotlightDatabase = database): Promise<WorkItem[]> {
  const rows = await db.seen.orderBy('at').reverse().toArray();
  return rows.map(({ workItem }) => workItem);
}

export const forgetSeen = (db: PilotlightDatabase = database): Promise<void> => db.seen.clear();
