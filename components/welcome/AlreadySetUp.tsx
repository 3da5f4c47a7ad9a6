import { useText } from '@/components/ui/text';
import { buttonClass } from '../pages/Button';
import { Sentence } from '../pages/Sentence';
import styles from './welcome.module.css';

/** There is a workspace already: nothing to set up, and the way in. */
export function AlreadySetUp({ name }: { name: string }) {
  const { t } = useText();
  return (
    <div className={styles.narrow}>
      <h1 className={styles.heading}>{t('welcome.exists.title')}</h1>
      <p className={styles.lead}>
        <Sentence id="welcome.exists.text" values={{ name }} />
      </p>
      <div className={styles.row}>
        <a className={buttonClass('primary')} href="/dashboard.html">
          {t('page.openDashboard')}
        </a>
        <a className={buttonClass()} href="/options.html#/initiatives">
          {t('welcome.exists.initiatives')}
        </a>
      </div>
    </div>
  );
}
