import 'fake-indexeddb/auto';
import type { RequestListener } from 'node:http';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { ofClass } from '@/lib/store/doc-ranges';
import { toRow } from '@/lib/store/documents';
import { KEPT_DAYS } from '@/lib/store/lost-access';
import { summariseOutbox } from '@/lib/store/outbox';
import { readTeamNote } from '@/lib/store/reads/team-note';
import { readTeamStatus } from '@/lib/store/reads/team-status';
import { readUnsent } from '@/lib/store/reads/unsent';
import { readState, writeState } from '@/lib/store/sync-state';
import { createCouchDbStore, databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { createHttp } from '@/lib/sync/couchdb/http';
import type { RemoteError } from '@/lib/sync/remote-error';
import { isOver } from '@/lib/sync/schedule';
import { syncTeam } from '@/lib/sync/sync-team';
import { asAdmin, basic } from '../../stand-ins/couchdb.mjs';
import { startFakeCouchDb } from '../../stand-ins/fake-couchdb/start-fake-couchdb';
import { ID, initiative, person, sample, workspace } from '../../unit/domain/records';
import { loopback } from './loopback';
import { onUnexpected } from './member';
import {
  type Account,
  account,
  type Client,
  createClient,
  createTeam,
  onServer,
  remoteFor,
  type Server,
  type TestTeam,
  write,
} from './team';
import { teamPerTest } from './team-per-test';
import { installWebLocks } from './web-locks';

/** Servers, and things between us and them, that do what no well-behaved one does; as the worker meets them. */

let server: Server;
let team: TestTeam;
let owner: Account;

beforeAll(installWebLocks);
const client = teamPerTest('owner', [], (made) => {
  ({ server, team, person: owner } = made);
});
const listen = loopback();
const storeAt = (origin: string, who = owner) =>
  createCouchDbStore(
    createHttp({ origin, authorization: async () => basic(who.name, who.password), fetch, timeoutMs: 5_000 }),
    databaseNames(team.prefix, 'main'),
  );
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: RemoteError) => error.failure ?? String(error),
  );
const saveSample = (one: Client, nonce: string, value = 1) => {
  const { id: _, ...body } = sample({ periodStart: '2026-03-01', nonce, value });
  return write(one, 'sample', body);
};
const waiting = async ({ db }: Client) => (await summariseOutbox(db)).waiting;
/** One synchronisation as the worker makes it: with its lock, its pauses and what a person is told of it. */
const workerSync = async ({ db, who }: Client, at = new Date(), origin = server.url) => {
  const known = { origin, prefix: team.prefix, portfolio: 'main', account: who.name };
  const surroundings = {
    authorization: async () => basic(who.name, who.password),
    now: () => at,
    random: () => 0.5,
    onRequest: () => {},
    onUnexpected,
  };
  return syncTeam(db, known, surroundings);
};
const later = (days: number) => new Date(Date.now() + days * 86_400_000);

test('fault 7: a portal that sends us elsewhere gets nobody there: neither the sign-in nor a change arrives', async () => {
  const arrived: unknown[] = [];
  const elsewhere = await listen((request, response) => {
    arrived.push(request.headers);
    response.end('{}');
  });
  const told: unknown[] = [];
  const portal = await listen((request, response) => {
    told.push(request.headers.authorization);
    response.writeHead(302, { location: `${elsewhere}${request.url}` }).end();
  });
  const one = await client();
  await saveSample(one, 'a');
  one.context.remote = storeAt(portal);
  expect(await failureOf(one.sync())).toBe('portal');
  expect(arrived).toEqual([]);
  // Asked once more where it leads, without a word of who asks.
  expect(told).toEqual([expect.any(String), undefined]);
  expect(await waiting(one)).toBe(1);
});

