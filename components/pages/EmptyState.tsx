import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** Nothing here yet: why, and the one thing to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{title}</p>
      {children}
    </div>
  );
}
