import type { MetricStatus, MetricView } from '@/lib/domain/overview-types';

/** Worst first. Stale counts as bad news: nobody knows how it stands. */
const WORST_FIRST: readonly MetricStatus[] = [
  'regressed',
  'missed_target',
  'at_risk',
  'stale',
  'behind',
  'no_baseline',
  'no_target',
  'no_data',
  'too_early',
  'on_track',
  'achieved',
];

/** The headline metric that stands worst; an average would hide it. */
export function worstHeadline(metrics: readonly MetricView[]): MetricView | undefined {
  return metrics
    .filter(({ headline }) => headline)
    .sort((a, b) => WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status))[0];
}
