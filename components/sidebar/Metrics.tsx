import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { MetricCard } from './MetricCard';
import type { Saved } from './SavedNotice';

/** What came of it: headline results first, then the guardrails that keep them honest. */
export function Metrics({ metrics, onSaved }: { metrics: MetricView[]; onSaved: (saved: Saved) => void }) {
  const { t } = useText();
  const groups = [
    { title: t('sidebar.metrics.headline'), list: metrics.filter((metric) => metric.headline) },
    { title: t('sidebar.metrics.other'), list: metrics.filter((metric) => !metric.headline) },
  ];
  return groups.map(
    ({ title, list }) =>
      list.length > 0 && (
        <section className="section" key={title}>
          <h3>{title}</h3>
          {list.map((metric) => (
            <MetricCard key={metric.id} metric={metric} onSaved={onSaved} />
          ))}
        </section>
      ),
  );
}
