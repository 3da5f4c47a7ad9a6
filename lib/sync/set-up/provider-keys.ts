import * as z from 'zod/mini';
import { GUARDED, readBody, within } from '../guarded-fetch';
import type { SignInDoors } from '../sign-in/doors';
import { readProvider } from '../sign-in/provider';

const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
const MAX_BYTES = 256 * 1024;

/**
 * The public keys of a sign-in (RFC 7517), as far as they lie at its own origin; none where they cannot be read.
 *
 * @throws SignInError `unreachable` or `not_the_provider`
 */
export async function readKeys(issuer: string, doors: SignInDoors): Promise<JsonWebKey[]> {
  const { jwks_uri } = await readProvider(issuer, doors);
  if (!jwks_uri || !URL.canParse(jwks_uri) || new URL(jwks_uri).origin !== new URL(issuer).origin) return [];
  const headers = { accept: 'application/json' };
  const json = await doors
    .fetch(jwks_uri, { ...GUARDED, headers, signal: within() })
    .then((response) => readBody(response, MAX_BYTES))
    .then((text): unknown => JSON.parse(text))
    .catch(() => undefined);
  const read = KeySet.safeParse(json);
  return read.success ? read.data.keys : [];
}
