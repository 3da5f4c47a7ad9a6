import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOBODY } from '@/lib/domain/concern-records';
import { contentId, verifyContentId } from '@/lib/domain/content-id';
import { isFact, OFFER_KINDS } from '@/lib/domain/offer/offer-kinds';
import type { StoredRecord } from '@/lib/domain/offer/rename-author';
import { classOf } from '@/lib/domain/record-classes';
import { beginOffer, offerWorkspace, previewOffer } from '@/lib/store/commands/offer-workspace';
import { PilotlightDatabase } from '@/lib/store/database';
import { rowOf } from '@/lib/store/documents';
import { summariseOutbox } from '@/lib/store/outbox';
import { listRefused } from '@/lib/store/reads/refused';
import { readState, writeState } from '@/lib/store/sync-state';
import { databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { readRights } from '@/lib/sync/rights';
import { nameOwners } from '@/lib/sync/set-up/name-owners';
import { basic } from '../../stand-ins/couchdb.mjs';
import { localWorkspace, ME, OTHER, stored } from '../../unit/domain/offer/offered';
import { envelope, ID } from '../../unit/domain/records';
import { startServer } from './server';
import {
  account,
  adminAsk,
  type Client,
  createClient,
  createTeam,
  onServer,
  type Server,
  type TestTeam,
} from './team';

/** A local workspace that is brought into a team, against a server with its own rule. */

let server: Server;
let team: TestTeam;
const open: PilotlightDatabase[] = [];
let made = 0;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  team = await createTeam(server);
});
afterEach(async () => {
  for (const db of open.splice(0)) await db.delete();
  await team.remove();
});

async function localWith(records: readonly StoredRecord[]): Promise<PilotlightDatabase> {
  const db = new PilotlightDatabase(`offered-${++made}`);
  open.push(db);
  await db.docs.bulkPut(records.map(({ id, cls, doc }) => rowOf(id, cls, { ...doc })));
  await db.meta.put({ key: 'me', value: ME });
  return db;
}

async function member(name: string, roles: string[]): Promise<Client> {
  const client = await createClient(team, await account(team, name, roles));
  open.push(client.db);
  await client.sync();
  return client;
}

const AT = new Date('2026-11-23T12:00:00.000Z');
const OWNER_ROLES = ['pl-creator', 'pl-reviewer', 'pl-admin', `owner:${ID.initiative}`];
const placeOf = async (local: PilotlightDatabase, { db, who }: Client, roles: readonly string[]) => ({
  local,
  team: db,
  offerer: { account: who.name, roles: ['pl-employee', ...roles] },
});
const everything = async (db: PilotlightDatabase) =>
  Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()])));
const records = async (of: TestTeam) => ({
  ...(await onServer(of, 'core')),
  ...(await onServer(of, 'portfolio')),
});
const sums = async (place: Awaited<ReturnType<typeof placeOf>>) => {
  const { kinds } = await previewOffer(place, AT);
  return Object.fromEntries(
    kinds.map(({ kind, sums }) => [
      kind,
      Object.fromEntries(sums.map(({ verdict, count }) => [verdict, count])),
    ]),
  );
};

