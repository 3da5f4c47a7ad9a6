import type { Problem } from './errors';
import type { Metric } from './metric-records';
import { needsDenominator } from './sample-value';

/** A value that no measurement can give: nothing lasts less than no time, and nothing is counted less than zero times. */
export function impossibleValue(value: number | undefined, metric: Metric): Problem[] {
  const { dimension } = metric.unit;
  const isMeasure = dimension === 'duration' || dimension === 'count';
  return isMeasure && value !== undefined && value < 0
    ? [{ code: 'value_negative', field: fieldOf(metric), values: { dimension } }]
    : [];
}

/**
 * A value that is most often a slip, and sometimes meant: a share outside 0 to 100 percent, or a factor of a thousand
 * against the value before, as from a slipped decimal sign or unit. To be asked about once, never refused.
 */
export function unusualValue(value: number, metric: Metric, last: number | undefined): Problem | undefined {
  if (metric.direction === 'milestone') return undefined;
  if (metric.unit.dimension === 'percent' && (value < 0 || value > 100)) {
    return { code: 'unusual_percent', field: fieldOf(metric), values: { value } };
  }
  if (!last) return undefined;
  const factor = Math.abs(value / last);
  if (factor < 1000 && factor > 1 / 1000) return undefined;
  return { code: 'unusual_value', field: fieldOf(metric), values: { value, last } };
}

/** Where the form shows it: a share is entered as two counts. */
function fieldOf(metric: Metric): 'value' | 'numerator' {
  return needsDenominator(metric) ? 'numerator' : 'value';
}
