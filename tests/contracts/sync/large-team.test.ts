import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import { dropUnkept } from '@/lib/store/drop-unkept';
import { getInitiativeOverview } from '@/lib/store/reads';
import { listInitiativeOverviews } from '@/lib/store/reads/portfolio';
import { readState, writeState } from '@/lib/store/sync-state';
import { copyOpened } from '@/lib/sync/copy-opened';
import { basic } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, metric, person, sample, workspace } from '../../unit/domain/records';
import { type Account, account, type Client, type TestTeam, write } from './team';
import { teamPerTest } from './team-per-test';
import { installWebLocks } from './web-locks';

const AS_OF = '2030-01-01T10:00:00.000Z';

/** A team with more initiatives than a device copies the values of by itself. */

beforeAll(installWebLocks);

let team: TestTeam;
let owner: Account;
const client = teamPerTest('owner', ['pl-admin'], (made) => {
  ({ team, person: owner } = made);
});

const initiativeId = (index: number) =>
  index === 0 ? ID.initiative : `01J8Z3K4M5N6P7Q8R9S0T1${String(index).padStart(4, '0')}`;

/** A team of so many initiatives of the owner's, of which the first is measured; and somebody with no part in any of them. */
async function teamOf(count: number): Promise<{ one: Client; reader: Client; at: { now: Date } }> {
  const one = await client();
  const name = owner.name;
  await write(one, 'workspace', workspace());
  await write(one, 'person', person(name));
  for (let index = 0; index < count; index++) {
    await write(
      one,
      'initiative',
      initiative({ id: initiativeId(index), businessOwnerId: name, delegateIds: [] }),
    );
  }
  await write(one, 'metric', metric({ ownerId: name, contributorIds: [] }));
  await save(one, '2026-01-01', 7);
  await one.sync();
  const at = { now: new Date() };
  const reader = await client(await account(team, 'reader', []), { now: () => at.now });
  await session(reader);
  return { one, reader, at };
}

const save = (one: Client, periodStart: string, value: number) => {
  const { id: _, ...body } = sample({ periodStart, value });
  return write(one, 'sample', body);
};
const session = async (one: Client) => {
  await one.sync();
  const at = one.context.now().toISOString();
  await writeState(one.db, 'lastSync', { at, result: 'done', doneAt: at });
};
const open = async ({ db, who, context }: Client, requests: string[] = [], id: string = ID.initiative) => {
  const known = await readState(db, 'team');
  if (!known) throw new Error('no team');
  return copyOpened(db, known, id, {
    authorization: async () => basic(who.name, who.password),
    now: context.now,
    random: context.random,
    onRequest: ({ origin, path }) => requests.push(origin + path),
  });
};
const shown = async ({ db }: Client) => {
  const overview = await getInitiativeOverview(ID.initiative, AS_OF, db);
  const view = overview?.metrics[0];
  return view && { latest: view.latest?.value, notCopied: view.notCopied };
};
const later = (at: { now: Date }, minutes: number) => {
  at.now = new Date(at.now.getTime() + minutes * 60_000);
};

test('in a team of fifty initiatives everybody has all values, asked for or not', async () => {
  const { reader } = await teamOf(50);
  expect(await shown(reader)).toEqual({ latest: 7, notCopied: undefined });
}, 60_000);

test.each([51, 200])(
  'in a team of %i initiatives somebody else’s values are said not to be copied until the initiative is opened',
  async (count) => {
    const { reader } = await teamOf(count);
    expect(await shown(reader)).toEqual({ latest: undefined, notCopied: 'all' });
    const all = await listInitiativeOverviews(AS_OF, reader.db);
    expect(all).toHaveLength(count);
    expect(all.flatMap(({ metrics }) => metrics.map(({ notCopied }) => notCopied))).toEqual(['all']);

    const requests: string[] = [];
    expect(await open(reader, requests)).toBe(true);
    expect(await shown(reader)).toEqual({ latest: 7, notCopied: undefined });
    // The team's own server and nobody else, for this initiative and nothing else.
    const { origin } = new URL(team.server.url);
    expect(requests.length).toBeGreaterThan(0);
    expect(requests.filter((one) => !one.startsWith(origin))).toEqual([]);
    const marks = await reader.db.meta.where('key').startsWith('facts:').primaryKeys();
    expect(marks).toEqual([`facts:${ID.initiative}`]);
  },
  120_000,
);

