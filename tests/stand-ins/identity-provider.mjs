import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Provider, { errors } from 'oidc-provider';

/**
 * An organisation's sign-in on the loopback interface: `oidc-provider`, a certified OpenID provider, as it comes, with its own
 * login page (any name that is among `people` is let in; the page's password is not looked at, which is the provider's
 * development page and nothing our side of the protocol can see). Access tokens are JWTs for the team's server with the
 * roles in a claim of our own, refresh tokens rotate, and using one twice revokes its family.
 *
 * It needs a newer Node than the rest asks for and says so on start; what is used here works.
 *
 * @typedef {import('./identity-provider.d.mts').IdentityProvider} IdentityProvider
 */

export const CLIENT_ID = 'pilotlight';
export const ROLES_CLAIM = 'pilotlight_roles';
const AUDIENCE = 'https://couch.haldenfreight.example';

/**
 * @param {{ people: Record<string, readonly string[]>, redirectUris: readonly string[] }} options people: roles by account
 * @returns {Promise<IdentityProvider>}
 */
export async function startIdentityProvider({ people, redirectUris }) {
  const server = createServer((request, response) => handle(request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const settings = { people, redirectUris, seconds: 600 };
  let [key, handle] = [signingKey(), undefined];
  const begin = () => {
    handle = createProvider(issuer, key, settings).callback();
  };
  begin();
  return {
    issuer,
    people,
    keepAccessTokensFor: (seconds) => {
      settings.seconds = seconds;
    },
    rotateKey: () => {
      key = signingKey();
      begin();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

function createProvider(issuer, key, settings) {
  const accessTokenLifetime = () => settings.seconds;
  return new Provider(issuer, {
    jwks: { keys: [key] },
    cookies: { keys: ['not-a-secret'] },
    clients: [
      {
        client_id: CLIENT_ID,
        redirect_uris: [...settings.redirectUris],
        response_types: ['code'],
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'none',
      },
    ],
    scopes: ['openid', 'offline_access'],
    findAccount: (_context, sub) =>
      sub in settings.people ? { accountId: sub, claims: async () => ({ sub }) } : undefined,
    // The organisation has agreed for its people: nobody is asked for consent.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      });
      grant.addOIDCScope('openid offline_access');
      grant.addResourceScope(AUDIENCE, 'openid');
      await grant.save();
      return grant;
    },
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    // The extension's requests name its own origin, which an organisation allows where it registers it.
    clientBasedCORS: (_context, origin) => origin.startsWith('chrome-extension://'),
    extraTokenClaims: async (_context, token) => ({ [ROLES_CLAIM]: settings.people[token.accountId] ?? [] }),
    ttl: {
      AccessToken: accessTokenLifetime,
      IdToken: 600,
      RefreshToken: 3600,
      Session: 3600,
      Grant: 3600,
      Interaction: 600,
    },
    features: {
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => AUDIENCE,
        useGrantedResource: async () => true,
        getResourceServerInfo: async (_context, resource) => {
          if (resource !== AUDIENCE) throw new errors.InvalidTarget();
          return {
            scope: 'openid',
            audience: AUDIENCE,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
    },
  });
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}
