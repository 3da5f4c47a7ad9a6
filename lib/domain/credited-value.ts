import type { Baseline, Metric, Sample } from './metric-records';
import type { Grade } from './primitives';
import type { Workspace } from './workspace';

/** How much of a claimed value is believed, by how well its number is founded (7.9). */
export const GRADE_FACTORS = {
  census: 1,
  sampled: 0.9,
  opportunistic: 0.6,
  estimated: 0.4,
  assumption: 0,
} as const satisfies Record<Grade, number>;

/**
 * What one period was worth, with both numbers and every factor. `unattributed` values are shown beside totals and never
 * in them.
 */
export type CreditedValue = {
  /** Better by how much, per case, in the metric's unit; negative when worse than before. */
  improvement: number;
  /** Cases in the period; 1 where the value already stands for the whole period. */
  volume: number;
  gradeFactor: number;
  grade: Grade;
  /** Hours, pieces (of errors avoided), or money, by the metric's unit. */
  measure: 'hours' | 'cases' | 'money';
  currency?: string;
  claimed: number;
} & (
  | { attributed: false }
  | {
      attributed: true;
      share: number;
      method: NonNullable<Sample['attribution']>['method'];
      credited: number;
      /** Only where the workspace set an hourly rate, which is printed beside it. */
      money?: { amount: number; rate: number; currency: string };
    }
);

/**
 * `perUnitImprovement × volume × share × gradeFactor` for one value. Undefined where it cannot be said: no baseline, no
 * volume, a unit that is no value in itself, or a metric that is no outcome.
 */
export function creditedValue(
  metric: Pick<Metric, 'class' | 'direction' | 'unit' | 'aggregation'>,
  baseline: Pick<Baseline, 'value'> | undefined,
  sample: Sample,
  workspace: Pick<Workspace, 'hourlyRate'>,
): CreditedValue | undefined {
  const scale = scaleOf(metric.unit);
  const volume = volumeOf(metric, sample);
  const directed = metric.direction === 'increase' || metric.direction === 'decrease';
  if (metric.class !== 'outcome' || !directed || !baseline || !scale || volume === undefined)
    return undefined;
  const gain =
    metric.direction === 'decrease' ? baseline.value - sample.value : sample.value - baseline.value;
  const improvement = clean(gain);
  const claimed = clean(improvement * volume * scale.factor);
  const gradeFactor = GRADE_FACTORS[sample.grade];
  const { factor: _, ...measure } = scale;
  const base = { improvement, volume, gradeFactor, grade: sample.grade, ...measure, claimed };
  const { attribution } = sample;
  if (!attribution || attribution.method === 'none') return { ...base, attributed: false };
  const credited = clean(claimed * attribution.share * gradeFactor);
  const rate = scale.measure === 'hours' ? workspace.hourlyRate : undefined;
  return {
    ...base,
    attributed: true,
    share: attribution.share,
    method: attribution.method,
    credited,
    ...(rate && {
      money: { amount: clean(credited * rate.amount), rate: rate.amount, currency: rate.currency },
    }),
  };
}

/** A sum already stands for its period; of a census every case was counted; else the number must have been given. */
function volumeOf(metric: Pick<Metric, 'aggregation'>, sample: Sample): number | undefined {
  if (metric.aggregation === 'sum') return 1;
  if (sample.volume !== undefined) return sample.volume;
  return sample.grade === 'census' ? sample.n : undefined;
}

/** In hours, whatever the code of the unit; a share of cases as cases; money as it is. */
function scaleOf(
  unit: Metric['unit'],
): { measure: CreditedValue['measure']; factor: number; currency?: string } | undefined {
  switch (unit.dimension) {
    case 'duration': {
      const factor = HOURS[unit.code];
      return factor === undefined ? undefined : { measure: 'hours', factor };
    }
    case 'percent':
      return { measure: 'cases', factor: 0.01 };
    case 'ratio':
      return { measure: 'cases', factor: 1 };
    case 'currency':
      return { measure: 'money', factor: 1, currency: unit.code };
    default:
      return undefined;
  }
}

const HOURS: Readonly<Record<string, number>> = { s: 1 / 3600, min: 1 / 60, h: 1, d: 24 };

/** Without the dust of binary fractions: 42 − 36.4 is 5.6. */
const clean = (value: number): number => Number(value.toPrecision(12));
