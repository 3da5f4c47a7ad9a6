import { AppError } from '@/lib/domain/errors';
import type { Person } from '@/lib/domain/people';
import { changedRoles, type RoleGrant } from '@/lib/domain/role-grants';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';
import { requireRole } from './roles';

export type PersonChange = Pick<Person, 'displayName' | 'function'> & {
  email?: string | undefined;
  grants: readonly RoleGrant[];
};

/**
 * Adds a person. With an identity of the organisation's sign-in, that identity is who they are; without one they exist
 * in this workspace only.
 *
 * @throws AppError `person_exists` when that identity is here already.
 */
export function invitePerson(
  { identity, grants, ...person }: PersonChange & { identity?: string | undefined },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ personId: string }> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    const id = identity?.trim() || newUlid(author.at);
    if (await unit.get('person', `per:${id}`)) {
      throw new AppError('invalid_input', [{ code: 'person_exists', field: 'identity' }]);
    }
    await unit.put(
      'person',
      {
        ...unit.envelope,
        ...withoutUndefined(person),
        id,
        createdAt: unit.now,
        createdBy: author.personId,
        active: true,
        roles: changedRoles([], grants, unit.now),
      },
      'person.create',
    );
    return { personId: id };
  });
}

/** Changes name, function, address and roles of a person (INV-29, INV-30 stand below every write). */
export function editPerson(
  { personId, at, grants, ...change }: PersonChange & { personId: string; at: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return changePerson({ personId, at }, author, db, 'person.edit', (before, now) => ({
    ...before,
    ...withoutUndefined(change),
    roles: changedRoles(before.roles, grants, now),
  }));
}

/** Somebody leaves, or comes back. Their roles end with their leaving; what they answered for waits for others. */
export function setPersonActive(
  { personId, at, active }: { personId: string; at: string; active: boolean },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return changePerson(
    { personId, at },
    author,
    db,
    active ? 'person.return' : 'person.leave',
    (before, now) => ({
      ...before,
      active,
      roles: active ? before.roles : changedRoles(before.roles, [], now),
    }),
  );
}

function changePerson(
  { personId, at }: { personId: string; at: string },
  author: Author,
  db: PilotlightDatabase,
  action: string,
  change: (before: Person, now: string) => Person,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    const before = await unit.get('person', `per:${personId}`);
    if (!before) throw new AppError('not_found');
    if (before.at !== at) throw new AppError('edited_elsewhere');
    await unit.put('person', { ...change(before, unit.now), ...unit.envelope }, action);
    return {};
  });
}
