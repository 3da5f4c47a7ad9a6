import type { Baseline, Metric, Series, Target } from './metric-records';
import { DEFAULT_GRACE_DAYS } from './metric-records';
import { currentSeries, currentTarget, guardOf, rivalTargets } from './metric-series';
import type { Instant, PersonId } from './primitives';
import { withoutUndefined } from './without-undefined';

type Optional<T> = { [K in keyof T]?: T[K] | undefined };

/** The value from before, as a person gives it. */
export type BaselineInput = Pick<Baseline, 'value' | 'periodStart' | 'periodEnd' | 'grade' | 'method'> &
  Optional<Pick<Baseline, 'n' | 'constantsOnly'>> & { evidenceIds?: string[] | undefined };

export type TargetInput = Pick<Target, 'value' | 'startOn' | 'dueOn'>;

/** What may be changed about a metric in place, as long as the invariants allow it. */
export type PlainFields = Pick<
  Metric,
  | 'name'
  | 'question'
  | 'class'
  | 'category'
  | 'headline'
  | 'unit'
  | 'direction'
  | 'aggregation'
  | 'cadence'
  | 'startsOn'
  | 'ownerId'
  | 'contributorIds'
> &
  Optional<
    Pick<
      Metric,
      'categoryReason' | 'range' | 'bound' | 'anchorDay' | 'graceDays' | 'endsOn' | 'linkedDimension'
    >
  >;

/** A whole definition, as a person gives it. */
export type MetricInput = PlainFields & {
  status: 'draft' | 'active';
  baseline?: BaselineInput | undefined;
  target?: TargetInput | undefined;
  execOutcome?: { statement: string; executiveName: string; executiveId?: string | undefined } | undefined;
  timeDestination?: { kind: NonNullable<Metric['timeDestination']>['kind']; note: string } | undefined;
};

/** The envelope and time of the write, which every part that is set now carries. */
export type WriteStamp = { v: number; by: PersonId; at: Instant; dev: string };

/** A new metric with its first series. */
export function newMetric(
  input: MetricInput,
  stamp: WriteStamp,
  ids: { id: string; initiativeId: string },
): Metric {
  const { baseline, target, execOutcome, timeDestination, graceDays, ...plain } = input;
  return withoutUndefined({
    ...plain,
    ...stamp,
    ...ids,
    name: plain.name.trim(),
    createdAt: stamp.at,
    createdBy: stamp.by,
    graceDays: graceDays ?? DEFAULT_GRACE_DAYS[plain.cadence],
    execOutcome: execOutcome && withoutUndefined(execOutcome),
    timeDestination: timeDestination && { ...timeDestination, setAt: stamp.at },
    series: [newSeries(1, stamp, { baseline, target })],
  }) as Metric;
}

/** The metric with some plain fields changed; a field that is `null` is taken away. */
export function editedMetric(
  metric: Metric,
  change: { [K in keyof PlainFields]?: PlainFields[K] | null | undefined },
  stamp: WriteStamp,
): Metric {
  const kept = Object.fromEntries(
    Object.entries({ ...metric, ...withoutUndefined(change) }).filter(([, value]) => value !== null),
  );
  // Made a headline later, it was defined as one later: a late start does not become a timely one (P1-METRICS).
  const promoted = !metric.headline && change.headline === true;
  return { ...kept, ...stamp, ...(promoted && { headlineSince: stamp.at }) } as Metric;
}

/** The present series with this value from before instead of the one it has, which must not be frozen (INV-17). */
export function withBaseline(metric: Metric, baseline: BaselineInput, stamp: WriteStamp): Metric {
  return withSeries(metric, stamp, (series) => ({ ...series, baseline: newBaseline(baseline, stamp) }));
}

/**
 * The present series with a first target, or with one that supersedes the present one for a reason (INV-18). Where rivals
 * wait for a choice, it is the choice.
 */
export function withTarget(
  metric: Metric,
  input: TargetInput & { reason?: string | undefined },
  stamp: WriteStamp,
): Metric {
  return withSeries(metric, stamp, (series) => {
    const version = Math.max(0, ...series.targets.map((target) => target.version)) + 1;
    const supersedes = currentTarget(series)?.version;
    const rivals = [...new Set(rivalTargets(series).map((target) => target.version))];
    const chosenOver = rivals.length > 0 ? rivals : undefined;
    const reason = input.reason?.trim();
    const target = newTarget(version, input, stamp, { supersedes, chosenOver, reason });
    return { ...series, targets: [...series.targets, target] };
  });
}

/** A series after the present one, which stays as it is and keeps what it guarded. */
export function withNewSeries(
  metric: Metric,
  parts: {
    reason: string;
    baseline?: BaselineInput | undefined;
    target?: TargetInput | undefined;
    change?: { [K in keyof PlainFields]?: PlainFields[K] | null | undefined } | undefined;
  },
  stamp: WriteStamp,
): Metric {
  const version = Math.max(...metric.series.map((one) => one.version)) + 1;
  const series = { ...newSeries(version, stamp, parts), reason: parts.reason.trim() };
  const before = withSeries(metric, stamp, (one) => ({ ...one, guarded: guardOf(metric) }));
  return { ...editedMetric(metric, parts.change ?? {}, stamp), series: [...before.series, series] };
}

function withSeries(metric: Metric, stamp: WriteStamp, change: (series: Series) => Series): Metric {
  const current = currentSeries(metric)?.version;
  return {
    ...metric,
    ...stamp,
    series: metric.series.map((one) => (one.version === current ? change(one) : one)),
  };
}

function newSeries(
  version: number,
  stamp: WriteStamp,
  { baseline, target }: { baseline?: BaselineInput | undefined; target?: TargetInput | undefined },
): Series {
  return {
    version,
    ...(baseline && { baseline: newBaseline(baseline, stamp) }),
    targets: target ? [newTarget(1, target, stamp)] : [],
    openedAt: stamp.at,
    openedBy: stamp.by,
  };
}

function newBaseline(input: BaselineInput, stamp: WriteStamp): Baseline {
  const { evidenceIds = [], ...rest } = input;
  return { ...withoutUndefined(rest), evidenceIds, setAt: stamp.at } as Baseline;
}

function newTarget(
  version: number,
  { value, startOn, dueOn }: TargetInput,
  stamp: WriteStamp,
  more: Optional<Pick<Target, 'supersedes' | 'chosenOver' | 'reason'>> = {},
): Target {
  const target = { version, value, startOn, dueOn, setAt: stamp.at, setBy: stamp.by, ...more };
  return withoutUndefined(target) as Target;
}
