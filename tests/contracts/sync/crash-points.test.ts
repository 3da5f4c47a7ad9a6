import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { readState } from '@/lib/store/sync-state';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, sample, skip } from '../../unit/domain/records';
import { expectAgreement, settleDown } from './agreement';
import { type Fault, faultyFetch } from './faults';
import { needs } from './server';
import { takeSnapshot } from './snapshot';
import { type Client, type Server, type TestTeam, write } from './team';
import { teamPerTest } from './team-per-test';

/** A worker may be killed between any two lines of a session. Whatever it left behind, the next one ends where it would have. */

let server: Server;
let team: TestTeam;
const client = teamPerTest('owner', [], (made) => {
  ({ server, team } = made);
});

const INITIATIVE = `ini:${ID.initiative}`;
const rename = (one: Client, name: string) => write(one, 'initiative', initiative({ name }));
const saveSample = (one: Client, nonce: string) => {
  const { id: _, ...body } = sample({ periodStart: '2026-03-01', nonce });
  return write(one, 'sample', body);
};

/** Two browsers in step; the network of the first is at the test's command. */
async function two() {
  const net = faultyFetch();
  const [one, other] = [await client(undefined, { fetch: net.fetch }), await client()];
  await rename(one, 'Agreed');
  const facts = [await saveSample(one, 'agreed')];
  await settleDown([one, other]);
  net.requests.length = 0;
  return { net, one, other, facts };
}

/** A life that ends in the middle: with an error of the network, or without another word. */
async function die({ net, one }: Pick<Awaited<ReturnType<typeof two>>, 'net' | 'one'>): Promise<void> {
  const ended = await Promise.race([
    one.sync().then(
      () => 'done',
      () => 'died',
    ),
    net.death().then(() => 'died'),
  ]);
  expect(ended).toBe('died');
  net.calm();
}

/** The next write to a table fails, and with it the transaction that it is part of. */
function spoilNext(one: Client, table: 'docs' | 'mine'): void {
  const spoil = () => {
    one.db[table].hook('creating').unsubscribe(spoil);
    throw new Error('killed');
  };
  one.db[table].hook('creating', spoil);
}

const noted = async ({ db }: Client) => ({
  cursor: await readState(db, 'cursor:core'),
  session: (await readState(db, 'mark'))?.n,
  waiting: await db.outbox.count(),
});
const onMark = async ({ db }: Client): Promise<{ n: number; cur: string }> =>
  asAdmin(server, 'GET', `/${team.prefix}-core/_local/pl-${await readState(db, 'deviceId')}`);

describe('killed while it writes', () => {
  test.each<[string, string, Fault, string]>([
    ['before the first question', '_local', 'die', 'GET'],
    ['before the request was sent', '_bulk_docs', 'unsent', 'POST'],
    ['when the server had it and the answer was lost', '_bulk_docs', 'lose_answer', 'POST'],
    ['when the answer was cut in half', '_bulk_docs', 'truncate', 'POST'],
    ['when nobody was left to read the answer', '_bulk_docs', 'die', 'POST'],
    ['before it asked for others’ values', '-p-main', 'unsent', 'GET'],
    ['before its mark', '_local', 'unsent', 'PUT'],
    ['when the answer to its mark was lost', '_local', 'lose_answer', 'PUT'],
  ])('%s, each fact and each edit is there once in the end', async (_, part, fault, method) => {
    const made = await two();
    const { net, one, other, facts } = made;
    facts.push(await saveSample(one, 'late'));
    await rename(one, 'Renamed');
    net.next(part, fault, method);
    await die(made);
    await settleDown([one, other]);
    await expectAgreement(team, [one, other], facts);
    // Agreed, renamed: no edit was written a second time.
    const [row] = await other.db.docs.where('id').equals(INITIATIVE).toArray();
    expect(row).toMatchObject({ rev: expect.stringMatching(/^2-/), doc: { name: 'Renamed' } });
    expect(await one.db.alts.count()).toBe(0);
  });

  test('while somebody else edits the same record: what was written before the answer was lost is merged, not written over', async () => {
    const made = await two();
    const { net, one, other, facts } = made;
    await rename(one, 'Renamed');
    net.next('_bulk_docs', 'lose_answer');
    await die(made);
    await other.sync();
    await write(other, 'initiative', initiative({ name: 'Renamed', guidanceOverride: 'Ask first.' }));
    await other.sync();
    await write(one, 'initiative', initiative({ name: 'Renamed', purpose: 'Sorts invoices.' }));
    await settleDown([one, other]);
    await expectAgreement(team, [one, other], facts);
    expect((await one.db.docs.get(INITIATIVE))?.doc).toMatchObject({
      name: 'Renamed',
      purpose: 'Sorts invoices.',
      guidanceOverride: 'Ask first.',
    });
    expect(await one.db.alts.count()).toBe(0);
  });

  test.each([
    ['another', 'Renamed again'],
    ['the first one back', 'Agreed'],
  ])('and edited once more, %s: the newest edit counts, and nobody is asked which', async (_, newest) => {
    const made = await two();
    const { net, one, other, facts } = made;
    await rename(one, 'Renamed');
    net.next('_bulk_docs', 'lose_answer');
    await die(made);
    await rename(one, newest);
    await settleDown([one, other]);
    await expectAgreement(team, [one, other], facts);
    expect(await other.db.docs.get(INITIATIVE)).toMatchObject({
      rev: expect.stringMatching(/^3-/),
      doc: { name: newest },
    });
    expect(await one.db.alts.count()).toBe(0);
  });

  test('while the acknowledgement is written down: none of it is, and it is asked for again', async () => {
    const made = await two();
    const { one, other, facts } = made;
    facts.push(await saveSample(one, 'late'), await saveSample(one, 'later'));
    spoilNext(one, 'mine');
    await die(made);
    expect((await noted(one)).waiting).toBe(2);
    await settleDown([one, other]);
    await expectAgreement(team, [one, other], facts);
  });
});

