import { TEAM_RIGHTS, type TeamAccount, type TeamRight } from '@/lib/domain/team-set-up';
import type { Ask } from '../couchdb/http';
import { type Json, list, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';
import { CHECK_PREFIX } from './check-accounts';

/**
 * Accounts of the server's own, for teams without an identity provider: documents of `_users`, with the same roles that a
 * provider would put into a token (https://docs.couchdb.org/en/stable/intro/security.html#authentication-database).
 */
const ID = 'org.couchdb.user:';
/** The role of everybody in a team. */
export const MEMBER = 'pl-employee';
const roleOf = (right: TeamRight) => `pl-${right}`;

/** The accounts of the server by name, without those of a check. `known`: what the team calls its people, by account. */
export async function listAccounts(
  ask: Ask,
  known: Readonly<Record<string, string>> = {},
): Promise<TeamAccount[]> {
  return (await readAccounts(ask)).map(({ name, roles }) => ({
    ...accountOf(name, roles),
    ...(Object.hasOwn(known, name) ? { displayName: known[name] as string } : {}),
  }));
}

/** The same as documents: what stands in them besides is written back as it was. */
export async function readAccounts(ask: Ask): Promise<{ name: string; roles: string[]; doc: Json }[]> {
  const range = new URLSearchParams({
    include_docs: 'true',
    start_key: JSON.stringify(ID),
    end_key: JSON.stringify(`${ID}\ufff0`),
  });
  const { status, json } = await ask('GET', `/_users/_all_docs?${range}`);
  if (status >= 300) throw new RemoteError('nonsense');
  return list(object(json).rows)
    .map((row) => object(object(row).doc))
    .flatMap((doc) => {
      const { name } = doc;
      const isPerson = typeof name === 'string' && !name.startsWith(CHECK_PREFIX);
      return isPerson ? [{ name, roles: rolesIn(doc.roles), doc }] : [];
    });
}

/** Writes an account as it was read, with other roles. */
export async function writeRoles(
  ask: Ask,
  doc: Json,
  roles: readonly string[],
): Promise<'done' | 'conflict'> {
  const { status } = await ask('PUT', `/_users/${encodeURIComponent(ID + doc.name)}`, { ...doc, roles });
  if (status === 409) return 'conflict';
  if (status >= 300) throw new RemoteError('nonsense');
  return 'done';
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
