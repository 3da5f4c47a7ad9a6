import { base64Url, randomWord } from './base64-url';

/** A token that no server may believe, and what is wrong with it. */
export type ForgedToken = {
  kind: 'unsigned' | 'foreign_key' | 'foreign_signature' | 'public_key';
  token: string;
};

const NAME = 'pl-check-forged';
const ROLES = ['pl-employee', 'pl-admin'];

/**
 * The ways in which tokens are commonly forged (RFC 8725): without a signature, signed with a key of one's own, the same
 * under the name of a key that the server knows, and with a known public key used as if it were a shared secret.
 */
export async function forgedTokens(
  provider: { issuer: string; keys: readonly JsonWebKey[] } | undefined,
): Promise<ForgedToken[]> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: provider?.issuer ?? NAME,
    sub: NAME,
    iat: now - 10,
    exp: now + 300,
    // Where roles are looked for is the server's choice: these are the usual places.
    pilotlight_roles: ROLES,
    '_couchdb.roles': ROLES,
    roles: ROLES,
  };
  const unsigned = (header: object) => `${encoded(header)}.${encoded(claims)}`;
  const own = await crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    },
    false,
    ['sign'],
  );
  const signed = async (kid: string) => {
    const text = unsigned({ alg: 'RS256', typ: 'JWT', kid });
    return `${text}.${await signature({ name: 'RSASSA-PKCS1-v1_5' }, own.privateKey, text)}`;
  };
  const known = (provider?.keys ?? []).flatMap((key) => {
    const { kid } = key as { kid?: unknown };
    return typeof kid === 'string' && key.kty === 'RSA' ? [{ kid, key }] : [];
  });
  return [
    { kind: 'unsigned', token: `${unsigned({ alg: 'none', typ: 'JWT' })}.` },
    { kind: 'foreign_key', token: await signed(randomWord()) },
    ...(await Promise.all(
      known.flatMap(({ kid, key }) => [
        signed(kid).then((token) => ({ kind: 'foreign_signature' as const, token })),
        withPublicKey(kid, key, unsigned).then((token) => ({ kind: 'public_key' as const, token })),
      ]),
    )),
  ];
}

async function withPublicKey(
  kid: string,
  key: JsonWebKey,
  unsigned: (header: object) => string,
): Promise<string> {
  const { kty, n, e } = key;
  const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('jwk', { kty, n, e } as JsonWebKey, rsa, true, ['verify']);
  const bytes = new Uint8Array(await crypto.subtle.exportKey('spki', imported));
  const lines = btoa(String.fromCodePoint(...bytes)).match(/.{1,64}/g) ?? [];
  const pem = `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const secret = await crypto.subtle.importKey('raw', new TextEncoder().encode(pem), hmac, false, ['sign']);
  const text = unsigned({ alg: 'HS256', typ: 'JWT', kid });
  return `${text}.${await signature({ name: 'HMAC' }, secret, text)}`;
}

async function signature(algorithm: { name: string }, key: CryptoKey, text: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.sign(algorithm, key, new TextEncoder().encode(text))));
}

const encoded = (part: object) => base64Url(new TextEncoder().encode(JSON.stringify(part)));
