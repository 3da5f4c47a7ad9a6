import 'fake-indexeddb/auto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseRecord } from '@/lib/domain/record-classes';
import { serverOrigin } from '@/lib/domain/server-origin';
import { PilotlightDatabase } from '@/lib/store/database';
import { readState } from '@/lib/store/sync-state';
import { createCouchDbStore, databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { createHttp } from '@/lib/sync/couchdb/http';
import { RemoteError } from '@/lib/sync/remote-error';
import { runSession } from '@/lib/sync/session';
import { readProvider } from '@/lib/sync/sign-in/provider';
import { ID, initiative, skip } from '../../unit/domain/records';
import { loopback } from './loopback';

/** A server that somebody else has taken over, or something on the way that answers in its name. */

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const listen = loopback();
let origin: string;
/** What the server says to a question whose address holds the word; everything else is answered as a small team's would. */
let answers: Record<string, Answer>;
let asked: string[];
/** The mark that a device left. */
let left: string | undefined;
let db: PilotlightDatabase;
let count = 0;

beforeEach(async () => {
  [answers, asked, left] = [{}, [], undefined];
  origin = await listen((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const word = Object.keys(answers).find((one) => request.url?.includes(one));
    (word === undefined ? calm : (answers[word] ?? calm))(request, response);
  });
  db = new PilotlightDatabase(`hostile-server-${++count}`);
});
afterEach(() => db.delete());

const json = (response: ServerResponse, value: unknown, status = 200) =>
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(typeof value === 'string' ? value : JSON.stringify(value));
const says =
  (value: unknown): Answer =>
  (_, response) =>
    void json(response, value);

const { id: _id, ...body } = initiative();
const GOOD = { _id: `ini:${ID.initiative}`, _rev: '1-a', ...body };
const FACT = skip('2026-03-02');
const rowOf = (doc: { _id: string; _rev?: string }) => ({
  id: doc._id,
  seq: 1,
  changes: [{ rev: doc._rev ?? '1-a' }],
  doc,
});
const feed = (...docs: { _id: string; _rev?: string }[]) => ({
  results: docs.map(rowOf),
  last_seq: `${docs.length}-x`,
  pending: 0,
});
const withField = (field: object) => feed({ ...GOOD, ...field });

const calm: Answer = (request, response) => {
  const url = String(request.url);
  if (request.method === 'PUT') {
    void text(request).then((mark) => {
      left = JSON.stringify({ ...JSON.parse(mark), _id: '_local/x', _rev: '0-1' });
      json(response, { ok: true, rev: '0-1' }, 201);
    });
    return;
  }
  if (url.includes('/_local/')) {
    return void json(response, left ?? { error: 'not_found' }, left === undefined ? 404 : 200);
  }
  if (url.includes('_changes')) return void json(response, feed(GOOD));
  if (url.includes('_all_docs')) return void json(response, { rows: [] });
  json(response, { update_seq: '1-x', userCtx: { name: 'ann', roles: [] } });
};

const askOf = (timeoutMs = 5_000) =>
  createHttp({ origin, authorization: async () => 'Bearer secret', fetch, timeoutMs });
const session = (timeoutMs?: number) =>
  runSession({
    db,
    remote: createCouchDbStore(askOf(timeoutMs), databaseNames('pl', 'main')),
    device: 'device-1',
    account: 'ann',
    now: () => new Date(),
    random: () => 0,
    newWord: () => 'word',
  });
/** `undefined` for a session that ended well. Whatever is no failure of the server is a fault of ours, and thrown. */
const failureOf = async (work: Promise<unknown>): Promise<string | undefined> => {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof RemoteError) return error.failure;
    throw error;
  }
};
const stored = async () => ({
  docs: await db.docs.toArray(),
  outbox: await db.outbox.toArray(),
  mine: await db.mine.toArray(),
  cursor: await readState(db, 'cursor:core'),
});

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const inText = (value: object, placeholder: string, text: string) =>
  JSON.stringify(value).replace(`"${placeholder}"`, text);

