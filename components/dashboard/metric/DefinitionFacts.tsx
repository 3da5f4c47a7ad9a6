import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { formatDay, formatInstant, formatValue } from '@/lib/i18n/formats';
import type { Translator } from '@/lib/i18n/translator';
import styles from './metric.module.css';

/** What the metric is, who reports it, whom it matters to and where saved time went. */
export function DefinitionFacts({ page, timeZone }: { page: MetricPageView; timeZone: string }) {
  const text = useText();
  const { t, locale } = text;
  const { metric, view, contributorNames } = page;
  const { execOutcome, timeDestination } = metric;
  const facts: [name: string, shown: ReactNode][] = [
    ['kind', `${t(`metric.class.${metric.class}`)} · ${t(`metric.category.${metric.category}`)}`],
    ['direction', t(`metric.direction.${metric.direction}`)],
    [
      'measured',
      `${t(`metric.aggregation.${metric.aggregation}`)} · ${t(`metric.cadence.${metric.cadence}`)}`,
    ],
    ['since', formatDay(metric.startsOn, locale)],
    ['owner', <UserText key="owner" text={view.ownerName ?? t('page.owner.none')} />],
    ...(contributorNames.length > 0
      ? [['contributors', <UserText key="all" text={contributorNames.join(', ')} />] as [string, ReactNode]]
      : []),
    ...(metric.bound ? [['bound', boundWords(metric.bound, metric.unit, text)] as [string, ReactNode]] : []),
    ...(metric.linkedDimension
      ? [['linked', t(`dimension.${metric.linkedDimension}`)] as [string, ReactNode]]
      : []),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, shown]) => (
        <div key={name}>
          <dt>{t(`metric.fact.${name}`)}</dt>
          <dd>{shown}</dd>
        </div>
      ))}
      {metric.class === 'outcome' ? (
        <div>
          <dt>{t('metric.fact.outcome')}</dt>
          <dd>
            {execOutcome ? (
              <>
                <UserText text={execOutcome.statement} /> (<UserText text={execOutcome.executiveName} />)
                <span className={styles.hint}>
                  {execOutcome.acceptedAt
                    ? t('metric.outcome.accepted', {
                        at: formatInstant(execOutcome.acceptedAt, locale, timeZone),
                      })
                    : t('metric.outcome.open')}
                </span>
              </>
            ) : (
              t('metric.outcome.none')
            )}
          </dd>
        </div>
      ) : null}
      {metric.category === 'time_saved' ? (
        <div>
          <dt>{t('metric.fact.destination')}</dt>
          <dd>
            {t(timeDestination ? `metric.destination.${timeDestination.kind}` : 'metric.destination.unsaid')}
            {timeDestination?.note ? (
              <span className={styles.hint}>
                <UserText text={timeDestination.note} />
              </span>
            ) : null}
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** What a guardrail must not cross, with its unit. */
function boundWords(
  { op, value }: NonNullable<Metric['bound']>,
  unit: Metric['unit'],
  { t, locale }: Translator,
): string {
  const shown = formatValue(value, unit, locale);
  return t(op === '<=' ? 'metric.bound.most' : 'metric.bound.least', { value: shown });
}
