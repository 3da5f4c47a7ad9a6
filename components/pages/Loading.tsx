import { useEffect, useState } from 'react';
import { useText } from '@/components/ui/text';
import styles from './notice.module.css';

/** Says that something is on its way, but only when it takes long enough to be noticed. */
export function Loading() {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div className={styles.loading} role="status" aria-label={t('page.loading')}>
      <div className={styles.bar} />
      <div className={styles.bar} />
      <div className={styles.bar} />
    </div>
  );
}
