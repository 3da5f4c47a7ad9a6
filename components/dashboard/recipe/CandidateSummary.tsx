import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatPeriod, formatValue } from '@/lib/i18n/formats';
import { Notice } from '../../pages/Notice';
import styles from './recipe.module.css';

/** What the tickets of the open period say: value, number, spread, how they were found, and which do not count. */
export function CandidateSummary({ metric }: { metric: MetricView }) {
  const { t, locale } = useText();
  const { candidate, openPeriod, unit, aggregation } = metric;
  if (!openPeriod) return null;
  const period = formatPeriod(openPeriod.start, openPeriod.end, locale);
  if (!candidate) return <p className={styles.soft}>{`${period}: ${t('tickets.none')}`}</p>;
  const { value, n, spread, grade, calendar, measures, excluded, found, readable, query, tooFew, minN } =
    candidate;
  const left = excluded.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p>
        <span className={styles.label}>{period}</span>
        <b className={styles.value}>{formatValue(value, unit, locale)}</b>{' '}
        {t(`tickets.from.${aggregation}`, { n })}
      </p>
      <p className={styles.soft}>
        {measures === 'duration' ? `${t(`tickets.calendar.${calendar}`)} ` : ''}
        {spread
          ? t('tickets.spread', {
              from: formatValue(spread.p25, unit, locale),
              to: formatValue(spread.p75, unit, locale),
            })
          : ''}{' '}
        {t(`grade.${grade}`)}
        {found !== undefined && readable !== undefined ? `. ${t('tickets.found', { found, readable })}` : ''}
      </p>
      {tooFew ? (
        <Notice tone="caution">
          <p>{t('tickets.few', { n, min: minN })}</p>
        </Notice>
      ) : null}
      {left > 0 || query ? (
        <details>
          <summary>{left > 0 ? t('tickets.excluded', { count: left }) : t('tickets.query')}</summary>
          <ul className={styles.excluded}>
            {excluded.map(({ reason, count, keys }) => (
              <li key={reason}>
                {t(`exclusion.${reason}`, { count })} <UserText text={keys.join(', ')} />
              </li>
            ))}
          </ul>
          {query ? (
            <p className={styles.query}>
              {t('tickets.asked')} <code dir="ltr">{query}</code>
            </p>
          ) : null}
        </details>
      ) : null}
    </>
  );
}
