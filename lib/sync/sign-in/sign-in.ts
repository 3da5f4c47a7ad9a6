import { askForCode, type Manner } from './authorize';
import type { SignInDoors } from './doors';
import { accountIn } from './id-token';
import { type Provider, type ProviderSettings, readProvider } from './provider';
import { SignInError } from './sign-in-error';
import { askForTokens, postForm, type TokenAnswer } from './token-endpoint';

/** What stands for a person at the team's server. Kept in memory only. */
export type Tokens = {
  access: string;
  refresh?: string;
  /** From this moment on (ISO) a new access token is asked for before the old one is used again. */
  renewAt: string;
};

export type SignedIn = { account: string; tokens: Tokens };

/**
 * Signs a person in at the organisation's own provider: authorization code with PKCE, state and nonce.
 *
 * @throws SignInError
 */
export async function signInAt(
  settings: ProviderSettings,
  doors: SignInDoors,
  manner: Manner,
): Promise<SignedIn> {
  const provider = await readProvider(settings.issuer, doors.fetch);
  const { code, verifier, nonce } = await askForCode(provider, settings, doors, manner);
  const answer = await askForTokens(provider.tokenEndpoint, doors.fetch, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: doors.redirectUri,
    client_id: settings.clientId,
    code_verifier: verifier,
  });
  if (answer.identity === undefined) throw new SignInError('not_believed');
  const account = accountOf(answer.identity, { provider, settings, answer, doors, nonce });
  return { account, tokens: tokensFrom(answer, doors.now()) };
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
  const provider = await readProvider(settings.issuer, doors.fetch);
  const answer = await askForTokens(provider.tokenEndpoint, doors.fetch, {
    grant_type: 'refresh_token',
    refresh_token: refresh,
    client_id: settings.clientId,
  });
  const named =
    answer.identity === undefined
      ? account
      : accountOf(answer.identity, { provider, settings, answer, doors });
  if (named !== account) throw new SignInError('not_believed');
  return { refresh, ...tokensFrom(answer, doors.now()) };
}

/** Tells the provider that a refresh token is not needed any more (RFC 7009). That it may not hear it changes nothing here. */
export async function giveBack(
  settings: ProviderSettings,
  doors: SignInDoors,
  tokens: Tokens,
): Promise<void> {
  if (tokens.refresh === undefined) return;
  const form = { token: tokens.refresh, token_type_hint: 'refresh_token', client_id: settings.clientId };
  try {
    const { revocationEndpoint } = await readProvider(settings.issuer, doors.fetch);
    if (revocationEndpoint) await postForm(revocationEndpoint, doors.fetch, form);
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
  }
}

type Answered = {
  provider: Provider;
  settings: ProviderSettings;
  answer: TokenAnswer;
  doors: SignInDoors;
  nonce?: string;
};

function accountOf(identity: string, { provider, settings, answer, doors, nonce }: Answered): string {
  return accountIn(identity, {
    issuer: provider.issuer,
    clientId: settings.clientId,
    now: answer.serverNow ?? doors.now(),
    ...(nonce === undefined ? {} : { nonce }),
  });
}

/** Renewed a minute before its end; one that lives shorter than two, after half its life. Counted from here: no other clock. */
const EARLY_SECONDS = 60;

function tokensFrom({ access, refresh, lifetime }: TokenAnswer, now: Date): Tokens {
  const seconds = Math.max(lifetime - EARLY_SECONDS, lifetime / 2);
  const renewAt = new Date(now.getTime() + seconds * 1000).toISOString();
  return { access, renewAt, ...(refresh === undefined ? {} : { refresh }) };
}