test('fault 11: who may not read any more keeps everything for two weeks, then only what is their own and unsent', async () => {
  const [one, other] = [await client(), await client()];
  await write(other, 'initiative', initiative({ name: 'Of the team' }));
  const theirs = await saveSample(other, 'theirs');
  // The workspace and its people are an administrator's to write.
  const core = `/${team.prefix}-core`;
  for (const [id, record] of [
    ['meta:policy', workspace()],
    [`per:${owner.name}`, person(owner.name)],
  ] as const) {
    const { id: _, ...body } = record as Record<string, unknown>;
    await asAdmin(server, 'PUT', `${core}/${id}`, { ...body, by: server.admin.name });
  }
  await other.sync();
  expect((await workerSync(one))?.result).toBe('done');
  expect(await one.db.docs.get(theirs)).toBeDefined();
  const own = await saveSample(one, 'own', 2);
  const members = (roles: string[]) =>
    asAdmin(server, 'PUT', `${core}/_security`, {
      members: { roles, names: [] },
      admins: { roles: ['_admin'], names: [] },
    });
  // CouchDB says 403 here, and the server of these tests 401.
  const origin = await listen((_, response) => {
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"error":"forbidden"}');
  });
  await members(['somebody-else']);
  for (const days of [0, 1, KEPT_DAYS - 1]) {
    expect((await workerSync(one, later(days), origin))?.result).toBe('no_access');
    expect(await one.db.docs.get(theirs)).toBeDefined();
  }
  const pause = (await readState(one.db, 'backoff'))?.nextAt;
  expect(isOver(pause, later(KEPT_DAYS - 1))).toBe(false);
  expect((await workerSync(one, later(KEPT_DAYS + 1), origin))?.result).toBe('no_access');
  const left = (await one.db.docs.toCollection().primaryKeys()).sort();
  expect(left).toEqual([own, 'meta:policy', `per:${owner.name}`].sort());
  expect(await readTeamStatus(one.db)).toMatchObject({
    outbox: { waiting: 1 },
    lostAccess: { removedAt: expect.any(String) },
  });
  // Every surface says what it is about, and not that a server is in trouble.
  expect(await readTeamNote(one.db)).toMatchObject({ state: 'no_access', waiting: 1 });
  // What is theirs alone can be handed over, whole, before anybody decides.
  expect(await readUnsent(one.db)).toEqual([
    { id: own, firstAt: expect.any(String), doc: expect.objectContaining({ by: owner.name }) },
  ]);
  // Back in the team: everything is read from the beginning, and what waited arrives.
  await members(['pl-employee']);
  expect((await workerSync(one, later(KEPT_DAYS + 2)))?.result).toBe('done');
  expect((await one.db.docs.get(`ini:${ID.initiative}`))?.doc.name).toBe('Of the team');
  expect(Object.keys(await onServer(team, 'portfolio')).sort()).toEqual([theirs, own].sort());
  expect(await readTeamStatus(one.db)).not.toHaveProperty('lostAccess');
});

test.each([
  ['a write', 'POST', /-core\/_bulk_docs/],
  ['the mark of this device', 'PUT', /-core\/_local\//],
  ['the log', 'POST', /-audit\/_bulk_docs/],
  ['the values', 'GET', /-p-main(\/|$)/],
])(
  'fault 11: that %s is refused is no loss of membership: nothing is removed, and it is said what it is',
  async (_, method, path) => {
    const [one, other] = [await client(), await client()];
    await write(other, 'initiative', initiative({ name: 'Of the team' }));
    await other.sync();
    await one.sync();
    await write(one, 'initiative', initiative({ name: 'Mine' }));
    const entry = { actorId: owner.name, action: 'test', entityType: 'initiative', seq: 1, prev: '' };
    await write(one, 'audit', { ...entry, entityId: ID.initiative } as never);
    const origin = await listen(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      const isRefused = request.method === method && path.test(request.url ?? '');
      const answer = isRefused
        ? new Response('{"error":"forbidden"}', { status: 403 })
        : await fetch(server.url + request.url, {
            method: String(request.method),
            body: body || null,
            headers: {
              'content-type': 'application/json',
              authorization: String(request.headers.authorization),
            },
          });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(await answer.text());
    });
    for (const days of [0, 7, KEPT_DAYS + 1]) {
      expect((await workerSync(one, later(days), origin))?.result).toBe('not_allowed');
    }
    expect(await readTeamStatus(one.db)).not.toHaveProperty('lostAccess');
    expect(await one.db.docs.get(`ini:${ID.initiative}`)).toBeDefined();
    expect(await readTeamNote(one.db)).toMatchObject({ state: 'refuses' });
    expect((await workerSync(one, later(KEPT_DAYS + 2)))?.result).toBe('done');
  },
);

