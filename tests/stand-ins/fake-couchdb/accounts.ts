import { createHash, type KeyObject, randomBytes } from 'node:crypto';
import { type Refused, readToken } from '../json-web-token.mjs';
import type { Database } from './database';
import { Refusal } from './refusal';
import type { Json } from './revision-tree';

/** Who asks; nobody has a name of `null` and no role. */
export type Account = { name: string | null; roles: string[] };

/** What the server takes the organisation's tokens by (`[jwt_auth]` and `[jwt_keys]`). */
export type TokenRules = { issuer: string; rolesClaim: string; keys: Map<string, KeyObject> };

export const NOBODY: Account = { name: null, roles: [] };
const ID = 'org.couchdb.user:';

/** An account's document without its password in clear, as it is kept. */
export function hashPassword({ password, ...body }: Json): Json {
  if (typeof password !== 'string') return body;
  const salt = randomBytes(16).toString('hex');
  return { ...body, password_scheme: 'pbkdf2', salt, derived_key: derive(password, salt) };
}

// A stand-in's passwords need no expensive derivation, only one that cannot be read.
const derive = (password: string, salt: string): string =>
  createHash('sha256').update(`${salt}:${password}`).digest('hex');

/**
 * Who an `Authorization` header names.
 *
 * @throws Refusal 401 for a wrong password or a token whose time is over, 400 for a token that cannot be accepted
 */
export function accountOf(
  header: string | undefined,
  admin: { name: string; password: string },
  users: Database | undefined,
  tokens: readonly TokenRules[],
): Account {
  const [, scheme = '', rest = ''] = /^(\w+) (.+)$/.exec(header ?? '') ?? [];
  if (/^basic$/i.test(scheme)) {
    const [name = '', ...words] = Buffer.from(rest, 'base64').toString('utf8').split(':');
    return signIn(name, words.join(':'), admin, users);
  }
  if (/^bearer$/i.test(scheme) && tokens.length > 0) return bearer(rest, tokens);
  return NOBODY;
}

function bearer(token: string, tokens: readonly TokenRules[]): Account {
  let refusal = new Refusal(400, 'bad_request', 'Unknown kid');
  for (const { keys, issuer, rolesClaim } of tokens) {
    const claims = readToken(token, keys, issuer);
    if (!('refused' in claims)) {
      const roles = claims[rolesClaim];
      return { name: String(claims.sub), roles: Array.isArray(roles) ? roles.map(String) : [] };
    }
    const { status, error, reason } = claims.refused as Refused['refused'];
    if (refusal.status === 400) refusal = new Refusal(status, error, reason);
  }
  throw refusal;
}

function signIn(
  name: string,
  password: string,
  admin: { name: string; password: string },
  users: Database | undefined,
): Account {
  if (name === admin.name && password === admin.password) return { name, roles: ['_admin'] };
  const known = users?.get(ID + name)?.winner;
  const { salt, derived_key: key, roles } = (known?.deleted ? undefined : known?.body) ?? {};
  if (name === admin.name || typeof salt !== 'string' || derive(password, salt) !== key) {
    throw new Refusal(401, 'unauthorized', 'Name or password is incorrect.');
  }
  return { name, roles: Array.isArray(roles) ? roles.map(String) : [] };
}

export const isAdmin = ({ roles }: Account): boolean => roles.includes('_admin');

export function expectServerAdmin(who: Account): void {
  if (!isAdmin(who)) throw new Refusal(401, 'unauthorized', 'You are not a server admin.');
}

/** Whether somebody may read a database, and write to it as far as its rules let them. */
export function expectMember({ security }: Database, who: Account): void {
  const members = part(security.members);
  if (members.names.length + members.roles.length === 0) return;
  if (isAdmin(who) || isNamed(members, who) || isNamed(part(security.admins), who)) return;
  throw who.name === null
    ? new Refusal(401, 'unauthorized', 'You are not authorized to access this db.')
    : new Refusal(403, 'forbidden', 'You are not allowed to access this db.');
}

/** Whether somebody may change a database's rules and readers. */
export const isDatabaseAdmin = ({ security }: Database, who: Account): boolean =>
  isAdmin(who) || isNamed(part(security.admins), who);

const isNamed = ({ names, roles }: Part, who: Account): boolean =>
  names.includes(who.name ?? '') || roles.some((role) => who.roles.includes(role));

type Part = { names: string[]; roles: string[] };

function part(value: unknown): Part {
  const { names, roles } = (value ?? {}) as { names?: unknown; roles?: unknown };
  return {
    names: Array.isArray(names) ? names.map(String) : [],
    roles: Array.isArray(roles) ? roles.map(String) : [],
  };
}
