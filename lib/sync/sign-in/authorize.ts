import type { SignInDoors } from './doors';
import type { Provider, ProviderSettings } from './provider';
import { challengeFor, randomWord } from './random-word';
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

/** A code, and what proves that the answer to it is ours. */
export type Grant = { code: string; verifier: string; nonce: string };

/**
 * Sends the person to the provider and takes the code it comes back with (RFC 6749, section 4.1, with PKCE of RFC 7636).
 *
 * @throws SignInError
 */
export async function askForCode(
  provider: Provider,
  settings: ProviderSettings,
  { launch, redirectUri }: SignInDoors,
  { interactive, fresh, account }: Manner,
): Promise<Grant> {
  const [verifier, state, nonce] = [randomWord(), randomWord(), randomWord()];
  const address = new URL(provider.authorizationEndpoint);
  const asked = {
    response_type: 'code',
    client_id: settings.clientId,
    redirect_uri: redirectUri,
    scope: settings.scope,
    state,
    nonce,
    code_challenge: await challengeFor(verifier),
    code_challenge_method: 'S256',
    ...(interactive ? (fresh ? { prompt: 'login' } : {}) : { prompt: 'none' }),
    ...(account === undefined || fresh ? {} : { login_hint: account }),
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  const answer = await launch(address.href, { interactive }).catch((cause) => {
    throw new SignInError(failureOf(cause, interactive), { cause });
  });
  return { code: codeIn(answer, { redirectUri, state, issuer: provider.issuer }), verifier, nonce };
}

/** What came back must be ours: the same place, the same state, the same issuer (RFC 9207). Its error is read last. */
function codeIn(answer: string, ours: { redirectUri: string; state: string; issuer: string }): string {
  const url = URL.canParse(answer) ? new URL(answer) : undefined;
  const said = url?.searchParams;
  const isOurs =
    url?.origin !== undefined &&
    url.origin + url.pathname === ours.redirectUri &&
    said?.get('state') === ours.state &&
    [null, ours.issuer].includes(said.get('iss'));
  if (!isOurs || !said) throw new SignInError('not_believed');
  const error = said.get('error');
  if (error) throw refusal(error, said.get('error_description') ?? error);
  const code = said.get('code');
  if (!code) throw new SignInError('not_believed');
  return code;
}

/** The errors of OpenID Connect Core 1.0, section 3.1.2.6, that a person in front of the page would solve. */
const NEEDS_PERSON = [
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
];

function refusal(error: string, detail: string): SignInError {
  if (NEEDS_PERSON.includes(error)) return new SignInError('needs_person');
  if (error === 'access_denied') return new SignInError('cancelled');
  return new SignInError('refused', { detail });
}

/** A browser rejects with a sentence and no code. Only "the page did not load" is told apart, by Chromium's words. */
function failureOf(cause: unknown, interactive: boolean) {
  if (!interactive) return 'needs_person';
  return cause instanceof Error && /could not be loaded/i.test(cause.message) ? 'unreachable' : 'cancelled';
}
