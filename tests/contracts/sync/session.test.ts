import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { HOMES } from '@/lib/domain/record-homes';
import { commit } from '@/lib/store/commit';
import { listPending, summariseOutbox } from '@/lib/store/outbox';
import { quarantineUnreadable } from '@/lib/store/quarantine';
import { listSetAside } from '@/lib/store/reads/set-aside';
import { readState, writeState } from '@/lib/store/sync-state';
import type { RemoteError } from '@/lib/sync/remote-error';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, pin, sample, voidOf } from '../../unit/domain/records';
import { expectAgreement, settleDown } from './agreement';
import { faultyFetch } from './faults';
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

/** The protocol on a real server: pouchdb-server, or CouchDB when its address is given. */

let server: Server;
let team: TestTeam;
let owner: Account;
const client = teamPerTest('owner', [], (made) => {
  ({ server, team, person: owner } = made);
});

const saveInitiative = (one: Client, change: Parameters<typeof initiative>[0]) =>
  write(one, 'initiative', initiative(change));
const saveSample = (one: Client, change: { value?: number; nonce?: string } = {}) => {
  const { id: _, ...body } = sample({ periodStart: '2026-03-01', ...change });
  return write(one, 'sample', body);
};
/** An entry in the log, as a command on the initiative makes one. */
const writeAudited = ({ db, who }: Client, reason: string) =>
  commit(db, { personId: who.name, at: new Date() }, async (unit) => {
    const row = await db.docs.get(`ini:${ID.initiative}`);
    if (row) await unit.log({ ...row, before: row, after: row }, 'initiative.edit', reason);
  });
const stored = async ({ db }: Client, id = `ini:${ID.initiative}`) => (await db.docs.get(id))?.doc;
const waiting = async ({ db }: Client) => (await summariseOutbox(db)).waiting;
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: RemoteError) => error.failure ?? String(error),
  );

test('what one person writes, another one reads; nothing waits afterwards', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiative(one, { name: 'Invoice triage' });
  const id = await saveSample(one);
  expect(await waiting(one)).toBe(2);
  await one.sync();
  expect(await waiting(one)).toBe(0);
  await two.sync();
  expect((await stored(two))?.name).toBe('Invoice triage');
  expect(Object.keys(await onServer(team, 'portfolio'))).toEqual([id]);
});

test('an owner’s pin reaches the others, and so does taking it away; nobody else’s gets past the server', async () => {
  const [one, two] = [await client(), await client(await account(team, 'stranger', []))];
  await saveInitiative(one, { businessOwnerId: owner.name });
  const id = `map:${pin().id}`;
  const put = (by: Client, change: Parameters<typeof pin>[0] = {}) => write(by, 'rule', pin(change));
  await put(one);
  await one.sync();
  expect(await waiting(one)).toBe(0);
  await two.sync();
  expect(await stored(two, id)).toMatchObject({ pin: true, status: 'active' });

  await put(two, { status: 'disabled', version: 2 });
  await two.sync();
  const [refused] = await two.db.outbox.toArray();
  expect(refused).toMatchObject({
    id,
    state: 'blocked',
    detail: 'your role may not write this: owner or admin needed',
  });
  await one.sync();
  expect(await stored(one, id)).toMatchObject({ status: 'active' });

  await put(one, { status: 'disabled', version: 2 });
  await one.sync();
  expect((await onServer(team, 'core'))[id]).toMatchObject({ status: 'disabled' });
});

test('an idle session makes three requests and leaves the database as it is', async () => {
  const counting = faultyFetch();
  const one = await client(owner, { fetch: counting.fetch });
  await saveInitiative(one, {});
  await one.sync();
  await one.sync();
  counting.requests.length = 0;
  await one.sync();
  expect(counting.requests).toHaveLength(3);
});

