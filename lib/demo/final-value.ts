import { hasEnded, type Initiative } from '@/lib/domain/initiative';
import type { DemoRecord } from './demo-context';

/** What has ended names the last value of its headline figures, or says that there is none (INV-6). */
export function withFinalValue(initiative: Initiative, metrics: readonly DemoRecord[]): Initiative {
  if (!hasEnded(initiative)) return initiative;
  const headlines = new Set(
    metrics.flatMap((one) =>
      one.cls === 'metric' && one.record.initiativeId === initiative.id && one.record.headline
        ? [one.record.id]
        : [],
    ),
  );
  const values = metrics.flatMap((one) =>
    one.cls === 'sample' && headlines.has(one.record.metricId) ? [one.record] : [],
  );
  const last = values.sort((a, b) => (a.periodStart < b.periodStart ? -1 : 1)).at(-1);
  return { ...initiative, finalSample: last?.id ?? 'none' };
}
