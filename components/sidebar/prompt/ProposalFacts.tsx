import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatNumber, formatPeriod, formatValue } from '@/lib/i18n/formats';

/** Where the proposed value comes from: the tickets of the period, or the last value, with cases and spread. */
export function ProposalFacts({
  metric: { latest, unit },
  candidate,
}: {
  metric: MetricView;
  candidate: MetricView['candidate'];
}) {
  const { t, locale } = useText();
  const proposed = candidate ?? latest;
  if (!proposed) return null;
  const { n, spread } = proposed;
  return (
    <ul className="prompt-facts">
      {latest && !candidate && (
        <li>
          {t('sidebar.prompt.last', { period: formatPeriod(latest.periodStart, latest.periodEnd, locale) })}
        </li>
      )}
      {n !== undefined && <li>{t('sidebar.prompt.cases', { n, count: formatNumber(n, locale, 0) })}</li>}
      {spread && (
        <li>
          {t('sidebar.prompt.spread', {
            from: formatValue(spread.p25, unit, locale),
            to: formatValue(spread.p75, unit, locale),
          })}
        </li>
      )}
      <li>{candidate ? t(`grade.${candidate.grade}`) : t('sidebar.prompt.nochange')}</li>
      {candidate?.tooFew && <li>{t('sidebar.prompt.few', { min: candidate.minN })}</li>}
    </ul>
  );
}
