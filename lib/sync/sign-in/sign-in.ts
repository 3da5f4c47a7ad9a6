import * as oauth from 'oauth4webapi';
import { askForCode, type Manner } from './authorize';
import type { SignInDoors } from './doors';
import { asSignInError } from './failures';
import { renewAt } from './lifetime';
import { readProvider } from './provider';
import type { ProviderSettings } from './provider-settings';
import { clientAt, clientOf, requestsTo } from './requests';
import { SignInError } from './sign-in-error';

/** What stands for a person at the team's server. Kept in memory only. */
export type Tokens = {
  access: string;
  refresh?: string;
  /** From this moment on (ISO) a new access token is asked for before the old one is used again. */
  renewAt: string;
};

export type SignedIn = { account: string; tokens: Tokens };

/**
 * Signs a person in at the organisation's own provider: authorization code with PKCE, state and nonce. The ID token says who;
 * it comes straight from the token endpoint over TLS, which stands for its signature (OpenID Connect Core 1.0, section 3.1.3.7,
 * point 6), and is never sent anywhere.
 *
 * @throws SignInError
 */
export async function signInAt(
  settings: ProviderSettings,
  doors: SignInDoors,
  manner: Manner,
): Promise<SignedIn> {
  const provider = await readProvider(settings.issuer, doors);
  const { answer, verifier, nonce } = await askForCode(provider, settings, doors, manner);
  try {
    const response = await oauth.authorizationCodeGrantRequest(
      provider,
      clientOf(settings),
      oauth.None(),
      answer,
      doors.redirectUri,
      verifier,
      requestsTo(settings.issuer, doors),
    );
    const client = clientAt(settings, response);
    const options = { expectedNonce: nonce, requireIdToken: true };
    const granted = await oauth.processAuthorizationCodeResponse(provider, client, response, options);
    const account = accountIn(granted);
    if (account === undefined) throw new SignInError('not_believed');
    return { account, tokens: tokensFrom(granted, response, doors.now()) };
  } catch (error) {
    return asSignInError(error);
  }
}

/**
 * New tokens for `account` from a refresh token. Where the provider keeps its refresh tokens, so do we.
 *
 * @throws SignInError `grant_over` when it counts no longer, `not_believed` when it names somebody else
 */
export async function renew(
  settings: ProviderSettings,
  doors: SignInDoors,
  { refresh, account }: { refresh: string; account: string },
): Promise<Tokens> {
  const provider = await readProvider(settings.issuer, doors);
  try {
    const response = await oauth.refreshTokenGrantRequest(
      provider,
      clientOf(settings),
      oauth.None(),
      refresh,
      requestsTo(settings.issuer, doors),
    );
    const client = clientAt(settings, response);
    const granted = await oauth.processRefreshTokenResponse(provider, client, response);
    if ((accountIn(granted) ?? account) !== account) throw new SignInError('not_believed');
    return { refresh, ...tokensFrom(granted, response, doors.now()) };
  } catch (error) {
    return asSignInError(error);
  }
}

/** Tells the provider that a refresh token is not needed any more (RFC 7009). That it may not hear it changes nothing here. */
export async function giveBack(
  settings: ProviderSettings,
  doors: SignInDoors,
  { refresh }: Tokens,
): Promise<void> {
  if (refresh === undefined) return;
  try {
    const provider = await readProvider(settings.issuer, doors);
    if (provider.revocation_endpoint === undefined) return;
    await oauth.revocationRequest(provider, clientOf(settings), oauth.None(), refresh, {
      ...requestsTo(settings.issuer, doors),
      additionalParameters: { token_type_hint: 'refresh_token' },
    });
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
  }
}

/** Whom the checked ID token names. A name is at most 255 characters long (OpenID Connect Core 1.0, section 2). */
function accountIn(granted: oauth.TokenEndpointResponse): string | undefined {
  const account = oauth.getValidatedIdTokenClaims(granted)?.sub;
  if (account === '' || (account?.length ?? 0) > 255) throw new SignInError('not_believed');
  return account;
}

function tokensFrom(granted: oauth.TokenEndpointResponse, answer: Response, now: Date): Tokens {
  const { access_token: access, refresh_token: refresh, token_type } = granted;
  if (token_type !== 'bearer') throw new SignInError('not_believed');
  const tokens = { access, renewAt: renewAt(granted, answer, now) };
  return refresh === undefined ? tokens : { ...tokens, refresh };
}
