import type { ReactNode } from 'react';
import { UserText } from '@/components/ui/UserText';
import styles from './data.module.css';

/** Which file is meant, and below it what it is. */
export function FileName({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <p className={styles.fileName}>
        <UserText text={name} />
      </p>
      <p className={styles.soft}>{children}</p>
    </div>
  );
}
