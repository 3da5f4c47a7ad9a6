import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyContentId } from '@/lib/domain/content-id';
import { digestOf, MOST_DIGESTS } from '@/lib/domain/erasure';
import type { ErasureSubject } from '@/lib/domain/erasure-report';
import { commit } from '@/lib/store/commit';
import { newUlid } from '@/lib/store/ids';
import { readState } from '@/lib/store/sync-state';
import { announceRestore, erase, listInitiatives, previewErasure } from '@/lib/sync/erase/erase';
import { serverAdmin } from '@/lib/sync/set-up/server-admin';
import { asAdmin, startPouchDb } from '../../stand-ins/couchdb.mjs';
import { type PurgingServer, startPurgingCouchDb } from '../../stand-ins/purging-couchdb.mjs';
import { envelope, ID, initiative, metric, pin, rule, sample, skip, voidOf } from '../../unit/domain/records';
import { type Account, account, type Client, createClient, createTeam, type TestTeam, write } from './team';

/*
 * Erasing for good, and the page number that tells every device, against a server that purges as CouchDB documents it
 * (`stand-ins/fake-couchdb`): pouchdb-server cannot, and is asked only whether it is left alone for that.
 */

const OTHER = '01J00000000000000000000Z99';
const RULE_ID = '01J0000000000000000000000R';
const SECRET = 'Secret of the yard';
const subject: ErasureSubject = { kind: 'initiative', id: ID.initiative };

let server: PurgingServer;
let team: TestTeam;
let owner: Account;
const clients: Client[] = [];
beforeEach(async () => {
  server = await startPurgingCouchDb();
  team = await createTeam(server);
  owner = await account(team, 'owner', [
    'pl-admin',
    'pl-creator',
    `owner:${ID.initiative}`,
    `owner:${OTHER}`,
  ]);
});
afterEach(async () => {
  for (const { db } of clients.splice(0)) await db.delete();
  await server.close();
});

const client = async (who = owner): Promise<Client> => {
  const made = await createClient(team, who);
  clients.push(made);
  return made;
};
const admin = () => {
  const place = { origin: server.url, prefix: team.prefix, portfolio: 'main' };
  return serverAdmin(place, { account: 'root', password: server.admin.password }, () => {});
};
const doing = { by: 'root', now: () => new Date(), newId: () => newUlid(new Date()) };
const run = (what = subject) => erase(admin(), what, doing);
const there = async (text: string) => (await server.everything()).includes(text);
const held = async ({ db }: Client, text: string): Promise<string[]> => {
  const found: string[] = [];
  for (const table of db.tables) {
    if (JSON.stringify(await table.toArray()).includes(text)) found.push(table.name);
  }
  return found;
};
const ruleOf = (id: string, initiativeId: string) =>
  rule({ id, initiativeId, name: initiativeId === OTHER ? 'Stays too' : `${SECRET} rule` });

/** A value with words that somebody typed beside it. */
const value = (periodStart: string, note: string, initiativeId: string = ID.initiative) =>
  sample({
    periodStart,
    initiativeId,
    provenance: { kind: 'manual', sources: [], capturedAt: envelope.at, note },
  });

/** Writes with an entry of the log that says what was written, as a command does. */
async function writeLogged(one: Client, change: Parameters<typeof initiative>[0]): Promise<void> {
  const { name } = one.who;
  const id = await write(
    one,
    'initiative',
    initiative({ businessOwnerId: name, createdBy: name, ...change }),
  );
  const after = (await one.db.docs.get(id))!;
  await commit(one.db, { personId: name, at: new Date() }, (unit) =>
    unit.log({ id, cls: 'initiative', after }, 'initiative.edit'),
  );
}

/** An initiative with something of everything in it, and another one beside it, on the server and on this device. */
async function fill(one: Client): Promise<void> {
  const { name } = one.who;
  await writeLogged(one, { name: SECRET });
  await writeLogged(one, { id: OTHER, name: 'Stays' });
  await write(one, 'metric', metric({ name: `${SECRET} time`, ownerId: name }));
  await write(one, 'rule', ruleOf(RULE_ID, ID.initiative));
  await write(one, 'rule', ruleOf('01J0000000000000000000000S', OTHER));
  await write(one, 'rule', pin());
  await write(one, 'skip', skip('2026-03-02', { reason: SECRET }));
  await write(one, 'sample', value('2026-03-01', SECRET));
  await write(one, 'sample', sample({ periodStart: '2026-03-01', initiativeId: OTHER }));
  await one.sync();
}