test('after values alone were sent, which move no shared record, an idle session makes three requests again', async () => {
  const counting = faultyFetch();
  const one = await client(owner, { fetch: counting.fetch });
  await saveInitiative(one, {});
  await one.sync();
  await one.sync();
  for (let index = 0; index < 20; index++) await saveSample(one, { nonce: `n${index}`, value: index });
  await one.sync();
  const requests = async () => {
    counting.requests.length = 0;
    await one.sync();
    return counting.requests.length;
  };
  // The first reads the facts' place, which one's own values moved.
  await requests();
  expect([await requests(), await requests()]).toEqual([3, 3]);
  expect(Object.keys(await onServer(team, 'portfolio'))).toHaveLength(20);
});

test('fault 4, fault 2: an answer that is lost after the commit is asked for again and makes no second document', async () => {
  const net = faultyFetch();
  const one = await client(owner, { fetch: net.fetch });
  await saveInitiative(one, {});
  const id = await saveSample(one);
  net.next('_bulk_docs', 'lose_answer');
  expect(await failureOf(one.sync())).toBe('offline');
  expect(await waiting(one)).toBeGreaterThan(0);
  await one.sync();
  expect(await waiting(one)).toBe(0);
  const docs = await onServer(team, 'portfolio');
  expect(Object.keys(docs)).toEqual([id]);
  expect(docs[id]?._rev).toMatch(/^1-/);
});

test('fault 4: a lost answer to a batch of more than a hundred is asked for again as well', async () => {
  const net = faultyFetch();
  const one = await client(owner, { fetch: net.fetch });
  for (let index = 0; index < 150; index++) await saveSample(one, { nonce: `n${index}`, value: index });
  net.next('_bulk_docs', 'lose_answer');
  expect(await failureOf(one.sync())).toBe('offline');
  await one.sync();
  expect(await waiting(one)).toBe(0);
  expect(Object.keys(await onServer(team, 'portfolio'))).toHaveLength(150);
});

test.each([
  ['an answer cut in half', 'truncate', 'offline'],
  ['a page of a captive portal', 'portal_page', 'portal'],
  ['a redirect', 'redirect', 'offline'],
  ['a storm of server errors', 'unavailable', 'server_fault'],
] as const)(
  'faults 5, 6, 7 and 19: %s changes nothing here, and the next session goes on',
  async (_, fault, failure) => {
    const writer = await client();
    await saveInitiative(writer, { name: 'From elsewhere' });
    await writer.sync();
    const net = faultyFetch();
    const one = await client(owner, { fetch: net.fetch });
    const own = await saveSample(one);
    net.next('_changes', fault);
    // A slow or broken line is tried with smaller pages first.
    net.always('_changes', fault);
    expect(await failureOf(one.sync())).toBe(failure);
    expect(await stored(one)).toBeUndefined();
    expect(await readState(one.db, 'cursor:core')).toBeUndefined();
    expect(await waiting(one)).toBe(1);
    net.calm();
    await one.sync();
    expect((await stored(one))?.name).toBe('From elsewhere');
    expect(Object.keys(await onServer(team, 'portfolio'))).toContain(own);
  },
);

test('fault 18: a server that asks for patience says for how long', async () => {
  const net = faultyFetch();
  const one = await client(owner, { fetch: net.fetch });
  net.always('_changes', 'wait_seven_seconds');
  const error = await one.sync().then(
    () => undefined,
    (cause: RemoteError) => cause,
  );
  expect(error?.failure).toBe('wait');
  expect(error?.retryAfter).toBe(7);
});

test('fault 13: two edits of different fields both stay; of two names the server’s counts and ours is shown', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiative(one, {});
  await one.sync();
  await two.sync();
  await saveInitiative(one, { name: 'Name of one', rollout: 'none' });
  await saveInitiative(two, { name: 'Name of two', guidanceOverride: 'Ask first.' });
  await one.sync();
  await two.sync();
  await one.sync();
  for (const each of [one, two]) {
    expect(await stored(each)).toMatchObject({ name: 'Name of one', guidanceOverride: 'Ask first.' });
    expect(await waiting(each)).toBe(0);
  }
  expect(await two.db.alts.toArray()).toMatchObject([{ field: 'name', value: 'Name of two' }]);
});

