import { serverOrigin } from '@/lib/domain/server-origin';

/** The organisation's sign-in as a person or a policy names it. Nothing in it is a secret. */
export type ProviderSettings = { issuer: string; clientId: string; scope: string };

const WELL_KNOWN = '/.well-known/openid-configuration';

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

const withoutSlash = (address: string) => address.replace(/\/$/, '');