test('fault 53: an initiative is erased with everything in it, on the server and on every device; all else stays', async () => {
  const [one, two] = [await client(), await client()];
  await fill(one);
  await two.sync();
  expect(await listInitiatives(admin())).toEqual([
    { id: ID.initiative, name: SECRET },
    { id: OTHER, name: 'Stays' },
  ]);
  const preview = await previewErasure(admin(), subject);
  expect(preview).toMatchObject({ name: SECRET, confirm: SECRET });
  const counts = typeof preview === 'object' ? preview.counts : [];
  expect(Object.fromEntries(counts.map(({ cls, count }) => [cls, count]))).toEqual({
    initiative: 1,
    metric: 1,
    rule: 2,
    skip: 1,
    sample: 1,
    audit: 1,
  });
  expect(await there(SECRET)).toBe(true);

  expect(await run()).toEqual({ counts });
  expect(await there(SECRET)).toBe(false);
  for (const each of [one, two]) {
    await each.sync();
    await each.sync();
    expect(await held(each, SECRET)).toEqual([]);
    expect((await each.db.docs.get(`ini:${OTHER}`))?.doc.name).toBe('Stays');
    expect(await each.db.docs.where('ini').equals(OTHER).count()).toBe(2);
  }
  // Nobody brought anything back.
  expect(await there(SECRET)).toBe(false);
  expect(await previewErasure(admin(), subject)).toMatchObject({ counts: [], confirm: ID.initiative });
});

test('fault 58: a device that was away through two erasures and a restore drops all of it, and offers none of it again', async () => {
  const [one, away] = [await client(), await client()];
  await fill(one);
  await away.sync();
  // Changed, and new in it, while away.
  await write(away, 'initiative', initiative({ name: `${SECRET} 2`, businessOwnerId: owner.name }));
  await write(away, 'sample', value('2026-04-01', SECRET));
  await write(away, 'sample', value('2026-04-01', SECRET, OTHER));
  await run();
  await run({ kind: 'initiative', id: OTHER });
  await announceRestore(admin(), doing);
  await away.sync();
  await one.sync();
  for (const each of [one, away]) {
    expect(await each.db.docs.where('ini').anyOf(ID.initiative, OTHER).count()).toBe(0);
    expect(await held(each, SECRET)).toEqual([]);
    expect(await each.db.outbox.count()).toBe(0);
  }
  expect(await there(SECRET)).toBe(false);
  expect(await there(`ini:${OTHER}"`)).toBe(false);
});

test('however much was erased before, a device that was away drops the first of it and the last', async () => {
  const [one, away] = [await client(), await client()];
  await fill(one);
  await away.sync();
  await run();
  const path = `/${team.prefix}-core/meta:epoch`;
  const page = await asAdmin(server, 'GET', path);
  const more = Array.from({ length: MOST_DIGESTS - 1 }, (_, n) => digestOf(`gone-${n}`));
  await asAdmin(server, 'PUT', path, { ...page, digests: [...page.digests, ...more].slice(0, MOST_DIGESTS) });
  await run({ kind: 'initiative', id: OTHER });
  const present = await asAdmin(server, 'GET', path);
  const full = await asAdmin(server, 'GET', `${path}:1`);
  expect([present.pages, full.digests.length]).toEqual([1, MOST_DIGESTS]);
  for (const each of [present, full]) expect(JSON.stringify(each).length).toBeLessThan(65_536);
  await away.sync();
  expect(await away.db.docs.where('ini').anyOf(ID.initiative, OTHER).count()).toBe(0);
  expect(await readState(away.db, 'epoch')).toBe(present.epoch);
  // The full page is no record, and nothing that a device would set aside.
  expect(await away.db.quarantine.count()).toBe(0);
});

