import { dayAt } from './calendar';
import type { InitiativeStatus } from './initiative';
import type { Metric } from './metric-records';
import { currentSeries } from './metric-series';
import type { Freshness, PeriodView } from './overview-types';
import { graceEnd, type Period, periodsBefore } from './period';
import type { Day } from './primitives';
import { effectiveSamples, type SampleHistory } from './sample-history';
import type { Workspace } from './workspace';

export type FreshnessView = {
  freshness: Freshness;
  /** `u`: ended periods in a row, back from the latest whose grace has passed, without a value that counts. */
  missedPeriods: number;
  /** The latest ended period that still wants a value. */
  openPeriod?: PeriodView;
  /** Three "no change" confirmations of the same value in a row. */
  flatLine: boolean;
};

/**
 * How old a metric's latest value is, in periods.
 *
 * A skip stops the prompts for its period and is not a miss, so a single skipped period never reads `overdue`; but it
 * carries no value, so it does not reset `u`: who keeps skipping ends up stale.
 */
export function metricFreshness(
  metric: Metric,
  facts: { initiativeStatus: InitiativeStatus; history: SampleHistory; today: Day; workspace: Workspace },
): FreshnessView {
  const { history, today, workspace } = facts;
  const flatLine = isFlatLine(history);
  if (metric.status !== 'active' || facts.initiativeStatus !== 'active') {
    return { freshness: 'paused', missedPeriods: 0, flatLine };
  }
  const ended = owedPeriods(metric, history, today, workspace);
  const settled = ended.filter((period) => graceEnd(metric, period) < today);
  const missed = settled.slice(settled.findLastIndex((period) => history.effective.has(period.start)) + 1);
  const latest = ended.at(-1);
  const wants = (period: Period) =>
    !history.effective.has(period.start) &&
    !history.skips.has(period.start) &&
    !history.disputed.has(period.start);
  const inGrace = latest !== undefined && graceEnd(metric, latest) >= today ? [latest] : [];
  const open = [...missed, ...inGrace].findLast(wants);
  const neverConfirmed = history.effective.size === 0 && history.disputed.size === 0;
  return {
    freshness: firstMatch({
      never: neverConfirmed && settled.length > 0,
      missedPeriods: missed.length,
      onlySkipped: missed.every((period) => history.skips.has(period.start)),
      due: inGrace.some((period) => !history.effective.has(period.start) && !history.skips.has(period.start)),
    }),
    missedPeriods: missed.length,
    flatLine,
    ...(open ? { openPeriod: { ...open, graceEnd: graceEnd(metric, open) } } : {}),
  };
}

function firstMatch(facts: {
  never: boolean;
  missedPeriods: number;
  onlySkipped: boolean;
  due: boolean;
}): Freshness {
  if (facts.never) return 'never';
  if (facts.missedPeriods >= 2) return 'stale';
  if (facts.missedPeriods === 1 && !facts.onlySkipped) return 'overdue';
  return facts.due ? 'due' : 'current';
}

/** Enough periods to count any run that a screen could show. */
const HORIZON = 60;

/**
 * The latest ended periods that the current series owes a value for, oldest first, back to the last that is settled and
 * has one: what lies before it changes nothing today. A later series owes none from before it was opened.
 */
export function owedPeriods(
  metric: Metric,
  history: Pick<SampleHistory, 'effective'>,
  today: Day,
  workspace: Workspace,
): Period[] {
  const series = currentSeries(metric);
  const opened = series && metric.series.length > 1 ? dayAt(series.openedAt, workspace.timeZone) : undefined;
  const owed: Period[] = [];
  for (const period of periodsBefore(metric, today, workspace)) {
    if (owed.length >= HORIZON || (opened !== undefined && period.end < opened)) break;
    owed.unshift(period);
    if (history.effective.has(period.start) && graceEnd(metric, period) < today) break;
  }
  return owed;
}

/** Three "no change" confirmations of one value in a row. */
export function isFlatLine(history: SampleHistory): boolean {
  const last = effectiveSamples(history).slice(-3);
  return (
    last.length === 3 &&
    last.every((one) => one.provenance.kind === 'reconfirm' && one.value === last[0]?.value)
  );
}