test('fault 14: two values for one period are two samples for everybody', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiative(one, {});
  await settleDown([one, two]);
  const facts = [
    await saveSample(one, { value: 30, nonce: 'a' }),
    await saveSample(two, { value: 31, nonce: 'b' }),
  ];
  expect(new Set(facts).size).toBe(2);
  await settleDown([one, two]);
  await expectAgreement(team, [one, two], facts);
});

test('fault 16: two people who withdraw one value leave one withdrawal', async () => {
  const second = await account(team, 'second', [`owner:${ID.initiative}`]);
  const [one, two] = [await client(), await client(second)];
  const id = await saveSample(one, { value: 7 });
  await one.sync();
  await saveInitiative(one, {});
  await one.sync();
  await two.sync();
  const withdraw = async (who: Client) => {
    const target = await stored(who, id);
    const { id: _, ...body } = voidOf({ ...sample({ periodStart: '2026-03-01' }), ...target, id });
    return write(who, 'sampleVoid', body);
  };
  const voids = [await withdraw(one), await withdraw(two)];
  expect(voids[0]).toBe(voids[1]);
  await one.sync();
  await two.sync();
  await one.sync();
  expect(Object.keys(await onServer(team, 'portfolio')).sort()).toEqual([id, voids[0]].sort());
  expect([await waiting(one), await waiting(two)]).toEqual([0, 0]);
  expect(await stored(two, voids[0])).toEqual(await stored(one, voids[0]));
});

test('fault 17: an edit made while its predecessor is on the way is written on top of it', async () => {
  const net = faultyFetch();
  const one = await client(owner, { fetch: net.fetch });
  await saveInitiative(one, { name: 'First' });
  net.before('_bulk_docs', () => saveInitiative(one, { name: 'Second' }).then(() => {}));
  await one.sync();
  await one.sync();
  expect(await waiting(one)).toBe(0);
  // Each of the two was written, the second one on top of the first.
  expect((await onServer(team, 'core'))[`ini:${ID.initiative}`]).toMatchObject({
    name: 'Second',
    _rev: expect.stringMatching(/^2-/),
  });
});

test('fault 12: what the server’s rule refuses stays here with the server’s words; the rest goes through', async () => {
  // In one batch, of two initiatives one is this person's to write.
  const other = ID.candidates[0];
  const one = await client(await account(team, 'employee', [`owner:${other}`]));
  const net: string[] = [];
  const { push } = one.context.remote;
  one.context.remote = {
    ...one.context.remote,
    push: (home, docs) => {
      net.push(docs.map(({ id }) => id).join(' '));
      return push(home, docs);
    },
  };
  await saveInitiative(one, {});
  await saveInitiative(one, { id: other, name: 'Their own' });
  await one.sync();
  expect(net).toEqual([`ini:${ID.initiative} ini:${other}`]);
  const { blocked, waiting: left } = await summariseOutbox(one.db);
  expect(left).toBe(0);
  expect(blocked).toMatchObject([{ id: `ini:${ID.initiative}`, reason: 'forbidden' }]);
  expect(blocked[0]?.detail).toContain('role');
  expect((await stored(one))?.name).toBe('Invoice triage');
  expect(Object.keys(await onServer(team, 'core'))).toEqual([`ini:${other}`]);
});

test('fault 20: one document that breaks its batch is found and set aside; the others arrive', async () => {
  const net = faultyFetch();
  const one = await client(owner, { fetch: net.fetch });
  for (let index = 0; index < 7; index++) await saveSample(one, { nonce: `n${index}`, value: index });
  const ids = (
    await listPending(one.db, 'portfolio', 'immutable', { now: '9999', limit: 99, maxBytes: 1e9 })
  ).map(({ row }) => row.id);
  const poison = String(ids[3]);
  net.poison(poison);
  // One stumble proves nothing; the same document every time does.
  for (let session = 0; session < 3; session++) {
    await one.sync();
    await one.db.outbox.toCollection().modify({ nextAt: '2000-01-01T00:00:00.000Z' });
  }
  expect((await summariseOutbox(one.db)).blocked).toMatchObject([{ id: poison, reason: 'invalid' }]);
  expect(Object.keys(await onServer(team, 'portfolio')).sort()).toEqual(
    ids.filter((id) => id !== poison).sort(),
  );
});