describe('a run that breaks off is run again, with the same result', () => {
  test.each([
    ['before anything', 'PUT /CORE/meta:epoch', 500],
    ['with the log', 'POST /AUDIT/_bulk_docs', 500],
    ['with the values', 'POST /PORTFOLIO/_purge', 500],
    ['with the log’s own entries', 'POST /AUDIT/_purge', 500],
    ['with the records', 'POST /CORE/_purge', 500],
    ['where too few nodes have done it', 'POST /CORE/_purge', 202],
  ])('%s', async (_, words, status) => {
    const [one, two] = [await client(), await client()];
    await fill(one);
    await two.sync();
    const at = words.replace('CORE', `${team.prefix}-core`).replace('PORTFOLIO', `${team.prefix}-p-main`);
    const where = at.replace('AUDIT', `${team.prefix}-audit`);
    // The first purge only asks whether the server can.
    server.failOnce(where, status, where.endsWith('_purge') ? 1 : 0);
    const broken = await run().catch((error: { failure: string }) => error.failure);
    expect(broken).toBe('server_fault');
    // As long as anything is left the initiative is found by its name.
    if (await there(SECRET))
      expect(await listInitiatives(admin())).toContainEqual({ id: ID.initiative, name: SECRET });
    await two.sync();
    expect(await run()).toMatchObject({ counts: expect.any(Array) });
    expect(await there(SECRET)).toBe(false);
    for (const each of [one, two]) {
      await each.sync();
      await each.sync();
      expect(await held(each, SECRET)).toEqual([]);
    }
    expect(await there(SECRET)).toBe(false);
  });
});

test('what a device sends while it runs goes as well, and devices that read it meanwhile drop it', async () => {
  const [one, two, fresh] = [await client(), await client(), await client()];
  await fill(one);
  await two.sync();
  // Between being told and being purged: one that pushes, and one that reads everything for the first time.
  const core = `POST /${team.prefix}-core/_purge`;
  server.before(core, async () => {
    server.before(core, async () => {
      await fresh.sync();
      await write(two, 'rule', ruleOf(LATE_RULE, ID.initiative));
      await asAdmin(server, 'POST', `/${team.prefix}-core/_bulk_docs`, {
        docs: [{ ...(await two.db.docs.get(`map:${LATE_RULE}`))?.doc, _id: `map:${LATE_RULE}` }],
      });
      await asAdmin(server, 'POST', `/${team.prefix}-p-main/_bulk_docs`, {
        docs: [{ ...late(), _id: value('2026-05-01', SECRET).id }],
      });
    });
  });
  await run();
  expect(await there(SECRET)).toBe(false);
  for (const each of [one, two, fresh]) {
    await each.sync();
    expect(await held(each, SECRET)).toEqual([]);
  }
  expect(await there(SECRET)).toBe(false);
  const { digests } = await asAdmin(server, 'GET', `/${team.prefix}-core/meta:epoch`);
  expect(digests).toContain(digestOf(`map:${LATE_RULE}`));
});

const LATE_RULE = '01J0000000000000000000000T';
const late = () => {
  const { id: _, ...body } = value('2026-05-01', SECRET);
  return body;
};

test('what was erased is not taken in again, neither from a backup of the server nor from another workspace', async () => {
  const [one, two] = [await client(), await client()];
  await fill(one);
  await two.sync();
  const path = `/${team.prefix}-core/ini:${ID.initiative}`;
  const { _rev, ...backup } = await asAdmin(server, 'GET', path);
  const row = (await two.db.docs.get(`ini:${ID.initiative}`))!;
  await run();
  await two.sync();
  await asAdmin(server, 'PUT', path, backup);
  await two.sync();
  expect(await held(two, SECRET)).toEqual([]);
  const by = { personId: owner.name, at: new Date() };
  expect(await commit(two.db, by, (unit) => unit.bring([row], 'offer.add'))).toBe(0);
  expect(await held(two, SECRET)).toEqual([]);
});

test('thousands of values go in portions that a server takes, and none is left between two of them', async () => {
  const one = await client();
  await fill(one);
  const docs = Array.from({ length: 1_101 }, (_, n) => {
    const { id, ...body } = value('2026-03-01', `${SECRET} ${n}`);
    return { _id: id, ...body };
  });
  await asAdmin(server, 'POST', `/${team.prefix}-p-main/_bulk_docs`, { docs });
  const many = { counts: expect.arrayContaining([{ cls: 'sample', count: 1_102 }]) };
  expect(await previewErasure(admin(), subject)).toMatchObject(many);
  expect(await run()).toMatchObject(many);
  expect(await there(SECRET)).toBe(false);
  expect(await there(OTHER)).toBe(true);
});

