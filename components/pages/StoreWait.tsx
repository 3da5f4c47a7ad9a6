import { useText } from '@/components/ui/text';
import { Button } from './Button';
import styles from './notice.module.css';

/** Instead of a page whose data cannot be opened yet: what may be in the way, and that nothing is lost. */
export function StoreWait() {
  const { t } = useText();
  return (
    <main className={styles.failure} role="status">
      <h1>{t('page.storeWait.title')}</h1>
      <p>{t('page.storeWait.text')}</p>
      <Button onClick={() => location.reload()}>{t('page.reload')}</Button>
    </main>
  );
}