test('fault 20: changes whose record is gone or spoilt here are set aside and counted, and hold nobody up', async () => {
  const [one, other] = [await client(), await client()];
  await saveInitiative(one, { name: 'Known to all' });
  await settleDown([one, other]);
  // More of them than fit into a batch, before and beside what can be sent.
  const gone = [];
  for (let index = 0; index < 201; index++) gone.push(await saveSample(one, { nonce: `gone-${index}` }));
  await one.db.docs.bulkDelete(gone);
  const sent = await saveSample(one, { nonce: 'sent' });
  await saveInitiative(one, { name: 'Spoilt' });
  await one.db.docs.update(`ini:${ID.initiative}`, { doc: undefined as never });
  await saveInitiative(other, { name: 'By somebody else' });
  await other.sync();
  expect((await one.sync()).pushed).toBe(1);
  expect(Object.keys(await onServer(team, 'portfolio'))).toEqual([sent]);
  expect(await summariseOutbox(one.db)).toEqual({ waiting: 0, blocked: [] });
  expect((await stored(one))?.name).toBe('By somebody else');
  expect(await one.db.quarantine.count()).toBe(gone.length);
  expect((await listSetAside(one.db))[0]).toMatchObject({ reason: 'lost_here', hasGood: false });

  // Set aside by the look at what is here, as every start of the worker takes it, it is no less whole for the sending.
  await saveInitiative(one, { name: 'Mine' });
  await one.db.docs.update(`ini:${ID.initiative}`, { doc: { name: 7, v: 1 } as never });
  await quarantineUnreadable(one.db, new Date());
  await one.sync();
  expect((await stored(one))?.name).toBe('By somebody else');
  expect(await one.db.quarantine.get(`ini:${ID.initiative}`)).toMatchObject({ row: { doc: { name: 7 } } });
  expect(await summariseOutbox(one.db)).toEqual({ waiting: 0, blocked: [] });
});

test('fault 27: an answer of too few nodes is no acknowledgement', async () => {
  const net = faultyFetch();
  const one = await client(owner, { fetch: net.fetch });
  await saveSample(one);
  net.always('_bulk_docs', 'accepted_only');
  await one.sync();
  expect(await waiting(one)).toBe(1);
  net.calm();
  await one.db.outbox.toCollection().modify({ nextAt: '2000-01-01T00:00:00.000Z' });
  await one.sync();
  expect(await waiting(one)).toBe(0);
});

test('fault 27: a feed that comes again from its beginning, as after the loss of nodes, changes nothing', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiative(one, {});
  const facts = [await saveSample(one)];
  await settleDown([one, two]);
  await saveInitiative(two, { name: 'Edited here', purpose: 'While it comes again.' });
  const rows = await two.db.docs.toArray();
  await two.db.meta.delete('cursor:core');
  const { pull } = two.context.remote;
  // Whatever place is asked for, the server begins at the beginning.
  two.context.remote = { ...two.context.remote, pull: (home, _, limit) => pull(home, undefined, limit) };
  const report = await two.sync();
  expect(report.merged).toBe(0);
  expect(await stored(two)).toEqual(rows.find(({ id }) => id.startsWith('ini:'))?.doc);
  await settleDown([one, two]);
  await expectAgreement(team, [one, two], facts);
  expect(await two.db.alts.count()).toBe(0);
});

test('fault 22: a database that is gone is an alarm, never emptiness', async () => {
  const one = await client();
  await saveInitiative(one, {});
  await one.sync();
  const { prefix } = team;
  await asAdmin(server, 'DELETE', `/${prefix}-core`);
  expect(await failureOf(one.sync())).toBe('missing');
  expect((await stored(one))?.name).toBe('Invoice triage');
  await asAdmin(server, 'PUT', `/${prefix}-core`);
});

