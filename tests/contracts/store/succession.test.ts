import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import { checkDefiner } from '@/lib/domain/metric-definer';
import { holdingsOf } from '@/lib/domain/succession';
import { editPerson, setPersonActive } from '@/lib/store/commands/people';
import { handOver } from '@/lib/store/commands/succession';
import { loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { listHoldings, listPeople, readInitiativeRecords } from '@/lib/store/reads';
import { readQueue } from '@/lib/store/reads/queue';
import { decision, initiative, metric, OWNER, people as somePeople } from '../../unit/domain/records';
import { refusal } from './seeded';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const LATER = new Date('2026-11-24T10:00:00.000Z');
const at = LATER.toISOString();
const demo = demoWorkspace('Europe/Berlin');
const admin = { personId: demo.viewerId, at: LATER };
let db: PilotlightDatabase;
let count = 0;
let ids: Record<string, string>;
beforeEach(async () => {
  db = new PilotlightDatabase(`succession-${++count}`);
  await loadDemo(demo, NOW, db);
  ids = Object.fromEntries((await listPeople(db)).map(({ id, displayName }) => [displayName, id]));
});
const find = async (name: string) => (await listPeople(db)).find(({ id }) => id === ids[name])!;
const held = async (name: string) => listHoldings(ids[name]!, at, db);
const leaving = async (name: string) => ({
  personId: ids[name]!,
  at: (await find(name)).at,
  active: false,
});
const LEAVER = 'Finance operations manager';

describe('somebody leaves', () => {
  test('nobody who answers for something goes without a word on it; left open, it waits and is prompted', async () => {
    const before = await held(LEAVER);
    expect(before.map(({ kind }) => kind)).toContain('business_owner');
    expect(before.map(({ kind }) => kind)).toContain('metric');
    const silently = await leaving(LEAVER);
    expect(await refusal(db, () => setPersonActive(silently, admin, db))).toEqual(['person_holds_things']);
    expect((await find(LEAVER)).active).toBe(true);

    await setPersonActive({ ...silently, leaveOpen: true }, admin, db);
    expect((await find(LEAVER)).active).toBe(false);
    expect(await held(LEAVER)).toEqual(before);
    const { prompts } = await readQueue('2026-11-24T11:00:00.000Z', db);
    const waiting = prompts.filter(
      ({ type, sentence }) => type === 'succession' && sentence.values.name === LEAVER,
    );
    expect(waiting.length).toBeGreaterThan(0);
  });

  test('with a successor everything changes hands in the same write, and accountability starts anew', async () => {
    const before = await held(LEAVER);
    const successorId = ids['Finance director']!;
    const result = await setPersonActive({ ...(await leaving(LEAVER)), successorId }, admin, db);
    expect(result).toEqual({ handedOver: before.length, stayed: [] });
    expect(await held(LEAVER)).toEqual([]);
    const own = before.find(({ kind }) => kind === 'business_owner')!;
    const records = (await readInitiativeRecords(own.initiativeId!, db))!;
    expect(records.initiative).toMatchObject({ businessOwnerId: successorId, businessOwnerSince: at });
    // Nobody accepts for another.
    expect(records.initiative.ownerAcceptedAt).toBeUndefined();
    const log = (await ofClass(db, 'audit').toArray()).map(({ doc }) => doc);
    expect(log.filter(({ action }) => /hand_over$/.test(String(action)))).toHaveLength(before.length);
    expect(log.filter(({ action }) => action === 'person.leave')).toHaveLength(1);
  });

  test('INV-1, INV-2: what the successor may not hold stays in the queue, by name, and goes to another', async () => {
    await setPersonActive({ ...(await leaving(LEAVER)), leaveOpen: true }, admin, db);
    const before = await held(LEAVER);
    const fromId = ids[LEAVER]!;
    const it = { fromId, toId: ids['Service platform manager']! };
    const result = await handOver(it, admin, db);
    expect(result.stayed.map(({ kind, problems }) => [kind, problems[0]?.rule])).toEqual([
      ['business_owner', 'INV-1'],
    ]);
    expect(result.handedOver).toBe(before.length - 1);
    const [rest, ...others] = await held(LEAVER);
    expect(others).toEqual([]);
    const only = { kind: rest!.kind, initiativeId: rest!.initiativeId };
    expect(await refusal(db, () => handOver({ ...it, only }, admin, db))).toEqual(['INV-1 owner_from_it']);
    await handOver({ fromId, toId: ids['Finance director']!, only }, admin, db);
    expect(await held(LEAVER)).toEqual([]);
  });

  test('INV-29: a reviewer of the initiative does not take over an office in it', async () => {
    const own = (await held(LEAVER)).find(({ kind }) => kind === 'business_owner')!;
    const reviewer = await find('Finance director');
    await editPerson(
      {
        personId: reviewer.id,
        at: reviewer.at,
        displayName: reviewer.displayName,
        function: reviewer.function,
        grants: [{ role: 'reviewer', scope: own.initiativeId! }],
      },
      admin,
      db,
    );
    const only = { kind: own.kind, initiativeId: own.initiativeId };
    const over = { fromId: ids[LEAVER]!, toId: reviewer.id, only };
    expect(await refusal(db, () => handOver(over, admin, db))).toEqual(['INV-29 reviewer_conflict']);
  });

  test('only administrators hand over, and only to somebody else who is active', async () => {
    const over = { fromId: ids[LEAVER]!, toId: ids['Finance director']! };
    const reader = { personId: ids['Service desk agent']!, at: LATER };
    await expect(handOver(over, reader, db)).rejects.toMatchObject({ code: 'role_required' });
    for (const toId of [over.fromId, ids['Fleet planning lead']!, 'nobody']) {
      expect(await refusal(db, () => handOver({ ...over, toId }, admin, db))).toEqual(['successor_unfit']);
    }
  });
});

describe('what somebody answers for', () => {
  const records = (change: object = {}) => ({
    initiatives: [initiative()],
    metrics: [],
    people: somePeople(),
    decisions: [],
    conditionsDone: [],
    ...change,
  });

  test('open conditions of the decisions that count are part of it, done and superseded ones are not', () => {
    const condition = { text: 'Count the errors again', ownerId: 'colleague', dueOn: '2026-06-01' };
    const given = decision('accuracy', { outcome: 'approved_with_conditions', conditions: [condition] });
    const kinds = (change: object) =>
      holdingsOf('colleague', records(change), at).map(({ kind, name }) => [kind, name]);
    expect(kinds({ decisions: [given] })).toEqual([['condition', condition.text]]);
    const later = decision('accuracy', { decidedAt: '2026-03-01T10:00:00.000Z' });
    expect(kinds({ decisions: [given, later] })).toEqual([]);
    const done = { decisionId: given.id, condition: 0 };
    expect(kinds({ decisions: [given], conditionsDone: [done] })).toEqual([]);
  });

  test('a review counts where nobody else reviews, also after the role ended with the leaving', () => {
    const [first, reviewer, ...rest] = somePeople();
    const kinds = (people: unknown[]) =>
      holdingsOf('reviewer', records({ people }), at).map(({ kind }) => kind);
    expect(kinds([first, reviewer, ...rest])).toEqual(['reviewer']);
    const gone = {
      ...reviewer!,
      active: false,
      at: '2026-11-20T08:00:00.000Z',
      roles: reviewer!.roles.map((role) => ({ ...role, to: '2026-11-20T08:00:00.000Z' })),
    };
    expect(kinds([first, gone, ...rest])).toEqual(['reviewer']);
    const second = { ...rest[0]!, roles: reviewer!.roles };
    expect(kinds([first, gone, second])).toEqual([]);
  });

  test('an administrator puts a metric into other hands and changes nothing else of it', () => {
    const context = {
      definer: { ...somePeople()[0]!, id: 'admin' },
      initiative: initiative({ businessOwnerId: OWNER }),
      now: at,
    };
    const before = metric();
    const check = (change: object) =>
      checkDefiner(before, { ...before, ...change }, context).map(({ code }) => code);
    expect(check({ ownerId: 'colleague', contributorIds: ['colleague'], at, by: 'admin' })).toEqual([]);
    expect(check({ ownerId: 'colleague', name: 'Another name' })).toEqual(['define_not_allowed']);
    expect(check({ status: 'paused' })).toEqual(['define_not_allowed']);
  });
});
