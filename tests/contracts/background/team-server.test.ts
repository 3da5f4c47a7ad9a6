import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Team } from '@/lib/store/sync-state';
import { addAccount, startCouchDb, type TestServer } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, sample } from '../../unit/domain/records';
import { createTeam, onServer, type TestTeam, write } from '../sync/team';
import { installWebLocks } from '../sync/web-locks';
import { installBrowserApi } from './browser-api';

/*
 * What the worker does about a server that wants to be left alone, a policy that names another one, and a database that is
 * gone: the worker's own modules and a real server behind a network that is watched.
 */

declare const chrome: { storage: object; permissions: object; scripting: object };

installWebLocks();
const api = installBrowserApi();
const policy: Record<string, unknown> = {};
Object.assign(chrome.storage, { managed: { get: async () => policy } });
Object.assign(chrome.permissions, { getAll: async () => ({ origins: [] }) });
Object.assign(chrome, { scripting: { getRegisteredContentScripts: async () => [] } });

/** A worker that has just started: nothing of an earlier one is left in its memory. */
async function startWorker() {
  api.end();
  vi.resetModules();
  const team = await import('@/entrypoints/background/team');
  const { applyPolicy } = await import('@/entrypoints/background/policy');
  const { awaitTeamNews } = await import('@/entrypoints/background/team-news');
  const { database } = await import('@/lib/store/database');
  const { readState, writeState } = await import('@/lib/store/sync-state');
  const account = await import('@/entrypoints/background/team-account');
  const join = await import('@/entrypoints/background/team-join');
  const { forgetLoss } = await import('@/entrypoints/background/team-mark');
  const { openShownDatabase } = await import('@/entrypoints/background/open-shown-database');
  await openShownDatabase();
  return {
    ...team,
    ...account,
    ...join,
    applyPolicy,
    awaitTeamNews,
    forgetLoss,
    database,
    readState,
    writeState,
  };
}
type Worker = Awaited<ReturnType<typeof startWorker>>;

let server: TestServer;
let team: TestTeam;
let who: { name: string; password: string };
let worker: Worker;
let asked: string[];
let paths: string[];
/** The sign-in that each request brought. */
let signIns: (string | null)[];
/** Answers in the server's place. */
let instead: (() => Response) | undefined;
beforeAll(async () => {
  server = await startCouchDb();
});
afterAll(() => server.close());

beforeEach(async () => {
  team = await createTeam(server);
  const roles = ['pl-employee', 'pl-creator', `owner:${ID.initiative}`];
  who = await addAccount(server, `worker-${team.prefix}`, roles);
  const real = globalThis.fetch;
  [asked, paths, signIns, instead] = [[], [], [], undefined];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    asked.push(new URL(String(input)).origin);
    paths.push(new URL(String(input)).pathname);
    signIns.push(new Headers(init?.headers).get('authorization'));
    return instead?.() ?? real(input, init);
  });
  worker = await startWorker();
  instead = undefined;
  await worker.joinTeam({ server: server.url, team: team.prefix, account: who.name, password: who.password });
  asked.length = 0;
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  for (const key of Object.keys(policy)) delete policy[key];
  await worker.database.delete();
  await fakeBrowser.storage.local.clear();
  await fakeBrowser.storage.session.clear();
  api.calls.alarms.length = 0;
  await team.remove();
});

const save = (nonce: string) => {
  const { id: _, ...body } = sample({ periodStart: '2026-03-01', nonce });
  const db = worker.database;
  return write({ db, who, context: { now: () => new Date() } }, 'sample', body);
};
const inAMoment = () => new Promise<void>((resolve) => setTimeout(resolve, 50));
const waiting = () => worker.database.outbox.count();

test('fault 18: a server that asks for seven seconds of patience gets them from this worker, from its pages and from the next worker', async () => {
  await save('a');
  instead = () => new Response('{}', { status: 429, headers: { 'retry-after': '7' } });
  vi.useFakeTimers({ toFake: ['Date'] });
  await worker.syncSoon();
  expect(asked).toHaveLength(1);
  instead = undefined;

  const everything = async () => {
    worker.watchSyncAlarm(Promise.resolve());
    await worker.syncSoon();
    await api.fireAlarm('sync');
    await worker.awaitTeamNews();
    await worker.syncBackOnline();
  };
  vi.setSystemTime(Date.now() + 6_900);
  await everything();
  worker = await startWorker();
  await everything();
  expect(asked).toHaveLength(1);
  expect(await waiting()).toBe(1);

  vi.setSystemTime(Date.now() + 200);
  await worker.syncSoon();
  expect(await waiting()).toBe(0);
  expect(Object.keys(await onServer(team, 'portfolio'))).toHaveLength(1);
});

test('fault 19: whoever asks often does not put off the next try that comes by itself', async () => {
  const tries = async () => (await worker.readState(worker.database, 'backoff'))?.tries;
  instead = () => new Response('', { status: 503 });
  await worker.writeState(worker.database, 'backoff', { tries: 5, nextAt: '' });
  await worker.syncWhenDue();
  expect(await tries()).toBe(6);
  for (let again = 0; again < 4; again += 1) {
    expect(await worker.syncNow()).toMatchObject({ result: 'busy' });
    expect(await tries()).toBe(1);
  }
});

