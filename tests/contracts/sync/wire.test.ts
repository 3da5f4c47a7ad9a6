import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addAccount, asAdmin, basic } from '../../stand-ins/couchdb.mjs';
import { asFake, listWhatIsMissing, needs, newPrefix, type Server, startServer } from './server';

/**
 * What the protocol relies on in a server, asked over HTTP and without the product: where this holds, the product's tests mean
 * what they say. Taken from CouchDB's documentation, https://docs.couchdb.org/en/stable/api/.
 */

listWhatIsMissing();

type Json = Record<string, unknown>;

let server: Server;
let name: string;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  name = `${newPrefix()}-wire`;
  await admin('PUT', '');
});

/** Status and JSON of one request, as the admin or with this header. */
async function asked(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/${path}`, {
    method,
    headers: {
      authorization: basic(server.admin.name, server.admin.password),
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    json: text === '' ? undefined : JSON.parse(text),
  };
}
const admin = (method: string, rest: string, body?: unknown) => asked(method, `${name}${rest}`, body);
const as = (who: { name: string; password: string }, method: string, rest: string, body?: unknown) =>
  asked(method, `${name}${rest}`, body, { authorization: basic(who.name, who.password) });
const put = async (id: string, body: Json = {}): Promise<string> =>
  (await admin('PUT', `/${id}`, body)).json.rev;
const open = (members: Json) =>
  admin('PUT', '/_security', { members, admins: { roles: ['_admin'], names: [] } });
const branch = (id: string, rev: string, body: Json, ...before: string[]) => ({
  _id: id,
  _rev: rev,
  _revisions: {
    start: Number.parseInt(rev, 10),
    ids: [rev, ...before].map((one) => one.slice(one.indexOf('-') + 1)),
  },
  ...body,
});
const [A, B] = ['a'.repeat(32), 'b'.repeat(32)];

describe('documents', () => {
  test('are written on top of the version that is there, or not at all', async () => {
    const first = await put('x', { value: 1 });
    expect(first).toMatch(/^1-[0-9a-f]{32}$/);
    expect(await admin('PUT', '/x', { value: 2 })).toMatchObject({
      status: 409,
      json: { error: 'conflict' },
    });
    const second = await put('x', { _rev: first, value: 2 });
    expect(second).toMatch(/^2-/);
    expect((await admin('GET', '/x?revs=true')).json).toEqual({
      _id: 'x',
      _rev: second,
      value: 2,
      _revisions: { start: 2, ids: [second.slice(2), first.slice(2)] },
    });
    expect((await admin('GET', `/x?rev=${first}`)).json).toMatchObject({ value: 1 });
  });

  test('that were removed are a version too, and may begin again on top of it', async () => {
    const first = await put('x');
    expect((await admin('DELETE', `/x?rev=${first}`)).status).toBe(200);
    expect(await admin('GET', '/x')).toMatchObject({ status: 404 });
    const { rows } = (await admin('POST', '/_all_docs?include_docs=true', { keys: ['x', 'y'] })).json;
    expect(rows).toMatchObject([
      { id: 'x', value: { rev: expect.stringMatching(/^2-/), deleted: true }, doc: null },
      { key: 'y', error: 'not_found' },
    ]);
    expect(await put('x', { again: true })).toMatch(/^3-/);
  });

  test('in a batch are judged one by one', async () => {
    await put('there');
    const docs = [{ _id: 'new' }, { _id: 'there', other: true }];
    const { status, json } = await admin('POST', '/_bulk_docs', { docs });
    expect(status).toBe(201);
    expect(json).toMatchObject([
      { ok: true, id: 'new', rev: expect.stringMatching(/^1-/) },
      { id: 'there', error: 'conflict' },
    ]);
  });

  test('are listed by range and by key', async () => {
    for (const id of ['a:1', 'a:2', 'b:1']) await put(id);
    const range = `start_key=${encodeURIComponent('"a:"')}&end_key=${encodeURIComponent('"a:\ufff0"')}`;
    const { rows } = (await admin('GET', `/_all_docs?${range}`)).json;
    expect(rows.map(({ id }: Json) => id)).toEqual(['a:1', 'a:2']);
  });

  test('a document that is known is not sent again', needs('etags'), async () => {
    const rev = await put('x');
    const { headers } = await admin('GET', '/x');
    expect(headers.get('etag')).toBe(`"${rev}"`);
    expect((await asked('GET', `${name}/x`, undefined, { 'if-none-match': `"${rev}"` })).status).toBe(304);
  });

  test('beyond the limit a document is refused as too large', needs('faults'), async () => {
    asFake(server).limitDocuments(1000);
    const large = { value: 'x'.repeat(2000) };
    const refused = { status: 413, json: { error: 'document_too_large' } };
    expect(await admin('PUT', '/x', large)).toMatchObject(refused);
    expect(await admin('POST', '/_bulk_docs', { docs: [{ _id: 'x', ...large }] })).toMatchObject(refused);
    expect((await admin('PUT', '/y', { value: 'x' })).status).toBe(201);
    asFake(server).limitDocuments(65_536);
  });

  test('a device’s own mark is in no feed, and is written over by nobody who did not read it', async () => {
    const path = '/_local/mark';
    expect((await admin('GET', path)).status).toBe(404);
    const { status, json } = await admin('PUT', path, { n: 1 });
    expect([status, json.rev]).toEqual([201, '0-1']);
    expect((await admin('PUT', path, { n: 9 })).status).toBe(409);
    expect((await admin('PUT', path, { _rev: '0-1', n: 2 })).json.rev).toBe('0-2');
    expect((await admin('GET', path)).json).toMatchObject({ _rev: '0-2', n: 2 });
    expect((await admin('GET', '/_changes')).json.results).toEqual([]);
  });
});

describe('branches', () => {
  const both = [
    branch('x', `2-${A}`, { value: 'a' }, '1-root'),
    branch('x', `2-${B}`, { value: 'b' }, '1-root'),
  ];

  test('of several leaves all servers prefer the same, and name the others', async () => {
    expect((await admin('POST', '/_bulk_docs', { new_edits: false, docs: both })).json).toEqual([]);
    expect((await admin('GET', '/x?conflicts=true')).json).toMatchObject({
      value: 'b',
      _conflicts: [`2-${A}`],
    });
    expect((await admin('GET', `/x?rev=2-${A}`)).json).toMatchObject({ value: 'a' });
    const { results } = (await admin('GET', '/_changes?style=all_docs&include_docs=true&conflicts=true'))
      .json;
    expect(results).toMatchObject([{ id: 'x', doc: { _rev: `2-${B}`, _conflicts: [`2-${A}`] } }]);
    expect(results[0].changes.map(({ rev }: Json) => rev).sort()).toEqual([`2-${A}`, `2-${B}`]);
    // A longer history goes before a greater name, and what is there before what was removed.
    const third = (await admin('PUT', '/x', { _rev: `2-${A}`, value: 'aa' })).json.rev;
    expect((await admin('GET', '/x')).json).toMatchObject({ _rev: third, value: 'aa' });
    await admin('DELETE', `/x?rev=${third}`);
    expect((await admin('GET', '/x?conflicts=true')).json).toMatchObject({ _rev: `2-${B}`, value: 'b' });
  });

  test('a rule sees no version before a document that brings its history', needs('histories'), async () => {
    const rule = `function (doc, old, user, sec) { if (old) throw({ forbidden: 'shown ' + old._rev }); }`;
    await admin('PUT', '/_design/rule', { validate_doc_update: rule });
    const first = await put('y');
    const edited = (await admin('POST', '/_bulk_docs', { docs: [{ _id: 'y', _rev: first }] })).json;
    expect(edited).toMatchObject([{ id: 'y', error: 'forbidden', reason: `shown ${first}` }]);
    const docs = [...both, branch('y', `2-${A}`, {}, first)];
    expect((await admin('POST', '/_bulk_docs', { new_edits: false, docs })).json).toEqual([]);
    expect((await admin('GET', '/x?revs=true')).json._revisions).toEqual({ start: 2, ids: [B, 'root'] });
  });
});

describe('the feed', () => {
  const feed = async (query: string) => (await admin('GET', `/_changes?${query}`)).json;

  test('has each document once, in the order of its last change, page by page', async () => {
    const first = await put('x');
    await put('y');
    await put('x', { _rev: first, value: 2 });
    const page = await feed('limit=1');
    expect(page).toMatchObject({ results: [{ id: 'y' }] });
    const rest = await feed(`since=${encodeURIComponent(page.last_seq)}&include_docs=true`);
    expect(rest.results).toMatchObject([{ id: 'x', doc: { value: 2 } }]);
    expect((await feed(`since=${encodeURIComponent(rest.last_seq)}`)).results).toEqual([]);
  });

  test('gives out places that nobody can make up', needs('opaque_places'), async () => {
    await put('x');
    await put('y');
    const page = await feed('limit=1&seq_interval=500');
    expect(page).toMatchObject({ last_seq: expect.stringMatching(/^\d+-.{20}/), pending: 1 });
    expect(await admin('GET', '/_changes?since=1')).toMatchObject({
      status: 400,
      json: { error: 'bad_request' },
    });
    // A database that was made again under the same name begins at its beginning for everybody.
    await admin('DELETE', '');
    await admin('PUT', '');
    await put('z');
    expect((await feed(`since=${encodeURIComponent(page.last_seq)}`)).results).toMatchObject([{ id: 'z' }]);
  });

  test('held, it answers as soon as something changes', async () => {
    await put('x');
    const { last_seq } = await feed('');
    const news = feed(`feed=longpoll&timeout=20000&since=${encodeURIComponent(last_seq)}`);
    await put('y');
    expect((await news).results).toMatchObject([{ id: 'y' }]);
  });

  test('held, it answers with nothing after its time', needs('held_answers'), async () => {
    const { last_seq } = await feed('');
    const start = performance.now();
    const { results } = await feed(`feed=longpoll&timeout=300&since=${encodeURIComponent(last_seq)}`);
    expect(results).toEqual([]);
    expect(performance.now() - start).toBeGreaterThan(250);
  });
});

describe('who may what', () => {
  const people = async () =>
    Promise.all(['in', 'out'].map((role) => addAccount(server, `${name}-${role}`, [role])));

  test('a new database is its server’s alone, then its readers’', async () => {
    const [reader, stranger] = await people();
    if (!reader || !stranger) throw new Error('Two were made.');
    await open({ names: [], roles: ['in'] });
    await put('x');
    expect((await as(reader, 'GET', '/x')).status).toBe(200);
    expect((await as(reader, 'PUT', '/y', {})).status).toBe(201);
    expect((await as(stranger, 'GET', '/x')).status).toBeGreaterThanOrEqual(401);
    // Those who read it change neither its rules nor its readers.
    expect((await as(reader, 'PUT', '/_design/rule', {})).status).toBeGreaterThanOrEqual(400);
    expect((await as(reader, 'PUT', '/_security', {})).status).toBeGreaterThanOrEqual(400);
    expect((await as({ ...reader, password: 'wrong' }, 'GET', '/x')).status).toBe(401);
  });

  test(
    'who has a name and may not read is forbidden to, and nobody is asked for a name',
    needs('says_forbidden'),
    async () => {
      const [, stranger] = await people();
      if (!stranger) throw new Error('Two were made.');
      // Nobody has said yet who reads it.
      expect(await as(stranger, 'GET', '/_all_docs')).toMatchObject({
        status: 403,
        json: { error: 'forbidden' },
      });
      const response = await fetch(`${server.url}/${name}/_all_docs`);
      expect(response.status).toBe(401);
    },
  );

  test('a rule is told who writes, and the security object', needs('rule_sees_security'), async () => {
    const [reader] = await people();
    if (!reader) throw new Error('One was made.');
    await admin('PUT', '/_security', {
      members: { roles: ['in'], names: [] },
      admins: { roles: ['_admin'], names: [] },
      pilotlight: { owners: { here: [reader.name] } },
    });
    const rule = `function (doc, old, user, sec) {
      if (sec.pilotlight.owners[doc._id].indexOf(user.name) === -1) throw({ forbidden: user.name + ' ' + user.roles.join() });
    }`;
    await admin('PUT', '/_design/rule', { validate_doc_update: rule });
    await admin('PUT', '/_security', {
      members: { roles: ['in'], names: [] },
      admins: { roles: ['_admin'], names: [] },
      pilotlight: { owners: { here: [reader.name], there: [] } },
    });
    const docs = [{ _id: 'here' }, { _id: 'there' }];
    expect((await as(reader, 'POST', '/_bulk_docs', { docs })).json).toMatchObject([
      { ok: true, id: 'here' },
      { id: 'there', error: 'forbidden', reason: `${reader.name} in` },
    ]);
  });
});

describe('what CouchDB has and not every server', () => {
  test('one partition is listed by itself', needs('partitions'), async () => {
    await admin('DELETE', '');
    await admin('PUT', '?partitioned=true');
    expect((await admin('PUT', '/without', {})).status).toBe(400);
    for (const id of ['a:1', 'a:2', 'ab:1']) await put(id, { value: 1 });
    const { rows } = (await admin('GET', '/_partition/a/_all_docs')).json;
    expect(rows.map(({ id }: Json) => id)).toEqual(['a:1', 'a:2']);
  });

  test('what is purged goes without a trace, and by an admin alone', needs('purge'), async () => {
    const rev = await put('x');
    await put('y');
    const other = await addAccount(server, `${name}-other`, ['in']);
    await open({ names: [], roles: ['in'] });
    expect((await as(other, 'POST', '/_purge', { x: [rev] })).status).toBeGreaterThanOrEqual(401);
    expect((await admin('POST', '/_purge', { x: [rev] })).json).toMatchObject({ purged: { x: [rev] } });
    expect(await admin('GET', '/x')).toMatchObject({ status: 404 });
    expect((await admin('GET', '/_changes')).json.results).toMatchObject([{ id: 'y' }]);
  });

  test('it says what it is, and its admins read its settings', needs('greeting', 'settings'), async () => {
    expect((await asked('GET', '')).json).toMatchObject({
      couchdb: 'Welcome',
      version: expect.stringMatching(/^3\./),
    });
    const { status, json } = await asked('GET', '_node/_local/_config/chttpd');
    expect([status, typeof json]).toEqual([200, 'object']);
  });

  test('totals are reduced by key and by part of a key, and follow the documents', async () => {
    const map = `function (doc) { if (typeof doc.value === 'number') emit([doc.of, doc.at], doc.value); }`;
    const last = `function (keys, values, again) {
      return values.reduce(function (one, other) { return other > one ? other : one; });
    }`;
    const views = { sums: { map, reduce: '_stats' }, most: { map, reduce: last } };
    await admin('PUT', '/_design/totals', { views });
    for (const [at, value] of [3, 9, 4, 1, 5].entries())
      await put(`d${at}`, { of: at < 3 ? 'a' : 'b', at, value });
    const view = async (which: string, query: string) =>
      (await admin('GET', `/_design/totals/_view/${which}?${query}`)).json.rows;
    expect(await view('sums', 'group_level=1')).toMatchObject([
      { key: ['a'], value: { sum: 16, count: 3, max: 9 } },
      { key: ['b'], value: { sum: 6, count: 2, min: 1 } },
    ]);
    expect(await view('most', '')).toMatchObject([{ key: null, value: 9 }]);
    await put('d9', { of: 'b', at: 9, value: 11 });
    const range = `start_key=${encodeURIComponent('["b"]')}&end_key=${encodeURIComponent('["b",{}]')}`;
    expect(await view('most', range)).toMatchObject([{ key: null, value: 11 }]);
    expect(await view('sums', `group=true&${range}`)).toHaveLength(3);
  });
});

describe('what the stand-in suffers when it is told to', needs('faults'), () => {
  const rows = async (from = server.url) => {
    const { results } = await (
      await fetch(`${from}/${name}/_changes?style=all_docs`, {
        headers: { authorization: basic(server.admin.name, server.admin.password) },
      })
    ).json();
    return results as { id: string; seq: string; changes: unknown[] }[];
  };

  test('a restore: what came later is gone, and an old place in the feed hides what comes then', async () => {
    await put('before');
    const { restore } = asFake(server).takeSnapshot(name);
    for (const id of ['lost', 'too']) await put(id);
    const { last_seq } = (await admin('GET', '/_changes')).json;
    restore();
    expect((await rows()).map(({ id }) => id)).toEqual(['before']);
    await put('after');
    expect((await admin('GET', `/_changes?since=${encodeURIComponent(last_seq)}`)).json.results).toEqual([]);
  });

  test('a split: either half takes its edits, and joined they are two leaves', async () => {
    const first = await put('x');
    const other = await asFake(server).split();
    await put('x', { _rev: first, half: 'one' });
    const there = { ...server, url: other.url };
    await asAdmin(there, 'PUT', `/${name}/x`, { _rev: first, half: 'two' });
    await asAdmin(there, 'PUT', `/${name}/y`, {});
    const place = (await rows(other.url)).at(-1)?.seq ?? '';
    await other.join();
    expect((await rows()).map(({ id, changes }) => [id, changes.length])).toEqual([
      ['x', 2],
      ['y', 1],
    ]);
    // Whoever read the other half last is told everything since they parted.
    const again = (await admin('GET', `/_changes?since=${encodeURIComponent(place)}`)).json.results;
    expect(again.map(({ id }: Json) => id)).toEqual(['x', 'y']);
  });

  test('lost nodes: what is written is accepted and no more, and feeds come again', async () => {
    asFake(server).loseQuorum();
    const { status, json } = await admin('POST', '/_bulk_docs', { docs: [{ _id: 'x' }] });
    expect([status, json]).toMatchObject([202, [{ ok: true, id: 'x', accepted: true }]]);
    asFake(server).loseQuorum(false);
    const { last_seq } = (await admin('GET', '/_changes')).json;
    asFake(server).replayFeeds();
    expect((await admin('GET', `/_changes?since=${encodeURIComponent(last_seq)}`)).json.results).toHaveLength(
      1,
    );
    asFake(server).replayFeeds(false);
  });

  test('a proxy that compresses', async () => {
    asFake(server).compress();
    const { headers } = await admin('GET', '');
    expect(headers.get('content-encoding')).toBe('gzip');
  });
});
