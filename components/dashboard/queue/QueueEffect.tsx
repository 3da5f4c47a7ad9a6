import { ArrowRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { standingWords } from '@/components/ui/effect-words';
import { useText } from '@/components/ui/text';
import type { SamplePreview } from '@/lib/domain/preview-sample';
import { send } from '@/lib/messaging/client';
import type { InputOf } from '@/lib/messaging/protocol';
import styles from './queue.module.css';

/** What the numbers as they stand would change, said by the rules that will judge them. Empty while they make no value. */
export function QueueEffect({
  metricId,
  periodStart,
  value,
  numerator,
  denominator,
}: InputOf<'previewSample'>) {
  const translator = useText();
  const { t } = translator;
  const [preview, setPreview] = useState<SamplePreview>();
  useEffect(() => {
    let isCurrent = true;
    send('previewSample', { metricId, periodStart, value, numerator, denominator }).then(
      (answer) => isCurrent && setPreview(answer.preview),
      // Without an answer nothing is claimed; saving itself says what is wrong.
      () => isCurrent && setPreview(undefined),
    );
    return () => {
      isCurrent = false;
    };
  }, [metricId, periodStart, value, numerator, denominator]);
  const before = preview && standingWords(preview.before, translator);
  const after = preview && standingWords(preview.after, translator);
  return (
    <p className={styles.effect} role="status">
      {before === undefined || after === undefined ? null : (
        <>
          <span className={styles.soft}>{t('effect.title')}</span>{' '}
          {before === after ? (
            t('effect.stays', { standing: after })
          ) : (
            <>
              {before} <ArrowRight size="1em" aria-label={t('effect.becomes')} /> <strong>{after}</strong>
            </>
          )}
        </>
      )}
    </p>
  );
}