describe('threat 14: a server that answers nonsense is believed in nothing', () => {
  test.each<[string, Answer, string]>([
    ['a page instead of an answer', (_, response) => response.end('<h1>Hello</h1>'), 'portal'],
    ['nothing at all', says(''), 'offline'],
    ['half of an answer', says(JSON.stringify(feed(GOOD)).slice(0, 120)), 'offline'],
    ['null', says('null'), 'nonsense'],
    ['a list', says([feed(GOOD)]), 'nonsense'],
    ['a number', says('1e999'), 'nonsense'],
    ['no list of changes', says({ results: { 0: rowOf(GOOD) }, last_seq: '1-x' }), 'nonsense'],
    ['no place behind the page', says({ results: [rowOf(GOOD)] }), 'nonsense'],
    ['a place that is none', says({ results: [rowOf(GOOD)], last_seq: { $gt: 0 } }), 'nonsense'],
    ['ten thousand lists in each other', says(deep(10_000)), 'nonsense'],
    [
      'an answer without end',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        const block = `"${'x'.repeat(256 * 1024)}",`;
        const write = () => {
          while (!response.destroyed && response.write(block));
          if (!response.destroyed) response.once('drain', write);
        };
        response.write('{"results":[');
        write();
      },
      'too_large',
    ],
    [
      'a bomb of two hundred kilobytes that unpacks to two hundred megabytes',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(BOMB),
      'too_large',
    ],
    [
      'a word a second',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"results":[');
        setInterval(() => response.write(' '), 50).unref();
      },
      'offline',
    ],
    ['the same page for ever', says({ ...feed(GOOD), pending: 7 }), 'nonsense'],
  ])('%s changes nothing that was here', async (_, answer, failure) => {
    await session();
    const before = await stored();
    expect(before.docs).toHaveLength(1);
    answers = { _changes: answer };
    // The page that comes again and again is read once before it is known for what it is.
    expect(await failureOf(session(failure === 'offline' ? 400 : undefined))).toBe(failure);
    expect(await stored()).toEqual(before);
    answers = {};
    expect(await failureOf(session())).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['types that lie', withField({ name: { toString: 'x' }, phase: ['P1'], businessOwnerId: 7 })],
    ['an id of no class', feed({ _id: 'evil:1' }, GOOD)],
    ['a row whose document is another', { ...feed(), results: [{ ...rowOf(GOOD), id: 'ini:x' }] }],
    ['rows that are no rows', { ...feed(), results: [null, 7, [], 'x', { id: {} }, { changes: 'x' }] }],
    ['a fact that is not its hash', feed({ _id: `skp:${ID.initiative}:AAAAAAAAAAAAAAAAAAAA`, ...FACT })],
    ['five megabytes in one field', withField({ name: 'x'.repeat(5_000_000) })],
    ['a number beyond all numbers', inText(withField({ v: 'here' }), 'here', '1e999')],
    ['a thousand lists in each other in a field', inText(withField({ x: 'here' }), 'here', deep(1_000))],
    ['fifty thousand of them', inText(withField({ x: 'here' }), 'here', deep(50_000))],
    [
      'the same in a fact',
      inText(
        feed({ _id: `skp:${ID.initiative}:AAAAAAAAAAAAAAAAAAAA`, ...FACT, ...{ x: 'here' } }),
        'here',
        deep(9_000),
      ),
    ],
    ['a poisoned prototype', inText(withField({ x: 'here' }), 'here', '{"__proto__":{"polluted":1}}')],
    ['one id twice, each time another', feed({ ...GOOD, name: 'One' } as never, { ...GOOD, _rev: '2-b' })],
    [
      'ten thousand leaves of one record',
      { ...feed(), results: [{ ...rowOf(GOOD), changes: [{ rev: 7 }, {}, null] }] },
    ],
  ])('%s is set aside, or is what it should be', async (_, answer) => {
    answers = { _changes: says(answer) };
    expect(await failureOf(session())).toBeUndefined();
    for (const { id, cls, doc } of await db.docs.toArray()) {
      expect(parseRecord(cls, id, doc).success).toBe(true);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    // Whatever it was, what comes after it arrives.
    answers = { _changes: says({ ...feed({ ...GOOD, _rev: '9-z' }), last_seq: '9-x' }) };
    expect(await failureOf(session())).toBeUndefined();
    expect((await db.docs.get(GOOD._id))?.rev).toBe('9-z');
  });

  test.each([
    ['a session beyond all numbers', { n: 1e308, cur: '1-x', w: 'word' }],
    ['a session that is none', { n: -1, cur: '1-x', w: 'word' }],
    ['a place that is none', { n: 1, cur: { $gt: 0 }, w: 'word' }],
  ])('a mark of this device with %s is no mark', async (_, mark) => {
    answers = {
      '/_local/': (request, response) =>
        request.method === 'PUT'
          ? calm(request, response)
          : void json(response, { _id: '_local/x', _rev: '0-1', ...mark }),
    };
    expect(await failureOf(session())).toBeUndefined();
    expect((await readState(db, 'mark'))?.n).toBe(1);
  });
});

