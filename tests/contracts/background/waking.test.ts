import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Team } from '@/lib/store/sync-state';
import { addAccount, asAdmin, startCouchDb, type TestServer } from '../../stand-ins/couchdb.mjs';
import { ID, initiative } from '../../unit/domain/records';
import { createTeam, type TestTeam, write } from '../sync/team';
import { installWebLocks } from '../sync/web-locks';
import { installBrowserApi } from './browser-api';

/*
 * What wakes the worker for a team, and what does not: the worker itself as the browser starts it, with every one of its
 * listeners, against a real server.
 */

declare const chrome: {
  runtime: object;
  permissions: object;
  tabs: object;
  alarms: { create: (name: string, time: object) => Promise<void> };
};

type Listener = (...args: unknown[]) => unknown;
const listeners = new Map<string, Listener[]>();
const event = (name: string) => ({
  addListener: (one: Listener) => void listeners.set(name, [...(listeners.get(name) ?? []), one]),
});
const fire = (name: string, ...args: unknown[]) => {
  for (const one of listeners.get(name) ?? []) one(...args);
};

/** Pages of the extension that somebody has open, and how often it was started anew. */
let openPages: object[] = [];
const reloads: Date[] = [];

installWebLocks();
const api = installBrowserApi();
Object.assign(chrome.runtime, {
  onMessage: event('message'),
  onConnect: event('connect'),
  onInstalled: event('installed'),
  onStartup: event('startup'),
  onUpdateAvailable: event('updateAvailable'),
  getContexts: async () => openPages,
  reload: () => void reloads.push(new Date()),
});
Object.assign(chrome.permissions, {
  onAdded: event('added'),
  onRemoved: event('removed'),
  getAll: async () => ({ origins: [] }),
});
Object.assign(chrome.tabs, { onRemoved: event('tabRemoved') });
Object.assign(chrome, {
  commands: { onCommand: event('command') },
  scripting: {
    getRegisteredContentScripts: async () => [],
    registerContentScripts: async () => {},
    unregisterContentScripts: async () => {},
  },
});
Object.assign(globalThis, {
  addEventListener: (name: string, one: Listener) => event(name).addListener(one),
});

const { default: worker } = await import('@/entrypoints/background/index');
const { syncNow } = await import('@/entrypoints/background/team');
const { signIn, signOut } = await import('@/entrypoints/background/team-account');
const { stopWork } = await import('@/entrypoints/background/team-stop');
const { teamHandlers } = await import('@/entrypoints/background/team-handlers');
const { previewOwnWorkspace } = await import('@/entrypoints/background/team-offer');
const { describeTab } = await import('@/entrypoints/background/badge');
const { database } = await import('@/lib/store/database');
const { readState, writeState } = await import('@/lib/store/sync-state');
const { readTeamNote } = await import('@/lib/store/reads/team-note');
const { readStopped, readTeamWork, writeStopped, writeTeamWork } = await import('@/lib/settings/team-work');
const { writeCredentials } = await import('@/lib/settings/team');

let server: TestServer;
let team: TestTeam;
let place: Team;
let password: string;
beforeAll(async () => {
  server = await startCouchDb();
});
afterAll(() => server.close());

/** A browser in a team, in step with it and with nothing going on. */
beforeEach(async () => {
  listeners.clear();
  api.end();
  await Promise.all(database.tables.map((table) => table.clear()));
  await fakeBrowser.storage.session.clear();
  team = await createTeam(server);
  const who = await addAccount(server, `waker-${team.prefix}`, ['pl-employee', `owner:${ID.initiative}`]);
  password = who.password;
  place = { origin: server.url, prefix: team.prefix, portfolio: 'main', account: who.name };
  await writeState(database, 'team', place);
  await database.meta.put({ key: 'me', value: place.account });
  await writeCredentials({ origin: place.origin, account: place.account, password });
  await syncNow();
  expect(await standing()).toBe('done');
  for (const list of Object.values(api.calls)) list.length = 0;
  return team.remove;
});

