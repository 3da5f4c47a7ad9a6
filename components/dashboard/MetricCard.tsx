import { hasWay, statusWords } from '@/components/ui/metric-standing';
import { Sparkline } from '@/components/ui/Sparkline';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatValue } from '@/lib/i18n/formats';
import { Notice } from '../pages/Notice';
import styles from './dashboard.module.css';
import { MetricNumbers } from './MetricNumbers';
import { freshnessWords, progressWords } from './metric-words';
import { SampleTable } from './SampleTable';

/** One metric: before, now, target; how far, how fresh, how well founded; and every value in a table. */
export function MetricCard(props: { metric: MetricView; asOf: string; href: string }) {
  const { metric, asOf, href } = props;
  const text = useText();
  const { t, locale } = text;
  const { status, statusWas, trend, latest, unit, progress, disputed = [] } = metric;
  const stale = status === 'stale';
  const progressSentence = hasWay(metric) ? progressWords(progress, text) : '';
  const { tone, words } = statusWords(metric, status, text);
  const first = trend[0];
  return (
    <article className={styles.metric} data-tone={tone} data-stale={stale || undefined}>
      <header>
        <h3>
          <a className={styles.metricLink} href={href}>
            <UserText text={metric.name} />
          </a>
        </h3>
        <p className={styles.soft}>
          <UserText text={metric.question} />
        </p>
      </header>
      <p className={styles.metricTags}>
        <StatusBadge tone={tone}>{words}</StatusBadge>
        <span className={styles.small}>
          {t(metric.headline ? 'dashboard.headline' : `metricClass.${metric.class}`)}
        </span>
      </p>
      <div className={styles.metricMain}>
        <MetricNumbers metric={metric} />
        {first && latest && trend.length > 1 ? (
          <Sparkline
            values={trend.map(({ value }) => value)}
            level={metric.target?.value}
            label={t('dashboard.metric.course', {
              count: trend.length,
              from: formatValue(first.value, unit, locale),
              to: formatValue(latest.value, unit, locale),
            })}
          />
        ) : null}
      </div>
      {disputed.length > 0 ? (
        <Notice tone="caution">
          <p>
            {t('dashboard.metric.disputed', {
              values: disputed.map(({ value }) => formatValue(value, unit, locale)).join(' / '),
            })}
          </p>
        </Notice>
      ) : null}
      {progressSentence ? <p>{progressSentence}</p> : null}
      {stale && statusWas ? (
        <p>{t('dashboard.metric.was', { status: statusWords(metric, statusWas, text).words })}</p>
      ) : null}
      <p className={styles.soft}>{freshnessWords(metric, asOf, text)}</p>
      {metric.notCopied === 'older' ? <p className={styles.soft}>{t('freshness.older_not_copied')}</p> : null}
      <SampleTable metric={metric} />
    </article>
  );
}
