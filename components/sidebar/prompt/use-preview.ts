import { useEffect, useState } from 'react';
import type { SamplePreview } from '@/lib/domain/preview-sample';
import { send } from '@/lib/messaging/client';

const PAUSE_MS = 120;

/** What the numbers as they stand would change; nothing while they make no value. The worker says, by the domain's rules. */
export function usePreview(
  metricId: string,
  periodStart: string,
  numbers: { value?: number | undefined; numerator?: number | undefined; denominator?: number | undefined },
): SamplePreview | undefined {
  const [preview, setPreview] = useState<SamplePreview>();
  const { value, numerator, denominator } = numbers;
  useEffect(() => {
    let isCurrent = true;
    const ask = () =>
      send('previewSample', { metricId, periodStart, value, numerator, denominator }).then(
        (answer) => isCurrent && setPreview(answer.preview),
        // Without an answer nothing is claimed; saving itself says what is wrong.
        () => isCurrent && setPreview(undefined),
      );
    const timer = setTimeout(ask, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [metricId, periodStart, value, numerator, denominator]);
  return preview;
}
