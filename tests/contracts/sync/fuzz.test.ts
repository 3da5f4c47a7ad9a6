import 'fake-indexeddb/auto';
import PouchDB from 'pouchdb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOMES } from '@/lib/domain/record-homes';
import { newUlid } from '@/lib/store/ids';
import { readState } from '@/lib/store/sync-state';
import { databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, sample, voidOf } from '../../unit/domain/records';
import { expectAgreement, settleDown } from './agreement';
import { type Fault, faultyFetch } from './faults';
import { has, startServer } from './server';
import { takeSnapshot } from './snapshot';
import {
  type Account,
  account,
  type Client,
  createClient,
  createTeam,
  onServer,
  type Server,
  type TestTeam,
  write,
} from './team';

/**
 * Several people, one team, a network and a server that misbehave: one seed is one schedule of edits, syncs, lost answers,
 * broken lines, killed workers and restored servers. However it went, in the end everybody holds what the server holds, every fact that
 * was ever saved is there exactly once, and nothing waits or was refused.
 *
 * `FUZZ_SEED=7 FUZZ_STEPS=500` repeats or lengthens one schedule, `FUZZ_SEED=1-200` tries so many. Where the server is a
 * stand-in, halves of a split cluster take edits as well.
 */
const SEEDS = (process.env.FUZZ_SEED ?? (has('volume') ? '1-4' : '5-6')).split(',').flatMap((part) => {
  const [first = 1, last = first] = part.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
});
const STEPS = Number(process.env.FUZZ_STEPS ?? 60);
const FAULTS: readonly Fault[] = ['lose_answer', 'truncate', 'portal_page', 'unavailable', 'accepted_only'];
const PATHS = ['_changes', '_bulk_docs', '_all_docs', '_local', '/'];

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

describe('whatever happens on the way, all clients end equal to the server, with nothing lost and nothing doubled', () => {
  test.each(SEEDS)('seed %i', async (seed) => {
    const world = await createWorld(seed);
    for (let step = 0; step < STEPS; step++) await world.step();
    await world.calmDown();
    await world.check();
    await world.remove();
  });
});