test('fault 23, fault 24: a server that went back in time gets everything again that it had confirmed', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiative(one, { name: 'Before the snapshot' });
  await one.sync();
  await two.sync();
  await saveInitiative(one, { name: 'After the snapshot' });
  const lost = await saveSample(one);
  await one.sync();
  // The snapshot: what was written since is gone, marks of the devices included.
  for (const home of HOMES) await makeAnew(team, home);
  const report = await one.sync();
  expect(report.healed).toBeGreaterThan(0);
  await two.sync();
  expect((await stored(two))?.name).toBe('After the snapshot');
  expect(Object.keys(await onServer(team, 'portfolio'))).toEqual([lost]);
  expect(await waiting(one)).toBe(0);
});

test('fault 24: of what a restored server lost only that counts as sent again which nobody had brought back before', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiative(one, {});
  const fact = await saveSample(one);
  await settleDown([one, two]);
  await saveInitiative(two, { name: 'By the other browser' });
  await settleDown([two, one]);
  for (const home of HOMES) await makeAnew(team, home);
  expect((await two.sync()).healed).toBe(1);
  // The initiative stands there again, under a revision that this browser's work is no part of.
  expect((await one.sync()).healed).toBe(1);
  expect(Object.keys(await onServer(team, 'portfolio'))).toEqual([fact]);
  await settleDown([one, two]);
  await expectAgreement(team, [one, two], [`ini:${ID.initiative}`, fact]);
});

test('fault 24: a fact that somebody writes who has it from another browser already is written anew where a restored server lost it', async () => {
  const [one, two] = [await client(), await client()];
  const id = await saveSample(one);
  await saveInitiative(one, {});
  await settleDown([one, two]);
  const { id: _, ...withdrawn } = voidOf({ ...sample({ periodStart: '2026-03-01' }), id });
  const fact = await write(one, 'sampleVoid', withdrawn);
  await settleDown([one, two]);
  // The same once more: it waits here, known under the revision that it has.
  expect(await write(two, 'sampleVoid', withdrawn)).toBe(fact);
  for (const home of HOMES) await makeAnew(team, home);
  await settleDown([two]);
  expect(await summariseOutbox(two.db)).toEqual({ waiting: 0, blocked: [] });
  await settleDown([one, two]);
  await expectAgreement(team, [one, two], [id, fact]);
});

test('fault 24: what is edited of a record that a restored server lost, and whose author stays away, arrives as a new one, or is refused by name', async () => {
  const [one, two] = [
    await client(),
    await client(await account(team, 'successor', [`owner:${ID.initiative}`])),
  ];
  const three = await client(await account(team, 'passer-by', []));
  await saveInitiative(one, { createdBy: owner.name });
  await settleDown([one, two, three]);
  for (const home of HOMES) await makeAnew(team, home);
  await saveInitiative(three, { name: 'Not theirs to write', createdBy: owner.name });
  await three.sync();
  const [refused] = (await summariseOutbox(three.db)).blocked;
  expect(refused).toMatchObject({ reason: 'forbidden', detail: expect.stringContaining('your role') });
  await saveInitiative(two, { name: 'Taken on', createdBy: owner.name });
  expect((await two.sync()).requests.push).toBe(2);
  expect(await summariseOutbox(two.db)).toEqual({ waiting: 0, blocked: [] });
  await settleDown([one, two]);
  await expectAgreement(team, [one, two], [`ini:${ID.initiative}`]);
  expect((await stored(one))?.name).toBe('Taken on');
});

test('fault 24: however many edits meet nothing on a server, those behind them get their turn, and none is due at once for ever', async () => {
  const two = await client(owner, { random: () => 0.9 });
  // A server that says of all the others that they are there, and has none of them.
  const { push } = two.context.remote;
  two.context.remote.push = async (home, docs) => {
    const ours = docs.filter(({ id }) => id === `ini:${ID.initiative}`);
    const taken = await push(home, ours);
    return docs.map(({ id }) => taken.find((one) => one.id === id) ?? { id, outcome: 'conflict' });
  };
  for (let index = 0; index < 50; index++) {
    const id = `01J00000000000000000000${String(index).padStart(3, '0')}`;
    await write(two, 'initiative', initiative({ id }));
  }
  await two.db.outbox.toCollection().modify({ nextAt: '2000-01-01T00:00:00.000Z' });
  await saveInitiative(two, {});
  await two.sync();
  expect(Object.keys(await onServer(team, 'core'))).toEqual([`ini:${ID.initiative}`]);
  const { requests } = await two.sync();
  expect(requests.push).toBe(0);
  expect(await waiting(two)).toBe(50);
});

