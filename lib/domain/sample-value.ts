import type { Metric } from './metric-records';

/** Whether a value of this metric is a share of something, and must say of what (INV-19). */
export function needsDenominator(metric: Pick<Metric, 'unit' | 'aggregation'>): boolean {
  return metric.unit.dimension === 'percent' || metric.aggregation === 'rate';
}

/** The value that a numerator and a denominator make, in the metric's unit: 27 of 300 is 9 in percent. */
export function shareValue(metric: Pick<Metric, 'unit'>, numerator: number, denominator: number): number {
  return metric.unit.dimension === 'percent' ? (100 * numerator) / denominator : numerator / denominator;
}
