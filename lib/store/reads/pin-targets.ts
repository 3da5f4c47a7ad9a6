import { mayPin } from '@/lib/domain/mapping/pin';
import { database, type PilotlightDatabase } from '../database';
import { fromRow } from '../documents';
import { readWorkspaceState } from '../reads';

/** The initiatives that the person in front may pin a work item to, by name. */
export async function listPinTargets(
  now: string,
  db: PilotlightDatabase = database,
): Promise<{ id: string; name: string }[]> {
  const { me } = await readWorkspaceState(db);
  const rows = await db.docs.where('cls').equals('initiative').toArray();
  return rows
    .flatMap((row) => fromRow('initiative', row) ?? [])
    .filter((one) => one.archivedAt === undefined && mayPin(me, one, now))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
