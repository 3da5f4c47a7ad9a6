import 'fake-indexeddb/auto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { sha256Hex } from '@/lib/domain/content-id';
import { ofClass } from '@/lib/store/doc-ranges';
import { listPending, summariseOutbox } from '@/lib/store/outbox';
import { readState } from '@/lib/store/sync-state';
import { createCouchDbStore, databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { createHttp } from '@/lib/sync/couchdb/http';
import type { RemoteError } from '@/lib/sync/remote-error';
import { type Progress, Stopped } from '@/lib/sync/session-context';
import { teamDatabaseName } from '@/lib/sync/team-database';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, metric, sample } from '../../unit/domain/records';
import { expectAgreement, settleDown } from './agreement';
import { faultyFetch } from './faults';

import { needs } from './server';
import { takeSnapshot } from './snapshot';

import { split } from './split-record';
import {
  type Account,
  account,
  type Client,
  makeAnew,
  onServer,
  type Server,
  type TestTeam,
  write,
} from './team';
import { teamPerTest } from './team-per-test';

/** The rest of the fault matrix on a real server: kills, restores, long absences, and servers that misbehave for long. */

let server: Server;
let team: TestTeam;
let owner: Account;
const client = teamPerTest('owner', [], (made) => {
  ({ server, team, person: owner } = made);
});
const saveInitiative = (one: Client, change: Parameters<typeof initiative>[0] = {}) =>
  write(one, 'initiative', initiative(change));
const saveSample = (one: Client, change: { value?: number; nonce?: string } = {}) => {
  const { id: _, ...body } = sample({ periodStart: '2026-03-01', ...change });
  return write(one, 'sample', body);
};
const saveSamples = async (one: Client, count: number, prefix = 'n') => {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    ids.push(await saveSample(one, { value: index, nonce: `${prefix}${index}` }));
  }
  return ids;
};
const stored = async ({ db }: Client, id = `ini:${ID.initiative}`) => (await db.docs.get(id))?.doc;
const waiting = async ({ db }: Client) => (await summariseOutbox(db)).waiting;
const dueNow = ({ db }: Client) => db.outbox.toCollection().modify({ nextAt: '2000-01-01T00:00:00.000Z' });
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: RemoteError) => error.failure ?? String(error),
  );
/** Revisions of everything that is there, to see that nothing was written twice. */
const generations = async (home: 'core' | 'portfolio') =>
  Object.values(await onServer(team, home)).map(({ _rev }) => Number.parseInt(String(_rev), 10));

/**
 * A network whose requests may never be answered: what a process sees that is killed while it waits. The next session
 * starts from what is in the database, as a new process does.
 */
function mortal(surviving: () => boolean) {
  const net = faultyFetch();
  const killed: (() => void)[] = [];
  const dead = new Promise<never>(() => {});
  return {
    net,
    fetch: (async (input: string, init?: RequestInit) => {
      const answer = net.fetch(input, init);
      if (surviving()) return answer;
      // The request may have reached the server or not; nobody is left to read the answer.
      await answer.catch(() => {});
      // A new life begins in a turn of its own, as a new process does.
      setTimeout(() => {
        for (const tell of killed.splice(0)) tell();
      });
      return dead;
    }) as typeof fetch,
    /** One life: ends with its session, or by being killed. */
    live: (one: Client) =>
      Promise.race([
        one.sync().then(() => 'done' as const),
        new Promise<'killed'>((resolve) => killed.push(() => resolve('killed'))),
      ]),
  };
}

test('fault 3, fault 2: killed again and again while four thousand values are on their way, each arrives once', {
  ...needs('volume'),
  timeout: 120_000,
}, async () => {
  let left = 0;
  const process = mortal(() => left-- > 0);
  const one = await client(owner, { fetch: process.fetch });
  const ids = await saveSamples(one, 4000);
  let kills = 0;
  // Each life is a little longer: what was confirmed before has to be looked at again first.
  for (left = 4; kills < 40 && (await process.live(one)) === 'killed'; left = 4 + 2 * kills) kills += 1;
  expect(kills).toBeGreaterThan(3);
  await one.sync();
  expect(await waiting(one)).toBe(0);
  const there = await onServer(team, 'portfolio');
  expect(Object.keys(there).sort()).toEqual([...new Set(ids)].sort());
  expect(new Set(await generations('portfolio'))).toEqual(new Set([1]));
});

test('fault 21: a document the server finds too large is set aside by itself, and not sent again as it is', async () => {
  const net = faultyFetch();
  const one = await client(owner, { fetch: net.fetch });
  const ids = await saveSamples(one, 5);
  net.tooLarge(String(ids[2]));
  await one.sync();
  expect((await summariseOutbox(one.db)).blocked).toMatchObject([{ id: ids[2], reason: 'too_large' }]);
  expect(Object.keys(await onServer(team, 'portfolio')).sort()).toEqual(
    ids.filter((id) => id !== ids[2]).sort(),
  );
  net.requests.length = 0;
  await dueNow(one);
  await one.sync();
  expect(net.requests.filter(({ path }) => path.endsWith('_bulk_docs'))).toEqual([]);
});

