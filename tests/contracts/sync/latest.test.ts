import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import { dropUnkept } from '@/lib/store/drop-unkept';
import { getMetricPage } from '@/lib/store/reads';
import { listInitiativeOverviews } from '@/lib/store/reads/portfolio';
import { readInitiativePrompts } from '@/lib/store/reads/queue';
import { readState, writeState } from '@/lib/store/sync-state';
import { copyLatest } from '@/lib/sync/copy-latest';
import { copyOpened } from '@/lib/sync/copy-opened';
import { databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { asAdmin, basic } from '../../stand-ins/couchdb.mjs';
import {
  decision,
  guardrail,
  initiative,
  metric,
  person,
  sample,
  voidOf,
  workspace,
} from '../../unit/domain/records';
import { type Account, account, type Client, onServer, type TestTeam, write } from './team';
import { teamPerTest } from './team-per-test';
import { installWebLocks } from './web-locks';

/** What somebody sees of a large team's initiatives they have no part in: where each metric stands, by its latest values. */

/** What the clocks of all devices say. */
let clock = new Date();
const BEGIN = '2026-07-03T10:00:00.000Z';
const asOf = () => new Date(clock.getTime() + 1000).toISOString();
const COUNT = 51;
/** What is here of each metric before, and after somebody looked. */
const NOTHING = Array(7).fill('all');
const LATEST = ['older', 'whole', 'older', 'older', 'older', 'whole', 'whole'];

beforeAll(installWebLocks);

let team: TestTeam;
let owner: Account;
const ulid = (kind: string, index: number) => `01J8Z3K4M5N6P7Q8R9S${kind}${String(index).padStart(6, '0')}`;
const ini = (index: number) => ulid('A', index);
const met = (index: number) => ulid('B', index);
const MEASURED = [0, 1, 2, 3, 4, 5, 6];
/** Guarded, and suspended by what was measured long ago. */
const GUARDED = 6;

const client = teamPerTest(
  'owner',
  ['pl-admin', ...MEASURED.map((index) => `owner:${ini(index)}`)],
  (made) => {
    ({ team, person: owner } = made);
    clock = new Date(BEGIN);
  },
);

const put = async (one: Client, index: number, month: number, change: Parameters<typeof body>[2] = {}) => {
  const made = body(index, month, change);
  return { ...made, id: await write(one, 'sample', made) };
};
const body = (
  index: number,
  month: number,
  change: { value?: number; nonce?: string; supersedes?: string },
) => {
  const periodStart = `2026-0${month}-01`;
  const place = { initiativeId: ini(index), metricId: met(index) };
  const { id: _, ...made } = sample({ ...place, periodStart, confirmedBy: owner.name, ...change });
  return made;
};

/** One initiative after another: with many values, few, none, withdrawn, corrected and doubled ones. */
async function measure(one: Client): Promise<void> {
  for (const month of [1, 2, 3, 4, 5]) await put(one, 0, month, { value: 40 - month });
  await put(one, 1, 5, { value: 39 });
  for (const month of [1, 2, 3, 4, 5]) await put(one, 2, month, { value: 41 - month });
  const wrong = await put(one, 2, 6, { value: 400 });
  await write(one, 'sampleVoid', voidOf(wrong as Parameters<typeof voidOf>[0]));
  for (const month of [1, 2, 3]) await put(one, 3, month, { value: 45 });
  const first = await put(one, 3, 4, { value: 450 });
  await put(one, 3, 4, { value: 46, supersedes: first.id, nonce: 'b' });
  for (const month of [1, 2, 3, 4, 5]) await put(one, 4, month, { value: 33 });
  await put(one, 4, 6, { value: 31 });
  await put(one, 4, 6, { value: 32, nonce: 'b' });
  for (const [month, value] of [2, 9, 9, 2, 2, 2].entries()) await put(one, GUARDED, month + 1, { value });
}

/** Somebody without a part approves the guarded one, between the first value and those that broke the bound. */
async function approve(judge: Account): Promise<void> {
  const reviewer = await client(judge, { now: () => clock });
  await reviewer.sync();
  const { id: _, ...body } = decision('accuracy', { initiativeId: ini(GUARDED), reviewerId: judge.name });
  await write(reviewer, 'decision', body);
  await reviewer.sync();
}

/** A large team of the owner's, of which five initiatives are measured; somebody without a part; and one who has everything. */
async function largeTeam(options: { fetch?: typeof fetch } = {}) {
  const now = () => clock;
  const one = await client(owner, { now });
  await write(one, 'workspace', workspace());
  await write(one, 'person', person(owner.name));
  for (let index = 0; index < COUNT; index++) {
    const people = { businessOwnerId: owner.name, delegateIds: [] };
    await write(one, 'initiative', initiative({ id: ini(index), key: `KEY-${index}`, ...people }));
    if (!MEASURED.includes(index)) continue;
    const place = { id: met(index), initiativeId: ini(index) };
    const made = index === GUARDED ? guardrail(place) : metric(place);
    await write(one, 'metric', { ...made, ownerId: owner.name, contributorIds: [] });
  }
  await measure(one);
  const judge = await account(team, 'judge', ['pl-reviewer']);
  const role = { role: 'reviewer' as const, scope: 'workspace', from: '2025-01-01T08:00:00.000Z' };
  await write(one, 'person', person(judge.name, { roles: [role] }));
  await one.sync();
  await approve(judge);
  await one.sync();
  const reader = await client(await account(team, 'reader', []), { now });
  await step(reader);
  return { one, reader, look: looking(reader, options.fetch) };
}

const step = async (one: Client) => {
  await one.sync();
  const at = one.context.now().toISOString();
  await writeState(one.db, 'lastSync', { at, result: 'done', doneAt: at });
};
const later = (minutes: number) => {
  clock = new Date(clock.getTime() + minutes * 60_000);
};

/** Looks at all initiatives, and answers the paths that were asked for meanwhile. */
function looking({ db, who, context }: Client, net = globalThis.fetch) {
  return async (): Promise<string[]> => {
    const known = await readState(db, 'team');
    if (!known) throw new Error('no team');
    const before = globalThis.fetch;
    const asked: string[] = [];
    globalThis.fetch = net;
    try {
      await copyLatest(db, known, {
        authorization: async () => basic(who.name, who.password),
        now: context.now,
        random: context.random,
        onRequest: ({ path }) => asked.push(path.slice(path.lastIndexOf('/') + 1)),
      });
    } finally {
      globalThis.fetch = before;
    }
    return asked;
  };
}

/** What the portfolio shows, without what stands on other pages, and without who looks. */
async function portfolio({ db }: Client) {
  const all = await listInitiativeOverviews(asOf(), db);
  return all
    .map(({ metrics, gates, asOf: _, ...rest }) => ({
      ...rest,
      gates: gates.map(({ gate, state }) => ({ gate, state })),
      metrics: metrics.map(({ trend, history, disputed, flatLine, canRecord, notCopied, ...view }) => view),
    }))
    .sort((a, b) => a.id.localeCompare(b.id));
}
const copied = async ({ db }: Client) => {
  const all = await listInitiativeOverviews(asOf(), db);
  return all
    .sort((a, b) => a.id.localeCompare(b.id))
    .flatMap(({ metrics }) => metrics.map(({ notCopied }) => notCopied ?? 'whole'));
};

test('the portfolio of somebody without a part is that of somebody who has every value, from the few documents that tell it', async () => {
  const { one, reader, look } = await largeTeam();
  expect(await copied(reader)).toEqual(NOTHING);

  const asked = await look();
  // Where the server stands, the view, the whole of what guards an approval, and the documents: four requests.
  expect(asked).toHaveLength(4);
  expect(asked.slice(1, 3)).toEqual(['latest', 'latest']);
  const [mine, theirs] = [await portfolio(reader), await portfolio(one)];
  expect(mine).toHaveLength(COUNT);
  expect(mine).toEqual(theirs);
  expect(mine[GUARDED]).toMatchObject({
    dimensions: [{ dimension: 'accuracy', status: 'suspended' }, {}, {}, {}],
  });
  expect(await copied(reader)).toEqual(LATEST);
  const everything = Object.keys(await onServer(team, 'portfolio')).length;
  const here = await reader.db.docs.where('id').between('0', '8').count();
  expect(here).toBeLessThan(everything - 8);
  // None of it counts as copied: it is copied whole when it is opened.
  expect(await reader.db.meta.where('key').startsWith('facts:').count()).toBe(0);

  // Nothing was written since: one question, and nothing else. Looked at again and again: none.
  expect(await look()).toEqual([]);
  later(6);
  expect(await look()).toHaveLength(1);

  // What is written and withdrawn since arrives, and nothing that is here comes again.
  const made = await put(one, 1, 6, { value: 38 });
  await put(one, 5, 6, { value: 30 });
  const last = await onServer(team, 'portfolio');
  const [withdrawn] = Object.entries(last).filter(([id]) => id.startsWith(`${ini(0)}:${met(0)}:2026-05`));
  if (!withdrawn) throw new Error('nothing to withdraw');
  await write(
    one,
    'sampleVoid',
    voidOf({ ...withdrawn[1], id: withdrawn[0] } as Parameters<typeof voidOf>[0]),
  );
  await one.sync();
  later(6);
  expect(await look()).toHaveLength(4);
  expect(await portfolio(reader)).toEqual(await portfolio(one));
  expect(await reader.db.docs.get(made.id)).toBeDefined();

  // What the server has lost or removed goes here too, and is in no figure any more.
  const [lost] = Object.entries(await onServer(team, 'portfolio')).filter(([id]) => id === made.id);
  const { portfolio: name } = databaseNames(team.prefix, 'main');
  await asAdmin(team.server, 'DELETE', `/${name}/${encodeURIComponent(made.id)}?rev=${lost?.[1]._rev}`);
  later(6);
  await look();
  expect(await reader.db.docs.get(made.id)).toBeUndefined();
  const found = (await portfolio(reader)).find(({ id }) => id === ini(1));
  expect(found?.metrics[0]?.latest?.value).toBe(39);
}, 120_000);

test('what was opened is whole until somebody else writes more of it, and is the latest from then on', async () => {
  const { one, reader, look } = await largeTeam();
  const known = await readState(reader.db, 'team');
  if (!known) throw new Error('no team');
  const { who, context } = reader;
  const authorization = async () => basic(who.name, who.password);
  const surroundings = { authorization, now: context.now, random: context.random, onRequest: () => {} };
  await look();
  await copyOpened(reader.db, known, ini(0), surroundings);
  expect((await copied(reader))[0]).toBe('whole');
  expect((await getMetricPage(ini(0), met(0), asOf(), reader.db))?.view.trend).toHaveLength(5);

  // A day later no session keeps it up to date any more.
  later(25 * 60);
  await put(one, 0, 6, { value: 31 });
  await one.sync();
  await step(reader);
  await look();
  expect((await copied(reader))[0]).toBe('older');
  expect(await portfolio(reader)).toEqual(await portfolio(one));

  // To make room it goes, and comes back when somebody looks.
  await dropUnkept(reader.db, who.name, clock);
  expect(await reader.db.docs.where('id').between('0', '8').count()).toBe(0);
  expect(await copied(reader)).toEqual(NOTHING);
  later(6);
  await look();
  expect(await portfolio(reader)).toEqual(await portfolio(one));
}, 120_000);

test('what merely was not copied is never missed: no prompt, no gap, no verdict on the proof from use, no export of half', async () => {
  const { one, reader, look } = await largeTeam();
  const from = { rollout: 'production' as const, from: '2026-01-01', by: owner.name, note: '' };
  const change = {
    businessOwnerId: owner.name,
    delegateIds: [],
    rollout: from.rollout,
    rolloutHistory: [from],
  };
  await write(one, 'initiative', initiative({ id: ini(0), key: 'KEY-0', ...change }));
  await one.sync();
  await step(reader);
  const asked = async (db: Client['db'], now: string) => {
    const { prompts } = await readInitiativePrompts(ini(0), now, owner.name, db);
    return prompts.filter(({ type }) => type.startsWith('metric')).length;
  };
  const criterion = async ({ db }: Client, id: string) => {
    const all = await listInitiativeOverviews(asOf(), db);
    const found = all.find((each) => each.id === ini(0))?.gates.flatMap(({ criteria }) => criteria);
    return found?.find((each) => each.id === id)?.state;
  };
  const MUCH_LATER = '2026-12-20T10:00:00.000Z';
  // Who has everything is asked for what was missed since; who has not is not, before and after the latest values came.
  expect(await asked(one.db, MUCH_LATER)).toBeGreaterThan(0);
  expect([await asked(reader.db, MUCH_LATER), await criterion(reader, 'P4-OUTCOME')]).toEqual([0, 'unknown']);
  await look();
  expect([await asked(reader.db, MUCH_LATER), await criterion(reader, 'P4-OUTCOME')]).toEqual([0, 'unknown']);
  expect(await criterion(reader, 'P4-CONSISTENT')).toBe('unknown');
  expect(await criterion(one, 'P4-OUTCOME')).toBe('met');

  const page = await getMetricPage(ini(0), met(0), MUCH_LATER, reader.db);
  expect(page?.view.notCopied).toBe('older');
  expect(page?.series.flatMap(({ rows }) => rows.filter(({ kind }) => kind !== 'value'))).toEqual([]);
  expect(page?.frozen).toBe(true);
  // Whether it is fresh is judged at the day on which it was read, not at one of which nothing is known.
  expect(page?.view.freshness).not.toBe('stale');
}, 120_000);

test('a server without the view, or too busy building it: nothing is shown that was not known, and it is asked again later', async () => {
  const { reader, look } = await largeTeam();
  const { portfolio: name } = databaseNames(team.prefix, 'main');
  const path = `/${name}/_design/latest`;
  const { _rev, ...design } = await asAdmin(team.server, 'GET', path);
  await asAdmin(team.server, 'DELETE', `${path}?rev=${_rev}`);
  expect(await look()).toHaveLength(2);
  expect(await copied(reader)).toEqual(NOTHING);
  expect((await readState(reader.db, 'lastSync'))?.result).toBe('done');
  expect(await readState(reader.db, 'backoff')).toBeUndefined();
  expect(await look()).toEqual([]);

  await asAdmin(team.server, 'PUT', path, design);
  later(2);
  const breaksOff: typeof fetch = async (input, init) => {
    if (String(input).includes('_view/')) throw new DOMException('took too long', 'AbortError');
    return fetch(input, init);
  };
  const patient = globalThis.fetch;
  await looking(reader, (input, init) =>
    String(input).includes('_view/') ? breaksOff(input, init) : patient(input, init),
  )();
  expect(await copied(reader)).toEqual(NOTHING);
  later(2);
  await look();
  expect(await copied(reader)).toEqual(LATEST);
}, 120_000);

test('nobody is asked out of step, in a small team, or by a session', async () => {
  const { reader, look } = await largeTeam();
  const paths: string[] = [];
  const watched: typeof fetch = (input, init) => {
    paths.push(String(input));
    return fetch(input, init);
  };
  const another = await client(reader.who, { fetch: watched });
  await step(another);
  expect(paths.filter((one) => one.includes('_view'))).toEqual([]);
  await writeState(reader.db, 'lastSync', { at: asOf(), result: 'offline' });
  expect(await look()).toEqual([]);
  await writeState(reader.db, 'lastSync', { at: asOf(), result: 'done' });
  await reader.db.docs.delete(`ini:${ini(50)}`);
  expect(await look()).toEqual([]);
}, 120_000);
