import { Sparkline } from '@/components/ui/Sparkline';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { metricTone } from '@/components/ui/tones';
import { UserText } from '@/components/ui/UserText';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatDay, formatValue } from '@/lib/i18n/formats';
import { MetricNotices } from './MetricNotices';
import { MetricNumbers } from './MetricNumbers';
import { PreviousValues } from './PreviousValues';
import { usePanel } from './panel-context';
import { freshnessWords, progressWords } from './progress-words';
import type { Saved } from './SavedNotice';

/** One metric: before, now, target; how far; how fresh and how well founded. A stale one is grey whatever it was. */
export function MetricCard({ metric, onSaved }: { metric: MetricView; onSaved: (saved: Saved) => void }) {
  const translator = useText();
  const { t, locale } = translator;
  const { asOf } = usePanel().answer;
  const { progress, trend, unit, latest } = metric;
  const stale = metric.status === 'stale';
  const words = progressWords(progress, translator);
  const first = trend[0];
  return (
    <article className="metric" data-tone={metricTone(metric.status)} data-stale={stale || undefined}>
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
      {progress !== null && (
        <div className="bar" aria-hidden="true">
          <span style={{ inlineSize: `${Math.min(1, Math.max(0, progress)) * 100}%` }} />
        </div>
      )}
      <div className="row">
        <StatusBadge tone={metricTone(metric.status)} quiet>
          {t(`metricStatus.${metric.status}`)}
        </StatusBadge>
        {words && <span className="soft">{words}</span>}
      </div>
      <MetricNotices metric={metric} />
      {stale && metric.statusWas && (
        <p className="soft">{t('sidebar.metric.was', { status: t(`metricStatus.${metric.statusWas}`) })}</p>
      )}
      {metric.target && (
        <p className="soft">{t('sidebar.metric.due', { on: formatDay(metric.target.dueOn, locale) })}</p>
      )}
      <p className="soft">{freshnessWords(metric, asOf, translator)}</p>
      {latest && <p className="soft">{t('sidebar.metric.grade', { grade: t(`grade.${latest.grade}`) })}</p>}
      <PreviousValues metric={metric} onSaved={onSaved} />
    </article>
  );
}
