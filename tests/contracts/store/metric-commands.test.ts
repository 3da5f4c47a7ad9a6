import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentId } from '@/lib/domain/content-id';
import { AppError } from '@/lib/domain/errors';
import type { MetricInput } from '@/lib/domain/metric-definition';
import type { Metric, Sample, SampleNote, SampleVoid, Series } from '@/lib/domain/metric-records';
import type { InitiativeOverview } from '@/lib/domain/overview-types';
import type { RecordClass } from '@/lib/domain/record-classes';
import { mergeRecords } from '@/lib/domain/record-merge';
import { createInitiative } from '@/lib/store/commands/initiatives';
import {
  acceptExecutiveOutcome,
  defineMetric,
  editMetric,
  openSeries,
  setBaseline,
  setExecutiveOutcome,
  setMetricStatus,
  setTarget,
  setTimeDestination,
} from '@/lib/store/commands/metrics';
import { chooseSample, commentOnSample, recordSample, withdrawSample } from '@/lib/store/commands/samples';
import { createWorkspace } from '@/lib/store/commands/workspaces';
import { commit } from '@/lib/store/commit';
import { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { toRow } from '@/lib/store/documents';
import { getInitiativeOverview, getMetricPage } from '@/lib/store/reads';

/*
 * Every invariant of a metric and its values, asked of the store in two ways: with the input of a message, and with a
 * finished record as an imported file holds it. Both must meet the same refusal.
 */

const NOW = new Date('2026-11-23T10:00:00.000Z');
const DELEGATE = 'delegate';
const REVIEWER = 'reviewer';
const VIEWER = 'viewer';
const ADMIN = 'admin';
const EXECUTIVE = 'executive';

let db: PilotlightDatabase;
let owner: string;
let initiativeId: string;
let clock: number;
let count = 0;

/** A moment later than every one before. */
const at = (personId = owner) => ({ personId, at: new Date(clock++) });
const nonce = () => `nonce-${++count}`;

beforeEach(async () => {
  db = new PilotlightDatabase(`metrics-${++count}`);
  clock = NOW.getTime();
  ({ personId: owner } = await createWorkspace(
    { name: 'Halden', timeZone: 'Europe/Berlin', displayName: 'Head of operations', function: 'business' },
    NOW,
    db,
  ));
  ({ initiativeId } = await createInitiative(
    { name: 'Ticket triage', purpose: 'Sorts tickets', businessOwner: { personId: owner } },
    at(),
    db,
  ));
  await addPeople();
});
afterEach(() => db.delete());

async function addPeople() {
  const [me] = await db.docs.where('id').equals(`per:${owner}`).toArray();
  const from = NOW.toISOString();
  const person = (id: string, roles: object[] = []) => ({ ...me!.doc, id, displayName: id, roles });
  const role = (name: string) => [{ role: name, scope: 'workspace', from }];
  const rows = [
    person(DELEGATE),
    person(REVIEWER, role('reviewer')),
    person(VIEWER),
    person(ADMIN, role('admin')),
    person(EXECUTIVE),
  ];
  await db.docs.bulkPut(rows.map((one) => toRow('person', one as never)));
  const row = (await db.docs.get(`ini:${initiativeId}`))!;
  await db.docs.put({ ...row, doc: { ...row.doc, delegateIds: [DELEGATE] } });
}

const input = (change: Partial<MetricInput> = {}): MetricInput => ({
  name: 'Share of tickets sorted wrongly',
  question: 'Do we keep it?',
  class: 'outcome',
  category: 'error_rate',
  headline: true,
  unit: { dimension: 'duration', code: 'min', decimals: 1 },
  direction: 'decrease',
  aggregation: 'median',
  cadence: 'monthly',
  startsOn: '2026-01-01',
  ownerId: owner,
  contributorIds: [],
  status: 'active',
  baseline: {
    value: 42,
    periodStart: '2025-10-01',
    periodEnd: '2025-12-31',
    grade: 'sampled',
    method: 'Random 500 tickets',
  },
  target: { value: 30, startOn: '2026-01-01', dueOn: '2026-12-31' },
  ...change,
});
const guard = (change: Partial<MetricInput> = {}): MetricInput => {
  const { target: _, baseline: __, ...rest } = input();
  return {
    ...rest,
    name: 'Reopened tickets',
    class: 'guardrail',
    category: 'rework',
    headline: false,
    ...change,
  };
};

const define = (metric = input(), author = at()) => defineMetric({ initiativeId, metric }, author, db);
const read = async (metricId: string): Promise<Metric> => {
  const [row] = await db.docs
    .where('grp')
    .equals(metricId)
    .filter((one) => one.cls === 'metric')
    .toArray();
  return { ...row!.doc, id: metricId } as Metric;
};
/** A finished record, as a file would bring it. */
const importRecord = (cls: RecordClass, record: object, author = at()) =>
  commit(db, author, (unit) => unit.put(cls, { ...record, ...unit.envelope } as never, 'import'));

async function codes(work: Promise<unknown>): Promise<string[]> {
  try {
    await work;
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    const found = cause.problems.map(({ code, rule }) => (rule ? `${rule} ${code}` : code));
    return found.length > 0 ? found : [cause.code];
  }
  return [];
}

const overview = async (): Promise<InitiativeOverview> =>
  (await getInitiativeOverview(initiativeId, new Date(clock).toISOString(), db))!;
const view = async (metricId: string) => (await overview()).metrics.find(({ id }) => id === metricId)!;
const confirm = async (metricId: string, periodStart: string, value: number, by = owner) => {
  const { sampleId } = await recordSample(
    { metricId, periodStart, value, grade: 'estimated' },
    at(by),
    nonce(),
    db,
  );
  return sampleId;
};
const sampleOf = async (id: string): Promise<Sample> => ({ ...(await db.docs.get(id))!.doc, id }) as Sample;
/** A second value for a period, as a colleague's device would have made it while both were offline. */
async function rivalOf(sampleId: string, value: number): Promise<string> {
  const { id: _, ...body } = { ...(await sampleOf(sampleId)), value, nonce: nonce() };
  const row = toRow('sample', body as never);
  await db.docs.put(row);
  return row.id;
}

describe('defining a metric', () => {
  test('an owner defines it with baseline, target and guardrail in one step, and the log says so', async () => {
    const time = input({ category: 'time_saved', name: 'Handling time' });
    const { metricId } = await defineMetric({ initiativeId, metric: time, guardrail: guard() }, at(), db);
    const metric = await read(metricId);
    expect(metric).toMatchObject({ status: 'active', graceDays: 5, createdBy: owner });
    expect(metric.series).toMatchObject([{ version: 1, baseline: { value: 42 }, targets: [{ version: 1 }] }]);
    expect((await overview()).metrics.map(({ name }) => name)).toEqual(['Handling time', 'Reopened tickets']);
    const log = await ofClass(db, 'audit').toArray();
    expect(log.filter(({ doc }) => doc.action === 'metric.define')).toHaveLength(2);
  });

  test('section 10: an owner defines; a delegate proposes a draft; viewer, reviewer and admin are refused', async () => {
    for (const personId of [VIEWER, REVIEWER, ADMIN]) {
      expect(await codes(define(input(), at(personId))), personId).toEqual(['define_not_allowed']);
    }
    expect(await codes(define(input(), at(DELEGATE)))).toEqual(['define_propose_only']);
    const { metricId, at: state } = await define(input({ status: 'draft' }), at(DELEGATE));
    const activate = (author: ReturnType<typeof at>) =>
      setMetricStatus({ metricId, at: state, status: 'active' }, author, db);
    expect(await codes(activate(at(DELEGATE)))).toEqual(['define_propose_only']);
    const active = await activate(at());
    const rename = { metricId, at: active.at, change: { name: 'Renamed' } };
    expect(await codes(editMetric(rename, at(DELEGATE), db))).toEqual(['define_propose_only']);
    expect(await codes(importRecord('metric', await read(metricId), at(VIEWER)))).toContain(
      'define_not_allowed',
    );
  });

  test('two tabs editing one metric: the second is told, and nothing of the first is lost', async () => {
    const first = await define();
    await editMetric({ ...first, change: { name: 'First' } }, at(), db);
    expect(await codes(editMetric({ ...first, change: { name: 'Second' } }, at(), db))).toEqual([
      'edited_elsewhere',
    ]);
    expect((await read(first.metricId)).name).toBe('First');
  });

  test('INV-15: headlines are outcomes, at most three, and time saved needs a guardrail', async () => {
    const technical = input({ class: 'technical', category: 'uptime' });
    const three = [1, 2, 3].map((n) => input({ name: `Errors ${n}` }));
    expect(await codes(define(technical))).toEqual(['INV-15 headline_not_outcome']);
    expect(await codes(define(input({ category: 'time_saved' })))).toEqual([
      'INV-15 headline_needs_guardrail',
    ]);
    const [first] = [await define(three[0]), await define(three[1]), await define(three[2])];
    expect(await codes(define(input({ name: 'A fourth' })))).toEqual(['INV-15 headline_too_many']);
    const imported = { ...(await read(first!.metricId)), class: 'adoption', category: 'active_use' };
    expect(await codes(importRecord('metric', imported))).toEqual(['INV-15 headline_not_outcome']);
    const time = { ...(await read(first!.metricId)), category: 'time_saved' };
    expect(await codes(importRecord('metric', time))).toEqual(['INV-15 headline_needs_guardrail']);
  });

  test('V1, V9: what the form refuses, the store refuses too, also when the class is said to be an outcome', async () => {
    expect(await codes(define(input({ name: 'Model accuracy 95%' })))).toEqual([
      'V1 headline_is_machine_quality',
    ]);
    expect(await codes(define(input({ name: 'KI-Genauigkeit' })))).toEqual([
      'V1 headline_is_machine_quality',
    ]);
    expect(await codes(define(input({ class: 'adoption', category: 'coverage' })))).toEqual([
      'INV-15 headline_not_outcome',
    ]);
    const { metricId } = await define();
    const imported = { ...(await read(metricId)), name: 'LLM precision' };
    expect(await codes(importRecord('metric', imported))).toEqual(['V1 headline_is_machine_quality']);
  });

  test('INV-16: a target lies on the side that is better', async () => {
    const upwards = input({ target: { value: 50, startOn: '2026-01-01', dueOn: '2026-12-31' } });
    expect(await codes(define(upwards))).toEqual(['INV-16 target_not_below_baseline']);
    expect(await codes(define(input({ direction: 'range' })))).toContain('INV-16 range_required');
    const { metricId } = await define();
    const imported = { ...(await read(metricId)), direction: 'increase' };
    expect(await codes(importRecord('metric', imported))).toEqual(['INV-16 target_not_above_baseline']);
  });

  test('V6, INV-24: a value from before that was worked out from fixed numbers is an assumption', async () => {
    const fixed = (grade: 'estimated' | 'assumption') =>
      input({ baseline: { ...input().baseline!, grade, constantsOnly: true } });
    expect(await codes(define(fixed('estimated')))).toEqual(['INV-24 grade_constants_assumption']);
    expect(await codes(define(fixed('assumption')))).toEqual([]);
  });

  test('US-5.3: a headline says which decision it serves before it counts; one that counts already can be changed', async () => {
    const silent = { question: ' ' };
    expect(await codes(define(input(silent)))).toEqual(['question_required']);
    expect(await codes(define(input({ ...silent, headline: false })))).toEqual([]);
    const draft = await define(input({ ...silent, status: 'draft' }));
    const start = (which: { metricId: string; at: string }) =>
      setMetricStatus({ ...which, status: 'active' }, at(), db);
    expect(await codes(start(draft))).toEqual(['question_required']);
    const asked = await editMetric({ ...draft, change: { question: 'Do we keep it?' } }, at(), db);
    const active = await start(asked);
    const forget = editMetric({ ...active, change: { question: '' } }, at(), db);
    expect(await codes(forget)).toEqual(['question_required']);
    // What came without one, from a file or from before, goes on.
    const older = { ...(await read(active.metricId)), question: '' };
    await importRecord('metric', older);
    const { at: now } = await read(active.metricId);
    expect(await codes(editMetric({ ...active, at: now, change: { graceDays: 4 } }, at(), db))).toEqual([]);
  });

  test('a value from before comes from a period that is over, and another result says why it is one', async () => {
    const running = input({ baseline: { ...input().baseline!, periodEnd: '2026-11-23' } });
    expect(await codes(define(running))).toEqual(['baseline_not_over']);
    expect(await codes(define(input({ category: 'other_outcome' })))).toEqual(['category_reason_required']);
  });
});

describe('changing a metric', () => {
  test('INV-17: the baseline is free until the first value; then only a new series with a reason', async () => {
    const first = await define();
    const other = { ...input().baseline!, value: 45 };
    const changed = await setBaseline({ ...first, baseline: other }, at(), db);
    expect((await read(first.metricId)).series[0]!.baseline!.value).toBe(45);
    expect(await codes(openSeries({ ...changed, reason: 'Too early' }, at(), db))).toEqual([
      'INV-17 series_not_needed',
    ]);
    await confirm(first.metricId, '2026-10-01', 40);
    const frozen = { ...changed, baseline: { ...other, value: 60 } };
    expect(await codes(setBaseline(frozen, at(), db))).toEqual(['INV-17 baseline_frozen']);
    const { series, ...rest } = await read(first.metricId);
    const imported = {
      ...rest,
      series: [{ ...series[0]!, baseline: { ...series[0]!.baseline!, value: 60 } }],
    };
    expect(await codes(importRecord('metric', imported))).toEqual(['INV-17 baseline_frozen']);
    expect(await codes(openSeries({ ...changed, reason: ' ' }, at(), db))).toContain(
      'INV-17 series_reason_required',
    );
    const target = { value: 1, startOn: '2026-11-01', dueOn: '2027-06-30' };
    const opening = {
      ...changed,
      reason: 'Counted in hours from now on',
      baseline: { ...other, value: 0.75 * 3 },
      target,
      change: { unit: { dimension: 'duration' as const, code: 'h', decimals: 1 } },
    };
    await openSeries(opening, at(), db);
    const after = await read(first.metricId);
    expect(after.series.map(({ version, baseline }) => [version, baseline?.value])).toEqual([
      [1, 45],
      [2, 2.25],
    ]);
    expect(after.unit.code).toBe('h');
    expect(await codes(importRecord('metric', { ...after, series: after.series.slice(1) }))).toEqual([
      'INV-17 series_removed',
    ]);
  });

  test('INV-17: what a value means does not change under it', async () => {
    const first = await define();
    const wider = await editMetric({ ...first, change: { cadence: 'weekly' } }, at(), db);
    const monthly = await editMetric({ ...wider, change: { cadence: 'monthly' } }, at(), db);
    await confirm(first.metricId, '2026-10-01', 40);
    for (const change of [{ cadence: 'weekly' }, { aggregation: 'mean' }, { graceDays: 30 }] as const) {
      expect(await codes(editMetric({ ...monthly, change }, at(), db))).toEqual(['INV-17 meaning_fixed']);
    }
    const imported = { ...(await read(first.metricId)), bound: { op: '<=', value: 99 } };
    expect(await codes(importRecord('metric', imported))).toEqual(['INV-17 meaning_fixed']);
  });

  test('INV-17: a guardrail with values stays linked, and its series keeps its bound when the next one opens', async () => {
    const first = await define(guard({ bound: { op: '<=', value: 5 }, linkedDimension: 'accuracy' }));
    await confirm(first.metricId, '2026-10-01', 9);
    for (const linkedDimension of [null, 'bias'] as const) {
      expect(await codes(editMetric({ ...first, change: { linkedDimension } }, at(), db))).toEqual([
        'INV-17 meaning_fixed',
      ]);
    }
    const { linkedDimension: _, ...unlinked } = await read(first.metricId);
    expect(await codes(importRecord('metric', unlinked))).toEqual(['INV-17 meaning_fixed']);
    const change = { bound: { op: '<=' as const, value: 50 }, linkedDimension: null };
    await openSeries({ ...first, reason: 'Counted by week', change }, at(), db);
    const after = await read(first.metricId);
    expect(after.series.map(({ guarded }) => guarded)).toEqual([
      { class: 'guardrail', bound: { op: '<=', value: 5 }, linkedDimension: 'accuracy' },
      undefined,
    ]);
    const [{ guarded: __, ...bare }, next] = after.series as [Series, Series];
    expect(await codes(importRecord('metric', { ...after, series: [bare, next] }))).toEqual([
      'INV-17 meaning_fixed',
    ]);
  });

  test('INV-18: a target is superseded with a reason; value and due date of the first stay', async () => {
    const first = await define();
    const next = { value: 34, startOn: '2026-01-01', dueOn: '2027-03-31' };
    expect(await codes(setTarget({ ...first, target: next }, at(), db))).toEqual([
      'INV-18 target_reason_required',
    ]);
    await setTarget({ ...first, target: { ...next, reason: 'A desk was closed' } }, at(), db);
    const { targets } = (await read(first.metricId)).series[0]!;
    expect(targets).toMatchObject([
      { version: 1, value: 30, dueOn: '2026-12-31' },
      { version: 2, value: 34, supersedes: 1, reason: 'A desk was closed' },
    ]);
    expect((await view(first.metricId)).target).toEqual({ value: 34, dueOn: '2027-03-31' });
    const { series, ...rest } = await read(first.metricId);
    const edited = { ...series[0]!, targets: [{ ...targets[0]!, dueOn: '2027-12-31' }, targets[1]!] };
    expect(await codes(importRecord('metric', { ...rest, series: [edited] }))).toEqual([
      'INV-18 target_edited',
    ]);
  });

  test('section 12, INV-18: of two targets set at the same time the older one counts until the owner chooses', async () => {
    const first = await define();
    const base = await read(first.metricId);
    const row = (await db.docs.where('grp').equals(first.metricId).first())!;
    const reasoned = (value: number, reason: string) => ({
      ...first,
      target: { value, startOn: '2026-01-01', dueOn: '2027-03-31', reason },
    });
    await setTarget(reasoned(34, 'A desk was closed'), at(), db);
    const here = await read(first.metricId);
    // The same on a colleague's device, which had not heard of it.
    await db.docs.put(row);
    await setTarget(reasoned(36, 'Two people left'), at(), db);
    const there = await read(first.metricId);
    const { id: _, ...merged } = mergeRecords('metric', base, here, there).fields;
    await db.docs.put({ ...row, doc: merged });

    const shown = async () => (await getMetricPage(initiativeId, first.metricId, NOW.toISOString(), db))!;
    const open = (await shown()).series[0]!.targets;
    expect(open.filter(({ rival }) => rival).map(({ value }) => value)).toEqual([36, 34]);
    expect(open.find(({ current }) => current)).toMatchObject({ value: 30 });
    expect((await view(first.metricId)).target).toMatchObject({ value: 30 });
    // Nothing else is held up by it.
    const which = { metricId: first.metricId, at: String(merged.at) };
    const renamed = await editMetric({ ...which, change: { name: 'Wrongly sorted' } }, at(), db);
    await setTarget({ ...reasoned(34, 'The desk matters more'), at: renamed.at }, at(), db);
    const chosen = (await shown()).series[0]!.targets;
    expect(chosen.map(({ value, current, rival }) => ({ value, current, rival }))).toEqual([
      { value: 30, current: false, rival: false },
      { value: 36, current: false, rival: false },
      { value: 34, current: false, rival: false },
      { value: 34, current: true, rival: false },
    ]);
    expect((await view(first.metricId)).target).toEqual({ value: 34, dueOn: '2027-03-31' });
  });

  test('a value from before names the evidence that shows it', async () => {
    const evidenceIds = [`evi:${initiativeId}:AAAAAAAAAAAAAAAAAAAA`];
    const { baseline } = input();
    const first = await define(input({ baseline: { ...baseline!, evidenceIds } }));
    expect((await read(first.metricId)).series[0]?.baseline).toMatchObject({ evidenceIds });
    const again = { ...baseline!, value: 41, evidenceIds: [] };
    await setBaseline({ ...first, baseline: again }, at(), db);
    expect((await read(first.metricId)).series[0]?.baseline).toMatchObject({ value: 41, evidenceIds: [] });
  });

  test('INV-20: the unit stays within a series', async () => {
    const first = await define();
    const hours = { dimension: 'duration', code: 'h', decimals: 1 } as const;
    expect(await codes(editMetric({ ...first, change: { unit: hours } }, at(), db))).toEqual([
      'INV-20 unit_fixed',
    ]);
    const imported = { ...(await read(first.metricId)), unit: hours };
    expect(await codes(importRecord('metric', imported))).toEqual(['INV-20 unit_fixed']);
  });

  test('an executive outcome is accepted by the executive in person, and again after it was changed', async () => {
    const first = await define();
    const outcome = {
      statement: 'Answers on the same shift',
      executiveName: 'Executive',
      executiveId: EXECUTIVE,
    };
    const set = await setExecutiveOutcome({ ...first, ...outcome }, at(), db);
    expect(await codes(acceptExecutiveOutcome(set, at(), db))).toEqual(['executive_other_person']);
    const accepted = await acceptExecutiveOutcome(set, at(EXECUTIVE), db);
    expect((await read(first.metricId)).execOutcome).toMatchObject({ acceptedBy: EXECUTIVE });
    expect(await codes(editMetric({ ...accepted, change: { name: 'x' } }, at(EXECUTIVE), db))).toEqual([
      'define_not_allowed',
    ]);
    const changed = await setExecutiveOutcome({ ...accepted, ...outcome, statement: 'Another' }, at(), db);
    expect((await read(first.metricId)).execOutcome?.acceptedAt).toBeUndefined();
    const { executiveId: _, ...unnamed } = outcome;
    const outside = await setExecutiveOutcome({ ...changed, ...unnamed }, at(), db);
    expect(await codes(acceptExecutiveOutcome(outside, at(), db))).toEqual([]);
  });

  test('where the time went is asked of time saved, and a metric moves only along its life', async () => {
    const first = await define();
    const spent = { kind: 'backlog' as const, note: '' };
    expect(await codes(setTimeDestination({ ...first, ...spent }, at(), db))).toEqual([
      'destination_time_only',
    ]);
    const move = (which: { metricId: string; at: string }, status: Metric['status'], reason?: string) =>
      setMetricStatus({ ...which, status, reason }, at(), db);
    expect(await codes(move(first, 'paused'))).toEqual(['reason_required']);
    expect(await codes(move(first, 'draft', 'back'))).toEqual(['status_not_possible']);
    const paused = await move(first, 'paused', 'The desk is moving');
    expect((await view(first.metricId)).freshness).toBe('paused');
    await move(paused, 'active');
    const log = await ofClass(db, 'audit').toArray();
    expect(log.map(({ doc }) => doc.reason)).toContain('The desk is moving');
  });
});

describe('P1-METRICS', () => {
  const state = async () =>
    (await overview()).gates[0]!.criteria.find(({ id }) => id === 'P1-METRICS')!.state;
  /** The start of building as it stands on the record, every day that was entered with it. */
  const start = async (...days: string[]) => {
    const row = (await db.docs.get(`ini:${initiativeId}`))!;
    const buildStarts = days.map((day) => ({ day, setAt: new Date(clock++).toISOString(), by: owner }));
    await db.docs.put({ ...row, doc: { ...row.doc, buildStartedAt: days.at(-1), buildStarts } });
  };

  test('US-5.4, P1-METRICS: building before measuring is marked late, and later dates do not remove the mark', async () => {
    await start('2026-11-20');
    await define();
    expect(await state()).toBe('met_late');
    clock += 5 * 86_400_000;
    await start('2026-11-20', '2026-11-25');
    expect(await state()).toBe('met_late');
  });

  test('US-5.4, P1-METRICS: measured first is met, and no record can be made older than it is', async () => {
    const { metricId } = await define();
    clock += 2 * 86_400_000;
    await start('2026-11-25');
    expect(await state()).toBe('met');
    const metric = await read(metricId);
    const older = { ...metric, createdAt: '2026-01-01T08:00:00.000Z' };
    expect(await codes(importRecord('metric', older))).toEqual(['P1-METRICS set_time_changed']);
    const [series] = metric.series;
    const backdated = { ...series!, baseline: { ...series!.baseline!, setAt: '2026-01-01T08:00:00.000Z' } };
    expect(await codes(importRecord('metric', { ...metric, series: [backdated] }))).toEqual([
      'P1-METRICS set_time_changed',
    ]);
  });
});

describe('the page of a metric', () => {
  const page = async (metricId: string) =>
    (await getMetricPage(initiativeId, metricId, new Date(clock).toISOString(), db))!;

  test('shows every value in every state, the periods without one, and both series with their first targets', async () => {
    const first = await define(input({ startsOn: '2026-07-01' }));
    const { metricId } = first;
    const july = await confirm(metricId, '2026-07-01', 41);
    const september = await confirm(metricId, '2026-09-01', 39);
    await recordSample(
      { metricId, periodStart: '2026-09-01', value: 38, grade: 'estimated', supersedes: september },
      at(),
      nonce(),
      db,
    );
    await withdrawSample({ sampleId: july, reason: 'Counted twice' }, at(), db);
    const rows = (await page(metricId)).series[0]!.rows;
    expect(rows.map((row) => [row.periodStart, row.kind === 'value' ? row.state : row.kind])).toEqual([
      ['2026-07-01', 'gap'],
      ['2026-07-01', 'voided'],
      ['2026-08-01', 'gap'],
      ['2026-09-01', 'superseded'],
      ['2026-09-01', 'confirmed'],
      ['2026-10-01', 'gap'],
    ]);
    expect(rows[1]).toMatchObject({ late: true, withdrawnBecause: 'Counted twice' });
    const target = { value: 33, startOn: '2026-01-01', dueOn: '2027-03-31', reason: 'A desk was closed' };
    const next = await setTarget({ ...first, target }, at(), db);
    await openSeries({ ...next, reason: 'The queue was split' }, at(), db);
    const { series, frozen, rights } = await page(metricId);
    expect(series.map(({ version, current, targets }) => [version, current, targets.length])).toEqual([
      [2, true, 0],
      [1, false, 2],
    ]);
    expect(series[1]!.targets[0]).toMatchObject({ value: 30, dueOn: '2026-12-31', current: false });
    expect(series[1]!.rows.filter(({ kind }) => kind === 'value')).toHaveLength(3);
    expect(frozen).toBe(false);
    expect(rights).toEqual({
      define: 'yes',
      record: true,
      choose: true,
      comment: 'comment',
      acceptOutcome: false,
    });
    expect(await getMetricPage(initiativeId, 'nowhere', NOW.toISOString(), db)).toBeUndefined();
  });
});

describe('values', () => {
  test('INV-21: a value is corrected by another or withdrawn with a reason; both stay in the history', async () => {
    const { metricId } = await define();
    const id = await confirm(metricId, '2026-10-01', 40);
    expect(await codes(withdrawSample({ sampleId: id, reason: ' ' }, at(), db))).toEqual(['reason_required']);
    await withdrawSample({ sampleId: id, reason: 'Counted twice' }, at(), db);
    const { history, latest } = await view(metricId);
    expect(history).toMatchObject([{ id, state: 'voided' }]);
    expect(latest).toBeUndefined();
    expect(await codes(withdrawSample({ sampleId: id, reason: 'again' }, at(), db))).toEqual([
      'INV-21 already_withdrawn',
    ]);
  });

  test('INV-21 to INV-24, INV-19: a finished record meets the same refusals as the form', async () => {
    const { metricId } = await define();
    const good = await sampleOf(await confirm(metricId, '2026-09-01', 40));
    const { id: _, ...body } = good;
    const file = (change: Partial<Sample>, author = at()) =>
      codes(
        importRecord(
          'sample',
          { ...body, periodStart: '2026-10-01', periodEnd: '2026-10-31', ...change },
          author,
        ),
      );
    expect(await file({ ...body, nonce: 'second' })).toEqual(['INV-21 period_covered']);
    expect(await file({ supersedes: good.id })).toEqual(['INV-21 correction_outdated']);
    expect(await file({ periodStart: '2026-11-01', periodEnd: '2026-11-30', late: false })).toEqual([
      'INV-22 period_running',
    ]);
    expect(await file({ confirmedBy: VIEWER })).toEqual(['INV-23 recorder_not_allowed']);
    expect(await file({ grade: 'census' })).toEqual(['INV-24 grade_census_needs_recipe']);
    expect(await file({ grade: 'sampled' })).toEqual(['INV-24 grade_sampled_needs_selection']);
    expect(await file({ late: false })).toEqual(['INV-21 late_mark_wrong']);
    expect(await file({ seriesVersion: 7 })).toEqual(['INV-21 sample_not_of_series']);
    expect(await file({})).toEqual([]);
  });

  test('INV-19: a share is its two counts, by message and by file', async () => {
    const percent = { dimension: 'percent', code: '%', decimals: 1 } as const;
    const { metricId } = await define(input({ unit: percent, aggregation: 'rate' }));
    const record = (change: object) =>
      recordSample({ metricId, periodStart: '2026-10-01', grade: 'estimated', ...change }, at(), nonce(), db);
    expect(await codes(record({ value: 9 }))).toEqual([
      'INV-19 numerator_required',
      'INV-19 denominator_required',
    ]);
    expect(await codes(record({ numerator: 1, denominator: 0 }))).toEqual([
      'INV-19 denominator_not_positive',
    ]);
    const { sampleId } = await record({ numerator: 27, denominator: 300 });
    const { id: _, ...body } = await sampleOf(sampleId);
    expect(body.value).toBe(9);
    const prettier = { ...body, periodStart: '2026-09-01', periodEnd: '2026-09-30', value: 2, late: true };
    expect(await codes(importRecord('sample', prettier))).toEqual(['INV-19 share_not_of_counts']);
  });

  test('US-4.6: two values for one period count for nothing until the owner chooses, and both stay visible', async () => {
    const { metricId } = await define();
    const first = await confirm(metricId, '2026-10-01', 40);
    const rival = await rivalOf(first, 36);
    const before = await view(metricId);
    expect(before.latest).toBeUndefined();
    expect(before.disputed?.map(({ value }) => value).sort()).toEqual([36, 40]);
    const choose = (sampleId: string, author = at(), reason = 'Counted from the ledger') =>
      chooseSample({ sampleId, reason }, author, nonce(), db);
    expect(await codes(choose(rival, at(VIEWER)))).toEqual(['choice_owner_only']);
    expect(await codes(choose(rival, at(), ''))).toEqual(['reason_required']);
    expect(await choose(rival)).toMatchObject({ withdrawn: [expect.stringContaining('void')] });
    const after = await view(metricId);
    expect(after.latest).toMatchObject({ id: rival, value: 36 });
    expect(after.history.map(({ id, state }) => [id, state])).toEqual(
      expect.arrayContaining([
        [first, 'voided'],
        [rival, 'confirmed'],
      ]),
    );
    expect(await codes(choose(rival))).toEqual(['not_disputed']);
  });

  test('section 10: a reviewer disputes a value, others comment; the owner’s choice or correction answers it', async () => {
    const { metricId } = await define();
    const id = await confirm(metricId, '2026-10-01', 20);
    const say = (text: string, author: ReturnType<typeof at>) =>
      commentOnSample({ sampleId: id, text }, author, nonce(), db);
    expect((await say('Looks low', at(VIEWER))).kind).toBe('comment');
    expect((await view(metricId)).latest?.id).toBe(id);
    expect((await say('Half of the tickets are missing', at(REVIEWER))).kind).toBe('dispute');
    expect(await view(metricId)).toMatchObject({ disputed: [{ id, state: 'disputed' }] });
    expect((await view(metricId)).latest).toBeUndefined();
    await chooseSample({ sampleId: id, reason: 'They were duplicates' }, at(), nonce(), db);
    expect((await view(metricId)).latest?.id).toBe(id);
    await say('They were not', at(REVIEWER));
    const correction = { metricId, periodStart: '2026-10-01', value: 38, grade: 'estimated' as const };
    expect(await codes(recordSample(correction, at(), nonce(), db))).toEqual(['INV-21 period_disputed']);
    await recordSample({ ...correction, supersedes: id }, at(), nonce(), db);
    expect((await view(metricId)).latest?.value).toBe(38);
  });

  test('section 10: a file cannot make somebody a reviewer, nor a value withdrawn by a stranger', async () => {
    const { metricId } = await define();
    const sample = await sampleOf(await confirm(metricId, '2026-10-01', 20));
    const place = { initiativeId, metricId, periodStart: '2026-10-01', of: sample.id };
    const note = (kind: SampleNote['kind'], author: ReturnType<typeof at>) =>
      codes(importRecord('sampleNote', { ...place, nonce: nonce(), kind, text: 'No' }, author));
    expect(await note('dispute', at(VIEWER))).toEqual(['role_required']);
    expect(await note('kept', at(REVIEWER))).toEqual(['choice_owner_only']);
    expect(await note('comment', at(VIEWER))).toEqual([]);
    const body = { ...place, periodEnd: '2026-10-31', value: 20, reason: 'Not mine' };
    const stranger = { ...body, id: contentId('sampleVoid', body) } as Partial<SampleVoid>;
    expect(await codes(importRecord('sampleVoid', stranger, at(VIEWER)))).toEqual([
      'INV-23 recorder_not_allowed',
    ]);
    expect((await view(metricId)).latest?.id).toBe(sample.id);
  });
});
