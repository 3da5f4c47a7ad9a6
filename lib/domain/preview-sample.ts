import { metricFreshness } from './freshness';
import type { InitiativeStatus } from './initiative';
import type { Metric, Sample } from './metric-records';
import { currentSeries } from './metric-series';
import type { MetricStatus } from './overview-types';
import { periodContaining } from './period';
import type { Day } from './primitives';
import { metricProgress } from './progress';
import { type SampleHistory, type SampleRecords, sampleHistory } from './sample-history';
import { needsDenominator, shareValue } from './sample-value';
import type { Workspace } from './workspace';

/** Where a metric stands, as the what-if compares it. */
export type Standing = { progress: number | null; status: MetricStatus };

/** What confirming a value would change. */
export type SamplePreview = { value: number; before: Standing; after: Standing };

/** A value that nobody has confirmed yet. */
export type ProposedValue = {
  periodStart: Day;
  value?: number | undefined;
  numerator?: number | undefined;
  denominator?: number | undefined;
};

/**
 * What a value would change, by the very rules that will judge it once it is confirmed. `undefined` while it is no value
 * of this metric.
 */
export function previewSample(
  proposed: ProposedValue,
  context: SampleRecords & {
    metric: Metric;
    initiativeStatus: InitiativeStatus;
    today: Day;
    workspace: Workspace;
  },
): SamplePreview | undefined {
  const { metric, workspace } = context;
  const value = proposedNumber(proposed, metric);
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const version = currentSeries(metric)?.version ?? 0;
  const history = sampleHistory(metric.id, version, context);
  const period = periodContaining(metric, proposed.periodStart, workspace);
  const imagined = { value, periodStart: period.start, periodEnd: period.end };
  const standing = (one: SampleHistory): Standing => {
    const facts = {
      initiativeStatus: context.initiativeStatus,
      history: one,
      today: context.today,
      workspace,
    };
    const { progress, status } = metricProgress(metric, one, metricFreshness(metric, facts).freshness);
    return { progress, status };
  };
  return { value, before: standing(history), after: standing(withValue(history, imagined)) };
}

function proposedNumber(
  { value, numerator, denominator }: ProposedValue,
  metric: Metric,
): number | undefined {
  if (!needsDenominator(metric)) return value;
  if (numerator === undefined || denominator === undefined || denominator <= 0) return undefined;
  return shareValue(metric, numerator, denominator);
}

/** The history with one more value that counts. Only what progress and freshness look at is made up. */
function withValue(
  history: SampleHistory,
  imagined: Pick<Sample, 'value' | 'periodStart' | 'periodEnd'>,
): SampleHistory {
  const sample = { ...imagined, provenance: { kind: 'manual' } } as Sample;
  const effective = [...history.effective, [imagined.periodStart, sample] as const];
  return {
    ...history,
    effective: new Map(effective.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))),
  };
}