test('fault 52: a policy that names another server sends nothing there: what waits goes to the one it was written for, or stays', async () => {
  const elsewhere = 'https://other.example.com';
  instead = () => new Response('', { status: 503 });
  await save('a');
  await worker.syncSoon();
  Object.assign(policy, { server: elsewhere, workspace: 'other' });
  await worker.applyPolicy(0);
  const { readTeamStatus } = await import('@/lib/store/reads/team-status');
  const before = await worker.readState(worker.database, 'team');
  expect(before).toMatchObject({ origin: server.url, prefix: team.prefix } satisfies Partial<Team>);
  expect(await readTeamStatus(worker.database)).toMatchObject({ outbox: { waiting: 1 } });

  // Whoever is asked may send it to the server before; whatever they do, the new one hears of none of it.
  instead = undefined;
  await worker.syncNow();
  expect(await waiting()).toBe(0);
  expect(Object.keys(await onServer(team, 'portfolio'))).toHaveLength(1);
  const name = worker.database.name;
  await save('b');
  await worker.leaveTeam();
  expect(worker.database.name).not.toBe(name);
  await worker.syncSoon();
  expect(await worker.syncNow()).toBeUndefined();
  expect(new Set(asked)).toEqual(new Set([server.url]));
  const { PilotlightDatabase } = await import('@/lib/store/database');
  const kept = new PilotlightDatabase(name);
  expect(await kept.outbox.count()).toBe(1);
  await kept.delete();
});

test('fault 43: after the data of this device was removed from outside, what had not been sent is counted as lost, and the rest comes back', async () => {
  const db = worker.database;
  const there = initiative({ createdBy: who.name, businessOwnerId: who.name });
  await write({ db, who, context: { now: () => new Date() } }, 'initiative', there);
  await worker.syncNow();
  instead = () => new Response('', { status: 503 });
  for (const nonce of ['a', 'b', 'c']) await save(nonce);
  await worker.syncSoon();
  expect(await waiting()).toBe(3);
  await worker.database.delete();
  await worker.database.open();
  instead = undefined;
  await worker.syncNow();
  expect(await worker.readState(worker.database, 'gone')).toMatchObject({ waiting: 3 });
  expect((await worker.database.docs.get(`ini:${ID.initiative}`))?.doc.name).toBe(there.name);
  expect(await worker.readState(worker.database, 'lastSync')).toMatchObject({ result: 'done' });
  // Once it has been read it is said no more, and nothing else of it is forgotten.
  await worker.forgetLoss();
  await worker.syncNow();
  expect(await worker.readState(worker.database, 'gone')).toBeUndefined();
  expect((await worker.database.docs.get(`ini:${ID.initiative}`))?.doc.name).toBe(there.name);
});

test('fault 32: whether the account rules the whole server is asked at each sign-in, and not in a session that need not know', async () => {
  const rolesAsked = () => paths.filter((path) => path === '/_session').length;
  await worker.syncNow();
  paths.length = 0;
  await worker.syncNow();
  expect(rolesAsked()).toBe(0);
  await worker.signIn(who.password);
  expect(rolesAsked()).toBe(1);
});

test('fault 22: a team that the server does not have is said at the field where its name was typed', async () => {
  const place = { server: server.url, team: 'no-such-team' };
  const join = worker.joinTeam({ ...place, account: who.name, password: who.password });
  await expect(join).rejects.toMatchObject({
    code: 'team_missing',
    problems: [{ code: 'team_missing', field: 'team' }],
  });
});

test('a refused password is forgotten at once: nothing tries it again by itself, and the right one is asked for', async () => {
  await worker.signOut();
  await expect(worker.signIn('not it')).rejects.toMatchObject({ code: 'team_signed_out' });
  expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain('not it');
  const wrong = signIns.at(-1);
  expect(signIns.filter((one) => one === wrong)).toHaveLength(1);
  for (let again = 0; again < 3; again += 1) {
    await worker.database.meta.delete('backoff');
    await worker.syncWhenDue();
  }
  expect(signIns.filter((one) => one === wrong)).toHaveLength(1);
  await worker.signIn(who.password);
  expect(await worker.readState(worker.database, 'lastSync')).toMatchObject({ result: 'done' });
});

test('whoever joins while something else is at work in that database is told what the server says, and not that they are in', async () => {
  const { name } = worker.database;
  const there = initiative({ createdBy: who.name, businessOwnerId: who.name });
  await write({ db: worker.database, who, context: { now: () => new Date() } }, 'initiative', there);
  await worker.syncNow();
  await worker.leaveTeam();
  const place = { server: server.url, team: team.prefix, account: who.name };
  const whileBusy = async <T>(act: () => Promise<T>): Promise<T> => {
    let answer: Promise<T> | undefined;
    await navigator.locks.request(`pilotlight-sync-${name}`, async () => {
      answer = act();
      const early = await Promise.race([answer.then(String, String), inAMoment()]);
      expect(early).toBeUndefined();
    });
    return answer as Promise<T>;
  };
  await expect(whileBusy(() => worker.joinTeam({ ...place, password: 'not it' }))).rejects.toMatchObject({
    code: 'team_signed_out',
  });
  await expect(whileBusy(() => worker.joinTeam({ ...place, password: who.password }))).resolves.toEqual({
    initiatives: 1,
  });
});

test('a team that was left is remembered for as long as changes wait for it, and they go when the person is back', async () => {
  const { readTeamMark } = await import('@/lib/settings/team');
  instead = () => new Response('', { status: 503 });
  for (const nonce of ['a', 'b']) await save(nonce);
  await worker.leaveTeam();
  const { origin, prefix, account } = { origin: server.url, prefix: team.prefix, account: who.name };
  expect(await readTeamMark()).toMatchObject({ team: { origin, prefix, account }, waiting: 2 });
  instead = undefined;
  await worker.joinTeam({ server: origin, team: prefix, account, password: who.password });
  expect(await waiting()).toBe(0);
  await worker.leaveTeam();
  expect(await readTeamMark()).toBeNull();
  await worker.joinTeam({ server: origin, team: prefix, account, password: who.password });
});
