import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatNumber, formatPeriod, formatValue } from '@/lib/i18n/formats';

/** Where the proposed value comes from: its period, cases, spread, and what it would count as. */
export function ProposalFacts({ metric: { latest, unit } }: { metric: MetricView }) {
  const { t, locale } = useText();
  if (!latest) return null;
  const { n, spread } = latest;
  return (
    <ul className="prompt-facts">
      <li>
        {t('sidebar.prompt.last', { period: formatPeriod(latest.periodStart, latest.periodEnd, locale) })}
      </li>
      {n !== undefined && <li>{t('sidebar.prompt.cases', { n, count: formatNumber(n, locale, 0) })}</li>}
      {spread && (
        <li>
          {t('sidebar.prompt.spread', {
            from: formatValue(spread.p25, unit, locale),
            to: formatValue(spread.p75, unit, locale),
          })}
        </li>
      )}
      <li>{t('sidebar.prompt.nochange')}</li>
    </ul>
  );
}