test('fault 18, fault 19: told to wait, this device stays away for as long, also after its worker ended; a storm of errors is waited out', async () => {
  let answer: RequestListener = (_, response) => {
    response.writeHead(429, { 'retry-after': '7' }).end();
  };
  let asked = 0;
  const origin = await listen((request, response) => {
    asked += 1;
    answer(request, response);
  });
  const one = await client();
  await saveSample(one, 'a');
  const start = new Date();
  expect((await workerSync(one, start, origin))?.result).toBe('busy');
  expect(asked).toBe(1);
  // What a new worker finds in the database is all it knows.
  const wait = (await readState(one.db, 'backoff'))?.nextAt;
  const seconds = (count: number) => new Date(start.getTime() + count * 1000);
  expect([isOver(wait, seconds(6.9)), isOver(wait, seconds(7.1))]).toEqual([false, true]);

  answer = (_, response) => {
    response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>503</h1>');
  };
  asked = 0;
  for (let round = 0; round < 12; round++)
    expect((await workerSync(one, start, origin))?.result).toBe('busy');
  // A try is one request: how often somebody tries is how often the server is asked.
  expect(asked).toBe(12);
  const last = Date.parse((await readState(one.db, 'backoff'))?.nextAt ?? '') - start.getTime();
  expect(last).toBeLessThanOrEqual(30 * 60_000);
  expect((await workerSync(one))?.result).toBe('done');
  expect(await readState(one.db, 'backoff')).toBeUndefined();
  expect(await waiting(one)).toBe(0);
});

test('fault 22, fault 23: a database that was removed and made again under its name gets everything back', async () => {
  const [one, other] = [await client(), await client()];
  await write(one, 'initiative', initiative({ name: 'Kept' }));
  const id = await saveSample(one, 'a');
  await one.sync();
  await other.sync();
  const names = databaseNames(team.prefix, 'main');
  const securities = new Map<string, unknown>();
  for (const name of Object.values(names)) {
    securities.set(name, await asAdmin(server, 'GET', `/${name}/_security`));
    await asAdmin(server, 'DELETE', `/${name}`);
  }
  expect((await workerSync(one))?.result).toBe('missing');
  expect((await one.db.docs.get(id))?.doc.value).toBe(1);
  for (const [name, security] of securities) {
    await asAdmin(server, 'PUT', `/${name}`);
    await asAdmin(server, 'PUT', `/${name}/_security`, security);
  }
  expect(await workerSync(one)).toMatchObject({ result: 'done', healed: 2 });
  expect((await workerSync(other))?.result).toBe('done');
  expect(Object.keys(await onServer(team, 'core'))).toEqual([`ini:${ID.initiative}`]);
  expect(Object.keys(await onServer(team, 'portfolio'))).toEqual([id]);
});

test('fault 30: of two leaves of a fact the one that its id commits to counts, whichever the server prefers', async () => {
  const one = await client();
  const id = await saveSample(one, 'a', 7);
  await write(one, 'initiative', initiative());
  await one.sync();
  const portfolio = `/${team.prefix}-p-main`;
  const honest = (await onServer(team, 'portfolio'))[id] as Record<string, unknown>;
  const guard = await asAdmin(server, 'GET', `${portfolio}/_design/guard`);
  await asAdmin(server, 'DELETE', `${portfolio}/_design/guard?rev=${guard._rev}`);
  // A root of its own with a revision that wins every comparison.
  const forged = { ...honest, value: 9999, _rev: `1-${'f'.repeat(32)}` };
  await asAdmin(server, 'POST', `${portfolio}/_bulk_docs`, { new_edits: false, docs: [forged] });
  expect((await onServer(team, 'portfolio'))[id]).toMatchObject({ value: 9999 });
  const other = await client();
  await other.sync();
  expect((await other.db.docs.get(id))?.doc.value).not.toBe(9999);
  expect((await one.db.docs.get(id))?.doc.value).toBe(7);
  expect(await other.db.quarantine.count()).toBe(1);
});