describe('killed while it reads', () => {
  test('before a page is here, or while it is written down: the place in the feed stays, and the page is read again', async () => {
    const made = await two();
    const { net, one, other, facts } = made;
    const before = await noted(one);
    await rename(other, 'From elsewhere');
    const { id: _, ...skipped } = skip('2026-03-01');
    facts.push(await write(other, 'skip', skipped));
    await other.sync();
    net.next('_changes', 'die');
    await die(made);
    expect(await noted(one)).toEqual(before);
    spoilNext(one, 'docs');
    await die(made);
    expect(await noted(one)).toEqual(before);
    expect((await one.db.docs.get(INITIATIVE))?.doc.name).toBe('Agreed');
    await settleDown([one, other]);
    await expectAgreement(team, [one, other], facts);
    expect((await one.db.docs.get(INITIATIVE))?.doc.name).toBe('From elsewhere');
  });
});

describe('killed around its mark', () => {
  test('before it: the server’s older place counts, the page is read again, and what was confirmed is looked for', async () => {
    const made = await two();
    const { net, one } = made;
    const mark = await onMark(one);
    const late = await saveSample(one, 'late');
    await rename(one, 'Renamed');
    net.next('_local', 'unsent', 'PUT');
    await die(made);
    expect((await noted(one)).session).toBe(mark.n);
    expect((await noted(one)).cursor).not.toBe(mark.cur);
    net.requests.length = 0;
    await one.sync();
    const [first] = net.requests.filter(({ path }) => path.endsWith('_changes'));
    expect(first?.query.get('since')).toBe(mark.cur);
    const looked = net.requests.filter(({ path }) => path.endsWith('_all_docs')).map(({ body }) => body);
    for (const id of [late, INITIATIVE]) expect(looked.join()).toContain(id);
    expect((await onMark(one)).n).toBe(mark.n + 1);
  });

  test('when only its answer was lost: the server’s session is adopted, and this device’s own place counts', async () => {
    const made = await two();
    const { net, one } = made;
    const mark = await onMark(one);
    const device = await readState(one.db, 'deviceId');
    await rename(one, 'Renamed');
    net.next('_local', 'lose_answer', 'PUT');
    await die(made);
    const { cursor } = await noted(one);
    expect(await onMark(one)).toMatchObject({ n: mark.n + 1, cur: cursor });
    expect((await noted(one)).session).toBe(mark.n);
    net.requests.length = 0;
    await rename(one, 'Renamed again');
    await one.sync();
    const [first] = net.requests.filter(({ path }) => path.endsWith('_changes'));
    expect(first?.query.get('since')).toBe(cursor);
    expect((await onMark(one)).n).toBe(mark.n + 2);
    expect(await readState(one.db, 'deviceId')).toBe(device);
  });

  test(
    'while it offers again what a restored server lost: the same is offered again, and arrives once',
    needs('restore'),
    async () => {
      const made = await two();
      const { net, one, other, facts } = made;
      const devices = await Promise.all([one, other].map(({ db }) => readState(db, 'deviceId')));
      const restore = await takeSnapshot(team, devices.map(String));
      facts.push(await saveSample(one, 'lost'));
      await rename(one, 'Lost');
      await settleDown([one, other]);
      await restore();
      for (const [part, fault] of [
        ['_all_docs', 'die'],
        ['_bulk_docs', 'unsent'],
        ['_bulk_docs', 'lose_answer'],
      ] as const) {
        net.next(part, fault, 'POST');
        await die(made);
      }
      await settleDown([one, other]);
      await expectAgreement(team, [one, other], facts);
      expect((await other.db.docs.get(INITIATIVE))?.doc.name).toBe('Lost');
    },
  );
});
