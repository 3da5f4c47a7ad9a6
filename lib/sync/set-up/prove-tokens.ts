import type { SetUpCheck } from '@/lib/domain/team-set-up';
import type { Ask } from '../couchdb/http';
import { accountIn, type ServerAccount } from '../couchdb/server-account';
import { forgedTokens } from './forged-tokens';
import type { Probe } from './probe';
import { serverSetting } from './server-setting';

/** Whether tokens that nobody's provider signed are nobody's sign-in. */
export async function proveForged(
  probeAs: (authorization: string) => Probe,
  provider: { issuer: string; keys: readonly JsonWebKey[] } | undefined,
): Promise<SetUpCheck> {
  for (const { kind, token } of await forgedTokens(provider)) {
    const { status, json } = await probeAs(`Bearer ${token}`)('GET', '/_session');
    if (status >= 300) continue;
    const { name, roles } = accountOf(json);
    if (name !== undefined || roles.includes('_admin')) return { id: 'forged', result: 'bad', detail: kind };
  }
  return { id: 'forged', result: 'good' };
}

/**
 * Whether the server reads tokens at all, and demands of each an end and its issuer's name: without `exp` among the claims
 * it demands, CouchDB takes a token for ever. Its settings say so; a gateway in front or a rented server shows none.
 * https://docs.couchdb.org/en/stable/config/auth.html
 */
export async function proveTokenRules(ask: Ask, issuer: string): Promise<SetUpCheck> {
  const claims = await serverSetting(ask, 'jwt_auth', 'required_claims');
  const handlers = await serverSetting(ask, 'chttpd', 'authentication_handlers');
  if (claims === undefined || handlers === undefined) return { id: 'tokens', result: 'unknown' };
  const open = [
    ...(handlers.includes('jwt_authentication_handler') ? [] : ['authentication_handlers']),
    ...(/\bexp\b/.test(claims) && claims.includes(`"${issuer}"`) ? [] : ['required_claims']),
  ];
  return open.length === 0
    ? { id: 'tokens', result: 'good' }
    : { id: 'tokens', result: 'bad', detail: open.join(', ') };
}

/**
 * Whether the claim from which the server takes roles is one that an organisation puts into tokens for Pilotlight alone. CouchDB
 * has no setting for the audience of a token (`aud`): one that was made for another application counts here as well, with
 * whatever stands in that claim.
 */
export async function proveAudience(ask: Ask): Promise<SetUpCheck> {
  const path = await serverSetting(ask, 'jwt_auth', 'roles_claim_path');
  if (path === undefined) return { id: 'audience', result: 'unknown' };
  // A dot within a name is written with a backslash.
  const claim = path.replaceAll('\\', '').trim();
  return EVERYBODYS_CLAIMS.test(claim)
    ? { id: 'audience', result: 'bad', detail: claim || '_couchdb.roles' }
    : { id: 'audience', result: 'good', detail: claim };
}

/** Claims that identity providers put into tokens for every application, and CouchDB's own default. */
const EVERYBODYS_CLAIMS =
  /^(_couchdb\.roles|realm_access\.roles|roles?|groups?|scopes?|scp|permissions|wids)?$/i;

/** What the server makes of a person's own sign-in at their organisation. */
export function provePerson(account: string, seen: ServerAccount | undefined): SetUpCheck {
  if (!seen || seen.name !== account) return { id: 'person', result: 'bad', detail: seen?.name ?? '' };
  const isRight = seen.roles.includes('pl-employee') && !seen.roles.includes('_admin');
  if (isRight) return { id: 'person', result: 'good' };
  // Which initiatives somebody owns says nothing about what is wrong.
  const roles = seen.roles.filter((role) => !role.includes(':'));
  return { id: 'person', result: 'bad', detail: [seen.name, ...roles].join(', ') };
}

/**
 * Whether a sign-in whose time is over is turned away: only the organisation can make one, so it has to be one of its own that
 * was good and has ended since.
 */
export async function proveEnded(asThem: Probe): Promise<SetUpCheck> {
  const { status, json } = await asThem('GET', '/_session');
  const isSomebody = status < 300 && accountOf(json).name !== undefined;
  return { id: 'ended', result: isSomebody ? 'bad' : 'good' };
}

function accountOf(json: unknown): ServerAccount {
  try {
    return accountIn(json);
  } catch {
    return { name: undefined, roles: [] };
  }
}
