import { useText } from '@/components/ui/text';
import type { MetricView } from '@/lib/domain/overview-types';
import { MetricCard } from './MetricCard';

/** What came of it: results, headline ones first, then the guardrails that keep them honest. */
export function Metrics({ metrics }: { metrics: MetricView[] }) {
  const { t } = useText();
  const groups = [
    { title: t('sidebar.metrics.headline'), list: metrics.filter((metric) => metric.class !== 'guardrail') },
    { title: t('sidebar.metrics.other'), list: metrics.filter((metric) => metric.class === 'guardrail') },
  ];
  return groups.map(
    ({ title, list }) =>
      list.length > 0 && (
        <section className="section" key={title}>
          <h3>{title}</h3>
          {list.map((metric) => (
            <MetricCard key={metric.id} metric={metric} />
          ))}
        </section>
      ),
  );
}
