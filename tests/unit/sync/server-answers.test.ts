import { describe, expect, test } from 'vitest';
import { createCouchDbStore, databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { createHttp } from '@/lib/sync/couchdb/http';
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
      'no_access',
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
