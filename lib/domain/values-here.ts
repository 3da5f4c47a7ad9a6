import { dayAt } from './calendar';
import type { Metric } from './metric-records';
import { currentSeries } from './metric-series';
import { graceEnd } from './period';
import type { Day, Instant } from './primitives';
import type { SampleHistory } from './sample-history';
import type { Workspace } from './workspace';

/**
 * Which values of an initiative are on this device, where not all of them are: of a large team's initiatives one without a part
 * in them holds the latest values of each metric, or none at all yet.
 */
export type ValuesHere = 'none' | LatestValues;

export type LatestValues = {
  /** Instant at which they were what the team's server had. */
  at: Instant;
  /**
   * By metric, the first day of the period from which on all of its values are here: `''` for all there are, `null` where
   * that is not known of any. A metric that is missing had none.
   */
  since: Readonly<Record<string, Day | '' | null>>;
};

/** How much is known of a metric's values: all of them, the latest and so where it stands, or nothing that could be relied on. */
export type Copy = 'whole' | 'latest' | 'none';

/** Whether a value may be looked at. What was written here before anything was copied is; what may not be the latest is not. */
export function isHere(
  { metricId, periodStart }: { metricId: string; periodStart: Day },
  here: ValuesHere | undefined,
): boolean {
  if (here === undefined || here === 'none') return true;
  const since = sinceOf(metricId, here);
  return since !== null && periodStart >= since;
}

/** How much is known of a metric, from what is here of it. `today` is the day at which the values were read. */
export function copyOf(
  metric: Metric,
  history: SampleHistory,
  { here, today, workspace }: { here: ValuesHere | undefined; today: Day; workspace: Workspace },
): Copy {
  if (here === undefined) return 'whole';
  const since = here === 'none' ? null : sinceOf(metric.id, here);
  if (since === '') return 'whole';
  return since !== null && tellsStanding(metric, history, since, { today, workspace }) ? 'latest' : 'none';
}

/**
 * Whether earlier values would change nothing of where a metric stands. Where it stands follows from its latest value that
 * counts, from whether there is another one, and from the periods missed since the last one whose grace is over; a later
 * series owes nothing from before it was opened.
 */
function tellsStanding(
  metric: Metric,
  { effective }: SampleHistory,
  since: Day,
  { today, workspace }: { today: Day; workspace: Workspace },
): boolean {
  const series = currentSeries(metric);
  if (series && metric.series.length > 1 && since <= dayAt(series.openedAt, workspace.timeZone)) return true;
  const isSettled = ({ periodStart: start, periodEnd: end }: { periodStart: Day; periodEnd: Day }) =>
    graceEnd(metric, { start, end }) < today;
  return effective.size >= 2 && [...effective.values()].some(isSettled);
}

/** A history that tells nothing: what is here of it might not be the latest. */
export const withoutValues = (history: SampleHistory): SampleHistory => ({
  ...history,
  entries: [],
  effective: new Map(),
  disputed: new Set(),
});

function sinceOf(metricId: string, { since }: LatestValues): Day | '' | null {
  const day = Object.hasOwn(since, metricId) ? since[metricId] : '';
  return day === undefined ? '' : day;
}
