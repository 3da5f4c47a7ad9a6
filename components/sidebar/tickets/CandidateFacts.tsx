import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatValue } from '@/lib/i18n/formats';

/** What a proposed value rests on: how many tickets, how they spread, how they were found, and which do not count. */
export function CandidateFacts({
  candidate,
  metric: { unit, aggregation },
}: {
  candidate: NonNullable<MetricView['candidate']>;
  metric: MetricView;
}) {
  const { t, locale } = useText();
  const { value, n, spread, grade, calendar, measures, excluded, found, readable, query } = candidate;
  const left = excluded.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <p className="tickets-value">
        <b>{formatValue(value, unit, locale)}</b> {t(`tickets.from.${aggregation}`, { n })}
      </p>
      <p className="soft">
        {measures === 'duration' && `${t(`tickets.calendar.${calendar}`)} `}
        {spread &&
          t('tickets.spread', {
            from: formatValue(spread.p25, unit, locale),
            to: formatValue(spread.p75, unit, locale),
          })}
      </p>
      <p className="soft">
        {t(`grade.${grade}`)}
        {found !== undefined && readable !== undefined && `. ${t('tickets.found', { found, readable })}`}
      </p>
      {candidate.tooFew && (
        <p className="notice">
          <ToneIcon tone="caution" />
          {t('tickets.few', { n, min: candidate.minN })}
        </p>
      )}
      {(left > 0 || query) && (
        <details>
          <summary>{left > 0 ? t('tickets.excluded', { count: left }) : t('tickets.query')}</summary>
          <ul className="tickets-excluded">
            {excluded.map(({ reason, count, keys }) => (
              <li key={reason}>
                {t(`exclusion.${reason}`, { count })}
                {keys.length > 0 && (
                  <span className="soft">
                    {' '}
                    <UserText text={keys.slice(0, 10).join(', ') + (keys.length > 10 ? ' …' : '')} />
                  </span>
                )}
              </li>
            ))}
          </ul>
          {query && (
            <p className="soft">
              {t('tickets.asked')} <code dir="ltr">{query}</code>
            </p>
          )}
        </details>
      )}
    </>
  );
}