describe('a local workspace that is brought into a team', () => {
  test('stands on the server but for the own judgement, in the name of the account, with an entry in the log for each record; here it is untouched', async () => {
    const local = await localWith(localWorkspace([ME, ME, ME]));
    const before = await everything(local);
    const ann = await member('ann', OWNER_ROLES);
    const place = await placeOf(local, ann, OWNER_ROLES);
    expect(await sums(place)).toEqual({
      initiatives: { add: 2 },
      metrics: { add: 1 },
      values: { add: 4 },
      evidence: { add: 2 },
      // INV-7: whoever answers for an initiative does not judge it.
      reviews: { not_allowed: 1 },
      people: { add: 2 },
      settings: { add: 1 },
    });
    expect(await offerWorkspace(OFFER_KINDS, place, AT)).toEqual({ added: 12 });
    await ann.sync();

    expect(await summariseOutbox(ann.db)).toMatchObject({ waiting: 0, blocked: [] });
    const there = await records(team);
    expect(Object.keys(there)).toHaveLength(12);
    for (const [id, { _id, _rev, ...doc }] of Object.entries(there)) {
      expect(doc.by).toBe(ann.who.name);
      const cls = classOf(id);
      if (cls && isFact(cls)) expect(verifyContentId(id, doc)).toBe(true);
    }
    expect(JSON.stringify(there)).not.toContain(`"by":"${ME}"`);
    expect(there).toHaveProperty([String(there[`ini:${ID.initiative}`]?.finalSample)]);
    expect(Object.values(await onServer(team, 'audit'))).toHaveLength(12);
    expect(await everything(local)).toEqual(before);

    // Again, and from another browser of the same person: nothing is new, and nothing is sent.
    expect(await offerWorkspace(OFFER_KINDS, place, AT)).toEqual({ added: 0 });
    const again = await createClient(team, ann.who);
    open.push(again.db);
    await again.sync();
    expect(await sums(await placeOf(local, again, OWNER_ROLES))).toMatchObject({
      initiatives: { there: 2 },
      values: { there: 4 },
      settings: { there: 1 },
    });
    expect((await summariseOutbox(ann.db)).waiting).toBe(0);
  });

  test('a viewer may bring nothing, and whoever claims more is refused by the server, record by record', async () => {
    const local = await localWith(localWorkspace());
    const ben = await member('ben', []);
    const place = await placeOf(local, ben, []);
    for (const kind of Object.values(await sums(place))) expect(Object.keys(kind)).toEqual(['not_allowed']);
    expect(await offerWorkspace(OFFER_KINDS, place, AT)).toEqual({ added: 0 });

    const { added } = await offerWorkspace(OFFER_KINDS, await placeOf(local, ben, OWNER_ROLES), AT);
    await ben.sync();
    expect(await records(team)).toEqual({});
    const refused = await listRefused(ben.db);
    expect(refused).toHaveLength(added);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['forbidden']));
  });

  test('what only an owner may write comes once the server knows the owner; what others wrote on the device stays there', async () => {
    const roles = ['pl-creator', 'pl-admin'];
    const local = await localWith(localWorkspace([ME, OTHER]));
    const ann = await member('ann', roles);
    const rights = () =>
      readRights(
        { origin: team.server.url, prefix: team.prefix, portfolio: 'main', account: ann.who.name },
        { authorization: async () => basic(ann.who.name, ann.who.password), onRequest: () => {} },
      );
    expect((await rights()).sort()).toEqual([...roles, 'pl-employee'].sort());
    const first = await placeOf(local, ann, await rights());
    expect(await sums(first)).toMatchObject({
      initiatives: { add: 1, not_allowed: 1 },
      values: { not_allowed: 3 },
    });
    await offerWorkspace(OFFER_KINDS, first, AT);
    await ann.sync();
    expect((await summariseOutbox(ann.db)).blocked).toEqual([]);

    await nameOwners(adminAsk(server), databaseNames(team.prefix, 'main'));
    expect(await rights()).toContain(`owner:${ID.initiative}`);
    const second = await placeOf(local, ann, await rights());
    expect(await sums(second)).toMatchObject({
      initiatives: { there: 1, not_yours: 1 },
      values: { apart: 1, not_yours: 2 },
      evidence: { add: 1, not_yours: 1 },
    });
  });

  test('a concern that names nobody names nobody on the way either', async () => {
    const body = {
      ...envelope,
      by: NOBODY,
      dev: NOBODY,
      at: '2026-11-20T00:00:00.000Z',
      nonce: 'n',
      initiativeId: ID.initiative,
      dimension: 'bias' as const,
      text: 'Invoices of one supplier are always flagged.',
      raisedAt: '2026-11-20T00:00:00.000Z',
      anonymous: true,
      keyHash: 'a'.repeat(64),
    };
    const local = await localWith([
      ...localWorkspace(),
      stored('concern', { ...body, id: contentId('concern', body) }),
    ]);
    const ann = await member('ann', OWNER_ROLES);
    await offerWorkspace(OFFER_KINDS, await placeOf(local, ann, OWNER_ROLES), AT);
    await ann.sync();
    expect((await summariseOutbox(ann.db)).blocked).toEqual([]);
    const entries = Object.values(await onServer(team, 'audit'));
    const [entry] = entries.filter(({ entityType }) => entityType === 'concern');
    expect(entry).toMatchObject({ by: NOBODY, dev: NOBODY, actorId: NOBODY, at: '2026-11-23T00:00:00.000Z' });
  });

  test('a chosen kind comes alone, and one that was cut off is completed by offering again', async () => {
    const local = await localWith(localWorkspace(Array.from({ length: 1200 }, () => ME)));
    const ann = await member('ann', OWNER_ROLES);
    const place = await placeOf(local, ann, OWNER_ROLES);
    expect(await offerWorkspace(['people'], place, AT)).toEqual({ added: 2 });
    const cut = offerWorkspace(OFFER_KINDS, place, AT, {
      onStep: (added) => {
        if (added > 900) throw new Error('the worker was stopped');
      },
    });
    await expect(cut).rejects.toThrow('stopped');
    const half = await ann.db.docs.filter(({ cls }) => cls === 'sample').count();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(1200);
    // Nothing that is here names something that is not.
    const ids = new Set(await ann.db.docs.toCollection().primaryKeys());
    for (const { doc } of await ann.db.docs.filter(({ cls }) => cls === 'sample').toArray()) {
      if (doc.supersedes !== undefined) expect(ids).toContain(doc.supersedes);
    }
    await offerWorkspace(OFFER_KINDS, place, AT);
    expect(await ann.db.docs.filter(({ cls }) => cls === 'sample').count()).toBe(1200);
  });

  test('one that was begun is written down with each slice, and goes on behind the initiatives that are here whole', async () => {
    const local = await localWith(localWorkspace(Array.from({ length: 1200 }, () => ME)));
    const ann = await member('ann', OWNER_ROLES);
    const place = await placeOf(local, ann, OWNER_ROLES);
    const of = 1208;
    await beginOffer(place, { kinds: OFFER_KINDS, of, at: AT.toISOString() });
    const job = async () => (await readState(ann.db, 'offer'))!;
    const goOn = async (onStep: (added: number) => void) =>
      offerWorkspace(OFFER_KINDS, place, AT, { job: await job(), onStep });
    const cut = goOn((added) => {
      if (added > 900) throw new Error('the worker was stopped');
    });
    await expect(cut).rejects.toThrow('stopped');
    const records = () => ann.db.docs.filter(({ cls }) => cls !== 'audit').count();
    expect(await job()).toMatchObject({ of, added: await records() });
    expect((await job()).added).toBeLessThan(of);

    const steps: number[] = [];
    const before = (await job()).added;
    const { added } = await goOn((sum) => void steps.push(sum));
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(before);
    expect(added).toBe(await records());
    expect(await job()).toMatchObject({ added });

    // What lies behind is not looked through once more.
    const looked: number[] = [];
    const last = [...(await local.docs.toCollection().primaryKeys())]
      .filter((id) => id.startsWith('ini:'))
      .sort();
    const behind = last.at(-1)!.slice('ini:'.length);
    await writeState(ann.db, 'offer', { ...(await job()), behind });
    await goOn((sum) => void looked.push(sum));
    expect(looked.length).toBeLessThan(steps.length + 2);
    expect(await records()).toBe(added);
  });

  test('the demo is never offered, nor is what is not there', async () => {
    const local = await localWith(localWorkspace());
    const ann = await member('ann', OWNER_ROLES);
    await local.meta.put({ key: 'demo', value: true });
    const refused = expect.objectContaining({ code: 'offer_demo' });
    await expect(previewOffer(await placeOf(local, ann, []), AT)).rejects.toEqual(refused);
    await expect(offerWorkspace(OFFER_KINDS, await placeOf(local, ann, OWNER_ROLES), AT)).rejects.toEqual(
      refused,
    );
    const empty = await localWith([]);
    await expect(previewOffer(await placeOf(empty, ann, []), AT)).rejects.toEqual(
      expect.objectContaining({ code: 'no_workspace' }),
    );
    expect(await readState(ann.db, 'lastSync')).toBeUndefined();
  });
});
