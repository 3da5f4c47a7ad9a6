import { describe, expect, it } from 'vitest';
import type { Problem } from '@/lib/domain/errors';
import type { StepBack } from '@/lib/domain/governance-records';
import type { Initiative } from '@/lib/domain/initiative';
import { checkInitiativeWrite, type InitiativeWriteContext } from '@/lib/domain/initiative-invariants';
import { checkMetric } from '@/lib/domain/metric-invariants';
import type { Metric, Sample } from '@/lib/domain/metric-records';
import { checkPersonWrite, mayReview } from '@/lib/domain/people-invariants';
import {
  COLLEAGUE,
  envelope,
  gateDecision,
  guardrail,
  ID,
  IT,
  initiative,
  metric,
  OWNER,
  people,
  person,
  REVIEWER,
  sample,
  series,
} from './records';

const coded = (problems: Problem[]) => problems.map(({ code, rule }) => `${rule ?? '-'} ${code}`);
const write = (
  before: Initiative | undefined,
  after: Initiative,
  context: Partial<InitiativeWriteContext> = {},
) => coded(checkInitiativeWrite(before, after, { people: people(), today: '2026-04-20', ...context }));

describe('writing an initiative', () => {
  it('a plain new one is accepted', () => {
    expect(write(undefined, initiative())).toEqual([]);
  });

  it('INV-1 the owner is known, active and from outside IT, when set', () => {
    expect(write(undefined, initiative({ businessOwnerId: IT }))).toEqual(['INV-1 owner_from_it']);
    expect(write(undefined, initiative({ businessOwnerId: 'nobody' }))).toEqual(['INV-1 owner_unknown']);
    const inactive = people().map((one) => (one.id === OWNER ? { ...one, active: false } : one));
    expect(write(undefined, initiative(), { people: inactive })).toEqual(['INV-1 owner_inactive']);
  });

  it('INV-1 an edit of something else is accepted although the owner has left since', () => {
    const inactive = people().map((one) => ({ ...one, active: false }));
    expect(write(initiative(), initiative({ name: 'New name' }), { people: inactive })).toEqual([]);
  });

  it('INV-1 moving on to phase 2 asks again', () => {
    const inactive = people().map((one) => ({ ...one, active: false }));
    const gateDecisions = [gateDecision('G1')];
    expect(write(initiative(), initiative({ phase: 'P2' }), { people: inactive, gateDecisions })).toEqual([
      'INV-1 owner_inactive',
    ]);
  });

  it('INV-2 business owner and IT sponsor are two people', () => {
    expect(write(undefined, initiative({ itSponsorId: OWNER }))).toEqual(['INV-2 owner_is_it_sponsor']);
  });

  it('INV-3 a phase moves forward by one step, with its gate decision in the same write', () => {
    const [p1, p2] = [initiative(), initiative({ phase: 'P2' })];
    expect(write(p1, p2)).toEqual(['INV-3 phase_needs_gate']);
    expect(write(p1, p2, { gateDecisions: [gateDecision('G1')] })).toEqual([]);
    expect(write(p1, p2, { gateDecisions: [gateDecision('G1', { outcome: 'refused' })] })).toEqual([
      'INV-3 phase_needs_gate',
    ]);
    expect(write(p1, p2, { gateDecisions: [gateDecision('G1', { initiativeId: ID.metric })] })).toEqual([
      'INV-3 phase_needs_gate',
    ]);
    const both = [gateDecision('G1'), gateDecision('G2')];
    expect(write(p1, initiative({ phase: 'P3' }), { gateDecisions: both })).toEqual(['INV-3 phase_one_step']);
  });

  it('INV-3 a step back needs its record, whatever the distance', () => {
    const step = {
      initiativeId: ID.initiative,
      from: 'P3',
      to: 'P1',
      decidedBy: OWNER,
      decidedAt: envelope.at,
    } as StepBack;
    const [p3, p1] = [initiative({ phase: 'P3' }), initiative()];
    expect(write(p3, p1)).toEqual(['INV-3 phase_step_back_unrecorded']);
    expect(write(p3, p1, { stepBacks: [step] })).toEqual([]);
    const by = (decidedBy: string) => write(p3, p1, { stepBacks: [{ ...step, decidedBy }] });
    expect(by(REVIEWER)).toEqual([]);
    expect(by(COLLEAGUE)).toEqual(['INV-3 phase_step_back_not_yours']);
    expect(write(p3, initiative({ phase: 'P2' }), { stepBacks: [step] })).toEqual([
      'INV-3 phase_step_back_unrecorded',
    ]);
  });

  it('INV-3 one that comes in flight brings a decision for every gate behind it', () => {
    const inFlight = initiative({ phase: 'P3', entryMode: 'in_flight' });
    const imported = (gate: 'G1' | 'G2') => gateDecision(gate, { imported: true });
    expect(write(undefined, inFlight, { gateDecisions: [imported('G1')] })).toEqual([
      'INV-3 phase_needs_gate',
    ]);
    expect(write(undefined, inFlight, { gateDecisions: [imported('G1'), imported('G2')] })).toEqual([]);
  });

  it('INV-4 the chosen workflow is one of those compared', () => {
    expect(write(undefined, initiative({ chosenCandidateId: ID.candidates[0] }))).toEqual([
      'INV-4 candidate_unknown',
    ]);
  });

  it('INV-5 a pause has a reason and a day that is not in the future', () => {
    const pause = (change: Partial<Initiative>) =>
      write(initiative(), initiative({ status: 'paused', ...change }));
    expect(pause({})).toEqual(['INV-5 status_reason_required', 'INV-5 paused_since_required']);
    expect(pause({ statusReason: 'Audit', pausedSince: '2026-04-21' })).toEqual([
      'INV-5 paused_since_future',
    ]);
    expect(pause({ statusReason: 'Audit', pausedSince: '2026-04-20' })).toEqual([]);
  });

  it.each(['stopped', 'retired'] as const)(
    'INV-6 %s has a reason, and a final value or the word that there is none',
    (status) => {
      const end = (change: Partial<Initiative>, context: Partial<InitiativeWriteContext> = {}) =>
        write(initiative(), initiative({ status, ...change }), context);
      const last = sample({ periodStart: '2026-03-01' });
      const headline = { metrics: [metric()], samples: [last] };
      expect(end({})).toEqual(['INV-6 status_reason_required']);
      expect(end({ statusReason: 'Replaced' })).toEqual([]);
      expect(end({ statusReason: 'Replaced' }, headline)).toEqual(['INV-6 final_sample_required']);
      expect(end({ statusReason: 'Replaced', finalSample: 'none' }, headline)).toEqual([]);
      expect(end({ statusReason: 'Replaced', finalSample: last.id }, headline)).toEqual([]);
      expect(end({ statusReason: 'Replaced', finalSample: 'invented' }, headline)).toEqual([
        'INV-6 final_sample_required',
      ]);
    },
  );

  it('INV-29 its own reviewer holds no other office in it', () => {
    const scoped = person(REVIEWER, {
      roles: [{ role: 'reviewer', scope: ID.initiative, from: envelope.at }],
    });
    const context = { people: [...people().filter(({ id }) => id !== REVIEWER), scoped] };
    expect(write(initiative(), initiative({ runOwnerId: REVIEWER }), context)).toEqual([
      'INV-29 reviewer_conflict',
    ]);
    expect(write(initiative(), initiative({ delegateIds: [REVIEWER] }), context)).toEqual([
      'INV-29 reviewer_conflict',
    ]);
    expect(write(initiative(), initiative({ runOwnerId: REVIEWER }))).toEqual([]);
  });
});

