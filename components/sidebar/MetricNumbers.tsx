import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatNumber, formatValue } from '@/lib/i18n/formats';

/** Letters of a unit that fit three times into one line. */
const LONGEST_REPEATED = 4;

/**
 * Before → now → target; a long unit stands once, at the present value. A range that is to be held has no way to it, so it
 * is told by its bounds.
 */
export function MetricNumbers({ metric: { baseline, latest, target, range, unit } }: { metric: MetricView }) {
  const { t, locale } = useText();
  const value = (one?: { value: number }) =>
    one ? formatValue(one.value, unit, locale) : t('sidebar.metric.none');
  if (!baseline && !latest && !target && !range) return null;
  const isLong = unit.code.length > LONGEST_REPEATED && unit.dimension !== 'currency';
  const short = (one?: { value: number }) =>
    one && isLong ? formatNumber(one.value, locale, unit.decimals) : value(one);
  const now = (
    <div className="numbers-now">
      <dt>{t('sidebar.metric.now')}</dt>
      <dd>{value(latest)}</dd>
    </div>
  );
  if (range) {
    return (
      <dl className="numbers" data-range>
        {now}
        <div>
          <dt>{t('sidebar.metric.bounds')}</dt>
          <dd>
            {t('sidebar.metric.range', {
              low: formatNumber(range.low, locale, unit.decimals),
              high: formatValue(range.high, unit, locale),
            })}
          </dd>
        </div>
      </dl>
    );
  }
  return (
    <dl className="numbers">
      <div>
        <dt>{t('sidebar.metric.before')}</dt>
        <dd>{short(baseline)}</dd>
      </div>
      {now}
      <div>
        <dt>{t('sidebar.metric.target')}</dt>
        <dd>{short(target)}</dd>
      </div>
    </dl>
  );
}