test('values that were copied when an initiative was opened are kept up to date for a day, and then when it is opened again', async () => {
  const { one, reader, at } = await teamOf(51);
  await open(reader);
  await save(one, '2026-02-01', 9);
  await one.sync();
  await session(reader);
  expect((await shown(reader))?.latest).toBe(9);

  later(at, 25 * 60);
  await save(one, '2026-03-01', 11);
  await one.sync();
  await session(reader);
  expect((await shown(reader))?.latest).toBe(9);
  expect(await open(reader)).toBe(true);
  expect((await shown(reader))?.latest).toBe(11);
}, 60_000);

test('an initiative that is opened again and again is asked for once in five minutes', async () => {
  const { reader, at } = await teamOf(51);
  const requests: string[] = [];
  await open(reader, requests);
  const first = requests.length;
  await open(reader, requests);
  later(at, 4);
  await open(reader, requests);
  expect(requests).toHaveLength(first);
  later(at, 2);
  await open(reader, requests);
  expect(requests).toHaveLength(first + 1);
}, 60_000);

test('opened while the server cannot be asked: nothing is asked, and the next session brings the values', async () => {
  const { reader, at } = await teamOf(51);
  const iso = at.now.toISOString();
  await writeState(reader.db, 'lastSync', { at: iso, result: 'offline' });
  const requests: string[] = [];
  expect(await open(reader, requests)).toBe(false);
  expect(requests).toEqual([]);
  await session(reader);
  expect(await shown(reader)).toEqual({ latest: 7, notCopied: undefined });
}, 60_000);

test('what the team’s server has never heard of is not asked for', async () => {
  const { reader } = await teamOf(51);
  const requests: string[] = [];
  expect(await open(reader, requests, initiativeId(900))).toBe(false);
  expect(requests).toEqual([]);
}, 60_000);

test('a new initiative of one’s own has its values here before the team has it', async () => {
  const { one } = await teamOf(51);
  const id = initiativeId(901);
  await write(one, 'initiative', initiative({ id, businessOwnerId: owner.name, delegateIds: [] }));
  await write(one, 'metric', metric({ id: initiativeId(902), initiativeId: id, ownerId: owner.name }));
  const overview = await getInitiativeOverview(id, AS_OF, one.db);
  expect(overview?.metrics.map(({ notCopied }) => notCopied)).toEqual([undefined]);
}, 60_000);

test('who sponsors an initiative is told of what is missed in it, and so has its values', async () => {
  const { one, reader } = await teamOf(51);
  const people = { businessOwnerId: owner.name, delegateIds: [], executiveSponsorId: reader.who.name };
  await write(one, 'initiative', initiative({ id: ID.initiative, ...people }));
  await one.sync();
  await session(reader);
  expect(await shown(reader)).toEqual({ latest: 7, notCopied: undefined });
}, 60_000);

test('fault 37: to make room, values that are not kept up to date go, come back when they are wanted, and none of one’s own do', async () => {
  const { one, reader, at } = await teamOf(51);
  await open(reader);
  await dropUnkept(reader.db, reader.who.name, at.now);
  expect((await shown(reader))?.latest).toBe(7);
  later(at, 25 * 60);
  await dropUnkept(reader.db, reader.who.name, at.now);
  expect(await shown(reader)).toEqual({ latest: undefined, notCopied: 'all' });
  expect(await open(reader)).toBe(true);
  expect((await shown(reader))?.latest).toBe(7);

  await dropUnkept(one.db, 'nobody', at.now);
  expect((await shown(one))?.latest).toBe(7);
}, 60_000);
