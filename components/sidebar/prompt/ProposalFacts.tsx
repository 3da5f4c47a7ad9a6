import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import type { ProposedCandidate } from '@/lib/domain/proposed-value';
import { formatNumber, formatPeriod, formatValue } from '@/lib/i18n/formats';

/** Where the proposed value comes from: the tickets of the period, or the last value, with cases and spread. */
export function ProposalFacts({
  metric,
  candidate,
}: {
  metric: MetricView;
  candidate: ProposedCandidate | undefined;
}) {
  const { t, locale } = useText();
  const { latest, unit } = metric;
  if (candidate) return <TicketFacts metric={metric} candidate={candidate} />;
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

/** What the tickets say, how many there are and how they were come by: never more than was seen. */
function TicketFacts({
  metric: { unit, aggregation },
  candidate,
}: {
  metric: MetricView;
  candidate: ProposedCandidate;
}) {
  const { t, locale } = useText();
  const { n, spread, grade, collectedVia, found, readable, measures, calendar, tooFew, minN } = candidate;
  return (
    <ul className="prompt-facts">
      <li>{t(`tickets.from.${aggregation}`, { n })}</li>
      {spread && (
        <li>
          {t('sidebar.prompt.spread', {
            from: formatValue(spread.p25, unit, locale),
            to: formatValue(spread.p75, unit, locale),
          })}
        </li>
      )}
      <li>
        {t(`grade.${grade}`)}
        {': '}
        {collectedVia === 'visit'
          ? t('sidebar.prompt.opened', { count: formatNumber(n, locale, 0) })
          : t('tickets.found', { found: found ?? n, readable: readable ?? n })}
      </li>
      {measures === 'duration' && <li>{t(`tickets.calendar.${calendar}`)}</li>}
      {tooFew && <li>{t('sidebar.prompt.few', { min: minN })}</li>}
    </ul>
  );
}