/** Two hundred kilobytes, packed. */
const BOMB = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '));

describe('threat 16: nobody is sent elsewhere with the sign-in', () => {
  let elsewhere: string;
  let visits: string[];
  beforeEach(async () => {
    visits = [];
    elsewhere = await listen((request, response) => {
      visits.push(String(request.headers.authorization ?? ''));
      json(response, feed(GOOD));
    });
  });

  const redirect =
    (status: number, place: () => string): Answer =>
    (_, response) =>
      response.writeHead(status, { location: place() }).end();

  test.each([301, 302, 303, 307, 308])(
    'a %i to another origin, or to the same, is not followed',
    async (status) => {
      answers = { _changes: redirect(status, () => elsewhere), _up: redirect(status, () => elsewhere) };
      expect(await failureOf(session())).toBe('portal');
      expect(visits).toEqual([]);
      asked.length = 0;
      const same = redirect(status, () => `${origin}/elsewhere`);
      answers = { _changes: same, _up: same };
      expect(await failureOf(session())).toBe('portal');
      expect(asked.filter((one) => one.includes('elsewhere'))).toEqual([]);
      expect(await db.docs.count()).toBe(0);
    },
  );

  test('neither is one of the organisation’s sign-in', async () => {
    answers = { '.well-known': redirect(302, () => elsewhere) };
    const doors = {
      launch: async () => '',
      redirectUri: 'https://x.example/cb',
      fetch,
      now: () => new Date(),
    };
    await expect(readProvider(origin, doors)).rejects.toMatchObject({ failure: 'unreachable' });
    expect(visits).toEqual([]);
  });

  test('a server is named by https, or is on this machine', () => {
    expect(serverOrigin('https://couch.example.com')).toBe('https://couch.example.com');
    expect(serverOrigin('http://couch.example.com')).toBeUndefined();
    expect(serverOrigin('http://127.0.0.1.example.com:5984')).toBeUndefined();
  });

  test('no id and no place of a server leads a request to another origin', async () => {
    const remote = createCouchDbStore(askOf(), databaseNames('pl', 'main'));
    const evil = [
      '//evil.example/',
      '@evil.example',
      '../../..//evil.example',
      'http://evil.example/',
      '\\\\evil.example',
    ];
    for (const word of evil) {
      await remote.readBranch('core', word, '1-a').catch(() => {});
      await remote.history('core', word).catch(() => {});
      await remote.pull('core', word, 10).catch(() => {});
    }
    expect(asked).toHaveLength(3 * evil.length);
    expect(asked.every((one) => one.startsWith('GET /pl-core/'))).toBe(true);
  });
});