test(
  'fault 25: a restored server, one browser that healed its last document and one that died before its mark: nothing is lost',
  needs('restore'),
  async () => {
    const net = faultyFetch();
    const [one, two] = [await client(), await client()];
    const third = await client(owner, { fetch: net.fetch });
    const all = [one, two, third];
    await saveInitiative(one, { name: 'Before' });
    for (const each of all) await each.sync();
    const devices = await Promise.all(all.map(async ({ db }) => String(await readState(db, 'deviceId'))));
    const restore = await takeSnapshot(team, devices);
    const lost = [await saveSample(one, { nonce: 'one' }), await saveSample(two, { nonce: 'two' })];
    await saveInitiative(one, { name: 'After' });
    await one.sync();
    await two.sync();
    lost.push(await saveSample(third, { nonce: 'third' }));
    // Pushed and applied, but killed before the mark.
    net.next('_local', 'unsent', 'PUT');
    expect(await failureOf(third.sync())).toBe('offline');
    expect(await waiting(third)).toBe(0);
    expect(Object.keys(await onServer(team, 'portfolio'))).toHaveLength(3);
    await restore();
    expect(await onServer(team, 'portfolio')).toEqual({});
    // The first one heals the tip before anybody else looks, and others write on.
    await one.sync();
    const fresh = [await saveSample(two, { nonce: 'fresh' }), ...(await saveSamples(one, 5, 'more'))];
    await one.sync();
    await two.sync();
    await settleDown([third, one, two]);
    await expectAgreement(team, all, [...lost, ...fresh]);
    for (const each of all) expect((await stored(each))?.name).toBe('After');
  },
);

test('fault 29: what two halves of a split server accepted is brought together, by whoever wrote one of them, the same for everybody', async () => {
  const [one, two] = [await client(), await client()];
  const reader = await client(await account(team, 'reader', []));
  const all = [one, two, reader];
  const id = await saveInitiative(one, { name: 'Agreed', delegateIds: ['ann'] });
  await settleDown(all);
  await split(
    team,
    id,
    { name: 'Left half', delegateIds: ['ann', 'left'], purpose: 'Written on the left alone.', at: later(1) },
    { name: 'Right half', delegateIds: ['right'], at: later(2) },
  );
  // Whoever may not write it sees the server's version, and that there is another.
  await reader.sync();
  expect(await stored(reader)).toMatchObject({ name: 'Right half' });
  expect(await reader.db.alts.toArray()).toMatchObject([{ id, field: 'name', value: 'Left half' }]);
  expect(await waiting(reader)).toBe(0);

  // Two browsers make the same of it at the same time, and one of them writes it.
  await Promise.all([one.sync(), two.sync()]);
  await settleDown(all);
  await expectAgreement(team, all, []);
  const merged = (await onServer(team, 'core'))[id];
  expect(merged).toMatchObject({
    _rev: expect.stringMatching(/^3-/),
    name: 'Right half',
    purpose: 'Written on the left alone.',
    x_merged: [`2-${'a'.repeat(32)}`],
  });
  expect(new Set(merged?.delegateIds as string[])).toEqual(new Set(['left', 'right']));
  for (const each of [one, two]) {
    expect(await each.db.alts.toArray()).toMatchObject([{ id, field: 'name', value: 'Left half' }]);
  }
  // Who could only look on is told no longer of what its author has settled.
  expect(await reader.db.alts.toArray()).toEqual([]);
  // Once is enough: neither another session nor somebody who comes later finds anything new in it.
  const late = await client();
  await settleDown([...all, late]);
  expect(await late.db.alts.count()).toBe(0);
  expect((await onServer(team, 'core'))[id]?._rev).toBe(merged?._rev);
});

test('fault 29: a split server’s versions meet an edit that waits here, without the version both were made from', async () => {
  const [one, two] = [await client(), await client()];
  const id = await saveInitiative(one, { name: 'Agreed' });
  await settleDown([one, two]);
  await saveInitiative(one, { name: 'Agreed', guidanceOverride: 'Written here meanwhile.' });
  await split(team, id, { name: 'Left half' }, { name: 'Right half' });
  // The server has tidied up: of what the two were made from, only the revision is known.
  const { readBranch } = one.context.remote;
  for (const each of [one, two]) {
    each.context.remote = {
      ...each.context.remote,
      readBranch: async (home, doc, rev) => (rev.startsWith('1-') ? undefined : readBranch(home, doc, rev)),
    };
  }
  await settleDown([one, two]);
  await expectAgreement(team, [one, two], []);
  expect(await stored(two)).toMatchObject({
    name: 'Right half',
    guidanceOverride: 'Written here meanwhile.',
  });
  expect(await one.db.alts.toArray()).toMatchObject([{ field: 'name', value: 'Left half' }]);
});