test('every leaf of a record goes, also one that lost and one that was removed', async () => {
  const one = await client();
  await fill(one);
  const core = `/${team.prefix}-core`;
  const doc = await asAdmin(server, 'GET', `${core}/ini:${ID.initiative}`);
  await asAdmin(server, 'POST', `${core}/_bulk_docs`, {
    new_edits: false,
    docs: [
      { ...doc, _rev: '1-aaa', name: `${SECRET} beside` },
      { ...doc, _rev: '1-bbb', _deleted: true, name: `${SECRET} before` },
    ],
  });
  await run();
  expect(await there(SECRET)).toBe(false);
});

test('INV-32: the log goes on telling what happened, without a word of what was erased; every gap in a chain is explained', async () => {
  const one = await client();
  await fill(one);
  const dev = await readState(one.db, 'deviceId');
  // One more that no server ever sees.
  await writeLogged(one, { name: `${SECRET} 3` });
  await run();
  await one.sync();
  await writeLogged(one, { id: OTHER, name: 'Goes on' });
  await one.sync();
  const { rows } = await asAdmin(server, 'GET', `/${team.prefix}-audit/_all_docs?include_docs=true`);
  const entries = rows
    .map(({ doc }: { doc: Record<string, unknown> }) => doc)
    .filter(({ _id }: { _id: string }) => _id.startsWith('aud:')) as Record<string, unknown>[];
  for (const { _id, _rev, ...body } of entries) expect(verifyContentId(String(_id), body)).toBe(true);
  const erasures = entries.filter(({ action }) => String(action).startsWith('erase'));
  expect(erasures.map(({ action, entityId }) => [action, entityId]).sort()).toEqual([
    ['erase', ID.initiative],
    ['erase.unsent', 'meta:epoch'],
  ]);
  const explained = new Set(erasures.flatMap(({ after }) => (after as { entries: string[] }).entries));
  const known = new Map(
    [...entries.map(({ _id }) => String(_id)), ...explained]
      .filter((id) => id.startsWith(`aud:${dev}:`))
      .map((id) => [Number(id.split(':')[2]), id]),
  );
  expect([...known.keys()].sort((a, b) => a - b)).toEqual(Array.from(known, (_, n) => n + 1));
  for (const entry of entries.filter((each) => each.dev === dev)) {
    expect(entry.prev).toBe(known.get(Number(entry.seq) - 1)?.slice(-20) ?? '');
  }
  expect(explained.size).toBe(2);
  expect(JSON.stringify(entries)).not.toContain(SECRET);
});

test('a single value goes with its withdrawal and what was said of it; the rest of the initiative stays', async () => {
  const [one, two] = [await client(), await client()];
  await fill(one);
  const id = await write(one, 'sample', value('2026-06-01', `${SECRET} alone`));
  const stored = (await one.db.docs.get(id))!.doc;
  await write(one, 'sampleVoid', { ...voidOf({ ...stored, id } as never) });
  await one.sync();
  await two.sync();
  expect(await previewErasure(admin(), { kind: 'record', id })).toMatchObject({
    counts: [
      { cls: 'sample', count: 1 },
      { cls: 'sampleVoid', count: 1 },
    ],
  });
  await run({ kind: 'record', id });
  for (const each of [one, two]) await each.sync();
  expect(await there(`${SECRET} alone`)).toBe(false);
  expect(await there('2026-06-01')).toBe(false);
  for (const each of [one, two]) {
    expect(await held(each, `${SECRET} alone`)).toEqual([]);
    expect(await each.db.docs.get(`ini:${ID.initiative}`)).toBeDefined();
  }
});