describe('writing a person', () => {
  const at = '2026-04-20T12:00:00.000Z';
  const check = (after: ReturnType<typeof person>) =>
    coded(checkPersonWrite(after, { others: people(), initiatives: [initiative()], at }));

  it('INV-29 nobody becomes reviewer of the initiative they own', () => {
    const roles = [
      { role: 'admin' as const, scope: 'workspace', from: envelope.at },
      { role: 'reviewer' as const, scope: ID.initiative, from: envelope.at },
    ];
    expect(check(person(OWNER, { roles }))).toEqual(['INV-29 reviewer_conflict_in']);
  });

  it('INV-29 a workspace-wide reviewer may own an initiative, but not review that one', () => {
    const roles = [
      { role: 'admin' as const, scope: 'workspace', from: envelope.at },
      { role: 'reviewer' as const, scope: 'workspace', from: envelope.at },
    ];
    const owner = person(OWNER, { roles });
    expect(check(owner)).toEqual([]);
    expect(mayReview(owner, initiative(), at)).toBe(false);
    expect(mayReview(owner, initiative({ businessOwnerId: COLLEAGUE }), at)).toBe(true);
    expect(mayReview({ ...owner, active: false }, initiative({ businessOwnerId: COLLEAGUE }), at)).toBe(
      false,
    );
  });

  it('INV-30 the last active administrator stays', () => {
    expect(check(person(OWNER))).toEqual(['INV-30 last_admin']);
    expect(check(person(OWNER, { active: false, roles: people()[0]!.roles }))).toEqual(['INV-30 last_admin']);
    expect(check(person(COLLEAGUE))).toEqual([]);
  });
});

