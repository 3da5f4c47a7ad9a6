import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createCouchDbStore, databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { type Ask, createHttp } from '@/lib/sync/couchdb/http';
import type { RemoteError } from '@/lib/sync/remote-error';

/** One answer of a server or of something in front of it. */
type Answer = { status: number; body?: string; type?: string };
const JSON_TYPE = 'application/json';
const json = (status: number, body: object = { error: 'x' }): Answer => ({
  status,
  body: JSON.stringify(body),
});

/** A client whose server gives these answers: to a request for documents, and to who is signed in. */
function clientOf(answers: { database: Answer; session?: Answer }, headers = ['Bearer one']) {
  const sent: { path: string; authorization: string | null }[] = [];
  const fetch = (async (input: string, init: RequestInit) => {
    const path = new URL(input).pathname;
    sent.push({ path, authorization: new Headers(init.headers).get('authorization') });
    const answer = path === '/_session' ? (answers.session ?? json(200, { ok: true })) : answers.database;
    return new Response(answer.body ?? '{}', {
      status: answer.status,
      headers: { 'content-type': answer.type ?? JSON_TYPE },
    });
  }) as typeof globalThis.fetch;
  const left = [...headers];
  const authorization = async (refused?: string) => (refused === undefined ? headers[0] : left[1]);
  const ask = createHttp({ origin: 'https://couch.example.com', authorization, fetch });
  const store = createCouchDbStore(ask, databaseNames('pl', 'main'));
  const failure = () =>
    store.position('core').then(
      () => 'none',
      (error: RemoteError) => error.failure,
    );
  return { sent, failure };
}

describe('what a server, or a gateway before it, says is told apart', () => {
  test.each<[string, Answer, Answer | undefined, string]>([
    ['401 as JSON', json(401), undefined, 'signed_out'],
    [
      '401 as a page of the gateway',
      { status: 401, body: '<h1>401</h1>', type: 'text/html' },
      undefined,
      'signed_out',
    ],
    ['403 as JSON', json(403), undefined, 'no_access'],
    [
      '403 as a page of the gateway',
      { status: 403, body: '<h1>403</h1>', type: 'text/html' },
      undefined,
      'portal',
    ],
    ['400, and who is signed in is 400 as well', json(400), json(400), 'configuration'],
    ['400, and who is signed in is known', json(400), json(200, { ok: true }), 'nonsense'],
    ['400, and who is signed in is 401', json(400), json(401), 'signed_out'],
    ['404', json(404), undefined, 'missing'],
    ['429', json(429), undefined, 'wait'],
    ['502 as a page', { status: 502, body: '<h1>502</h1>', type: 'text/html' }, undefined, 'server_fault'],
    ['200 as a page', { status: 200, body: '<h1>Hello</h1>', type: 'text/html' }, undefined, 'portal'],
    ['200 without sense', json(200, { hello: true }), undefined, 'nonsense'],
  ])('fault 54: %s', async (_, database, session, expected) => {
    expect(await clientOf({ database, ...(session ? { session } : {}) }).failure()).toBe(expected);
  });

  test('fault 8: after a 401 the request is made once more with a renewed sign-in, and never a third time', async () => {
    const renewed = clientOf({ database: json(401) }, ['Bearer one', 'Bearer two']);
    expect(await renewed.failure()).toBe('signed_out');
    expect(renewed.sent.map(({ authorization }) => authorization)).toEqual(['Bearer one', 'Bearer two']);
    const same = clientOf({ database: json(401) }, ['Basic x', 'Basic x']);
    expect(await same.failure()).toBe('signed_out');
    expect(same.sent).toHaveLength(1);
  });
});

test('fault 50: an answer that does not come is waited for fifteen seconds, and one that drips for as long', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  for (const begun of [false, true]) {
    const fetch = (async (_: string, { signal }: RequestInit) => {
      const over = new Promise<never>((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
      over.catch(() => {});
      const drip = new ReadableStream({ pull: () => over });
      return begun ? new Response(drip, { headers: { 'content-type': JSON_TYPE } }) : over;
    }) as typeof globalThis.fetch;
    const ask = createHttp({
      origin: 'https://couch.example.com',
      authorization: async () => 'Bearer one',
      fetch,
    });
    let failure: string | undefined;
    const asking = ask('GET', '/pl-core').catch((error: RemoteError) => {
      failure = error.failure;
    });
    await vi.advanceTimersByTimeAsync(14_900);
    expect(failure).toBeUndefined();
    await vi.advanceTimersByTimeAsync(100);
    await asking;
    expect(failure).toBe('offline');
  }
});

test.each([
  ['CouchDB/3.5.2 (Erlang OTP/26)', 'CouchDB/3.5.2'],
  ['nginx/1.27.0', 'nginx/1.27.0'],
  ['a host of Halden Freight', undefined],
  [undefined, undefined],
])(
  'of a server that calls itself %j, name and version are told and nothing else',
  async (server, expected) => {
    const heard: string[] = [];
    const fetch = (async () =>
      Response.json({}, { headers: server ? { server } : {} })) as typeof globalThis.fetch;
    const ask = createHttp({
      origin: 'https://couch.example.com',
      authorization: async () => 'Bearer one',
      fetch,
      heardSoftware: (software) => heard.push(software),
    });
    await ask('GET', '/pl-core');
    expect(heard[0]).toBe(expected);
  },
);

describe('the view of the latest values', () => {
  /** The store of a server with so many metrics, which answers `limit` rows from `startkey` on, and what it was asked. */
  function storeOf(keys: readonly [string, string][], change = (rows: object[]) => rows) {
    const asked: string[] = [];
    const ask: Ask = async (_method, path) => {
      const { searchParams } = new URL(path, 'https://couch.example.com');
      asked.push(path.slice(0, path.indexOf('?')));
      const from = searchParams.get('startkey');
      const place = from === null ? 0 : keys.findIndex((key) => JSON.stringify(key) === from);
      const start = place + Number(searchParams.get('skip') ?? 0);
      const rows = keys.slice(start, start + Number(searchParams.get('limit')));
      const value = ['2026-03-01:AAAAAAAAAAAAAAAAAAAA'];
      return { status: 200, json: { rows: change(rows.map((key) => ({ key, value }))) } };
    };
    return { asked, store: createCouchDbStore(ask, databaseNames('pl', 'main')) };
  }
  const keysOf = (count: number) =>
    Array.from({ length: count }, (_, index): [string, string] => ['i', String(index).padStart(5, '0')]);
  const failureOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: RemoteError) => error.failure,
    );

  test.each([
    [0, 1],
    [1999, 1],
    [2000, 2],
    [4001, 3],
  ])('%i metrics are each read once, in %i answers', async (count, answers) => {
    const { asked, store } = storeOf(keysOf(count));
    const rows = await store.listLatest('portfolio');
    expect(rows.map(({ metricId }) => metricId)).toEqual(keysOf(count).map(([, metricId]) => metricId));
    expect(asked).toEqual(Array(answers).fill('/pl-p-main/_design/latest/_view/latest'));
  });

  test('an answer that does not move on is none, and one that is not as agreed is none', async () => {
    const same = keysOf(2000).map((key) => ({ key, value: [] }));
    expect(await failureOf(storeOf(keysOf(4000), () => same).store.listLatest('portfolio'))).toBe('nonsense');
    const wrong = [{ key: null, value: 7 }];
    expect(await failureOf(storeOf(keysOf(1), () => wrong).store.listLatest('portfolio'))).toBe('nonsense');
  });
});
