import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricPageView } from '@/lib/domain/metric-page-types';
import { formatDay, formatInstant } from '@/lib/i18n/formats';
import styles from './metric.module.css';

/** What the metric is, who reports it, whom it matters to and where saved time went. */
export function DefinitionFacts({ page, timeZone }: { page: MetricPageView; timeZone: string }) {
  const { t, locale } = useText();
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
    ...(metric.bound
      ? [
          ['bound', t('metric.fact.bound.value', { op: metric.bound.op, value: metric.bound.value })] as [
            string,
            ReactNode,
          ],
        ]
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
