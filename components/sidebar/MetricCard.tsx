import { hasWay, statusWords } from '@/components/ui/metric-standing';
import { Sparkline } from '@/components/ui/Sparkline';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatDay, formatPeriod, formatValue } from '@/lib/i18n/formats';
import { MetricNotices } from './MetricNotices';
import { MetricNumbers } from './MetricNumbers';
import { PreviousValues } from './PreviousValues';
import { usePanel } from './panel-context';
import { freshnessWords, progressWords } from './progress-words';
import { FromTickets } from './tickets/FromTickets';

/** One metric: before, now, target; how far; how fresh and how well founded. A stale one is grey whatever it was. */
export function MetricCard({ metric }: { metric: MetricView }) {
  const translator = useText();
  const { t, locale } = translator;
  const { asOf } = usePanel().answer;
  const { progress, trend, unit, latest } = metric;
  const stale = metric.status === 'stale';
  const { tone, words } = statusWords(metric, metric.status, translator);
  const way = hasWay(metric) ? progressWords(progress, translator) : '';
  const first = trend[0];
  return (
    <article className="metric" data-tone={tone} data-stale={stale || undefined}>
      <div className="metric-head">
        <h4>
          <UserText text={metric.name} />
        </h4>
        {first && latest && (
          <Sparkline
            values={trend.map((sample) => sample.value)}
            level={metric.target?.value}
            label={t('sidebar.metric.course', {
              count: trend.length,
              from: formatValue(first.value, unit, locale),
              to: formatValue(latest.value, unit, locale),
            })}
          />
        )}
      </div>
      <MetricNumbers metric={metric} />
      {progress !== null && hasWay(metric) && (
        <div className="bar" aria-hidden="true">
          <span style={{ inlineSize: `${Math.min(1, Math.max(0, progress)) * 100}%` }} />
        </div>
      )}
      <div className="row">
        <StatusBadge tone={tone} quiet>
          {words}
        </StatusBadge>
        {way && <span className="soft">{way}</span>}
      </div>
      <MetricNotices metric={metric} />
      {stale && metric.statusWas && (
        <p className="soft">
          {t('sidebar.metric.was', { status: statusWords(metric, metric.statusWas, translator).words })}
        </p>
      )}
      {latest && (
        <p className="soft">
          {t('sidebar.metric.grade', {
            period: formatPeriod(latest.periodStart, latest.periodEnd, locale),
            grade: t(`grade.${latest.grade}`),
          })}
        </p>
      )}
      <p className="soft">{freshnessWords(metric, asOf, translator)}</p>
      {metric.target && (
        <p className="soft">{t('sidebar.metric.due', { on: formatDay(metric.target.dueOn, locale) })}</p>
      )}
      <FromTickets metric={metric} />
      <PreviousValues metric={metric} />
    </article>
  );
}
