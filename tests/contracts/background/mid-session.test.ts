import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import { addAccount, asAdmin, startCouchDb, type TestServer } from '../../stand-ins/couchdb.mjs';
import { CLIENT_ID, startIdentityProvider } from '../../stand-ins/identity-provider.mjs';
import { loopback } from '../sync/loopback';
import { personAtBrowser, REDIRECT_URI } from '../sync/person-at-browser';
import { createTeam, type TestTeam } from '../sync/team';
import { installWebLocks } from '../sync/web-locks';
import { installBrowserApi } from './browser-api';

/*
 * What happens while a session runs: a person leaves, signs out or stops it, something breaks. The worker's own modules and a real server behind a
 * network that is watched.
 */

const api = installBrowserApi();
installWebLocks();
const { syncNow } = await import('@/entrypoints/background/team');
const { leaveTeam, signOut } = await import('@/entrypoints/background/team-account');
const { joinTeam } = await import('@/entrypoints/background/team-join');
const { stopWork } = await import('@/entrypoints/background/team-stop');
const { awaitTeamNews } = await import('@/entrypoints/background/team-news');
const { database, LOCAL_DATABASE, PilotlightDatabase, showDatabase } = await import('@/lib/store/database');
const { toRow } = await import('@/lib/store/documents');
const { readState, writeState } = await import('@/lib/store/sync-state');
const { readAnyCredentials, writeCredentials } = await import('@/lib/settings/team');
const { signInAt } = await import('@/lib/sync/sign-in/sign-in');
const { readErrors } = await import('@/lib/settings/error-log');
const { readTeamNote } = await import('@/lib/store/reads/team-note');
const { readStopped, readTeamWork } = await import('@/lib/settings/team-work');

let server: TestServer;
let team: TestTeam;
let who: { name: string; password: string };
/** Happens once, when the server has answered such a request and before the worker hears of it. */
let meanwhile: { at: string; does: () => Promise<unknown> } | undefined;
beforeAll(async () => {
  server = await startCouchDb();
});
afterAll(() => server.close());

/** A browser in a team to which somebody else has written a whole workspace since. */
beforeEach(async () => {
  team = await createTeam(server);
  who = await addAccount(server, `leaver-${team.prefix}`, ['pl-employee', 'pl-admin', 'pl-creator']);
  meanwhile = undefined;
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (target, init) => {
    const answer = await real(target, init);
    const now = meanwhile;
    if (now && `${init?.method} ${target}`.includes(now.at)) {
      meanwhile = undefined;
      await now.does();
    }
    return answer;
  });
  await joinTeam({ server: server.url, team: team.prefix, account: who.name, password: who.password });
  const records = demoWorkspace('Europe/Berlin').records(new Date().toISOString(), 'seed');
  const docs = records
    .map(({ cls, record }) => toRow(cls, record as never))
    .filter(({ id }) => /^(ini|per|met|map):/.test(id))
    .map(({ id, doc }) => ({ _id: id, ...doc }));
  expect(docs.length).toBeGreaterThan(50);
  await asAdmin(server, 'POST', `/${team.prefix}-core/_bulk_docs`, { docs });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.delete();
  showDatabase(undefined);
  await database.open();
  await fakeBrowser.storage.local.clear();
  await fakeBrowser.storage.session.clear();
  await team.remove();
});

/** Everything that is in the workspace of this device. */
async function inLocal(): Promise<Record<string, unknown[]>> {
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  const tables = await Promise.all(local.tables.map(async (table) => [table.name, await table.toArray()]));
  local.close();
  return Object.fromEntries(tables.filter(([, rows]) => rows?.length));
}

test('fault 46: two databases never mix: whoever leaves the team while a session runs finds nothing of it in the workspace of this device', async () => {
  const teams = database.name;
  const before = await inLocal();
  meanwhile = { at: '_changes', does: leaveTeam };
  // Ended with the database it was for: that is no failure that anybody is told of.
  expect(await syncNow()).toBeUndefined();
  expect(database.name).toBe(LOCAL_DATABASE);
  expect(await inLocal()).toEqual(before);
  expect(await readTeamWork()).toBeNull();
  // Nothing is half done in the team's either: who comes back goes on where it was.
  const kept = new PilotlightDatabase(teams);
  expect(await readState(kept, 'team')).toMatchObject({ prefix: team.prefix });
  await kept.delete();
});

test('fault 46: two databases never mix: waiting for news ends with the workspace that it was for', async () => {
  const before = await inLocal();
  meanwhile = { at: '_changes', does: leaveTeam };
  expect(await awaitTeamNews()).toEqual({ askAgainIn: 60 });
  expect(await inLocal()).toEqual(before);
});

test('fault 46: two databases never mix: a session goes into the account it began under, although another one is shown meanwhile', async () => {
  const first = database.name;
  const other = await addAccount(server, `other-${team.prefix}`, ['pl-employee']);
  const join = () =>
    joinTeam({ server: server.url, team: team.prefix, account: other.name, password: other.password });
  meanwhile = { at: '_changes', does: join };
  expect(await syncNow()).toBeUndefined();
  expect(database.name).not.toBe(first);
  expect(await readState(database, 'team')).toMatchObject({ account: other.name });
  expect((await database.meta.get('me'))?.value).toBe(other.name);
  expect(await readState(database, 'lastSync')).toMatchObject({ result: 'done' });
});

