import type { DemoContext, DemoRecord } from './demo-context';
import { newDemoMetric } from './metric-draft';
import { BACK_OFFICE_METRICS } from './metrics-back-office';
import { ENDED_METRICS } from './metrics-ended';
import { LOGISTICS_METRICS } from './metrics-logistics';
import { MARKETING_METRICS } from './metrics-marketing';
import { OPERATIONS_METRICS } from './metrics-operations';
import { TROUBLED_METRICS } from './metrics-troubled';
import { demoSamples } from './samples';

const METRICS = [
  ...OPERATIONS_METRICS,
  ...LOGISTICS_METRICS,
  ...BACK_OFFICE_METRICS,
  ...MARKETING_METRICS,
  ...ENDED_METRICS,
  ...TROUBLED_METRICS,
];

/** Every metric of the demo with its values. */
export function demoMetrics(context: DemoContext): DemoRecord[] {
  return METRICS.flatMap((draft) => [
    { cls: 'metric' as const, record: newDemoMetric(context, draft) },
    ...demoSamples(context, draft),
  ]);
}
