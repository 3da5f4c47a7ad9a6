import type { ReactNode } from 'react';
import styles from './notice.module.css';

/**
 * Nothing here yet: why, and the one thing to do about it. `page`: it is all there is, so its title is the
 * page's.
 */
export function EmptyState(props: { title: string; page?: true; children?: ReactNode }) {
  const { title, page, children } = props;
  return (
    <div className={styles.empty}>
      {page ? <h1>{title}</h1> : <p>{title}</p>}
      {children}
    </div>
  );
}