test('fault 33: types that lie, a number beyond all numbers, five megabytes and a poisoned prototype stop no feed', async () => {
  const { id: _, ...body } = initiative();
  const good = { _id: `ini:${ID.initiative}`, _rev: '1-a', ...body };
  const other = `ini:${ID.initiative.slice(0, -1)}B`;
  const rows = [
    `{"seq":1,"id":"${other}","changes":[{"rev":"1-a"}],"doc":${JSON.stringify({ ...good, _id: other, purpose: 'x'.repeat(5_000_000) })}}`,
    `{"seq":2,"id":"met:${ID.initiative}:${ID.metric}","changes":[{"rev":"1-a"}],"doc":{"_id":"met:${ID.initiative}:${ID.metric}","_rev":"1-a","v":1e400,"__proto__":{"polluted":true}}}`,
    `{"seq":3,"id":"skp:${ID.initiative}:AAAAAAAAAAAAAAAAAAAA","changes":[{"rev":"1-a"}],"doc":{"_id":"skp:${ID.initiative}:AAAAAAAAAAAAAAAAAAAA","_rev":"1-a","reason":"not what the id says"}}`,
    `{"seq":4,"id":7,"changes":"none","doc":null}`,
    `{"seq":5,"id":"${good._id}","changes":[{"rev":"1-a"}],"doc":${JSON.stringify(good)}}`,
  ];
  const origin = await listen((request, response) => {
    const path = String(request.url);
    const answer = path.includes('_changes')
      ? `{"results":[${rows.join(',')}],"last_seq":"5-x","pending":0}`
      : path.includes('_local')
        ? '{"error":"not_found"}'
        : '{"update_seq":"0","rows":[]}';
    response
      .writeHead(path.includes('_local') && request.method === 'GET' ? 404 : 200, {
        'content-type': 'application/json',
      })
      .end(request.method === 'PUT' ? '{"ok":true,"rev":"0-1"}' : answer);
  });
  const one = await client();
  one.context.remote = storeAt(origin);
  const report = await one.sync();
  expect(report.quarantined).toBe(4);
  expect(await readState(one.db, 'cursor:core')).toBe('5-x');
  expect((await one.db.docs.toCollection().primaryKeys()).sort()).toEqual([good._id]);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  const kept = await one.db.quarantine.toArray();
  expect(kept.map(({ reason }) => reason).sort()).toEqual(['not_its_hash', 'too_large', 'wrong_shape']);
  expect(JSON.stringify(kept).length).toBeLessThan(10_000);
});

test('fault 35: a clock that is days off is said, and one that is a little off is not', async () => {
  const one = await client();
  await saveSample(one, 'a');
  const ahead = await workerSync(one, later(3));
  expect(ahead).toMatchObject({ result: 'done', clockOff: expect.any(Number) });
  expect(Math.abs((ahead?.clockOff ?? 0) - 3 * 24 * 60)).toBeLessThanOrEqual(2);
  const behind = await workerSync(one, later(-3));
  expect(Math.abs((behind?.clockOff ?? 0) + 3 * 24 * 60)).toBeLessThanOrEqual(2);
  expect(await workerSync(one)).not.toHaveProperty('clockOff');
  expect(await waiting(one)).toBe(0);
});

test('fault 44: whoever asks while a synchronisation runs starts no second one', async () => {
  const one = await client();
  await saveSample(one, 'a');
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => workerSync(one)));
  expect(outcomes.filter((outcome) => outcome !== undefined)).toMatchObject([{ result: 'done' }]);
  expect(await waiting(one)).toBe(0);
});

