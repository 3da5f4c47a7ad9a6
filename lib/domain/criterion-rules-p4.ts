import { addDays, dayAt } from './calendar';
import type { CriterionId } from './criteria';
import {
  type CriterionRule,
  type Finding,
  isBlank,
  type MissingItem,
  metBy,
  metUnless,
  missing,
} from './criterion-finding';
import type { Facts } from './initiative-records';
import type { Metric, Sample } from './metric-records';
import { endedPeriods, graceEnd, nextPeriod, type Period } from './period';
import type { Day } from './primitives';
import { metricProgress } from './progress';
import { effectiveSamples } from './sample-history';

/** Phase 4: measure what matters. */
export const P4_RULES = {
  'P4-OUTCOME': outcome,
  'P4-EXEC': executive,
  'P4-CONSISTENT': consistent,
  'P4-CHANGE': changeProgram,
} as const satisfies { [Id in CriterionId & `P4-${string}`]: CriterionRule };

const PERIODS = 3;

function outcome(facts: Facts): Finding {
  const metrics = headlinesOf(facts);
  if (metrics.length === 0) return metUnless([missing('headline_metric')]);
  const since = facts.initiative.rolloutHistory
    .filter(({ rollout }) => rollout === 'limited' || rollout === 'production')
    .map(({ from }) => from)
    .sort()[0];
  if (since === undefined) return metUnless([missing('rollout_limited')]);
  const gaps = metrics.map((metric) => outcomeGaps(metric, since, facts));
  const shown = metrics.filter((_, index) => gaps[index]?.length === 0);
  if (shown.length === 0) return unknownOf(metrics, facts) ?? metUnless(gaps.flat());
  return metUnless(
    [],
    shown.map(({ name }) => metBy('outcome', { metric: name, needed: PERIODS })),
  );
}

function outcomeGaps(metric: Metric, since: Day, facts: Facts): MissingItem[] {
  if (facts.copyOf(metric) !== 'whole') return [missing('values_here', { metric: metric.name })];
  const samples = effectiveSamples(facts.historyOf(metric)).filter(({ periodStart }) => periodStart >= since);
  const founded = samples.filter(({ grade }) => grade === 'census' || grade === 'sampled');
  const values = { metric: metric.name };
  const { progress } = metricProgress(metric, facts.historyOf(metric), 'current');
  const count = longestRun(metric, founded, facts);
  return [
    longestRun(metric, samples, facts) >= PERIODS && count < PERIODS
      ? missing('evidence_grade', values)
      : undefined,
    longestRun(metric, samples, facts) < PERIODS
      ? missing('consecutive_values', { ...values, count, needed: PERIODS })
      : undefined,
    progress !== null && progress > 0 ? undefined : missing('progress', values),
  ].filter((item) => item !== undefined);
}

/** What cannot be told from here, because not all values of these metrics are. */
function unknownOf(metrics: readonly Metric[], facts: Facts): Finding | undefined {
  const unknown = metrics.filter((metric) => facts.copyOf(metric) !== 'whole');
  if (unknown.length === 0) return undefined;
  return { state: 'unknown', missing: unknown.map(({ name }) => missing('values_here', { metric: name })) };
}

/** How many periods in a row have one of these samples, at best. */
function longestRun(metric: Metric, samples: readonly Sample[], facts: Facts): number {
  let [longest, run] = [0, 0];
  let expected: Day | undefined;
  for (const { periodStart, periodEnd } of samples) {
    run = periodStart === expected ? run + 1 : 1;
    longest = Math.max(longest, run);
    expected = nextPeriod(metric, { start: periodStart, end: periodEnd }, facts.workspace).start;
  }
  return longest;
}

