import type { Initiative } from '@/lib/domain/initiative';
import { mayPin } from '@/lib/domain/mapping/pin';
import { type Person, rolesOf } from '@/lib/domain/people';
import { grantsAt } from '@/lib/domain/role-grants';
import { database, type PilotlightDatabase } from '../database';
import { readWorkspaceState, writerIn } from '../reads';
import { readClass } from '../record-lists';
import { readState } from '../sync-state';

/**
 * The initiatives that the person in front may pin a work item to, by name. A team's server knows owners of one initiative
 * and none of all.
 */
export async function listPinTargets(
  now: string,
  db: PilotlightDatabase = database,
): Promise<{ id: string; name: string }[]> {
  const me = writerIn(await readWorkspaceState(db));
  const isTeam = (await readState(db, 'team')) !== undefined;
  const isAdmin = rolesOf(me, now).has('admin');
  const initiatives = await readClass('initiative', db);
  return initiatives
    .filter((one) => one.archivedAt === undefined && mayPin(me, one, now))
    .filter((one) => !isTeam || isAdmin || answersFor(me, one, now))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function answersFor(person: Person | undefined, { id, businessOwnerId }: Initiative, at: string): boolean {
  if (!person) return false;
  if (person.id === businessOwnerId) return true;
  return grantsAt(person, at).some(({ role, scope }) => role === 'owner' && scope === id);
}