test('fault 28: a server that is killed while it is written to, and comes back with nothing, has everything once in the end', async () => {
  // One that is ours to kill, whatever server the others are.
  const fragile = await startFakeCouchDb();
  const place = await createTeam(fragile);
  const roles = [`owner:${ID.initiative}`, 'pl-creator'];
  const who = await account(place, 'owner', roles);
  const one = await createClient(place, who);
  onTestFinished(() => one.db.delete());
  const ids: string[] = [];
  for (let index = 0; index < 1000; index++) ids.push(await saveSample(one, `n${index}`, index));
  // Two batches are confirmed, and the third one never is.
  let batches = 0;
  const { push } = one.context.remote;
  one.context.remote = {
    ...one.context.remote,
    push: async (home, docs) => {
      batches += 1;
      if (batches === 3) await fragile.close();
      return push(home, docs);
    },
  };
  expect(await failureOf(one.sync())).toBe('offline');
  expect(await waiting(one)).toBe(600);
  // It held everything in memory only: the one that takes its place knows nothing.
  const again = await createTeam(server, place.prefix);
  one.context.remote = remoteFor(again, await account(again, 'owner', roles));
  const report = await one.sync();
  expect(report.healed).toBe(400);
  expect(await waiting(one)).toBe(0);
  const there = await onServer(again, 'portfolio');
  expect(Object.keys(there).sort()).toEqual([...new Set(ids)].sort());
  expect(new Set(Object.values(there).map(({ _rev }) => String(_rev).slice(0, 2)))).toEqual(new Set(['1-']));
  await again.remove();
});

test('fault 32: an account that rules the whole server is warned of, and one of the team is not', async () => {
  const one = await client();
  expect((await workerSync(one))?.result).toBe('done');
  expect(await readTeamStatus(one.db)).not.toHaveProperty('serverAdmin');
  const { name, password } = server.admin;
  const ruler = await client({ name, password });
  expect((await workerSync(ruler))?.result).toBe('done');
  expect(await readTeamStatus(ruler.db)).toMatchObject({ serverAdmin: true });
  // It is asked again for as long as it is said, so that it goes with its reason.
  const mended = await client();
  await writeState(mended.db, 'serverAdmin', true);
  expect((await workerSync(mended))?.result).toBe('done');
  expect(await readTeamStatus(mended.db)).not.toHaveProperty('serverAdmin');
});

test('fault 7, fault 11: a page that a gateway on the way shows instead of the server never counts as the word that somebody may not read', async () => {
  const one = await client();
  const id = await write(one, 'initiative', initiative({ businessOwnerId: owner.name }));
  expect((await workerSync(one))?.result).toBe('done');
  const gateway = await listen((_, response) => {
    response.writeHead(403, { 'content-type': 'text/html' }).end('<h1>Sign in to the network</h1>');
  });
  for (const days of [0, 1, KEPT_DAYS + 1]) {
    expect((await workerSync(one, later(days), gateway))?.result).toBe('portal');
  }
  expect(await readTeamStatus(one.db)).not.toHaveProperty('lostAccess');
  expect(await one.db.docs.get(id)).toBeDefined();
});

test('fault 11: the two weeks begin when it is said again on another day, and anew after somebody could read between', async () => {
  const one = await client();
  const id = await write(one, 'initiative', initiative({ businessOwnerId: owner.name }));
  expect((await workerSync(one))?.result).toBe('done');
  const refusing = await listen((_, response) => {
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"error":"forbidden"}');
  });
  const refusedOn = async (days: number) => {
    expect((await workerSync(one, later(days), refusing))?.result).toBe('no_access');
    return (await one.db.docs.get(id)) === undefined;
  };
  // The last day of work, and the first one after a long holiday.
  for (const days of [0, 0.1, KEPT_DAYS + 6]) expect(await refusedOn(days)).toBe(false);
  expect((await workerSync(one, later(KEPT_DAYS + 7)))?.result).toBe('done');
  for (const days of [22, 23, 36]) expect(await refusedOn(days)).toBe(false);
  expect(await refusedOn(38)).toBe(true);
});

