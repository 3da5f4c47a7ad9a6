import { useText } from '@/components/ui/text';
import { EmptyState } from '../pages/EmptyState';
import styles from './dashboard.module.css';
import { PortfolioItem } from './PortfolioItem';
import type { PortfolioRow } from './portfolio';

/** The initiatives that the filter leaves. */
export function PortfolioList({ rows }: { rows: readonly PortfolioRow[] }) {
  const { t } = useText();
  if (rows.length === 0) {
    return (
      <EmptyState title={t('dashboard.none')}>
        <a href="#/">{t('dashboard.filter.clear')}</a>
      </EmptyState>
    );
  }
  return (
    <ul className={styles.list}>
      {rows.map((row) => (
        <PortfolioItem key={row.brief.id} row={row} />
      ))}
    </ul>
  );
}