/** A small generator of pseudo-random numbers (mulberry32): the same seed gives the same schedule everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function createWorld(seed: number) {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const team: TestTeam = await createTeam(server);
  const facts = new Set<string>();
  const samples: ReturnType<typeof sample>[] = [];
  let restore: (() => Promise<void>) | undefined;
  const people: Account[] = [];
  for (const name of ['ann', 'bob', 'eve']) {
    people.push(await account(team, name, [`owner:${ID.initiative}`, 'pl-creator']));
  }
  const clients: (Client & { net: ReturnType<typeof faultyFetch> })[] = [];
  // The last two are two browsers of one person.
  for (const who of [people[0], people[1], people[2], people[2]]) {
    if (!who) continue;
    const net = faultyFetch();
    const skew = (below(7) - 3) * 86_400_000;
    const now = () => new Date(Date.now() + skew);
    clients.push({ ...(await createClient(team, who, { fetch: net.fetch, random, now })), net });
  }

  const editInitiative = async (client: Client, change: Record<string, unknown>) => {
    const row = await client.db.docs.get(`ini:${ID.initiative}`);
    await write(client, 'initiative', { ...initiative(), ...row?.doc, ...change });
  };
  const saveSample = async (client: Client) => {
    const month = String(1 + below(9)).padStart(2, '0');
    const made = { periodStart: `2026-${month}-01`, value: below(1000), nonce: `${seed}:${facts.size}` };
    const { id: _, ...body } = sample(made);
    const id = await write(client, 'sample', body);
    facts.add(id);
    samples.push({ ...sample(made), id });
  };
  const voidSample = async (client: Client) => {
    if (samples.length === 0) return;
    const { id: _, ...body } = voidOf(pick(samples));
    facts.add(await write(client, 'sampleVoid', body));
  };
  const sync = (client: Client) => client.sync().catch(() => {});

  const step = async () => {
    const client = pick(clients);
    const dice = below(100);
    if (dice < 22) await saveSample(client);
    else if (dice < 28) await voidSample(client);
    else if (dice < 40) await editInitiative(client, { guidanceOverride: `word ${below(1000)}` });
    else if (dice < 46) await editInitiative(client, { name: `Name ${below(1000)}` });
    else if (dice < 52)
      await editInitiative(client, { delegateIds: [...new Set([pick(['a', 'b', 'c', 'd'])])] });
    else if (dice < 68) await sync(client);
    else if (dice < 80) {
      client.net.next(pick(PATHS), 'die');
      await Promise.race([sync(client), client.net.death()]);
      client.net.calm();
    } else if (dice < 92) {
      client.net.next(pick(PATHS), pick(FAULTS));
      await sync(client);
      client.net.calm();
    } else if (dice < 95) await Promise.all(clients.map(sync));
    else if (dice < 98 && !restore && has('restore')) {
      restore = await takeSnapshot(team, await deviceIds());
    } else if (restore) {
      await restore();
      restore = undefined;
    } else if (has('faults')) await split();
  };
  /** Two halves of a cluster that do not see each other take an edit of one person each. */
  const split = async () => {
    const first = (await onServer(team, 'core'))[`ini:${ID.initiative}`];
    const [generation = '', digest = ''] = String(first?._rev).split('-');
    const start = Number(generation) + 1;
    const docs = [`Left ${below(1000)}`, `Right ${below(1000)}`].map((name) => {
      const id = Array.from({ length: 32 }, () => below(16).toString(16)).join('');
      const by = pick(people).name;
      const edit = below(2) ? { name } : { delegateIds: [pick(['a', 'b', 'c', 'd'])] };
      const past = { _rev: `${start}-${id}`, _revisions: { start, ids: [id, digest] } };
      return { ...first, ...edit, by, dev: name, at: new Date().toISOString(), ...past };
    });
    const core = `/${databaseNames(team.prefix, 'main').core}`;
    if (first) await asAdmin(server, 'POST', `${core}/_bulk_docs`, { new_edits: false, docs });
  };
  const deviceIds = () =>
    Promise.all(clients.map(async ({ db }) => (await readState(db, 'deviceId')) ?? newUlid(new Date())));

  const calmDown = async () => {
    for (const { net } of clients) net.calm();
    await settleDown(clients, 4);
  };

  const check = async () => {
    await expectAgreement(team, clients, facts);
    // Of versions that halves of a split server took, each is in what all have by now.
    const id = `ini:${ID.initiative}`;
    if ((await onServer(team, 'core'))[id]) {
      const path = `/${databaseNames(team.prefix, 'main').core}/${id}?conflicts=true`;
      const { _conflicts = [], x_merged = [] } = await asAdmin(server, 'GET', path);
      expect(x_merged).toEqual(expect.arrayContaining(_conflicts));
    }
    // The outside judge reads the same databases and finds the same.
    for (const home of HOMES) {
      const name = databaseNames(team.prefix, 'main')[home];
      const { admin } = server;
      const auth = { username: admin.name, password: admin.password };
      const judge = new PouchDB(`${server.url}/judge-${name}`, { auth });
      const { errors } = await judge.replicate.from(new PouchDB(`${server.url}/${name}`, { auth }));
      const { rows } = await judge.allDocs({ include_docs: true });
      const seen = rows.filter(({ id }) => !id.startsWith('_design/')).map(({ id, doc }) => [id, doc]);
      expect({ home, errors, docs: Object.fromEntries(seen) }).toEqual({
        home,
        errors: [],
        docs: await onServer(team, home),
      });
      await judge.destroy();
    }
  };

  return {
    step,
    calmDown,
    check,
    remove: async () => {
      for (const { db } of clients) await db.delete();
      await team.remove();
    },
  };
}
