import { AppError } from '@/lib/domain/errors';
import { readCredentials, type Secret, writeCredentials } from '@/lib/settings/team';
import type { PilotlightDatabase } from '@/lib/store/database';
import { readState, type Team } from '@/lib/store/sync-state';
import { basicAuthorization } from '@/lib/sync/basic-authorization';
import { bearerOf, type TokenStore } from '@/lib/sync/sign-in/bearer';
import { browserDoors } from '@/lib/sync/sign-in/browser-doors';
import type { ProviderSettings } from '@/lib/sync/sign-in/provider-settings';
import { giveBack, type SignedIn, signInAt } from '@/lib/sync/sign-in/sign-in';
import { SignInError } from '@/lib/sync/sign-in/sign-in-error';
import { onRequest } from './on-request';

/** How a team's server is told who asks, by whatever this browser has of the account. */
export function authorizationFor(db: PilotlightDatabase, team: Team) {
  return async (refused?: string): Promise<string | undefined> => {
    if (team.provider) {
      // Somebody who signed out wants to be asked before anything is sent in their name again.
      if (await readState(db, 'signedOut')) return undefined;
      return bearerOf(team.account, team.provider, tokensOf(team), browserDoors(onRequest))(refused);
    }
    const secret = await secretOf(team);
    return secret && 'password' in secret ? basicAuthorization(team.account, secret.password) : undefined;
  };
}

/** Keeps what proves an account, instead of whatever was kept before. */
export const keepSecret = ({ origin, account }: Team, secret: Secret): Promise<void> =>
  writeCredentials({ origin, account, ...secret });

/** Forgets what proves an account, and tells the organisation's sign-in that it is not needed any more. */
export async function forgetSecret(team: Team): Promise<void> {
  const secret = await secretOf(team);
  await writeCredentials(undefined);
  if (team.provider && secret && 'tokens' in secret) {
    await giveBack(team.provider, browserDoors(onRequest), secret.tokens);
  }
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

function tokensOf(team: Team): TokenStore {
  return {
    read: async () => {
      const secret = await secretOf(team);
      return secret && 'tokens' in secret ? secret.tokens : undefined;
    },
    write: (tokens) => (tokens ? keepSecret(team, { tokens }) : writeCredentials(undefined)),
    alone: (work) => navigator.locks.request('pilotlight-token', work),
  };
}
