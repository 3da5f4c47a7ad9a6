import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { SeriesView } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { formatDay, formatInstant, formatValue } from '@/lib/i18n/formats';
import page from '../dashboard.module.css';
import styles from './metric.module.css';

/** The value from before and every target that was ever set, the first promise first. */
export function TargetHistory(props: { series: SeriesView; metric: Metric; timeZone: string }) {
  const { series, metric, timeZone } = props;
  const { t, locale } = useText();
  const value = (number: number) => formatValue(number, metric.unit, locale);
  const { baseline, targets } = series;
  return (
    <ol className={styles.promises}>
      {baseline ? (
        <li>
          <p>
            <strong>{t('metric.promise.baseline', { value: value(baseline.value) })}</strong>{' '}
            {t('metric.promise.baseline.period', {
              from: formatDay(baseline.periodStart, locale),
              to: formatDay(baseline.periodEnd, locale),
            })}
          </p>
          <p className={page.small}>
            {t(`grade.${baseline.grade}`)}
            {baseline.method ? ' · ' : null}
            <UserText text={baseline.method} />
          </p>
        </li>
      ) : null}
      {metric.direction === 'range' && metric.range ? (
        <li data-current>
          <strong>
            {t('metric.promise.range', { low: value(metric.range.low), high: value(metric.range.high) })}
          </strong>
        </li>
      ) : null}
      {baseline || targets.length > 0 || metric.range ? null : <li>{t('metric.promise.none')}</li>}
      {targets.map((target, index) => (
        <li key={target.version} data-current={target.current || undefined}>
          <p>
            <strong>
              {t(metric.direction === 'milestone' ? 'metric.promise.milestone' : 'metric.promise.target', {
                value: value(target.value),
                day: formatDay(target.dueOn, locale),
              })}
            </strong>{' '}
            <span className={styles.tag}>
              {t(
                targets.length > 1 && index === 0
                  ? 'metric.promise.original'
                  : target.current
                    ? 'metric.promise.current'
                    : 'metric.promise.replaced',
              )}
            </span>
          </p>
          <p className={page.small}>
            {t('metric.promise.set', { at: formatInstant(target.setAt, locale, timeZone) })}{' '}
            <UserText text={target.setByName} />
            {target.reason ? (
              <>
                {' · '}
                <UserText text={target.reason} />
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ol>
  );
}
