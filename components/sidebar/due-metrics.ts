import type { MetricView } from '@/lib/domain/overview-types';
import type { PanelAnswer } from '@/lib/messaging/panel';

export type DueMetric = MetricView & { openPeriod: NonNullable<MetricView['openPeriod']> };

/** Metrics whose period waits for a value that this person may enter. */
export function dueMetrics(answer: PanelAnswer | undefined): DueMetric[] {
  return answer?.primary?.metrics.filter(isDue) ?? [];
}

function isDue(metric: MetricView): metric is DueMetric {
  return metric.canRecord && metric.openPeriod !== undefined;
}
