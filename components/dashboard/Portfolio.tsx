import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { listInitiativeBriefs, listInitiativeOverviews } from '@/lib/store/reads/portfolio';
import { buttonClass } from '../pages/Button';
import { EmptyState } from '../pages/EmptyState';
import { Loading } from '../pages/Loading';
import { useLive } from '../pages/use-live';
import { atReading, useNow } from '../pages/use-now';
import styles from './dashboard.module.css';
import { LatestNote } from './LatestNote';
import { PhaseMatrix } from './PhaseMatrix';
import { PortfolioFilters } from './PortfolioFilters';
import { PortfolioList } from './PortfolioList';
import {
  countByPhaseAndRollout,
  filterHash,
  filterRows,
  type PortfolioFilter,
  portfolioRows,
} from './portfolio';
import { useLatestValues } from './use-latest-values';

/** The portfolio: counts that add up, filters, and every initiative with what may be done with it now. */
export function Portfolio({ name, filter }: { name: string; filter: PortfolioFilter }) {
  const { t } = useText();
  const now = useNow();
  const briefs = useLive(() => listInitiativeBriefs(atReading()), [now]);
  const isListed = briefs !== undefined;
  // The list first: what each of thousands is about takes longer than what they are.
  const overviews = useLive(
    async () => (isListed ? await listInitiativeOverviews(atReading()) : []),
    [isListed, now],
  );

  const fetching = useLatestValues();

  if (!briefs) return <Loading />;
  const rows = portfolioRows(briefs.value, overviews?.value ?? []);
  const shown = filterRows(rows, filter);
  return (
    <div className={styles.page}>
      <header className={styles.pageHeading}>
        <p className={styles.eyebrow}>
          <UserText text={name} />
        </p>
        <h1>{t('dashboard.heading')}</h1>
      </header>
      {rows.length === 0 ? (
        <EmptyState title={t('dashboard.empty')}>
          <p>{t('dashboard.empty.text')}</p>
          <a className={buttonClass('primary')} href="/options.html#/initiatives">
            {t('dashboard.empty.action')}
          </a>
        </EmptyState>
      ) : (
        <>
          <PhaseMatrix counts={countByPhaseAndRollout(briefs.value)} filter={filter} />
          <PortfolioFilters
            filter={filter}
            shown={shown.length}
            total={rows.length}
            attention={rows.filter(({ attention }) => attention.length > 0).length}
          />
          <LatestNote overviews={overviews?.value ?? []} fetching={fetching} />
          <PortfolioList key={filterHash(filter)} rows={shown} fetching={fetching} />
        </>
      )}
    </div>
  );
}
