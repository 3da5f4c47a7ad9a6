import * as oauth from 'oauth4webapi';
import type { SignInDoors } from './doors';
import { requestsTo } from './requests';
import { SignInError } from './sign-in-error';

/** What the sign-in says of itself. Every address that is used lies at the issuer's own origin. */
export type Provider = oauth.AuthorizationServer & { authorization_endpoint: string; token_endpoint: string };

/**
 * Reads the discovery document (OpenID Connect Discovery 1.0, section 4) and believes it only where it agrees with the
 * configured issuer: nobody is sent to an address that the organisation did not name.
 *
 * @throws SignInError `unreachable` or `not_the_provider`
 */
export async function readProvider(issuer: string, doors: SignInDoors): Promise<Provider> {
  const response = await oauth.discoveryRequest(new URL(issuer), requestsTo(issuer, doors));
  const found = await metadataOf(issuer, response).catch((cause) => {
    throw new SignInError('not_the_provider', { cause });
  });
  const { authorization_endpoint, token_endpoint, revocation_endpoint, ...rest } = found;
  const methods = found.code_challenge_methods_supported;
  const isSafe = methods === undefined || methods.includes('S256');
  if (!isSafe || !isAt(issuer, authorization_endpoint) || !isAt(issuer, token_endpoint)) {
    throw new SignInError('not_the_provider');
  }
  return {
    ...rest,
    authorization_endpoint,
    token_endpoint,
    ...(isAt(issuer, revocation_endpoint) ? { revocation_endpoint } : {}),
  };
}

/** Some providers name themselves with a slash at the end, and nobody types it. */
async function metadataOf(issuer: string, response: Response): Promise<oauth.AuthorizationServer> {
  const again = response.clone();
  try {
    return await oauth.processDiscoveryResponse(new URL(issuer), response);
  } catch {
    return oauth.processDiscoveryResponse(new URL(`${issuer}/`), again);
  }
}

const isAt = (issuer: string, address: string | undefined): address is string =>
  address !== undefined && URL.canParse(address) && new URL(address).origin === new URL(issuer).origin;
