import { Tickets } from 'lucide-react';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatPeriod } from '@/lib/i18n/formats';
import { CandidateFacts } from './CandidateFacts';
import { CollectPeriod } from './CollectPeriod';
import { ConfirmCandidate } from './ConfirmCandidate';

/**
 * The value of the open period as the tickets themselves give it: what it rests on, a way to confirm it as it is, and a
 * way to have all tickets of the period read.
 */
export function FromTickets({ metric }: { metric: MetricView }) {
  const { t, locale } = useText();
  const { recipe, candidate, openPeriod } = metric;
  if (!recipe || !openPeriod) return null;
  return (
    <section className="tickets" aria-label={t('tickets.title')}>
      <h5>
        <Tickets size="1.1em" aria-hidden="true" />
        {t('tickets.title')}
        <span className="soft">{formatPeriod(openPeriod.start, openPeriod.end, locale)}</span>
      </h5>
      {candidate ? (
        <CandidateFacts candidate={candidate} metric={metric} />
      ) : (
        <p className="soft">{t('tickets.none')}</p>
      )}
      {candidate && metric.canRecord && <ConfirmCandidate candidate={candidate} metric={metric} />}
      {metric.canRecord && (
        <CollectPeriod metricId={metric.id} periodStart={openPeriod.start} recipe={recipe} />
      )}
    </section>
  );
}