test('fault 33, fault 30: what does not fit is set aside and counted, and the feed goes on', async () => {
  const core = `/${team.prefix}-core`;
  const good = { ...initiative(), by: server.admin.name };
  const { id: _, ...body } = good;
  await asAdmin(server, 'POST', `${core}/_bulk_docs`, {
    docs: [
      { _id: 'what:is-this', v: 1 },
      { _id: `ini:${ID.initiative.replace('A', 'B')}`, ...body, name: 7 },
      { _id: `dec:${ID.initiative}:AAAAAAAAAAAAAAAAAAAA`, v: 1, by: 'x' },
      { _id: `ini:${ID.initiative}`, ...body },
    ],
  });
  const one = await client();
  const report = await one.sync();
  expect(report.quarantined).toBe(3);
  expect((await stored(one))?.name).toBe('Invoice triage');
  expect((await one.db.quarantine.toArray()).map(({ reason }) => reason).sort()).toEqual([
    'not_its_hash',
    'unknown_id',
    'wrong_shape',
  ]);
});

test('fault 51: a record of a newer version is kept whole, never written, and an edit of it waits for the update', async () => {
  const [one, two] = [await client(), await client()];
  await saveInitiative(one, {});
  await one.sync();
  await two.sync();
  const core = `/${team.prefix}-core`;
  const doc = (await onServer(team, 'core'))[`ini:${ID.initiative}`];
  await asAdmin(server, 'PUT', `${core}/ini:${ID.initiative}`, { ...doc, v: 99, sparkle: { deep: true } });
  await saveInitiative(two, { name: 'Edited by an older version' });
  await two.sync();
  expect((await summariseOutbox(two.db)).blocked).toMatchObject([{ reason: 'needs_newer_app' }]);
  await one.sync();
  expect(await stored(one)).toMatchObject({ v: 99, sparkle: { deep: true } });
  expect((await onServer(team, 'core'))[`ini:${ID.initiative}`]).toMatchObject({
    v: 99,
    sparkle: { deep: true },
  });
});

test('fault 51: an edit that waits for an update is merged and sent once a version arrives that can be read here', async () => {
  const one = await client();
  await saveInitiative(one, {});
  await one.sync();
  const path = `/${team.prefix}-core/ini:${ID.initiative}`;
  await asAdmin(server, 'PUT', path, { ...(await asAdmin(server, 'GET', path)), v: 99 });
  await saveInitiative(one, { name: 'Mine' });
  for (let session = 0; session < 3; session++) await one.sync();
  expect((await summariseOutbox(one.db)).blocked).toMatchObject([{ reason: 'needs_newer_app' }]);
  await asAdmin(server, 'PUT', path, {
    ...(await asAdmin(server, 'GET', path)),
    v: 1,
    dev: 'another',
    guidanceOverride: 'Ask first.',
  });
  await one.sync();
  expect(await summariseOutbox(one.db)).toEqual({ waiting: 0, blocked: [] });
  const merged = { name: 'Mine', guidanceOverride: 'Ask first.' };
  expect((await onServer(team, 'core'))[`ini:${ID.initiative}`]).toMatchObject(merged);
});