test('fault 47: five thousand changes of two months offline arrive in batches within two minutes', {
  ...needs('volume'),
  timeout: 150_000,
}, async () => {
  const net = faultyFetch();
  const one = await client(owner, { fetch: net.fetch });
  const ids = await saveSamples(one, 5000);
  const waits: number[] = [];
  const look = async () => {
    waits.push(await waiting(one));
    net.before('_bulk_docs', look);
  };
  net.before('_bulk_docs', look);
  const start = performance.now();
  await one.sync();
  expect(performance.now() - start).toBeLessThan(120_000);
  expect(await waiting(one)).toBe(0);
  expect(Object.keys(await onServer(team, 'portfolio'))).toHaveLength(ids.length);
  expect(net.requests.filter(({ path }) => path.endsWith('_bulk_docs'))).toHaveLength(25);
  // What is shown as waiting falls batch by batch.
  expect(waits).toEqual(Array.from({ length: 25 }, (_, batch) => 5000 - 200 * batch));
});

/** A feed of so many metrics, written past everything that would make them slowly. */
async function longFeed(count: number): Promise<void> {
  const { id: _, ...body } = metric();
  const docs = Array.from({ length: count }, (_, index) => {
    const own = `01J000000000000000000${String(index).padStart(5, '0')}`;
    return { ...body, _id: `met:${ID.initiative}:${own}`, by: server.admin.name };
  });
  await asAdmin(server, 'POST', `/${team.prefix}-core/_bulk_docs`, { docs });
}
const metricsOf = ({ db }: Client) => ofClass(db, 'metric').count();
/** A clock by which each page takes longer than the time between two marks. */
const slowClock = () => {
  let at = Date.now();
  return () => {
    at += 2_000;
    return new Date(at);
  };
};
const cursorsAsked = (net: ReturnType<typeof faultyFetch>) =>
  net.requests
    .filter(({ method, path }) => method === 'GET' && path.endsWith('_changes'))
    .map(({ query }) => query.get('since'));

test('fault 48: a long feed that is cut by kills goes on where it was, and no page is asked for more than twice', {
  ...needs('volume'),
  timeout: 60_000,
}, async () => {
  await longFeed(3000);
  let left = 0;
  const process = mortal(() => left-- > 0);
  const one = await client(owner, { fetch: process.fetch, now: slowClock() });
  const reached: number[] = [];
  let kills = 0;
  // Each life leaves a mark behind a page or two and dies.
  for (left = 5; kills < 20 && (await process.live(one)) === 'killed'; left = kills < 3 ? 5 : 99) {
    kills += 1;
    reached.push(await metricsOf(one));
  }
  expect(kills).toBe(3);
  expect(reached).toEqual([...new Set(reached)].sort((a, b) => a - b));
  expect(await metricsOf(one)).toBe(3000);
  const asked = cursorsAsked(process.net);
  for (const since of asked)
    expect(asked.filter((one) => one === since).length, String(since)).toBeLessThan(3);
});

test('a long copy that a person stops keeps every page, and goes on behind the last one', {
  ...needs('volume'),
  timeout: 60_000,
}, async () => {
  await longFeed(2000);
  const net = faultyFetch();
  const one = await client(owner, { fetch: net.fetch });
  const { remote } = one.context;
  let left = 2001;
  one.context.remote = {
    ...remote,
    // CouchDB says with each page how much is behind it, which pouchdb-server leaves out.
    pull: async (...question) => {
      const page = await remote.pull(...question);
      left -= 500;
      return page.more ? { ...page, left } : page;
    },
  };
  const shown: Progress[] = [];
  one.context.onProgress = (progress) => void shown.push(progress);
  one.context.isStopped = async () => shown.length >= 2;
  await expect(one.sync()).rejects.toBeInstanceOf(Stopped);
  // The server's own rule is in the first page, and is no record.
  expect(shown).toEqual([
    { doing: 'copy', done: 499, total: 2000 },
    { doing: 'copy', done: 999, total: 2000 },
  ]);
  expect(await metricsOf(one)).toBe(999);
  one.context.isStopped = async () => false;
  await one.sync();
  expect(await metricsOf(one)).toBe(2000);
  const asked = cursorsAsked(net);
  // The page that was on its way when it was stopped is the only one that is asked for again.
  expect(asked.length - new Set(asked).size).toBe(1);
});