const standing = async () => (await readState(database, 'lastSync'))?.result;
const lastAt = async () => (await readState(database, 'lastSync'))?.at;
const start = () => worker.main();
const syncAlarms = () => api.calls.alarms.filter(({ name }) => name === 'sync');
const save = async () => {
  const context = { now: () => new Date() };
  await write({ db: database, who: { name: place.account, password }, context }, 'initiative', {
    ...initiative(),
  });
};
const onServer = async () => {
  const { rows } = await asAdmin(server, 'GET', `/${team.prefix}-core/_all_docs`);
  return rows.filter(({ id }: { id: string }) => id.startsWith('ini:')).length;
};
/** As long as a session that should not be would have needed to begin. */
const settled = () => navigator.locks.request(`pilotlight-sync-${database.name}`, async () => {});

describe('what wakes a team’s worker', () => {
  test('an alarm that was lost with a restart is there again once the worker has started, whatever started it', async () => {
    start();
    await expect.poll(() => syncAlarms().length).toBe(1);
    const [{ delayInMinutes = 0 } = {}] = syncAlarms();
    expect(delayInMinutes).toBeGreaterThanOrEqual(18);
    expect(delayInMinutes).toBeLessThanOrEqual(30);
    // A second start finds it and leaves it alone.
    start();
    await settled();
    expect(syncAlarms()).toHaveLength(1);
  });

  test('the start of the browser looks at the server without waiting for an alarm', async () => {
    const before = await lastAt();
    start();
    fire('startup');
    await expect.poll(lastAt).not.toBe(before);
    expect(await standing()).toBe('done');
  });

  test('an update of the extension keeps what waits, and the alarm sends it', async () => {
    await save();
    start();
    fire('installed', { reason: 'update' });
    await expect.poll(() => syncAlarms().length).toBe(1);
    expect(await database.outbox.count()).toBeGreaterThan(0);
    // What waits is due at once; half a minute is the least that an alarm can be.
    expect(syncAlarms()[0]?.delayInMinutes).toBe(0.5);
    await api.fireAlarm('sync');
    await expect.poll(() => database.outbox.count()).toBe(0);
    expect(await onServer()).toBe(1);
  });

  test('fault 41: a newer version is taken between two pieces of work, and not from under an open page', async () => {
    openPages = [{ contextType: 'TAB' }];
    start();
    let end = () => {};
    const isOver = new Promise<void>((resolve) => {
      end = resolve;
    });
    const session = navigator.locks.request(`pilotlight-sync-${database.name}`, () => isOver);
    fire('updateAvailable', { version: '9.9.9' });
    const waiting = () => api.calls.alarms.filter(({ name }) => name === 'update');
    await expect.poll(waiting).toEqual([{ name: 'update', delayInMinutes: 5 }]);
    end();
    await session;
    await settled();
    expect(reloads).toEqual([]);

    openPages = [];
    await database.transaction('rw', database.docs, async () => {
      await api.fireAlarm('update');
      for (let row = 0; row < 20; row += 1) await database.docs.count();
      expect(reloads).toEqual([]);
    });
    await expect.poll(() => reloads.length).toBe(1);
    expect(waiting()).toEqual([]);

    // The alarm of one that the browser took by itself would start the new version anew for nothing.
    await chrome.alarms.create('update', { delayInMinutes: 5 });
    fire('installed', { reason: 'update' });
    await expect.poll(waiting).toEqual([]);
  });

  test('a connection that comes back is noticed by the worker itself while it runs', async () => {
    await writeState(database, 'lastSync', { at: '2026-01-01T00:00:00.000Z', result: 'offline' });
    await writeState(database, 'backoff', { tries: 9, nextAt: '2999-01-01T00:00:00.000Z' });
    start();
    fire('online');
    await expect.poll(standing).toBe('done');
  });

  test('a worker that dies in the middle of a session has an alarm within a minute that goes on with it', async () => {
    await save();
    const seen: number[] = [];
    const session = syncNow();
    await expect.poll(() => syncAlarms().length).toBeGreaterThan(0);
    seen.push(syncAlarms()[0]?.delayInMinutes ?? 0);
    await session;
    expect(seen).toEqual([1]);
    // In step again, the next look is as far away as ever.
    expect(syncAlarms().at(-1)?.delayInMinutes).toBeGreaterThan(1);
  });

  test('what an earlier worker had in hand is not shown as going on', async () => {
    await writeTeamWork({ doing: 'copy', done: 500, total: 9000 });
    start();
    await expect.poll(readTeamWork).toBeNull();
  });
});

