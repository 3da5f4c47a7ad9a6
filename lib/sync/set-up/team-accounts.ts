import { TEAM_RIGHTS, type TeamAccount, type TeamRight } from '@/lib/domain/team-set-up';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import { type Json, list, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';
import { CHECK_PREFIX } from './check-accounts';
import { readOwners } from './initiative-owners';
import { forgetOwners } from './name-owners';

/**
 * Accounts of the server's own, for teams without an identity provider: documents of `_users`, with the same roles that a
 * provider would put into a token (https://docs.couchdb.org/en/stable/intro/security.html#authentication-database).
 */
const ID = 'org.couchdb.user:';
const MEMBER = 'pl-employee';
const roleOf = (right: TeamRight) => `pl-${right}`;

/** The accounts of the server by name, without those of a check. */
export async function listAccounts(ask: Ask): Promise<TeamAccount[]> {
  const range = new URLSearchParams({
    include_docs: 'true',
    start_key: JSON.stringify(ID),
    end_key: JSON.stringify(`${ID}\ufff0`),
  });
  const { status, json } = await ask('GET', `/_users/_all_docs?${range}`);
  if (status >= 300) throw new RemoteError('nonsense');
  return list(object(json).rows)
    .map((row) => object(object(row).doc))
    .flatMap(({ name, roles }) =>
      typeof name === 'string' && !name.startsWith(CHECK_PREFIX) ? [accountOf(name, rolesIn(roles))] : [],
    );
}

/**
 * Adds an account to the team, or gives one these rights; with a `password` it has that one from now on. Roles that are not
 * of the team stay as they are.
 *
 * @returns `conflict` when somebody else changed it meanwhile, `no_password` for a new account without one
 */
export async function saveAccount(
  ask: Ask,
  { name, rights, password }: { name: string; rights: readonly TeamRight[]; password?: string | undefined },
): Promise<'done' | 'conflict' | 'no_password'> {
  const path = `/_users/${encodeURIComponent(ID + name)}`;
  const found = await ask('GET', path);
  const isNew = found.status === 404;
  if (isNew && !password) return 'no_password';
  const before: Json = isNew ? { name, type: 'user' } : object(found.json);
  const kept = rolesIn(before.roles).filter((role) => !TEAM_RIGHTS.some((right) => roleOf(right) === role));
  const roles = [...new Set([MEMBER, ...kept, ...rights.map(roleOf)])];
  const { status } = await ask('PUT', path, { ...before, roles, ...(password ? { password } : {}) });
  if (status === 409) return 'conflict';
  if (status >= 300) throw new RemoteError('nonsense');
  return 'done';
}

/** Takes an account off the server. What it wrote stays, in its name. */
export async function removeAccount(ask: Ask, name: string): Promise<void> {
  const path = `/_users/${encodeURIComponent(ID + name)}`;
  const { status, json } = await ask('GET', path);
  if (status === 404) return;
  await ask('DELETE', `${path}?rev=${object(json)._rev}`);
}

/**
 * Lets the people whom initiatives name as owner or delegate write them, and nobody else any more: the server knows by roles
 * alone who that is. Names that an organisation's sign-in had in the databases' security end with it: whoever is called like
 * one of them would go on writing.
 *
 * @returns how many accounts were changed
 */
export async function alignOwners(ask: Ask, names: DatabaseNames): Promise<number> {
  const owned = await ownedBy(ask, names.core);
  await forgetOwners(ask, names);
  const { json } = await ask('GET', `/_users/_all_docs?include_docs=true`);
  let changed = 0;
  for (const row of list(object(json).rows)) {
    const doc = object(object(row).doc);
    const { name } = doc;
    const now = rolesIn(doc.roles);
    if (typeof name !== 'string' || !now.includes(MEMBER)) continue;
    const wanted = [...now.filter((role) => !role.startsWith('owner:')), ...(owned.get(name) ?? [])];
    if (wanted.length === now.length && wanted.every((role) => now.includes(role))) continue;
    const { status } = await ask('PUT', `/_users/${encodeURIComponent(ID + name)}`, {
      ...doc,
      roles: wanted,
    });
    if (status < 300) changed++;
  }
  return changed;
}

/** The roles of each person, by name. */
async function ownedBy(ask: Ask, core: string): Promise<Map<string, string[]>> {
  const owned = new Map<string, string[]>();
  for (const [id, people] of Object.entries(await readOwners(ask, core))) {
    for (const person of people) owned.set(person, [...(owned.get(person) ?? []), `owner:${id}`]);
  }
  return owned;
}

function accountOf(name: string, roles: readonly string[]): TeamAccount {
  return {
    name,
    isMember: roles.includes(MEMBER),
    rights: TEAM_RIGHTS.filter((right) => roles.includes(roleOf(right))),
    owns: roles.filter((role) => role.startsWith('owner:')).length,
  };
}

const rolesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