function executive(facts: Facts): Finding {
  const metrics = headlinesOf(facts);
  if (metrics.length === 0) return metUnless([missing('headline_metric')]);
  const oldest = addDays(facts.today, -365);
  return metUnless(
    metrics.map(({ name: metric, execOutcome }) => {
      if (!execOutcome || isBlank(execOutcome.statement) || isBlank(execOutcome.executiveName)) {
        return missing('exec_outcome', { metric });
      }
      const executiveName = execOutcome.executiveName;
      if (execOutcome.acceptedAt === undefined) return missing('exec_acceptance', { metric, executiveName });
      const on = dayAt(execOutcome.acceptedAt, facts.workspace.timeZone);
      return on < oldest && missing('exec_acceptance_old', { metric, executiveName, on });
    }),
  );
}

function consistent(facts: Facts): Finding {
  const metrics = headlinesOf(facts);
  if (metrics.length === 0) return metUnless([missing('headline_metric')]);
  const known = metrics.filter((metric) => facts.copyOf(metric) === 'whole');
  const gaps = known.flatMap((metric) => reportingGaps(metric, facts));
  const unknown = gaps.length === 0 ? unknownOf(metrics, facts) : undefined;
  if (unknown) return unknown;
  return metUnless(gaps, [metBy('reported', { metrics: metrics.length, needed: PERIODS })]);
}

function reportingGaps(metric: Metric, facts: Facts): MissingItem[] {
  const settled = endedPeriods(metric, facts.today, PERIODS + 2, facts.workspace)
    .filter((period) => graceEnd(metric, period) < facts.today)
    .slice(-PERIODS);
  const values = { metric: metric.name };
  if (settled.length < PERIODS) {
    return [missing('periods_ended', { ...values, count: settled.length, needed: PERIODS })];
  }
  const history = facts.historyOf(metric);
  const uncovered = settled.filter(({ start }) => !history.effective.has(start));
  const missed = uncovered.filter(({ start }) => !history.skips.has(start));
  const late = settled.filter((period) => isLate(metric, period, facts)).length;
  const skipped = uncovered.length - missed.length;
  return [
    ...missed.map(({ start, end }) => missing('missed_period', { ...values, start, end })),
    ...(late > 1 ? [missing('late_periods', { ...values, count: late })] : []),
    ...(skipped > 1 ? [missing('skipped_periods', { ...values, count: skipped })] : []),
  ];
}

/** Late when no value came in time. Correcting a value that was on time does not make the report late. */
function isLate(metric: Metric, period: Period, facts: Facts): boolean {
  const history = facts.historyOf(metric);
  if (!history.effective.has(period.start)) return false;
  return history.entries.every(
    ({ sample, state }) => sample.periodStart !== period.start || state === 'voided' || sample.late,
  );
}

const TRAINED_SHARE = 0.8;

function changeProgram(facts: Facts): Finding {
  const { change } = facts.initiative;
  const { planned, done } = change.training;
  const heard = new Set(change.objections.filter(({ response }) => !isBlank(response)).map(({ by }) => by));
  const latest = new Map(
    [...change.stakeholders]
      .sort((a, b) => (a.expressedAt < b.expressedAt ? -1 : 1))
      .map((word) => [word.personOrName, word.stance]),
  );
  const unheard = [...latest]
    .filter(([, stance]) => stance === 'opposed' || stance === 'skeptical')
    .filter(([who]) => !heard.has(who) && !heard.has(facts.personOf(who)?.displayName));
  return metUnless([
    change.reviewedOn === undefined && missing('change_review'),
    change.reviewedOn !== undefined &&
      change.reviewedOn < addDays(facts.today, -90) &&
      missing('change_review_old', { on: change.reviewedOn }),
    !(planned > 0 && done / planned >= TRAINED_SHARE) && missing('training', { done, planned }),
    ...unheard.map(([who]) => missing('conversation', { name: facts.personOf(who)?.displayName ?? who })),
  ]);
}

function headlinesOf(facts: Facts): Metric[] {
  return facts.metrics.filter(
    (metric) =>
      metric.class === 'outcome' &&
      metric.headline &&
      metric.status !== 'draft' &&
      metric.status !== 'closed',
  );
}
