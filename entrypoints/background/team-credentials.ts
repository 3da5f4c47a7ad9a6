import { AppError } from '@/lib/domain/errors';
import { readCredentials, type Secret, writeCredentials } from '@/lib/settings/team';
import type { PilotlightDatabase } from '@/lib/store/database';
import { readState, type Team } from '@/lib/store/sync-state';
import { basicAuthorization } from '@/lib/sync/basic-authorization';
import { RemoteError } from '@/lib/sync/remote-error';
import { bearerOf, type TokenStore } from '@/lib/sync/sign-in/bearer';
import { browserDoors } from '@/lib/sync/sign-in/browser-doors';
import type { ProviderSettings } from '@/lib/sync/sign-in/provider-settings';
import { giveBack, type SignedIn, signInAt, type Tokens } from '@/lib/sync/sign-in/sign-in';
import { SignInError } from '@/lib/sync/sign-in/sign-in-error';
import { onRequest } from './on-request';
import { reportError } from './report-error';

/** How a team's server is told who asks, by whatever this browser has of the account. */
export function authorizationFor(db: PilotlightDatabase, team: Team) {
  return async (refused?: string): Promise<string | undefined> => {
    if (team.provider) {
      // Somebody who signed out wants to be asked before anything is sent in their name again.
      if (await readState(db, 'signedOut')) return undefined;
      return bearerOf(
        team.account,
        team.provider,
        tokensOf(db, team, team.provider),
        browserDoors(onRequest),
      )(refused);
    }
    const secret = await secretOf(team);
    if (!secret || !('password' in secret)) return undefined;
    const header = basicAuthorization(team.account, secret.password);
    if (header !== refused) return header;
    // Tried again by itself it would only lock the account: CouchDB does that after a few failures.
    await writeCredentials(undefined);
    return undefined;
  };
}

/** Keeps what proves an account, instead of whatever was kept before. */
export const keepSecret = ({ origin, account }: Team, secret: Secret): Promise<void> =>
  writeCredentials({ origin, account, ...secret });

/**
 * Forgets what proves an account. The organisation's sign-in is told beside that it is not needed any more, for as long as a
 * request may take: nobody here waits for its answer.
 */
export async function forgetSecret(team: Team): Promise<void> {
  const secret = await secretOf(team);
  await writeCredentials(undefined);
  if (team.provider && secret && 'tokens' in secret) {
    giveBackBeside(team.provider, secret.tokens);
  }
}

function giveBackBeside(provider: ProviderSettings, tokens: Tokens): void {
  void giveBack(provider, browserDoors(onRequest), tokens).catch((cause) => reportError('giveBack', cause));
}

/**
 * The person, at the organisation's sign-in, in a window of its own.
 *
 * @throws AppError `sign_in_<why>`
 */
export async function askWho(
  provider: ProviderSettings,
  manner: { fresh?: boolean; account?: string } = {},
): Promise<SignedIn> {
  try {
    return await signInAt(provider, browserDoors(onRequest), { interactive: true, ...manner });
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    const { failure, detail } = error;
    if (failure === 'needs_person' || failure === 'grant_over') throw new AppError('sign_in_not_believed');
    if (failure !== 'refused') throw new AppError(`sign_in_${failure}`);
    throw new AppError('sign_in_refused', [{ code: 'sign_in_refused', values: { detail } }]);
  }
}

async function secretOf({ origin, account }: Team): Promise<Secret | undefined> {
  const known = await readCredentials(origin);
  return known?.account === account ? known : undefined;
}

function tokensOf(db: PilotlightDatabase, team: Team, provider: ProviderSettings): TokenStore {
  return {
    read: async () => {
      const secret = await secretOf(team);
      return secret && 'tokens' in secret ? secret.tokens : undefined;
    },
    write: async (tokens) => {
      if (!tokens) return writeCredentials(undefined);
      await keepSecret(team, { tokens });
      // Whoever signed out while they were on their way has no use for them, and nothing is asked with them.
      if ((await readState(db, 'signedOut')) === undefined) return;
      await writeCredentials(undefined);
      giveBackBeside(provider, tokens);
      throw new RemoteError('signed_out');
    },
    alone: (work) => navigator.locks.request('pilotlight-token', work),
  };
}