test('what this browser keeps beside the records goes too, and what is about others stays', async () => {
  const one = await client();
  await fill(one);
  const { db } = one;
  const metricId = ID.metric;
  const about = (ini: string, rest: object) => ({ initiativeId: ini, at: envelope.at, ...rest });
  await db.drafts.put({ metricId, periodStart: '2026-03-01', value: SECRET, note: '', at: envelope.at });
  await db.hidden.bulkPut([about(ID.initiative, { id: 'a' }), about(OTHER, { id: 'b' })] as never[]);
  await db.matchCounts.bulkPut([
    { ruleId: RULE_ID, day: '2026-03-01', initiativeId: ID.initiative, count: 1 },
    { ruleId: 'other', day: '2026-03-01', initiativeId: OTHER, count: 1 },
  ]);
  await db.prompts.bulkPut([
    { id: `metric_due|${metricId}|2026-03-01`, snoozes: [], shownCount: 1 },
    { id: `gate_open|${OTHER}`, snoozes: [], shownCount: 1 },
  ]);
  await db.collections.bulkPut([about(ID.initiative, { id: 'c', query: SECRET })] as never[]);
  await db.seen.put({ id: 'd', at: envelope.at, workItem: { label: SECRET } as never });
  await db.quarantine.put({
    id: `ini:${ID.initiative}`,
    at: envelope.at,
    reason: 'x',
    row: { name: SECRET },
  });
  await db.alts.put({
    n: 1,
    id: `ini:${ID.initiative}`,
    field: 'name',
    value: SECRET,
    by: 'x',
    at: envelope.at,
  });
  await db.meta.put({ key: `opened:${ID.initiative}`, value: envelope.at });
  await run();
  await one.sync();
  expect(await held(one, SECRET)).toEqual([]);
  const left = [db.drafts, db.hidden, db.matchCounts, db.prompts, db.collections, db.seen];
  expect(await Promise.all(left.map((table) => table.count()))).toEqual([0, 1, 1, 1, 0, 0]);
  expect(await db.meta.get(`opened:${ID.initiative}`)).toBeUndefined();
  expect(await db.meta.get(`facts:${OTHER}`)).toBeDefined();
});

test('a server that cannot erase is left as it is, and so is every device', async () => {
  const plain = await startPouchDb();
  try {
    const other = await createTeam(plain);
    const place = { origin: plain.url, prefix: other.prefix, portfolio: 'main' };
    const as = serverAdmin(place, { account: plain.admin.name, password: plain.admin.password }, () => {});
    const before = await asAdmin(plain, 'GET', `/${other.prefix}-core/_all_docs?include_docs=true`);
    expect(await previewErasure(as, subject)).toBe('unable');
    expect(await erase(as, subject, doing)).toBe('unable');
    expect(await asAdmin(plain, 'GET', `/${other.prefix}-core/_all_docs?include_docs=true`)).toEqual(before);
    await other.remove();
  } finally {
    await plain.close();
  }
});

test('fault 24: after “restored from a backup” every device looks for all it ever wrote, also with the first page there is', async () => {
  const one = await client();
  await fill(one);
  await one.sync();
  // A backup of the log alone was put back: no mark of this device says so.
  const audit = `/${team.prefix}-audit`;
  const { rows } = await asAdmin(server, 'GET', `${audit}/_all_docs`);
  const lost = rows.filter(({ id }: { id: string }) => id.startsWith('aud:'));
  expect(lost.length).toBeGreaterThan(0);
  const revs = Object.fromEntries(
    lost.map(({ id, value }: { id: string; value: { rev: string } }) => [id, [value.rev]]),
  );
  await asAdmin(server, 'POST', `${audit}/_purge`, revs);
  await one.sync();
  expect((await asAdmin(server, 'GET', `${audit}/_all_docs?start_key="aud:"`)).rows).toEqual([]);
  await announceRestore(admin(), doing);
  await one.sync();
  expect((await asAdmin(server, 'GET', `${audit}/_all_docs?start_key="aud:"`)).rows.length).toBe(lost.length);
});

test('only an admin of the server does either', async () => {
  const place = { origin: server.url, prefix: team.prefix, portfolio: 'main' };
  const mere = serverAdmin(place, { account: owner.name, password: owner.password }, () => {});
  const failure = (work: Promise<unknown>) => work.catch((error: { failure: string }) => error.failure);
  expect(await failure(erase(mere, subject, doing))).toBe('no_access');
  expect(await failure(announceRestore(mere, doing))).toBe('no_access');
  expect(await failure(previewErasure(mere, subject))).toBe('no_access');
});
