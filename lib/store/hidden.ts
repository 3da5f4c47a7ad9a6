import type { WorkItem } from '@/lib/domain/work-item';
import { database, type PilotlightDatabase } from './database';

/** "Hide here" is a person's own, local choice about one work item. */
const workItemId = (item: Pick<WorkItem, 'tool' | 'host' | 'key'>) =>
  `${item.tool}|${item.host}|${item.key}|`;

/** The initiatives this person hid on a work item. */
export async function listHidden(
  item: Pick<WorkItem, 'tool' | 'host' | 'key'>,
  db: PilotlightDatabase = database,
): Promise<string[]> {
  const rows = await db.hidden.where('id').startsWith(workItemId(item)).toArray();
  return rows.map((row) => row.initiativeId);
}

/** Hides an initiative here. Call inside a write. */
export async function hideHere(
  db: PilotlightDatabase,
  item: Pick<WorkItem, 'tool' | 'host' | 'key'>,
  initiativeId: string,
  at: string,
): Promise<void> {
  await db.hidden.put({ id: workItemId(item) + initiativeId, initiativeId, at });
}

/** Takes "hide here" back. */
export async function unhide(
  db: PilotlightDatabase,
  item: Pick<WorkItem, 'tool' | 'host' | 'key'>,
  initiativeId: string,
): Promise<void> {
  await db.hidden.delete(workItemId(item) + initiativeId);
}
