import type { RequestNote } from '@/lib/domain/disclosure/request-note';
import { PilotlightDatabase } from '@/lib/store/database';
import { newUlid } from '@/lib/store/ids';
import { type Team, writeState } from '@/lib/store/sync-state';
import { bearerOf, type TokenStore } from '@/lib/sync/sign-in/bearer';
import { type SignedIn, signInAt, type Tokens } from '@/lib/sync/sign-in/sign-in';
import { syncTeam } from '@/lib/sync/sync-team';
import { teamDatabaseName } from '@/lib/sync/team-database';
import { CLIENT_ID, type IdentityProvider } from '../../stand-ins/identity-provider.mjs';
import type { JwtGateway } from '../../stand-ins/jwt-gateway.mjs';
import { personAtBrowser } from './person-at-browser';
import type { TestTeam } from './team';

/** No test goes on as if nothing had happened. */
export const onUnexpected = (error: unknown): never => {
  throw error;
};

/** Session storage: one browser has one, and keeps what proves one account at a time. */
export function sessionMemory() {
  let last: Promise<unknown> = Promise.resolve();
  const memory: {
    kept: { account: string; tokens: Tokens } | undefined;
    of: (account: string) => TokenStore;
  } = {
    kept: undefined,
    of: (account) => ({
      read: async () => (memory.kept?.account === account ? memory.kept.tokens : undefined),
      write: async (tokens) => {
        memory.kept = tokens && { account, tokens };
      },
      alone: (work) => {
        const mine = last.then(work, work);
        last = mine;
        return mine;
      },
    }),
  };
  return memory;
}

/** A person who signs in to a team with the organisation's account, and all that a session of theirs needs. */
export async function signInMember(options: {
  team: TestTeam;
  provider: IdentityProvider;
  gateway: JwtGateway;
  name: string;
  browser?: ReturnType<typeof personAtBrowser>;
  memory?: ReturnType<typeof sessionMemory>;
}) {
  const { team, provider, gateway, name } = options;
  const browser = options.browser ?? personAtBrowser({ name });
  const memory = options.memory ?? sessionMemory();
  const settings = { issuer: provider.issuer, clientId: CLIENT_ID, scope: 'openid offline_access' };
  const signIn = async (fresh = false): Promise<SignedIn> => {
    const signedIn = await signInAt(settings, browser.doors(), { interactive: true, fresh });
    memory.kept = signedIn;
    return signedIn;
  };
  const { account } = await signIn(true);
  const home: Team = {
    origin: gateway.url,
    prefix: team.prefix,
    portfolio: 'main',
    account,
    provider: settings,
  };
  const db = new PilotlightDatabase(`${teamDatabaseName(home)}-${newUlid(new Date())}`);
  await writeState(db, 'team', home);
  await writeState(db, 'deviceId', newUlid(new Date()));
  const authorization = bearerOf(account, settings, memory.of(account), browser.doors());
  const asked: RequestNote[] = [];
  const sync = () =>
    syncTeam(db, home, {
      authorization,
      now: () => new Date(),
      random: () => Math.random(),
      onRequest: (note) => asked.push(note),
      onUnexpected,
    });
  // What `write` needs of a client.
  const client = { db, who: { name: account, password: '' }, context: { now: () => new Date() } };
  return { ...client, asked, browser, memory, signIn, sync, team: home };
}
