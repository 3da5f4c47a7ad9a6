import { verify } from 'node:crypto';

/**
 * The claims of a token, or how CouchDB refuses it: 401 for one whose time is over, 400 for one it cannot accept. Knows RS256
 * alone, and looks at signature, `exp` and `iss`.
 */
export function readToken(token, keys, issuer) {
  const bad = (reason) => ({ refused: { status: 400, error: 'bad_request', reason } });
  const [head, body, signature] = token.split('.');
  const read = (part) => {
    try {
      return JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));
    } catch {
      return undefined;
    }
  };
  const [header, claims] = [read(head), read(body)];
  if (!header || !claims) return bad('Malformed token');
  if (header.alg !== 'RS256') return bad('Invalid alg header claim');
  const key = keys.get(header.kid);
  if (!key) return bad('Unknown kid');
  const isSigned = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    key,
    Buffer.from(signature ?? '', 'base64url'),
  );
  if (!isSigned) return bad('Bad signature');
  if (claims.iss !== issuer) return bad('Invalid iss claim');
  if (typeof claims.exp !== 'number') return bad('Missing exp claim');
  if (claims.exp <= Date.now() / 1000) {
    return { refused: { status: 401, error: 'unauthorized', reason: 'exp not in future' } };
  }
  return claims;
}
