import { RemoteError } from '../remote-error';
import type { SignInDoors } from './doors';
import type { ProviderSettings } from './provider-settings';
import { renew, signInAt, type Tokens } from './sign-in';
import { SignInError } from './sign-in-error';

/** Where the tokens of one account are kept while the browser runs. */
export type TokenStore = {
  read: () => Promise<Tokens | undefined>;
  write: (tokens: Tokens | undefined) => Promise<void>;
  /** Runs a piece of work while no other such piece runs anywhere in this browser. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
};

/**
 * The `Authorization` header of one account, renewed when its time is over or the server refused it: first with the refresh
 * token, then by a sign-in that shows nothing, and if neither helps, not at all. One at a time in this browser, because a
 * refresh token that is used twice ends every sign-in of its family.
 *
 * @throws RemoteError `signed_out` when only the person can help, `offline` when nobody could be asked
 */
export function bearerOf(
  account: string,
  settings: ProviderSettings,
  store: TokenStore,
  doors: SignInDoors,
): (refused?: string) => Promise<string> {
  return (refused) =>
    store.alone(async () => {
      const known = await store.read();
      const isGood = known && header(known) !== refused && doors.now().toISOString() < known.renewAt;
      if (isGood) return header(known);
      const next = await renewed(account, settings, known, doors).catch(asRemote(store, known));
      // Before it is used: a refresh token that was exchanged and forgotten could never be used again.
      await store.write(next);
      return header(next);
    });
}

const header = ({ access }: Tokens) => `Bearer ${access}`;

async function renewed(
  account: string,
  settings: ProviderSettings,
  known: Tokens | undefined,
  doors: SignInDoors,
): Promise<Tokens> {
  if (known?.refresh !== undefined) {
    try {
      return await renew(settings, doors, { refresh: known.refresh, account });
    } catch (error) {
      // The family was revoked, for instance because the answer to an earlier exchange was lost.
      if (!(error instanceof SignInError) || error.failure !== 'grant_over') throw error;
    }
  }
  const silent = await signInAt(settings, doors, { interactive: false, account });
  // Somebody else is signed in at the provider: nothing of theirs may be mixed with what waits here.
  if (silent.account !== account) throw new SignInError('needs_person');
  return silent.tokens;
}

/**
 * What a session makes of it. Tokens that led nowhere are forgotten, unless the person has signed in meanwhile; those that
 * could not be tried stay.
 */
const asRemote =
  (store: TokenStore, tried: Tokens | undefined) =>
  async (error: unknown): Promise<never> => {
    if (!(error instanceof SignInError)) throw error;
    if (error.failure === 'unreachable') throw new RemoteError('offline', { cause: error });
    if ((await store.read())?.access === tried?.access) await store.write(undefined);
    throw new RemoteError('signed_out', { cause: error });
  };
