import * as oauth from 'oauth4webapi';
import type { SignInDoors } from './doors';
import { asSignInError } from './failures';
import type { Provider } from './provider';
import type { ProviderSettings } from './provider-settings';
import { clientOf } from './requests';
import { SignInError } from './sign-in-error';

/** How the person is asked. */
export type Manner = {
  /** Without it nothing is shown: either the provider still knows the person, or it fails. */
  interactive: boolean;
  /** Asks who it is even when the provider thinks it knows. */
  fresh?: boolean;
  /** The account that is expected. */
  account?: string;
};

/** The provider's answer, a code in it, and what proves that the answer is to our question. */
export type Grant = { answer: URLSearchParams; verifier: string; nonce: string };

/**
 * Sends the person to the provider and takes the answer it comes back with (RFC 6749, section 4.1, with PKCE of RFC 7636).
 *
 * @throws SignInError
 */
export async function askForCode(
  provider: Provider,
  settings: ProviderSettings,
  { launch, redirectUri }: SignInDoors,
  { interactive, fresh, account }: Manner,
): Promise<Grant> {
  const verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const address = new URL(provider.authorization_endpoint);
  const asked = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    scope: settings.scope,
    state,
    nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(interactive ? (fresh ? { prompt: 'login' } : {}) : { prompt: 'none' }),
    ...(account === undefined || fresh ? {} : { login_hint: account }),
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  const back = await launch(address.href, { interactive }).catch((cause) => {
    throw new SignInError(failureOf(cause, interactive), { cause });
  });
  return { answer: answerIn(back, { redirectUri, provider, settings, state }), verifier, nonce };
}

type Ours = { redirectUri: string; provider: Provider; settings: ProviderSettings; state: string };

/** What came back must be ours: the same place, the same state, the same issuer (RFC 9207). Its error is read last. */
function answerIn(back: string, { redirectUri, provider, settings, state }: Ours): URLSearchParams {
  const url = URL.canParse(back) ? new URL(back) : undefined;
  if (!url || url.origin + url.pathname !== redirectUri) throw new SignInError('not_believed');
  try {
    return oauth.validateAuthResponse(provider, clientOf(settings), url, state);
  } catch (error) {
    return asSignInError(error);
  }
}

/** A browser rejects with a sentence and no code. Only "the page did not load" is told apart, by Chromium's words. */
function failureOf(cause: unknown, interactive: boolean) {
  if (!interactive) return 'needs_person';
  return cause instanceof Error && /could not be loaded/i.test(cause.message) ? 'unreachable' : 'cancelled';
}