test('fault 39: an error that nobody expected ends a session in words, in the diagnostics and with a wait, and the next one goes on', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const spoil = () => {
    database.docs.hook('creating').unsubscribe(spoil);
    throw new DOMException('The transaction was aborted', 'AbortError');
  };
  database.docs.hook('creating', spoil);
  api.calls.alarms.length = 0;
  expect(await syncNow()).toMatchObject({ result: 'unexpected' });
  expect(await readTeamNote()).toMatchObject({ state: 'unexpected', waiting: 0 });
  expect(await readTeamWork()).toBeNull();
  expect(await readState(database, 'backoff')).toMatchObject({ tries: 1 });
  // As after any failure: later with every one, and not every minute for ever.
  expect(api.calls.alarms.at(-1)).toEqual({ name: 'sync', delayInMinutes: 0.5 });
  await expect
    .poll(readErrors)
    .toMatchObject([{ where: 'sync', kind: expect.stringContaining('AbortError') }]);
  expect(log).toHaveBeenCalledTimes(1);

  expect(await syncNow()).toMatchObject({ result: 'done' });
  expect(await database.docs.count()).toBeGreaterThan(50);
  expect(await readState(database, 'backoff')).toBeUndefined();
});

/** The last thing a session asks for: with its answer all is done. */
const AT_LAST = 'PUT ';

test('fault 8: whoever signs out while a session runs is signed out, however well it ends', async () => {
  meanwhile = {
    at: AT_LAST,
    does: async () => {
      await signOut();
      expect(await readTeamNote()).toMatchObject({ state: 'signed_out' });
    },
  };
  expect(await syncNow()).toMatchObject({ result: 'signed_out' });
  expect(await database.docs.count()).toBeGreaterThan(50);
  expect(await readTeamNote()).toMatchObject({ state: 'signed_out', doneAt: expect.any(String) });
});

describe('a word to stop', () => {
  let stopping: Promise<void>;
  const stop = async () => {
    stopping = stopWork();
  };

  test('that comes when all is done leaves nothing to go on with', async () => {
    meanwhile = { at: AT_LAST, does: stop };
    await syncNow();
    await stopping;
    expect(await readTeamNote()).toMatchObject({ state: 'in_step' });
    expect(await readStopped()).toBe(false);
  });

  test('counts also where the session then fails by itself: nobody tries again before the person', async () => {
    const lose = async () => {
      await stop();
      throw new TypeError('network error');
    };
    meanwhile = { at: '_changes', does: lose };
    await syncNow();
    await stopping;
    expect(await readTeamNote()).toMatchObject({ state: 'stopped' });
    expect(await readStopped()).toBe(true);
  });
});

describe('an organisation’s own sign-in', () => {
  const listen = loopback();
  type Tokens = { access: string; refresh?: string; renewAt: string };

  /** As a browser in which somebody signed in there. */
  async function signedInAt(issuer: string, account: string, tokens: Tokens) {
    const provider = { issuer, clientId: CLIENT_ID, scope: 'openid offline_access' };
    const place = { origin: server.url, prefix: team.prefix, portfolio: 'main', account, provider };
    await writeState(database, 'team', place);
    await writeCredentials({ origin: server.url, account, tokens });
  }

  test.each([
    ['signing out', signOut],
    ['leaving', leaveTeam],
  ])('fault 8: %s counts here at once, however long the sign-in takes to hear of it', async (_, go) => {
    const asked: string[] = [];
    // Takes every question and never answers.
    const issuer = await listen(({ url }) => void asked.push(String(url)));
    const tokens = { access: 'access', refresh: 'refresh', renewAt: '2999-01-01T00:00:00.000Z' };
    await signedInAt(issuer, who.name, tokens);
    await go();
    expect(await readAnyCredentials()).toBeUndefined();
    expect((await readTeamNote())?.state).toBe(go === signOut ? 'signed_out' : undefined);
    await expect.poll(() => asked).toEqual(['/.well-known/openid-configuration']);
  });

  test('fault 10: a sign-in that is renewed while its person signs out is not kept, and nothing is asked with it', async () => {
    const provider = await startIdentityProvider({
      people: { ann: ['pl-employee'] },
      redirectUris: [REDIRECT_URI],
    });
    const settings = { issuer: provider.issuer, clientId: CLIENT_ID, scope: 'openid offline_access' };
    const doors = personAtBrowser({ name: 'ann' }).doors();
    const { account, tokens } = await signInAt(settings, doors, { interactive: true, fresh: true });
    await signedInAt(provider.issuer, account, { ...tokens, renewAt: '2026-01-01T00:00:00.000Z' });
    const asked = vi.mocked(globalThis.fetch).mock.calls;
    asked.length = 0;
    meanwhile = { at: '/token', does: signOut };
    expect(await syncNow()).toMatchObject({ result: 'signed_out' });
    expect(meanwhile).toBeUndefined();
    expect(await readAnyCredentials()).toBeUndefined();
    expect(asked.filter(([target]) => String(target).startsWith(server.url))).toEqual([]);
    await provider.close();
  });
});

test('fault 46: joining that breaks off on the way leaves signed in who was, also when nobody expected it', async () => {
  const other = await addAccount(server, `other-${team.prefix}`, ['pl-employee']);
  const before = await readAnyCredentials();
  expect(before).toMatchObject({ account: who.name });
  const full = () => {
    throw new DOMException('No space is left', 'QuotaExceededError');
  };
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(full);
  const join = (password: string) =>
    joinTeam({ server: server.url, team: team.prefix, account: other.name, password });
  await expect(join(other.password)).rejects.toThrow();
  expect(await readAnyCredentials()).toEqual(before);
  await expect(join('wrong')).rejects.toMatchObject({ code: 'team_signed_out' });
  expect(await readAnyCredentials()).toEqual(before);
  expect(await syncNow()).toMatchObject({ result: 'done' });
});
