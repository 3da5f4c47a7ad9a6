import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricView, SampleView } from '@/lib/domain/overview-types';
import { formatInstant, formatPeriod, formatValue } from '@/lib/i18n/formats';
import { usePanel } from './panel-context';
import { ValueForm } from './ValueForm';

/** Earlier values, newest first, none of them ever gone: a corrected one stays, struck through, with who and when. */
export function PreviousValues({ metric }: { metric: MetricView }) {
  const { t, locale } = useText();
  const { timeZone } = usePanel().answer;
  const [correcting, setCorrecting] = useState<SampleView>();
  if (metric.history.length === 0) return null;
  return (
    <details className="previous">
      <summary>{t('sidebar.previous', { count: metric.history.length })}</summary>
      <ol>
        {metric.history.toReversed().map((sample) => (
          <li key={sample.id} data-state={sample.state}>
            <div className="row">
              <span>{formatPeriod(sample.periodStart, sample.periodEnd, locale)}</span>
              <b className="value">{formatValue(sample.value, metric.unit, locale)}</b>
            </div>
            <p className="soft">
              {sample.state !== 'confirmed' && `${t(`sampleState.${sample.state}`)} · `}
              {t(`grade.${sample.grade}`)} ·{' '}
              {t('sidebar.previous.by', {
                name: isolated(sample.confirmedByName),
                at: formatInstant(sample.confirmedAt, locale, timeZone),
              })}
              {sample.supersedes && ` · ${t('sidebar.previous.correction')}`}
              {sample.late && ` · ${t('sidebar.previous.late')}`}
            </p>
            {sample.note && (
              <p className="soft">
                <UserText text={sample.note} />
              </p>
            )}
            {correcting?.id === sample.id && (
              <ValueForm
                metric={metric}
                period={{ start: sample.periodStart, end: sample.periodEnd }}
                corrects={sample}
                focusFirst
                onCancel={() => setCorrecting(undefined)}
              />
            )}
            {metric.canRecord &&
              !correcting &&
              (sample.state === 'confirmed' || sample.state === 'disputed') && (
                <button
                  type="button"
                  className="link"
                  aria-label={t('sidebar.previous.correct_which', {
                    metric: isolated(metric.name),
                    period: formatPeriod(sample.periodStart, sample.periodEnd, locale),
                  })}
                  onClick={() => setCorrecting(sample)}
                >
                  {t('sidebar.previous.correct')}
                </button>
              )}
          </li>
        ))}
      </ol>
    </details>
  );
}
