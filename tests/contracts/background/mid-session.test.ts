import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import { addAccount, asAdmin, startCouchDb, type TestServer } from '../../stand-ins/couchdb.mjs';
import { createTeam, type TestTeam } from '../sync/team';
import { installWebLocks } from '../sync/web-locks';
import { installBrowserApi } from './browser-api';

/*
 * What happens while a session runs: a person leaves, signs out or stops it, something breaks. The worker's own modules and a real server behind a
 * network that is watched.
 */

const api = installBrowserApi();
installWebLocks();
const { joinTeam, leaveTeam, signOut, syncNow } = await import('@/entrypoints/background/team');
const { stopWork } = await import('@/entrypoints/background/team-stop');
const { awaitTeamNews } = await import('@/entrypoints/background/team-news');
const { database, LOCAL_DATABASE, PilotlightDatabase, showDatabase } = await import('@/lib/store/database');
const { toRow } = await import('@/lib/store/documents');
const { readState } = await import('@/lib/store/sync-state');
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
