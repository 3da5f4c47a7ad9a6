import { useText } from '@/components/ui/text';
import styles from '../options.module.css';
import { EraseBlock } from './EraseBlock';
import { RestoredBlock } from './RestoredBlock';
import type { Admin } from './server-admin';

/** What is needed rarely and changes something for everybody stands apart from the daily work, after it. */
export function SeriousBlocks({ admin }: { admin: Admin }) {
  const { t } = useText();
  return (
    <section className={styles.serious} aria-labelledby="set-up-serious">
      <header className={styles.rowMain}>
        <h2 id="set-up-serious">{t('options.serious.title')}</h2>
        <p className={styles.soft}>{t('options.serious.text')}</p>
      </header>
      <RestoredBlock admin={admin} />
      <EraseBlock admin={admin} />
    </section>
  );
}
