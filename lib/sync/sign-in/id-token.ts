import * as z from 'zod/mini';
import { textFromBase64Url } from './base64-url';
import { SignInError } from './sign-in-error';

const Claims = z.object({
  iss: z.string(),
  sub: z.string().check(z.minLength(1), z.maxLength(255)),
  aud: z.union([z.string(), z.array(z.string())]),
  azp: z.optional(z.string()),
  exp: z.number(),
  iat: z.number(),
  nonce: z.optional(z.string()),
});

/** How far the provider's own two clocks may be apart. */
const LEEWAY_SECONDS = 60;

/**
 * Whom an ID token names, after the checks of OpenID Connect Core 1.0, section 3.1.3.7. It came straight from the token
 * endpoint over TLS, which by point 6 of that section stands for its signature; it is never sent anywhere.
 *
 * @param now the provider's clock, so that a wrong one on this device locks nobody out
 * @throws SignInError `not_believed`
 */
export function accountIn(
  token: string,
  expected: { issuer: string; clientId: string; nonce?: string; now: Date },
): string {
  const claims = readClaims(token);
  const audience = [claims.aud].flat();
  const seconds = expected.now.getTime() / 1000;
  const isSound =
    claims.iss === expected.issuer &&
    audience.includes(expected.clientId) &&
    (claims.azp === undefined ? audience.length === 1 : claims.azp === expected.clientId) &&
    claims.exp > seconds - LEEWAY_SECONDS &&
    claims.iat < seconds + LEEWAY_SECONDS &&
    (expected.nonce === undefined || claims.nonce === expected.nonce);
  if (!isSound) throw new SignInError('not_believed');
  return claims.sub;
}

function readClaims(token: string): z.infer<typeof Claims> {
  const parts = token.split('.');
  try {
    if (parts.length !== 3) throw new Error('not three parts');
    return z.parse(Claims, JSON.parse(textFromBase64Url(parts[1] ?? '')));
  } catch (cause) {
    throw new SignInError('not_believed', { cause });
  }
}