test('fault 49: idle sessions leave nothing behind, neither timers nor rows', {
  ...needs('volume'),
  timeout: 60_000,
}, async () => {
  const one = await client();
  await saveInitiative(one);
  await one.sync();
  await one.sync();
  const rows = async () => Promise.all(one.db.tables.map((table) => table.count()));
  const before = await rows();
  for (let session = 0; session < 200; session++) await one.sync();
  expect(await rows()).toEqual(before);
  const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout');
  expect(timers.length).toBeLessThanOrEqual(5);
});

test('fault 50: a server that drips is given up in time, and asked for smaller pages', async () => {
  const limits: number[] = [];
  const drip = createServer((request, response) => {
    const url = new URL(String(request.url), 'http://localhost');
    const limit = url.searchParams.get('limit');
    if (limit) limits.push(Number(limit));
    response.writeHead(200, { 'content-type': 'application/json' });
    const timer = setInterval(() => response.write(' '), 20);
    request.on('close', () => clearInterval(timer));
    response.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => drip.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(drip.address() as AddressInfo).port}`;
  const slow = createCouchDbStore(
    createHttp({ origin, authorization: async () => 'Basic eA==', fetch, timeoutMs: 100 }),
    databaseNames('pl', 'main'),
  );
  const one = await client();
  one.context.remote = { ...one.context.remote, pull: slow.pull };
  expect(await failureOf(one.sync())).toBe('offline');
  expect(limits).toEqual([500, 250, 125, 62, 31, 25]);
  expect(await readState(one.db, 'cursor:core')).toBeUndefined();
  drip.closeAllConnections();
  await new Promise((resolve) => drip.close(resolve));
});

test('fault 52: another address, team or account is another database, so that nothing goes to the new one unasked', async () => {
  const at = { origin: 'https://couch.example.com', prefix: 'pl', portfolio: 'main', account: 'ann' };
  const names = [
    at,
    { ...at, origin: 'https://other.example.com' },
    { ...at, prefix: 'pl2' },
    { ...at, account: 'bob' },
  ].map(teamDatabaseName);
  expect(new Set(names).size).toBe(4);
});

test('fault 53, fault 58: what is purged goes from every browser, also from its author’s who was away and had changed it', async () => {
  const [one, two] = [await client(), await client()];
  const id = await saveInitiative(one);
  const value = await saveSample(one);
  await one.sync();
  await two.sync();
  const core = `/${team.prefix}-core`;
  await asAdmin(server, 'PUT', `${core}/meta:epoch`, { epoch: 'first' });
  await one.sync();
  await two.sync();
  // The author goes away with changes of exactly this.
  await saveInitiative(one, { name: 'Written while away' });
  const late = await saveSample(one, { nonce: 'late' });
  await makeAnew(team, 'portfolio');
  const { _rev } = (await onServer(team, 'core'))['meta:epoch'] as { _rev: string };
  await asAdmin(server, 'PUT', `${core}/meta:epoch`, {
    _rev,
    epoch: 'second',
    kind: 'purge',
    digests: [id, value, late].map(sha256Hex),
  });
  await two.sync();
  await one.sync();
  for (const each of [one, two]) {
    expect(await stored(each, value)).toBeUndefined();
    expect(await stored(each, id)).toBeUndefined();
    expect(await waiting(each)).toBe(0);
  }
  expect(await onServer(team, 'portfolio')).toEqual({});
});

test('fault 57: a profile from last week goes on from its own place; what it sends again is known already', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiative(one, { name: 'First' });
  const first = await saveSample(one, { nonce: 'first' });
  const backup = await Promise.all(
    one.db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  await one.sync();
  await one.sync();
  await saveInitiative(one, { name: 'Second' });
  await one.sync();
  const second = await saveSample(two, { nonce: 'second' });
  await two.sync();
  for (const [name, rows] of backup) {
    await one.db.table(name).clear();
    await one.db.table(name).bulkPut(rows);
  }
  await one.sync();
  await two.sync();
  expect(await waiting(one)).toBe(0);
  for (const each of [one, two]) expect((await stored(each))?.name).toBe('Second');
  expect(Object.keys(await onServer(team, 'portfolio')).sort()).toEqual([first, second].sort());
  expect(await generations('portfolio')).toEqual([1, 1]);
});

test('fault 59: what was reported as saved waits in a strict database, with its place in the queue or not at all', async () => {
  const one = await client();
  const durable = (one.db as unknown as { _options: { chromeTransactionDurability?: string } })._options;
  expect(durable.chromeTransactionDurability).toBe('strict');
  const id = await saveSample(one);
  // The power goes: another process opens what is on the disk.
  one.db.close();
  await one.db.open();
  const [due] = await listPending(one.db, 'portfolio', 'immutable', {
    now: '9999',
    limit: 9,
    maxBytes: 1e6,
  });
  expect(due?.row.id).toBe(id);
  await one.sync();
  expect(Object.keys(await onServer(team, 'portfolio'))).toEqual([id]);
});