test('fault 21, fault 30: records that fit one by one and not together into what is read of an answer arrive in smaller pages', async () => {
  const one = await client();
  // In UTF-8 three bytes to a letter: of the shared records 23 MB, and as much of values.
  const x_note = '語'.repeat(15_000);
  const author = { by: owner.name, at: new Date().toISOString(), dev: '01J0000000000000000000000D' };
  const made = [...Array(500).keys()].map((index) => {
    const id = `01J8Z3K4M5N6P7Q8R9S0T1${String(index).padStart(4, '0')}`;
    return toRow('initiative', { ...initiative({ businessOwnerId: owner.name }), id, ...author, x_note });
  });
  const { id: _, ...body } = sample({ periodStart: '2026-03-01', initiativeId: ID.initiative });
  const facts = [...Array(500).keys()].map((index) =>
    toRow('sample', { ...body, ...author, nonce: `n${index}`, x_note }),
  );
  const own = toRow('initiative', { ...initiative({ businessOwnerId: owner.name }), ...author });
  for (const [name, rows] of [
    ['core', [own, ...made]],
    ['p-main', facts],
  ] as const) {
    for (let start = 0; start < rows.length; start += 100) {
      const docs = rows.slice(start, start + 100).map(({ id, doc }) => ({ ...doc, _id: id }));
      await asAdmin(server, 'POST', `/${team.prefix}-${name}/_bulk_docs`, { docs });
    }
  }
  expect(await workerSync(one)).toMatchObject({ result: 'done' });
  expect(await initiativesOf(one)).toBe(501);
  expect(await one.db.docs.filter(({ cls }) => cls === 'sample').count()).toBe(500);
});

/** A device on which a transaction of more than so many initiatives does not fit. */
function roomFor(one: Client, rows: number): () => void {
  const written = new WeakMap<object, number>();
  const full = (_id: unknown, { cls }: { cls: string }, transaction: object) => {
    if (cls !== 'initiative') return;
    const count = (written.get(transaction) ?? 0) + 1;
    written.set(transaction, count);
    if (count > rows) throw new DOMException('full', 'QuotaExceededError');
  };
  one.db.docs.hook('creating', full);
  return () => one.db.docs.hook('creating').unsubscribe(full);
}

async function saveInitiatives(one: Client, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const id = `01J8Z3K4M5N6P7Q8R9S0T1${String(index).padStart(4, '0')}`;
    const by = one.who.name;
    await write(one, 'initiative', initiative({ id, businessOwnerId: owner.name, createdBy: by }));
  }
  await one.sync();
}
const initiativesOf = ({ db }: Client) => ofClass(db, 'initiative').count();

test('fault 37: no room for what others wrote: the person is told so, what waits stays, nobody asks again at once, and with room it goes on', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiatives(one, 60);
  await saveSample(two, 'mine');
  const makeRoom = roomFor(two, 0);
  const now = new Date();
  expect(await workerSync(two, now)).toMatchObject({ result: 'no_space' });
  const status = await readTeamStatus(two.db);
  expect(status?.lastSync).toMatchObject({ result: 'no_space' });
  expect(status?.lastSync?.doneAt).toBeUndefined();
  expect((await readTeamNote(two.db))?.state).toBe('no_space');
  expect(await initiativesOf(two)).toBe(0);
  expect(await readState(two.db, 'cursor:core')).toBeUndefined();
  expect(await waiting(two)).toBe(1);
  const { nextAt = '' } = (await readState(two.db, 'backoff')) ?? {};
  expect(Date.parse(nextAt) - now.getTime()).toBeGreaterThanOrEqual(300_000);

  makeRoom();
  expect(await workerSync(two)).toMatchObject({ result: 'done' });
  expect(await initiativesOf(two)).toBe(60);
  expect(await waiting(two)).toBe(0);
  expect(await readState(two.db, 'backoff')).toBeUndefined();
});

test('fault 37: where a whole page does not fit, smaller ones do', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiatives(one, 60);
  roomFor(two, 40);
  expect(await workerSync(two)).toMatchObject({ result: 'done' });
  expect(await initiativesOf(two)).toBe(60);
});
