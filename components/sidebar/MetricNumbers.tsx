import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatValue } from '@/lib/i18n/formats';

/** Before → now → target, each with its unit. */
export function MetricNumbers({ metric: { baseline, latest, target, range, unit } }: { metric: MetricView }) {
  const { t, locale } = useText();
  const value = (number: number) => formatValue(number, unit, locale);
  return (
    <dl className="numbers">
      <div>
        <dt>{t('sidebar.metric.before')}</dt>
        <dd>{baseline ? value(baseline.value) : t('sidebar.metric.none')}</dd>
      </div>
      <div className="numbers-now">
        <dt>{t('sidebar.metric.now')}</dt>
        <dd>{latest ? value(latest.value) : t('sidebar.metric.none')}</dd>
      </div>
      <div>
        <dt>{t('sidebar.metric.target')}</dt>
        <dd>
          {range && t('sidebar.metric.range', { low: value(range.low), high: value(range.high) })}
          {target && !range && value(target.value)}
          {!target && !range && t('sidebar.metric.none')}
        </dd>
      </div>
    </dl>
  );
}
