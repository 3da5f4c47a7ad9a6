import 'fake-indexeddb/auto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { PilotlightDatabase } from '@/lib/store/database';
import { readState, type Team, writeState } from '@/lib/store/sync-state';
import { awaitNews } from '@/lib/sync/await-news';
import { basic } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, sample } from '../../unit/domain/records';
import { loopback } from './loopback';
import { type Account, type Client, type TestTeam, write } from './team';
import { teamPerTest } from './team-per-test';
import { installWebLocks } from './web-locks';

beforeAll(installWebLocks);

describe('waiting for news at a server that behaves as it is told', () => {
  /** pouchdb-server never ends a wait by itself, and a real server not in time for a test: this one does what each test says. */
  type Answer = (request: IncomingMessage, response: ServerResponse) => void;
  const listen = loopback();
  let answer: Answer;
  let asked: URL[];
  /** Seconds that have gone by on the clock of this browser. */
  let seconds: number;
  let db: PilotlightDatabase;
  let team: Team;
  let count = 0;

  beforeEach(async () => {
    [asked, seconds] = [[], 0];
    const origin = await listen((request, response) => {
      asked.push(new URL(request.url ?? '', 'http://localhost'));
      answer(request, response);
    });
    team = { origin, prefix: 'pl', portfolio: 'main', account: 'ann' };
    db = new PilotlightDatabase(`news-${++count}`);
    await writeState(db, 'cursor:core', '7-core');
  });
  afterEach(() => db.delete());

  const wait = () =>
    awaitNews(db, team, {
      authorization: async () => 'Bearer x',
      now: () => new Date(Date.UTC(2026, 10, 23) + seconds * 1000),
      onRequest: () => {},
    });
  const json = (response: ServerResponse, value: unknown, status = 200) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const late =
    (passed: number, then: Answer): Answer =>
    (request, response) => {
      seconds = passed;
      then(request, response);
    };
  const nothing: Answer = (_, response) => json(response, { results: [], last_seq: '7-core' });
  const change: Answer = (_, response) => json(response, { results: [{ id: 'x' }], last_seq: '8-core' });

  test('asks each database it has read to hold its answer for twenty seconds, and for no record', async () => {
    await writeState(db, 'position:portfolio', '3-facts');
    answer = change;
    expect(await wait()).toBe('news');
    expect(asked.map(({ pathname }) => pathname)).toEqual(['/pl-core/_changes', '/pl-p-main/_changes']);
    expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
      { feed: 'longpoll', since: '7-core', limit: '1', timeout: '20000' },
      { feed: 'longpoll', since: '3-facts', limit: '1', timeout: '20000' },
    ]);
  });

  test('asks nothing before the first copy of the records is there', async () => {
    await db.meta.delete('cursor:core');
    expect(await wait()).toBe('later');
    expect(asked).toEqual([]);
  });

  test.each<[string, Answer]>([
    ['cut by something on the way after ten seconds', late(10, (request) => request.socket.destroy())],
    ['answered with nothing after twenty', late(20, nothing)],
  ])('fault 55: a wait that is %s is quiet: it counts as no failure and may begin anew', async (_, then) => {
    answer = then;
    for (let round = 1; round <= 5; round++) {
      seconds = 0;
      expect(await wait()).toBe('quiet');
    }
    expect(await readState(db, 'backoff')).toBeUndefined();
    answer = change;
    expect(await wait()).toBe('news');
  });

  test.each<[string, Answer]>([
    ['does not hold its answer', nothing],
    ['drops the connection at once', (request) => request.socket.destroy()],
    ['is busy', late(10, (_, response) => json(response, {}, 503))],
    ['wants to be left alone', late(10, (_, response) => json(response, {}, 429))],
    ['takes the sign-in no longer', late(10, (_, response) => json(response, {}, 401))],
    ['is not what answers', late(10, (_, response) => response.end('<h1>Welcome to the hotel</h1>'))],
  ])('nobody waits at a server that %s, and the sessions hear nothing of it', async (_, then) => {
    answer = then;
    expect(await wait()).toBe('later');
    expect(await readState(db, 'backoff')).toBeUndefined();
  });

  test('what this browser wrote itself meanwhile is no news to it', async () => {
    answer = (request, response) => {
      void writeState(db, 'cursor:core', '8-core').then(() => change(request, response));
    };
    expect(await wait()).toBe('quiet');
  });

  test('however many pages are open, one of them waits', async () => {
    let heard = () => {};
    answer = (request, response) => {
      heard = () => change(request, response);
    };
    const first = wait();
    await vi.waitFor(() => expect(asked).toHaveLength(1));
    expect(await wait()).toBe('taken');
    heard();
    expect(await first).toBe('news');
    expect(asked).toHaveLength(1);
  });
});

describe('waiting for news at a real server', () => {
  let team: TestTeam;
  let owner: Account;
  const client = teamPerTest('owner', [], (made) => {
    ({ team, person: owner } = made);
  });
  const waitOf = ({ db }: Client) =>
    awaitNews(
      db,
      { origin: team.server.url, prefix: team.prefix, portfolio: 'main', account: owner.name },
      {
        authorization: async () => basic(owner.name, owner.password),
        now: () => new Date(),
        onRequest: () => {},
      },
    );

  test('a page that waits hears of another browser’s record and of another’s value', async () => {
    const [one, two] = [await client(), await client()];
    await write(one, 'initiative', initiative());
    await one.sync();
    await two.sync();
    await two.sync();

    const recordNews = waitOf(two);
    await write(one, 'initiative', initiative({ name: 'Another name' }));
    await one.sync();
    expect(await recordNews).toBe('news');
    await two.sync();
    expect((await two.db.docs.get(`ini:${ID.initiative}`))?.doc.name).toBe('Another name');

    const valueNews = waitOf(two);
    const { id: _, ...body } = sample({ periodStart: '2026-03-01' });
    await write(one, 'sample', body);
    await one.sync();
    expect(await valueNews).toBe('news');
  });
});
