import { isolated } from '@/components/ui/plain-text';
import { ToneIcon } from '@/components/ui/ToneIcon';
import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { formatValue } from '@/lib/i18n/formats';

/** What makes a metric's number doubtful, said beside it: two values for one period, another word of its owner, no change. */
export function MetricNotices({ metric }: { metric: MetricView }) {
  const { t, locale } = useText();
  const { disputed = [], contradiction, ownerStatus, flatLine, unit } = metric;
  const notices = [
    disputed.length > 0 &&
      t('sidebar.metric.disputed', {
        values: disputed
          .map(
            ({ value, confirmedByName }) =>
              `${formatValue(value, unit, locale)} (${isolated(confirmedByName)})`,
          )
          .join(', '),
      }),
    contradiction && ownerStatus && t('sidebar.metric.contradiction', { word: ownerStatus }),
    flatLine && t('sidebar.metric.flat'),
  ].filter((notice) => typeof notice === 'string');
  return notices.map((notice) => (
    <p className="notice" key={notice}>
      <ToneIcon tone="caution" />
      {notice}
    </p>
  ));
}
