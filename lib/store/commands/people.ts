import { AppError } from '@/lib/domain/errors';
import { type Person, signInIdentity } from '@/lib/domain/people';
import { changedRoles, type RoleGrant } from '@/lib/domain/role-grants';
import type { HandedOver } from '@/lib/domain/succession';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';
import { listHoldings } from '../reads';
import { readState } from '../sync-state';
import { requireRole } from './roles';
import { handOverAll } from './succession';

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
    if (await unit.get('person', `per:${id}`)) throw refusedIdentity('person_exists');
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

/**
 * Changes name, function, address and roles of a person (INV-29, INV-30 stand below every write), and by what the sign-in
 * knows them.
 *
 * @throws AppError `invalid_input` at `identity` when that one cannot be theirs.
 */
export function editPerson(
  {
    personId,
    at,
    grants,
    identity,
    ...change
  }: PersonChange & { personId: string; at: string; identity?: string | undefined },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ personId: string }> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    const before = await unchangedPerson(unit, { personId, at });
    const after = { ...before, ...withoutUndefined(change), ...unit.envelope };
    const wanted = identity?.trim();
    if (wanted === '' && signInIdentity(before) !== undefined) throw refusedIdentity('identity_blank');
    if (wanted && wanted !== personId) return moveIdentity(unit, { before, after, grants, id: wanted });
    const roles = changedRoles(before.roles, grants, unit.now);
    await unit.put('person', { ...after, roles }, 'person.edit');
    return { personId };
  });
}

/**
 * Somebody leaves, or comes back. Their roles end with their leaving. Whoever answers for something leaves with a successor,
 * or with an explicit word that it stays open: it then waits in the administrators' queue.
 *
 * @throws AppError `invalid_input` with `person_holds_things` when neither was said.
 */
export function setPersonActive(
  input: {
    personId: string;
    at: string;
    active: boolean;
    successorId?: string | undefined;
    leaveOpen?: boolean | undefined;
  },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<HandedOver> {
  const { personId, at, active, successorId, leaveOpen } = input;
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    // First the version that was seen: what is handed over belongs to it.
    await unchangedPerson(unit, { personId, at });
    const succession = { fromId: personId, toId: successorId ?? '' };
    const result =
      !active && successorId ? await handOverAll(unit, succession) : { handedOver: 0, stayed: [] };
    const before = await unchangedPerson(unit, { personId, at });
    const roles = active ? before.roles : changedRoles(before.roles, [], unit.now);
    const action = active ? 'person.return' : 'person.leave';
    await unit.put('person', { ...before, active, roles, ...unit.envelope }, action);
    // Last, so that what can never be (INV-30) is said before what only wants an answer. A refusal takes the write back.
    if (!active && !successorId && !leaveOpen) await refuseIfHolding(unit, personId);
    return result;
  });
}

/**
 * A person under another identity: all they answer for and may do goes with them. What they did stays under the identity
 * they did it with, whose entry is put away.
 */
async function moveIdentity(
  unit: Unit,
  person: { before: Person; after: Person; grants: readonly RoleGrant[]; id: string },
): Promise<{ personId: string }> {
  const { before, after, grants, id } = person;
  const isTeam = (await readState(unit.db, 'team')) !== undefined;
  const isOwn = before.id === unit.envelope.by;
  if (isTeam && isOwn) throw refusedIdentity('identity_own_account');
  const there = await unit.get('person', `per:${id}`);
  if (there && there.archivedAt === undefined) throw refusedIdentity('person_exists');
  const { archivedAt: _, ...rest } = { ...there, ...after };
  const roles = changedRoles(there?.roles ?? [], grants, unit.now);
  await unit.put('person', { ...rest, id, roles }, 'person.identity');
  const { stayed } = await handOverAll(unit, { fromId: before.id, toId: id });
  const [stuck] = stayed;
  if (stuck) {
    const what = stuck.initiativeName ?? stuck.name ?? '';
    throw new AppError('invalid_input', [
      { code: 'identity_holds_stay', field: 'identity', values: { what } },
    ]);
  }
  const ended = changedRoles(before.roles, [], unit.now);
  const putAway = { ...before, ...unit.envelope, roles: ended, active: false, archivedAt: unit.now };
  await unit.put('person', putAway, 'person.identity');
  if (isOwn) await unit.db.meta.put({ key: 'me', value: id });
  return { personId: id };
}

function refusedIdentity(code: 'person_exists' | 'identity_blank' | 'identity_own_account'): AppError {
  return new AppError('invalid_input', [{ code, field: 'identity' }]);
}

async function refuseIfHolding(unit: Unit, personId: string): Promise<void> {
  const { length: count } = await listHoldings(personId, unit.now, unit.db);
  if (count === 0) return;
  throw new AppError('invalid_input', [
    { code: 'person_holds_things', field: 'successor', values: { count } },
  ]);
}

async function unchangedPerson(
  unit: Unit,
  { personId, at }: { personId: string; at: string },
): Promise<Person> {
  const before = await unit.get('person', `per:${personId}`);
  if (!before) throw new AppError('not_found');
  if (before.at !== at) throw new AppError('edited_elsewhere');
  return before;
}
