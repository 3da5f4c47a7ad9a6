import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { EmptyState } from '../pages/EmptyState';
import { ShowMore } from '../pages/ShowMore';
import styles from './dashboard.module.css';
import { PortfolioItem } from './PortfolioItem';
import type { PortfolioRow } from './portfolio';

/** Cards shown at a time: a screen or four of them. */
const STEP = 24;

/**
 * The initiatives that the filter leaves, a step at a time: drawing thousands at once keeps a person waiting for the first, and
 * a page that never ends is read by nobody. Those that need somebody come first.
 */
export function PortfolioList({ rows, fetching }: { rows: readonly PortfolioRow[]; fetching: boolean }) {
  const { t } = useText();
  const [most, setMost] = useState(STEP);
  if (rows.length === 0) {
    return (
      <EmptyState title={t('dashboard.none')}>
        <a href="#/">{t('dashboard.filter.clear')}</a>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {rows.slice(0, most).map((row) => (
          <PortfolioItem key={row.brief.id} row={row} fetching={fetching} />
        ))}
      </ul>
      <ShowMore total={rows.length} shown={most} step={STEP} onMore={setMost} />
    </>
  );
}