describe('a person who stops it', () => {
  test('is not overruled by the next alarm, nor by a change of their own; the line says so, and nothing is hurried', async () => {
    start();
    await stopWork();
    expect(await standing()).toBe('stopped');
    expect(await readTeamNote()).toMatchObject({ state: 'stopped' });
    await save();
    api.calls.alarms.length = 0;
    await api.fireAlarm('sync');
    await expect.poll(() => syncAlarms().length).toBe(1);
    await settled();
    expect(await standing()).toBe('stopped');
    expect(await onServer()).toBe(0);
    // Although a change waits and is due.
    expect(syncAlarms()[0]?.delayInMinutes).toBeGreaterThanOrEqual(18);
    expect(await readTeamNote()).toMatchObject({ state: 'stopped', waiting: 1 });
  });

  test('goes on when they say so', async () => {
    await save();
    await stopWork();
    await syncNow();
    expect(await standing()).toBe('done');
    expect(await onServer()).toBe(1);
    expect(await readStopped()).toBe(false);
  });

  test('is not overruled by whatever else they do: trying a refused change again, signing out and in', async () => {
    await save();
    await stopWork();
    await teamHandlers.retryRefused({});
    await settled();
    expect(await standing()).toBe('stopped');
    await signOut();
    expect(await standing()).toBe('signed_out');
    await expect(signIn('wrong')).rejects.toMatchObject({ code: 'team_signed_out' });
    await signIn(password);
    expect(await standing()).toBe('stopped');
    await expect(previewOwnWorkspace()).rejects.toMatchObject({ code: 'team_stopped' });
    expect(await onServer()).toBe(0);
    expect(await readStopped()).toBe(true);
    await teamHandlers.syncNow();
    expect(await onServer()).toBe(1);
  });

  test('finds it going on when the browser starts again', async () => {
    await save();
    await stopWork();
    start();
    fire('startup');
    await expect.poll(standing).toBe('done');
    expect(await onServer()).toBe(1);
  });

  test('after the worker has died: the next one does not go on, and says that it stands still', async () => {
    // The word was left, and nobody was there to hear it.
    await writeStopped(true);
    start();
    await api.fireAlarm('sync');
    await settled();
    expect(await onServer()).toBe(0);
    await stopWork();
    expect(await standing()).toBe('stopped');
  });
});

describe('fault 8: a sign-in that only the person can renew', () => {
  const badge = () => api.calls.badge.at(-1);

  test('fault 8: stands on the button and in its name until they have signed in; what waits stays', async () => {
    await save();
    await writeCredentials({ origin: place.origin, account: place.account, password: 'changed meanwhile' });
    await syncNow();
    expect(await standing()).toBe('signed_out');
    expect(badge()).toMatch(/^\d*!$/);
    expect(api.calls.titles.at(-1)?.title).toContain('Sign in to the team again');
    expect(await readTeamNote()).toMatchObject({ state: 'signed_out', waiting: 1 });
    expect(await onServer()).toBe(0);

    // Said once, and not with every session that ends the same way.
    const before = api.calls.badge.length;
    await syncNow();
    expect(api.calls.badge).toHaveLength(before);
    await describeTab(7, { primary: { name: 'Ticket triage assistant' } } as never);
    expect(api.calls.titles.at(-1)?.title).toMatch(/^Pilotlight: Sign in to the team again\. Ticket triage/);

    await signIn(password);
    expect(await standing()).toBe('done');
    expect(badge()).toMatch(/^\d*$/);
    expect(await onServer()).toBe(1);
  });

  test('fault 8: whoever signed out by themselves is not reminded on the button', async () => {
    await signOut();
    expect(await standing()).toBe('signed_out');
    expect(badge() ?? '').not.toContain('!');
  });
});
