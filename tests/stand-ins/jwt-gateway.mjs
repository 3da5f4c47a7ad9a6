import { createHmac, createPublicKey } from 'node:crypto';
import { request as ask, createServer } from 'node:http';
import { addAccount, basic } from './couchdb.mjs';
import { ROLES_CLAIM } from './identity-provider.mjs';
import { readToken } from './json-web-token.mjs';

/**
 * Stands for CouchDB's `jwt_authentication_handler` in front of a server that has none (pouchdb-server): checks signature,
 * `exp` and `iss` of a bearer token, takes the name from `sub` and the roles from the claim that `roles_claim_path` would
 * name, and answers as CouchDB does: 401 for a token whose time is over, 400 for one it cannot accept. As with `[jwt_keys]`,
 * keys are those of the moment it started, until `loadKeys` is called. Everything else is passed on as it is, the sign-in of
 * an account of the server's own included.
 *
 * A server that takes tokens itself is told the keys, and nothing stands in front of it.
 *
 * What it lacks: algorithms other than RS256, `nbf` and `iat`, claims as patterns, its own `_node/_local/_config`. To pass a
 * person on it keeps an account of the same name and roles at the server behind it, so that a person may have either a token
 * or a password of their own there, not both.
 */
export async function startJwtGateway({ server: couch, issuer }) {
  let keys = new Map();
  const loadKeys = async () => {
    const { jwks_uri } = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
    const { keys: found } = await (await fetch(jwks_uri)).json();
    keys = new Map(found.map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
  };
  await loadKeys();
  if (couch.takeTokens) {
    const tell = () => couch.takeTokens({ issuer, rolesClaim: ROLES_CLAIM, keys });
    tell();
    return { url: couch.url, loadKeys: () => loadKeys().then(tell), close: async () => {} };
  }

  const known = new Map();
  const passwordOf = (name) => createHmac('sha256', 'not-a-secret').update(name).digest('hex').slice(0, 24);
  /** Roles are those of the token, each time: an account that has others is written again. */
  const accountFor = ({ sub, [ROLES_CLAIM]: roles = [] }) => {
    const wanted = JSON.stringify(roles);
    if (known.get(sub)?.wanted !== wanted) {
      const made = addAccount(couch, sub, roles, passwordOf(sub));
      known.set(sub, { wanted, made });
    }
    return known.get(sub).made;
  };

  const server = createServer((request, response) => {
    void answer(request, response).catch((error) => {
      response
        .writeHead(502, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error: String(error) }));
    });
  });

  async function answer(request, response) {
    const { authorization, ...headers } = request.headers;
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    const claims = token && readToken(token, keys, issuer);
    if (claims?.refused) {
      const { status, error, reason } = claims.refused;
      request.resume();
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ error, reason }));
      return;
    }
    if (claims) await accountFor(claims);
    const passed = claims ? basic(claims.sub, passwordOf(claims.sub)) : authorization;
    const target = new URL(request.url, couch.url);
    const onward = ask(target, {
      method: request.method,
      headers: { ...headers, host: target.host, ...(passed ? { authorization: passed } : {}) },
    });
    onward.on('response', (got) => {
      // Somebody with a name who may not read a database gets 403 from CouchDB, and 401 from pouchdb-server.
      response.writeHead(claims && got.statusCode === 401 ? 403 : got.statusCode, got.headers);
      got.pipe(response);
    });
    onward.on('error', (error) => response.destroy(error));
    request.pipe(onward);
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    loadKeys,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
