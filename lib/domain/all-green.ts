import type { Facts } from './initiative-records';
import type { Metric } from './metric-records';
import type { MetricStatus } from './overview-types';
import { metricProgress } from './progress';
import type { SampleHistory } from './sample-history';

const PERIODS = 4;
const GREEN: ReadonlySet<MetricStatus> = new Set(['on_track', 'achieved']);

/** V10: everything has been green for so long that somebody should look for what it does not show. */
export type AllGreen = { code: 'green_despite_concerns'; periods: number; concerns: number };

/**
 * Whether every running outcome and guardrail metric of an initiative read green in each of its last four values while
 * readers' concerns are open. Undefined when not, and when there is nothing to judge by.
 */
export function allGreen(facts: Facts, openConcerns: number): AllGreen | undefined {
  const running = facts.metrics.filter(
    (metric) => metric.status === 'active' && (metric.class === 'outcome' || metric.class === 'guardrail'),
  );
  if (openConcerns === 0 || running.length === 0) return undefined;
  const green = running.every((metric) => wasGreen(metric, facts.historyOf(metric)));
  return green ? { code: 'green_despite_concerns', periods: PERIODS, concerns: openConcerns } : undefined;
}

/** Status as it read after each of the last values, by the values known then. */
function wasGreen(metric: Metric, history: SampleHistory): boolean {
  const values = [...history.effective];
  if (values.length < PERIODS) return false;
  return values.slice(-PERIODS).every((_, index) => {
    const known = values.slice(0, values.length - PERIODS + index + 1);
    const { status } = metricProgress(metric, { ...history, effective: new Map(known) }, 'current');
    return GREEN.has(status);
  });
}
