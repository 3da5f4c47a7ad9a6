import { useText } from '@/components/ui/text';
import type { DimensionView } from '@/lib/domain/overview-types';
import { DimensionRow } from './DimensionRow';

/** Each governance dimension as its own decision: status in words, dates, reviewer, and what changed since. */
export function Governance({ dimensions }: { dimensions: DimensionView[] }) {
  const { t } = useText();
  if (dimensions.length === 0) return null;
  return (
    <section className="section">
      <h3>{t('sidebar.governance.title')}</h3>
      <ul className="dimensions">
        {dimensions.map((view) => (
          <DimensionRow key={view.dimension} view={view} />
        ))}
      </ul>
    </section>
  );
}
