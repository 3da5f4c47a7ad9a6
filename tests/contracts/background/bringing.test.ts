import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { OFFER_KINDS } from '@/lib/domain/offer/offer-kinds';
import { rowOf } from '@/lib/store/documents';
import type { OfferJob, Team } from '@/lib/store/sync-state';
import { teamDatabaseName } from '@/lib/sync/team-database';
import { addAccount, asAdmin, startCouchDb, type TestServer } from '../../stand-ins/couchdb.mjs';
import { localWorkspace, ME } from '../../unit/domain/offer/offered';
import { ID } from '../../unit/domain/records';
import { createTeam, type TestTeam } from '../sync/team';
import { installWebLocks } from '../sync/web-locks';
import { installBrowserApi } from './browser-api';

/*
 * The workspace of a device on its way into a team: the worker's own modules, a real server. Whoever begins it need not be the
 * one who ends it.
 */

const api = installBrowserApi();
installWebLocks();
const { goOnWithOffer, offerOwnWorkspace, previewOwnWorkspace } = await import(
  '@/entrypoints/background/team-offer'
);
const { teamHandlers } = await import('@/entrypoints/background/team-handlers');
const { syncNow, watchSyncAlarm } = await import('@/entrypoints/background/team');
const { stopWork } = await import('@/entrypoints/background/team-stop');
const { beginOffer } = await import('@/lib/store/commands/offer-workspace');
const { database, LOCAL_DATABASE, PilotlightDatabase, showDatabase } = await import('@/lib/store/database');
const { readState, writeState } = await import('@/lib/store/sync-state');
const { readTeamWork } = await import('@/lib/settings/team-work');
const { readCredentials, writeCredentials } = await import('@/lib/settings/team');

/** More values than one slice has. */
const VALUES = 1400;
let server: TestServer;
let team: TestTeam;
beforeAll(async () => {
  server = await startCouchDb();
});
afterAll(() => server.close());

beforeEach(async () => {
  await fakeBrowser.storage.session.clear();
  team = await createTeam(server);
  const roles = ['pl-employee', 'pl-creator', 'pl-admin', `owner:${ID.initiative}`];
  const who = await addAccount(server, `bringer-${team.prefix}`, roles);
  const place: Team = { origin: server.url, prefix: team.prefix, portfolio: 'main', account: who.name };
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  await Promise.all(local.tables.map((table) => table.clear()));
  const rows = localWorkspace(Array.from({ length: VALUES }, () => ME));
  await local.docs.bulkPut(rows.map(({ id, cls, doc }) => rowOf(id, cls, { ...doc })));
  await local.meta.put({ key: 'me', value: ME });
  local.close();
  showDatabase(teamDatabaseName(place));
  await writeState(database, 'team', place);
  await database.meta.put({ key: 'me', value: place.account });
  await writeCredentials({ origin: place.origin, account: place.account, password: who.password });
  return async () => {
    await database.delete();
    await team.remove();
  };
});

const job = async () => (await readState(database, 'offer')) as OfferJob;
const wanted = async () => {
  const { kinds } = await previewOwnWorkspace();
  return kinds
    .flatMap(({ sums }) => sums)
    .reduce((sum, one) => sum + (one.verdict === 'add' ? one.count : 0), 0);
};
const onServer = async () => {
  const lists = await Promise.all(
    ['core', 'p-main'].map((name) => asAdmin(server, 'GET', `/${team.prefix}-${name}/_all_docs`)),
  );
  return lists.flatMap(({ rows }) => rows).filter(({ id }) => !id.startsWith('_design/')).length;
};
const isEnded = async () => (await job()).ended !== undefined;
/** Ends when everything that was begun has ended, and nothing waits. */
const calm = async () => {
  await expect.poll(isEnded, patiently).toBe(true);
  await expect.poll(() => database.outbox.count(), patiently).toBe(0);
  await expect.poll(readTeamWork, patiently).toBeNull();
};
const patiently = { timeout: 60_000, interval: 100 };

test('it goes on without whoever began it, and then its changes are sent', async () => {
  const of = await wanted();
  await offerOwnWorkspace(OFFER_KINDS, of);
  await calm();
  expect(await job()).toMatchObject({ of, added: of });
  expect((await job()).ended?.problem).toBeUndefined();
  expect(await onServer()).toBe(of);
}, 120_000);

