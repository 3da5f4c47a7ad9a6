import type { Sample } from './metric-records';
import { currentSeries } from './metric-series';
import type { Day } from './primitives';
import { newSample, type RecordContext, type Refused } from './record-sample';
import { effectiveSamples, sampleHistory } from './sample-history';

/**
 * "No change": confirms the last value that counts for another period. It is a statement, not a measurement, so its grade
 * is `estimated` whatever the value's was; three in a row are a flat line.
 */
export function reconfirmSample(
  periodStart: Day,
  context: RecordContext,
): { ok: true; sample: Sample } | Refused {
  const version = currentSeries(context.metric)?.version ?? 0;
  const history = sampleHistory(context.metric.id, version, context);
  const last = effectiveSamples(history).findLast((sample) => sample.periodStart < periodStart);
  if (!last) return { ok: false, problems: [{ code: 'nothing_to_reconfirm', field: 'value' }] };
  return newSample(
    {
      periodStart,
      value: last.value,
      numerator: last.numerator,
      denominator: last.denominator,
      n: last.n,
      grade: 'estimated',
      origin: { kind: 'reconfirm' },
    },
    context,
  );
}
