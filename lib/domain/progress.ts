import { daysBetween } from './calendar';
import type { Metric, Sample, Target } from './metric-records';
import { currentSeries, currentTarget } from './metric-series';
import type { Freshness, MetricStatus } from './overview-types';
import type { Day } from './primitives';
import { effectiveSamples, type SampleHistory } from './sample-history';

export type MetricProgress = {
  /** Share of the way from baseline to target: below 0 is worse than before, above 1 beyond the target. */
  progress: number | null;
  /** Share of the time from start to due date that had passed at the end of the latest period. */
  expected: number | null;
  pace: number | null;
  status: MetricStatus;
  /** What the numbers say, when `status` is `stale`. */
  statusWas?: MetricStatus;
  /** The owner's own word and the numbers disagree. Both are shown; neither overwrites the other. */
  contradiction: boolean;
};

/** Where a metric stands by its latest effective value of the current series. */
export function metricProgress(metric: Metric, history: SampleHistory, freshness: Freshness): MetricProgress {
  const series = currentSeries(metric);
  const target = currentTarget(series);
  const samples = effectiveSamples(history);
  const latest = samples.at(-1);
  const progress = progressOf(metric, {
    baseline: series?.baseline?.value,
    target: target?.value,
    actual: latest?.value,
  });
  const expected = latest ? expectedOf(metric, target, latest.periodEnd) : null;
  const pace = paceOf(progress, expected);
  const computed = statusOf({
    missing: whatIsMissing(metric, series?.baseline !== undefined, target, latest),
    progress,
    expected,
    confirmed: samples.length,
    overdue: target !== undefined && latest !== undefined && latest.periodEnd > target.dueOn,
  });
  const stale = (freshness === 'stale' || freshness === 'never') && !NAMED.has(computed);
  return {
    progress,
    expected,
    pace,
    status: stale ? 'stale' : computed,
    ...(stale ? { statusWas: computed } : {}),
    contradiction: contradicts(latest?.ownerStatus, computed),
  };
}

/**
 * `null` without a baseline, a target or a value. Range: 1 inside, falling to 0 one width away. Milestone: 0 or 1.
 * Not clamped: a bar may clamp, a number may not.
 */
export function progressOf(
  metric: Pick<Metric, 'direction' | 'range'>,
  values: { baseline?: number | undefined; target?: number | undefined; actual?: number | undefined },
): number | null {
  const { baseline, target, actual } = values;
  if (actual === undefined) return null;
  if (metric.direction === 'milestone') return actual >= 1 ? 1 : 0;
  if (metric.direction === 'range') {
    if (!metric.range || metric.range.high <= metric.range.low) return null;
    const { low, high } = metric.range;
    return Math.max(0, 1 - Math.max(low - actual, actual - high, 0) / (high - low));
  }
  if (baseline === undefined || target === undefined || baseline === target) return null;
  const progress = (actual - baseline) / (target - baseline);
  return progress === 0 ? 0 : progress; // no "-0" on a screen
}

/** Share of the target's time that had passed on `day`, 0 to 1. */
export function expectedProgress(target: Pick<Target, 'startOn' | 'dueOn'>, day: Day): number {
  const whole = daysBetween(target.startOn, target.dueOn);
  if (whole <= 0) return 1;
  return Math.min(1, Math.max(0, daysBetween(target.startOn, day) / whole));
}

/** Progress against the progress expected by then; `null` while nothing is expected yet. */
export function paceOf(progress: number | null, expected: number | null): number | null {
  return progress === null || expected === null || expected === 0 ? null : progress / expected;
}

/** The first status that fits. Staleness overrides it for display, see `metricProgress`. */
export function statusOf(facts: {
  missing?: 'no_baseline' | 'no_target' | 'no_data' | undefined;
  progress: number | null;
  expected: number | null;
  /** Confirmed values in this series. */
  confirmed: number;
  /** The latest period ended after the due date. */
  overdue: boolean;
}): MetricStatus {
  const { missing, progress, expected, confirmed, overdue } = facts;
  if (missing) return missing;
  if (progress === null) return 'no_target';
  if (progress < 0) return 'regressed';
  if (progress >= 1) return 'achieved';
  const pace = paceOf(progress, expected);
  if (expected === null || pace === null || expected < 0.1 || confirmed < 2) return 'too_early';
  if (overdue) return 'missed_target';
  if (pace >= 0.95) return 'on_track';
  return pace >= 0.75 ? 'behind' : 'at_risk';
}

/** Statuses that say what is missing; they are never hidden behind `stale`. */
const NAMED: ReadonlySet<MetricStatus> = new Set(['no_baseline', 'no_target', 'no_data']);
const BAD: ReadonlySet<MetricStatus> = new Set(['behind', 'at_risk', 'regressed', 'missed_target']);
const GOOD: ReadonlySet<MetricStatus> = new Set(['on_track', 'achieved']);

function contradicts(owner: Sample['ownerStatus'], computed: MetricStatus): boolean {
  if (owner === undefined) return false;
  return owner === 'on_track' ? BAD.has(computed) : GOOD.has(computed);
}

/** A range without a due date is to be held now, so all of it is expected. */
function expectedOf(metric: Metric, target: Target | undefined, day: Day): number | null {
  if (target) return expectedProgress(target, day);
  return metric.direction === 'range' ? 1 : null;
}

function whatIsMissing(
  metric: Metric,
  hasBaseline: boolean,
  target: Target | undefined,
  latest: Sample | undefined,
): 'no_baseline' | 'no_target' | 'no_data' | undefined {
  const relative = metric.direction === 'increase' || metric.direction === 'decrease';
  if (relative && !hasBaseline) return 'no_baseline';
  if (metric.direction === 'range' ? !metric.range : !target) return 'no_target';
  return latest ? undefined : 'no_data';
}
