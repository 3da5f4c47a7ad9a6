import type { Metric } from '../metric-records';

/** One number per ticket, in the order in which the tickets ended. */
export type Values = readonly number[];

/**
 * What many tickets amount to. `rate` is the mean of flags; a share's counts are kept beside it by the caller.
 *
 * @returns `undefined` for no values at all.
 */
export function aggregate(values: Values, aggregation: Metric['aggregation']): number | undefined {
  if (values.length === 0) return undefined;
  switch (aggregation) {
    case 'median':
      return quantile(values, 0.5);
    case 'p85':
      return quantile(values, 0.85);
    case 'mean':
    case 'rate':
      return sum(values) / values.length;
    case 'sum':
      return sum(values);
    case 'last':
      return values.at(-1);
  }
}

/** The value below which `share` of the values lie, linear between neighbours as spreadsheets do it. */
export function quantile(values: Values, share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return undefined;
  return below + (above - below) * (place - Math.floor(place));
}

/** The middle half. One value has no spread. */
export function spreadOf(values: Values): { p25: number; p75: number } | undefined {
  const [p25, p75] = [quantile(values, 0.25), quantile(values, 0.75)];
  return values.length < 2 || p25 === undefined || p75 === undefined ? undefined : { p25, p75 };
}

function sum(values: Values): number {
  return values.reduce((total, value) => total + value, 0);
}
