import type { ReactNode } from 'react';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { EvidenceChoice, SeriesView, TargetView } from '@/lib/domain/metric-page-types';
import type { Metric } from '@/lib/domain/metric-records';
import { formatDay, formatInstant, formatValue } from '@/lib/i18n/formats';
import page from '../dashboard.module.css';
import styles from './metric.module.css';

/** The value from before and every target that was ever set, the first promise first. */
export function TargetHistory(props: {
  series: SeriesView;
  metric: Metric;
  evidence: readonly EvidenceChoice[];
  timeZone: string;
  /** What can be done about one of several targets of which none is decided. */
  choose?: (target: TargetView) => ReactNode;
}) {
  const { series, metric, evidence, timeZone, choose } = props;
  const { t, locale } = useText();
  const value = (number: number) => formatValue(number, metric.unit, locale);
  const { baseline, targets } = series;
  const shownBy = evidence.filter(({ id }) => baseline?.evidenceIds.includes(id));
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
          {shownBy.length > 0 ? (
            <p className={page.small}>
              {t('metric.baseline.evidence.shown')}{' '}
              <UserText text={shownBy.map(({ title }) => title).join(', ')} />
            </p>
          ) : null}
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
        <li
          key={`${target.version} ${target.setAt} ${target.setBy}`}
          data-current={target.current || undefined}
          data-rival={target.rival || undefined}
        >
          <p>
            <strong>
              {t(metric.direction === 'milestone' ? 'metric.promise.milestone' : 'metric.promise.target', {
                value: value(target.value),
                day: formatDay(target.dueOn, locale),
              })}
            </strong>{' '}
            <span className={styles.tag}>{t(STANDINGS[standingOf(target, index, targets)])}</span>
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
          {target.rival && choose ? choose(target) : null}
        </li>
      ))}
    </ol>
  );
}

const STANDINGS = {
  rival: 'metric.promise.rival',
  original: 'metric.promise.original',
  current: 'metric.promise.current',
  replaced: 'metric.promise.replaced',
} as const;

function standingOf(
  { rival, current }: TargetView,
  index: number,
  { length }: readonly TargetView[],
): keyof typeof STANDINGS {
  if (rival) return 'rival';
  if (length > 1 && index === 0) return 'original';
  return current ? 'current' : 'replaced';
}
