import { metricFreshness } from './freshness';
import type { Facts } from './initiative-records';
import type { Metric, Sample } from './metric-records';
import { currentSeries, currentTarget } from './metric-series';
import type { MetricView, SampleView } from './overview-types';
import { metricProgress } from './progress';
import { mayRecord } from './record-rights';
import { effectiveSamples, type SampleState } from './sample-history';
import { needsDenominator } from './sample-value';
import type { Copy } from './values-here';
import { withoutUndefined } from './without-undefined';

const SHOWN_VALUES = 24;

/** One metric as the screen shows it. */
export function metricView(metric: Metric, facts: Facts, viewerId: string | undefined): MetricView {
  const series = currentSeries(metric);
  const history = facts.historyOf(metric);
  const { flatLine, ...freshness } = metricFreshness(metric, {
    initiativeStatus: facts.initiative.status,
    history,
    today: facts.valuesOn,
    workspace: facts.workspace,
  });
  const { expected: _, contradiction, ...progress } = metricProgress(metric, history, freshness.freshness);
  const effective = effectiveSamples(history);
  const latest = effective.at(-1);
  const trend = effective.slice(-SHOWN_VALUES);
  const since = trend.length < SHOWN_VALUES ? '' : (trend[0]?.periodStart ?? '');
  const shown = history.entries.filter(({ sample }) => sample.periodStart >= since);
  const disputed = history.entries.filter(({ state }) => state === 'disputed');
  const target = currentTarget(series);
  const canRecord = metric.status === 'active' && mayRecord(metric, facts.initiative, viewerId);
  return withoutUndefined({
    id: metric.id,
    notCopied: notCopied(facts.copyOf(metric), latest !== undefined),
    name: metric.name,
    question: metric.question,
    class: metric.class,
    category: metric.category,
    headline: metric.headline,
    unit: metric.unit,
    direction: metric.direction,
    cadence: metric.cadence,
    aggregation: metric.aggregation,
    needsDenominator: needsDenominator(metric),
    ownerName: facts.activePerson(metric.ownerId)?.displayName,
    baseline: series?.baseline && {
      value: series.baseline.value,
      periodStart: series.baseline.periodStart,
      periodEnd: series.baseline.periodEnd,
      grade: series.baseline.grade,
    },
    target: target && { value: target.value, dueOn: target.dueOn },
    range: metric.range && { low: metric.range.low, high: metric.range.high },
    latest: latest && sampleView(latest, 'confirmed', facts),
    trend: trend.map((sample) => sampleView(sample, 'confirmed', facts)),
    history: shown.map(({ sample, state }) => sampleView(sample, state, facts)),
    disputed:
      disputed.length > 0 ? disputed.map(({ sample, state }) => sampleView(sample, state, facts)) : undefined,
    ...progress,
    ...freshness,
    ownerStatus: latest?.ownerStatus,
    contradiction: contradiction || undefined,
    flatLine: flatLine || undefined,
    canRecord: canRecord && facts.activePerson(viewerId) !== undefined,
  });
}

/** What the team's server may have of a metric and this device has not. */
function notCopied(copy: Copy, hasLatest: boolean): MetricView['notCopied'] {
  if (copy === 'whole') return undefined;
  return copy === 'none' && !hasLatest ? 'all' : 'older';
}

/** One value as the screen shows it. The name is empty when the person is gone from the workspace. */
function sampleView(sample: Sample, state: SampleState, facts: Facts): SampleView {
  return withoutUndefined({
    id: sample.id,
    periodStart: sample.periodStart,
    periodEnd: sample.periodEnd,
    value: sample.value,
    numerator: sample.numerator,
    denominator: sample.denominator,
    n: sample.n,
    spread: sample.spread && { p25: sample.spread.p25, p75: sample.spread.p75 },
    grade: sample.grade,
    late: sample.late,
    note: sample.provenance.note,
    confirmedAt: sample.confirmedAt,
    confirmedByName: facts.personOf(sample.confirmedBy)?.displayName ?? '',
    state,
    supersedes: sample.supersedes,
  });
}