test('fault 51: what an older version could not send is offered again by the next one, and once in each', async () => {
  const net = faultyFetch();
  const one = await client(owner, { version: '1.0', fetch: net.fetch });
  await saveInitiative(one, {});
  await one.sync();
  const id = `ini:${ID.initiative}`;
  const path = `/${team.prefix}-core/${id}`;
  const before = await asAdmin(server, 'GET', path);
  await asAdmin(server, 'PUT', path, { ...before, v: 99 });
  await saveInitiative(one, { name: 'Mine' });
  for (let session = 0; session < 3; session++) await one.sync();
  net.requests.length = 0;
  await one.sync();
  expect(net.requests.filter(({ path: asked }) => asked.endsWith('_bulk_docs'))).toEqual([]);
  const seen = await asAdmin(server, 'GET', path);
  await asAdmin(server, 'PUT', path, { ...seen, v: 1, dev: 'another', guidanceOverride: 'Ask first.' });
  const next = await client(owner, { version: '1.1' });
  for (const table of one.db.tables) await next.db.table(table.name).bulkPut(await table.toArray());
  // What stands there was in the feed before the update, and is told of no more.
  const { pull } = next.context.remote;
  next.context.remote.pull = async (...asked) => ({ ...(await pull(...asked)), docs: [] });
  await next.sync();
  expect(await summariseOutbox(next.db)).toEqual({ waiting: 0, blocked: [] });
  const merged = { name: 'Mine', guidanceOverride: 'Ask first.' };
  expect((await onServer(team, 'core'))[id]).toMatchObject(merged);
});

test('fault 56: two machines with one copied profile part ways instead of overwriting each other, and each keeps its log', async () => {
  const one = await client();
  await saveInitiative(one, {});
  const facts = [await saveSample(one)];
  await writeAudited(one, 'before');
  await one.sync();
  const copy = await client();
  for (const table of one.db.tables) await copy.db.table(table.name).bulkPut(await table.toArray());
  // What both machines write next has the same number in the log of the same device.
  facts.push(await saveSample(copy, { nonce: 'copy' }), await saveSample(one, { nonce: 'first' }));
  await writeAudited(copy, 'on the copy');
  await writeAudited(one, 'on the first');
  await saveInitiative(copy, { name: 'From the copy' });
  await copy.sync();
  await saveInitiative(one, { guidanceOverride: 'Ask.' });
  await settleDown([one, copy]);
  const [a, b] = [await readState(one.db, 'deviceId'), await readState(copy.db, 'deviceId')];
  expect(a).not.toBe(b);
  await expectAgreement(team, [one, copy], facts);
  expect(await stored(copy)).toMatchObject({ name: 'From the copy', guidanceOverride: 'Ask.' });

  // The log of the device they both were forks where everybody can see it, and goes on under two names.
  await writeAudited(one, 'later');
  await writeAudited(copy, 'later');
  await settleDown([one, copy]);
  const log = Object.values(await onServer(team, 'audit')).map(({ _id, dev, seq, prev }) => ({
    dev,
    seq,
    prev,
    _id,
  }));
  expect(log.filter(({ seq }) => seq === 2)).toHaveLength(2);
  expect(new Set(log.filter(({ seq }) => seq === 2).map(({ prev }) => prev)).size).toBe(1);
  expect(new Set(log.map(({ dev }) => dev)).size).toBe(2);
});

test('fault 58, fault 53: what was purged for good is not brought back by its author', async () => {
  const { sha256Hex } = await import('@/lib/domain/content-id');
  const [one, two] = [await client(), await client()];
  await saveInitiative(one, {});
  const id = await saveSample(one);
  await one.sync();
  await two.sync();
  const core = `/${team.prefix}-core`;
  await writeState(one.db, 'epoch', 'first');
  // pouchdb-server has no _purge: the document is gone by recreating its database.
  await makeAnew(team, 'portfolio');
  await asAdmin(server, 'PUT', `${core}/meta:epoch`, {
    epoch: 'second',
    kind: 'purge',
    digests: [sha256Hex(id)],
  });
  await one.sync();
  expect(await one.db.docs.get(id)).toBeUndefined();
  expect(await onServer(team, 'portfolio')).toEqual({});
});

test('fault 35: a clock that is three days off changes neither order nor arrival', async () => {
  const offBy = (days: number) => () => new Date(Date.now() + days * 86_400_000);
  const fast = await client(owner, { now: offBy(3) });
  const slow = await client(owner, { now: offBy(-3) });
  await saveInitiative(fast, { name: 'Fast' });
  await fast.sync();
  await slow.sync();
  await saveInitiative(slow, { name: 'Slow' });
  await slow.sync();
  await fast.sync();
  expect((await stored(fast))?.name).toBe('Slow');
  expect([await waiting(fast), await waiting(slow)]).toEqual([0, 0]);
});
