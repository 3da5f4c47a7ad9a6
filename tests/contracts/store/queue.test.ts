import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DEMO_VIEWER_ID, demoWorkspace } from '@/lib/demo/demo-workspace';
import type { AppError } from '@/lib/domain/errors';
import { initiativeOverview } from '@/lib/domain/overview';
import { byConsequence, derivePrompts } from '@/lib/domain/prompts/derive-prompts';
import { DEFAULT_QUIET_HOURS } from '@/lib/domain/prompts/prompt-budget';
import { reconfirmPeriod, skipPeriod } from '@/lib/store/commands/periods';
import { claimProactive, putOff } from '@/lib/store/commands/prompts';
import { recordSample, takeBackSample } from '@/lib/store/commands/samples';
import { loadDemo } from '@/lib/store/commands/workspaces';
import { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { listPeople, readInitiativeRecords, readWorkspaceState } from '@/lib/store/reads';
import { readQueue } from '@/lib/store/reads/queue';

/** A Monday, eleven in Berlin. */
const NOW = new Date('2026-11-23T10:00:00.000Z');
const NONCE = '01KAQ7Z0000000000000000000';
const at = (ms: number) => new Date(NOW.getTime() + ms);
const ME = { personId: DEMO_VIEWER_ID, at: NOW };
const CALM = { typing: false, msSinceNavigation: 60_000 };

let db: PilotlightDatabase;
let count = 0;
beforeEach(async () => {
  db = new PilotlightDatabase(`queue-${++count}`);
  await loadDemo(demoWorkspace('Europe/Berlin'), NOW, db);
});
afterEach(() => db.delete());

const queue = async (now = NOW) => (await readQueue(now.toISOString(), db)).prompts;
const problemCodes = (work: Promise<unknown>) =>
  work.then(
    () => [],
    (cause) => (cause as AppError).problems.map(({ code }) => code),
  );
/** A value that waits in the demo, always there for its viewer. */
async function dueValue() {
  const found = (await queue()).find(({ action }) => action === 'enter_value');
  if (!found?.period) throw new Error('nothing is due in the demo');
  return { prompt: found, metricId: found.subject.id, periodStart: found.period.start };
}

describe('the queue of the person in front of this browser', () => {
  test('holds for everybody, on any day, what the whole record says: bounded reads leave nothing out', async () => {
    const { workspace } = await readWorkspaceState(db);
    const people = await listPeople(db);
    const ids = await ofClass(db, 'initiative').primaryKeys();
    let compared = 0;
    for (const day of [NOW, new Date('2026-12-09T10:00:00.000Z'), new Date('2027-06-01T10:00:00.000Z')]) {
      const now = day.toISOString();
      const whole = (await Promise.all(ids.map((id) => readInitiativeRecords(id.slice(4), db)))).flatMap(
        (records) => (records && workspace ? derivePrompts(records, now, workspace) : []),
      );
      for (const person of people.filter(({ active }) => active)) {
        await db.meta.put({ key: 'me', value: person.id });
        const mine = await queue(day);
        const expected = whole.filter(({ audienceId }) => audienceId === person.id).sort(byConsequence);
        expect(
          mine.map(({ id, sentence }) => ({ id, sentence })),
          `${person.displayName} at ${now}`,
        ).toEqual(expected.map(({ id, sentence }) => ({ id, sentence })));
        compared += mine.length;
      }
    }
    expect(compared).toBeGreaterThan(60);
  });

  test('reads as many rows in a store of thousands as in a small one', async () => {
    let rows = 0;
    db.docs.hook('reading', (row) => {
      rows += 1;
      return row;
    });
    const before = await queue();
    const few = rows;
    const [sample] = await db.docs.filter(({ cls }) => cls === 'sample').toArray();
    const [metric] = (await db.docs.where('doc.ownerId').equals(DEMO_VIEWER_ID).toArray()).filter(
      ({ cls }) => cls === 'metric',
    );
    const initiative = (await db.docs.get(`ini:${metric!.ini}`))!;
    const long = Array.from({ length: 2000 }, (_, at) => {
      const periodStart = new Date(Date.UTC(1990, 0, 1 + at)).toISOString().slice(0, 10);
      const id = `${metric!.ini}:${metric!.grp}:${periodStart}:AAAAAAAAAAAAAAAAAAAA`;
      return { ...sample!, id, ini: metric!.ini!, grp: metric!.grp!, doc: { ...sample!.doc, periodStart } };
    });
    const others = Array.from({ length: 1000 }, (_, at) => {
      const ini = `01J${String(at).padStart(23, '0')}`;
      const doc = { ...initiative.doc, key: `X-${at}`, businessOwnerId: 'other', delegateIds: [] };
      return { ...initiative, id: `ini:${ini}`, ini, doc: { ...doc, executiveSponsorId: 'other' } };
    });
    await db.docs.bulkPut([...long, ...others]);
    rows = 0;
    expect((await queue()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(rows).toBeGreaterThan(10);
    expect(rows).toBe(few);
  });

  test('says which initiatives are paused, since when and why', async () => {
    const row = (await db.docs.where('doc.businessOwnerId').equals(DEMO_VIEWER_ID).first())!;
    await db.docs.put({
      ...row,
      doc: { ...row.doc, status: 'paused', pausedSince: '2026-11-01', statusReason: 'Season' },
    });
    const { paused } = await readQueue(NOW.toISOString(), db);
    expect(paused).toMatchObject([{ pausedSince: '2026-11-01', statusReason: 'Season' }]);
  });

  test('INV-26: a value, “no change” or a skip takes the prompt out; an undo brings it back', async () => {
    const { prompt, metricId, periodStart } = await dueValue();
    const ids = async () => (await queue(at(6_000))).map(({ id }) => id);
    const { sampleId, value } = await reconfirmPeriod({ metricId, periodStart }, ME, NONCE, db);
    expect(value).toBeTypeOf('number');
    expect(await ids()).not.toContain(prompt.id);
    await takeBackSample(sampleId, { ...ME, at: at(5_000) }, db);
    expect(await ids()).toContain(prompt.id);
    await skipPeriod({ metricId, periodStart, reason: ' The desk was closed ' }, ME, NONCE, db);
    expect(await ids()).not.toContain(prompt.id);
    const audit = (await ofClass(db, 'audit').toArray()).map(({ doc }) => doc.action);
    expect(audit).toEqual(expect.arrayContaining(['sample.reconfirm', 'sample.undo', 'period.skip']));
  });

  test('a skip without a reason, of a covered period or by somebody else is refused and writes nothing', async () => {
    const { metricId, periodStart } = await dueValue();
    const before = await db.docs.count();
    expect(await problemCodes(skipPeriod({ metricId, periodStart, reason: ' ' }, ME, NONCE, db))).toEqual([
      'reason_required',
    ]);
    const stranger = { personId: 'stranger', at: NOW };
    expect(
      await problemCodes(skipPeriod({ metricId, periodStart, reason: 'x' }, stranger, NONCE, db)),
    ).toContain('recorder_not_allowed');
    expect(await db.docs.count()).toBe(before);
    await reconfirmPeriod({ metricId, periodStart }, ME, NONCE, db);
    expect(await problemCodes(skipPeriod({ metricId, periodStart, reason: 'x' }, ME, NONCE, db))).toEqual([
      'period_covered',
    ]);
  });
});

describe('putting off', () => {
  test('is kept on this device, twice at most, and changes neither freshness nor due day', async () => {
    const { prompt } = await dueValue();
    const input = { promptId: prompt.id, initiativeId: prompt.initiativeId, choice: 'hour' as const };
    const docs = await db.docs.toArray();
    expect(await putOff(input, ME, db)).toEqual({ until: at(3_600_000).toISOString() });
    const [off] = (await queue()).filter(({ id }) => id === prompt.id);
    expect(off).toMatchObject({ state: 'snoozed', snoozesLeft: 1, until: prompt.until, since: prompt.since });
    await putOff(input, ME, db);
    expect(await problemCodes(putOff(input, ME, db))).toEqual(['snooze_used_up']);
    expect(await db.docs.toArray()).toEqual(docs);
    expect((await queue(at(3_600_001))).find(({ id }) => id === prompt.id)?.state).toBe('queued');
  });

  test('what was done meanwhile cannot be put off any more', async () => {
    const { prompt, metricId, periodStart } = await dueValue();
    await reconfirmPeriod({ metricId, periodStart }, ME, NONCE, db);
    const input = { promptId: prompt.id, initiativeId: prompt.initiativeId, choice: 'hour' as const };
    await expect(putOff(input, ME, db)).rejects.toMatchObject({ code: 'prompt_gone' });
  });
});

describe('what comes by itself', () => {
  test('comes once a day, to one of two tabs that ask at the same moment', async () => {
    const prompts = (await queue()).filter(({ severity }) => severity === 'normal');
    const context = { moment: CALM, hours: DEFAULT_QUIET_HOURS, now: NOW };
    const both = await Promise.all([1, 2].map(() => claimProactive(prompts, context, db)));
    expect(both.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await claimProactive(prompts, { ...context, now: at(7_200_000) }, db)).toBeUndefined();
    const tomorrow = new Date('2026-11-24T10:00:00.000Z');
    expect(await claimProactive(prompts, { ...context, now: tomorrow }, db)).toBeDefined();
  });

  test('a quiet moment spends nothing of the day', async () => {
    const prompts = (await queue()).filter(({ severity }) => severity === 'normal');
    const context = { hours: DEFAULT_QUIET_HOURS, now: NOW };
    const typing = { ...CALM, typing: true };
    expect(await claimProactive(prompts, { ...context, moment: typing }, db)).toBeUndefined();
    expect(await db.prompts.count()).toBe(0);
    expect(await claimProactive(prompts, { ...context, moment: CALM }, db)).toBeDefined();
  });
});

test('US-4.6: two values of two devices for one period are both disputed, and neither is asked for again', async () => {
  const { prompt, metricId, periodStart } = await dueValue();
  const first = await reconfirmPeriod({ metricId, periodStart }, ME, NONCE, db);
  const row = (await db.docs.get(first.sampleId))!;
  // What a colleague confirmed offline arrives with the next merge as a document of its own.
  await db.docs.put({
    ...row,
    id: row.id.replace(/:[A-Z2-7]{20}$/, ':AAAAAAAAAAAAAAAAAAAA'),
    doc: { ...row.doc, value: 99, nonce: 'other' },
  });
  const records = (await readInitiativeRecords(prompt.initiativeId, db))!;
  const { workspace } = await readWorkspaceState(db);
  const overview = initiativeOverview(records, NOW.toISOString(), workspace!, { personId: DEMO_VIEWER_ID });
  const metric = overview.metrics.find(({ id }) => id === metricId)!;
  expect(metric.disputed?.map(({ value }) => value).sort()).toHaveLength(2);
  expect(metric.latest?.periodStart).not.toBe(periodStart);
  expect((await queue()).map(({ id }) => id)).not.toContain(prompt.id);
  expect(
    await problemCodes(recordSample({ metricId, periodStart, value: 1, grade: 'estimated' }, ME, NONCE, db)),
  ).toContain('period_disputed');
});