test('a worker that died in the middle of it has an alarm within a minute; the next one goes on where it was', async () => {
  const of = await wanted();
  // As the worker leaves it that is stopped before its first slice.
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  await beginOffer({ local, team: database }, { kinds: OFFER_KINDS, of, at: new Date().toISOString() });
  local.close();
  api.calls.alarms.length = 0;
  goOnWithOffer();
  // As when the alarm comes while it is going on.
  goOnWithOffer();
  await expect.poll(() => api.calls.alarms.some((one) => one.delayInMinutes === 1)).toBe(true);
  await calm();
  expect((await job()).added).toBe(of);
}, 120_000);

test('stopped, it stands still with what is there, says how far it is, and goes on when the person says so', async () => {
  const of = await wanted();
  await offerOwnWorkspace(OFFER_KINDS, of);
  await expect.poll(readTeamWork, { ...patiently, interval: 5 }).toMatchObject({ doing: 'bring', total: of });
  await stopWork();
  const { added, ended } = await job();
  expect(ended).toBeUndefined();
  expect(added).toBeLessThan(of);
  expect((await readState(database, 'lastSync'))?.result).toBe('stopped');
  expect(await readTeamWork()).toBeNull();

  // Neither a worker that starts nor an alarm overrules it.
  goOnWithOffer();
  await navigator.locks.request(`pilotlight-sync-${database.name}`, async () => {});
  expect((await job()).added).toBe(added);

  await teamHandlers.syncNow();
  await calm();
  expect((await job()).added).toBe(of);
  expect(await onServer()).toBe(of);
}, 120_000);

test('without a server nobody knows what the account may write: it waits, and is not given up', async () => {
  const of = await wanted();
  await offerOwnWorkspace(OFFER_KINDS, of);
  await stopWork();
  const known = await readState(database, 'team');
  await writeState(database, 'team', { ...(known as Team), origin: 'http://127.0.0.1:9' });
  await teamHandlers.syncNow();
  await navigator.locks.request(`pilotlight-sync-${database.name}`, async () => {});
  expect(await isEnded()).toBe(false);
  await writeState(database, 'team', known as Team);
  await syncNow();
  goOnWithOffer();
  await calm();
  expect((await job()).added).toBe(of);
}, 120_000);

test('where the server failed once it goes on by itself: with the alarm, back online, and after signing in', async () => {
  const of = await wanted();
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  const real = globalThis.fetch;
  const known = (await readCredentials(server.url)) as { account: string; password: string };
  watchSyncAlarm(Promise.resolve(), goOnWithOffer);
  const ways = {
    alarm: () => api.fireAlarm('sync'),
    backOnline: () => teamHandlers.backOnline(),
    signIn: () => teamHandlers.signIn({ password: known.password }),
  };
  for (const goOn of Object.values(ways)) {
    await beginOffer({ local, team: database }, { kinds: OFFER_KINDS, of, at: new Date().toISOString() });
    let failed = 0;
    const network = vi.spyOn(globalThis, 'fetch').mockImplementation(async (...asked) => {
      if (!String(asked[0]).endsWith('/_session')) return real(...asked);
      failed += 1;
      return new Response('{}', { status: 503 });
    });
    goOnWithOffer();
    await expect.poll(() => failed, patiently).toBe(1);
    await navigator.locks.request(`pilotlight-sync-${database.name}`, async () => {});
    expect(await isEnded()).toBe(false);
    network.mockRestore();
    await goOn();
    await calm();
  }
  local.close();
}, 120_000);

test('a server that asked for patience is not asked for the sake of it before the wait is over', async () => {
  const of = await wanted();
  const local = new PilotlightDatabase(LOCAL_DATABASE);
  await beginOffer({ local, team: database }, { kinds: OFFER_KINDS, of, at: new Date().toISOString() });
  local.close();
  await writeState(database, 'backoff', { tries: 1, nextAt: new Date(Date.now() + 60_000).toISOString() });
  const network = vi.spyOn(globalThis, 'fetch');
  goOnWithOffer();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(network).not.toHaveBeenCalled();
  network.mockRestore();
  await database.meta.delete('backoff');
  goOnWithOffer();
  await calm();
}, 120_000);