describe('writing a metric', () => {
  const check = (
    before: Metric | undefined,
    after: Metric,
    samples: Sample[] = [],
    siblings: Metric[] = [guardrail()],
  ) => coded(checkMetric(before, after, { siblings, samples }));

  it('a plain one is accepted', () => {
    expect(check(undefined, metric())).toEqual([]);
  });

  it('INV-15 only an outcome can be a headline', () => {
    expect(check(undefined, metric({ class: 'technical', category: 'model_accuracy' }))).toEqual([
      'INV-15 headline_not_outcome',
    ]);
    expect(check(undefined, metric({ class: 'adoption', category: 'active_use' }))).toEqual([
      'INV-15 headline_not_outcome',
    ]);
  });

  it('INV-15 at most three headlines', () => {
    const others = ID.candidates.map((id) => metric({ id, category: 'error_rate' }));
    expect(check(undefined, metric({ category: 'error_rate' }), [], others)).toEqual([
      'INV-15 headline_too_many',
    ]);
    const closed = others.map((one, index) => (index === 0 ? { ...one, status: 'closed' as const } : one));
    expect(check(undefined, metric({ category: 'error_rate' }), [], closed)).toEqual([]);
  });

  it('INV-15 saved time as a headline needs an active guardrail, and keeps it', () => {
    expect(check(undefined, metric(), [], [])).toEqual(['INV-15 headline_needs_guardrail']);
    expect(check(undefined, metric(), [], [guardrail({ status: 'paused' })])).toEqual([
      'INV-15 headline_needs_guardrail',
    ]);
    expect(check(guardrail(), guardrail({ status: 'closed' }), [], [metric()])).toEqual([
      'INV-15 headline_needs_guardrail',
    ]);
    expect(check(undefined, metric({ category: 'error_rate' }), [], [])).toEqual([]);
  });

  it('a category belongs to its class', () => {
    expect(check(undefined, metric({ category: 'uptime' }))).toEqual(['- category_not_of_class']);
  });

  const aimed = (direction: Metric['direction'], value: number, more: Partial<Metric> = {}) =>
    metric({ direction, series: [series({ targets: [{ ...series().targets[0]!, value }] })], ...more });

  it('INV-16 a target lies on the side that is better', () => {
    expect(check(undefined, aimed('decrease', 42))).toEqual(['INV-16 target_not_below_baseline']);
    expect(check(undefined, aimed('increase', 42))).toEqual(['INV-16 target_not_above_baseline']);
    expect(check(undefined, aimed('increase', 43))).toEqual([]);
    expect(check(undefined, aimed('milestone', 1))).toEqual([]);
  });

  it('Progress vector 10: INV-16 refuses 10 to 10', () => {
    const baseline = { ...series().baseline!, value: 10 };
    const one = metric({
      direction: 'increase',
      series: [series({ baseline, targets: [{ ...series().targets[0]!, value: 10 }] })],
    });
    expect(check(undefined, one)).toEqual(['INV-16 target_not_above_baseline']);
  });

  it('INV-16 a range has a lower end below its upper one', () => {
    expect(check(undefined, metric({ direction: 'range' }))).toEqual(['INV-16 range_required']);
    expect(check(undefined, metric({ direction: 'range', range: { low: 5, high: 5 } }))).toEqual([
      'INV-16 range_upside_down',
    ]);
    expect(check(undefined, metric({ direction: 'range', range: { low: 4, high: 5 } }))).toEqual([]);
  });

  const rebased = metric({ series: [series({ baseline: { ...series().baseline!, value: 45 } })] });

  it('INV-17 the baseline is free until the first value, then frozen', () => {
    expect(check(metric(), rebased)).toEqual([]);
    expect(check(metric(), rebased, [sample({ periodStart: '2026-01-01' })])).toEqual([
      'INV-17 baseline_frozen',
    ]);
    const frozen = metric({
      series: [series({ baseline: { ...series().baseline!, frozenAt: envelope.at } })],
    });
    expect(check(frozen, rebased)).toEqual(['INV-17 baseline_frozen']);
  });

  it('INV-17 freezing it is no change of it', () => {
    const frozen = metric({
      series: [series({ baseline: { ...series().baseline!, frozenAt: envelope.at } })],
    });
    expect(check(metric(), frozen, [sample({ periodStart: '2026-01-01' })])).toEqual([]);
  });

  it('INV-17 a new series has a reason, and the old one stays', () => {
    const samples = [sample({ periodStart: '2026-01-01' })];
    const second = series({ version: 2 });
    expect(check(metric(), metric({ series: [series(), second] }), samples)).toEqual([
      'INV-17 series_reason_required',
    ]);
    const reasoned = { ...second, reason: 'The queue was split.' };
    expect(check(metric(), metric({ series: [series(), reasoned] }), samples)).toEqual([]);
    expect(check(metric(), metric({ series: [reasoned] }), samples)).toEqual(['INV-17 series_removed']);
  });

  it('INV-18 targets are superseded with a reason, never edited or removed', () => {
    const [old] = series().targets;
    const targets = (...list: Metric['series'][number]['targets']) =>
      metric({ series: [series({ targets: list })] });
    expect(check(metric(), targets({ ...old!, value: 31 }))).toEqual(['INV-18 target_edited']);
    expect(check(metric(), targets({ ...old!, dueOn: '2026-12-31' }))).toEqual(['INV-18 target_edited']);
    expect(check(metric(), targets())).toEqual(['INV-18 target_edited']);
    const next = { ...old!, version: 2, value: 32 };
    expect(check(metric(), targets(old!, next))).toEqual([
      'INV-18 target_supersedes_required',
      'INV-18 target_reason_required',
    ]);
    expect(check(metric(), targets(old!, { ...next, supersedes: 1, reason: 'Too ambitious.' }))).toEqual([]);
  });

  it('INV-20 the unit stays within a series, as soon as the series holds a number', () => {
    const hours = { dimension: 'duration' as const, code: 'h', decimals: 1 };
    expect(check(metric(), metric({ unit: hours }))).toEqual(['INV-20 unit_fixed']);
    expect(check(metric(), metric({ unit: { ...metric().unit, decimals: 0 } }))).toEqual([]);
    const opened = [series(), series({ version: 2, reason: 'Hours read better.' })];
    expect(check(metric(), metric({ unit: hours, series: opened }))).toEqual([]);
    const { baseline: _, ...empty } = series({ targets: [] });
    expect(check(metric({ series: [empty] }), metric({ unit: hours, series: [empty] }))).toEqual([]);
  });

  it('dates that end before they begin are refused', () => {
    expect(check(undefined, metric({ endsOn: '2025-01-01' }))).toEqual(['- metric_ends_before_start']);
    const target = { ...series().targets[0]!, dueOn: '2026-01-01' };
    expect(check(undefined, metric({ series: [series({ targets: [target] })] }))).toEqual([
      '- target_due_before_start',
    ]);
  });
});
