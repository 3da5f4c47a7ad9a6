import * as z from 'zod/mini';
import { serverOrigin } from '@/lib/domain/server-origin';
import { GUARDED, readJson, within } from '../guarded-fetch';
import { SignInError } from './sign-in-error';

/** The organisation's sign-in as a person or a policy names it. Nothing in it is a secret. */
export type ProviderSettings = { issuer: string; clientId: string; scope: string };

/** What the sign-in says of itself. Every address lies at the issuer's own origin. */
export type Provider = {
  issuer: string;
  authorizationEndpoint: string;
  tokenEndpoint: string;
  revocationEndpoint?: string;
};

const WELL_KNOWN = '/.well-known/openid-configuration';

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  revocation_endpoint: z.optional(z.string()),
  code_challenge_methods_supported: z.optional(z.array(z.string())),
});

/**
 * The issuer from what a person typed or pasted, the address of its discovery document included. Only https, except on this
 * machine itself; `undefined` for anything that cannot be one.
 */
export function issuerAddress(typed: string): string | undefined {
  const text = typed.trim();
  let url: URL;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    return undefined;
  }
  if (!serverOrigin(url.origin) || url.username || url.password || url.search || url.hash) return undefined;
  return withoutSlash(url.origin + url.pathname.replace(WELL_KNOWN, ''));
}

/**
 * Reads the discovery document (OpenID Connect Discovery 1.0, section 4) and believes it only where it agrees with the
 * configured issuer: nobody is sent to an address that the organisation did not name.
 *
 * @throws SignInError `unreachable` or `not_the_provider`
 */
export async function readProvider(issuer: string, ask: typeof fetch): Promise<Provider> {
  const response = await ask(withoutSlash(issuer) + WELL_KNOWN, {
    ...GUARDED,
    headers: { accept: 'application/json' },
    signal: within(),
  }).catch((cause) => {
    throw new SignInError('unreachable', { cause });
  });
  if (response.status >= 500) throw new SignInError('unreachable');
  const json = await readJson(response).catch((cause) => {
    throw new SignInError('not_the_provider', { cause });
  });
  const read = Discovery.safeParse(json);
  if (!response.ok || !read.success) throw new SignInError('not_the_provider');
  const found = read.data;
  const methods = found.code_challenge_methods_supported;
  const endpoints = [found.authorization_endpoint, found.token_endpoint];
  const isOurs =
    withoutSlash(found.issuer) === withoutSlash(issuer) &&
    endpoints.every((address) => isAtOrigin(address, issuer)) &&
    (methods === undefined || methods.includes('S256'));
  if (!isOurs) throw new SignInError('not_the_provider');
  const revocation = found.revocation_endpoint;
  return {
    issuer: found.issuer,
    authorizationEndpoint: found.authorization_endpoint,
    tokenEndpoint: found.token_endpoint,
    ...(revocation && isAtOrigin(revocation, issuer) ? { revocationEndpoint: revocation } : {}),
  };
}

function isAtOrigin(address: string, issuer: string): boolean {
  return URL.canParse(address) && new URL(address).origin === new URL(issuer).origin;
}

const withoutSlash = (address: string) => address.replace(/\/$/, '');
