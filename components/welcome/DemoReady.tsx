import { CircleCheck } from 'lucide-react';
import { useText } from '@/components/ui/text';
import { buttonClass } from '../pages/Button';
import styles from './welcome.module.css';

const SIGHTS = ['portfolio', 'initiative', 'rules'] as const;

/** The demo is loaded: what is worth a look, and that it can go again. */
export function DemoReady() {
  const { t } = useText();
  return (
    <div className={styles.narrow}>
      <h1 className={styles.heading}>
        <CircleCheck size={28} className={styles.done} aria-hidden="true" /> {t('welcome.demoReady.title')}
      </h1>
      <p className={styles.lead}>{t('welcome.demoReady.text')}</p>
      <ol className={styles.todo}>
        {SIGHTS.map((sight) => (
          <li key={sight}>
            <h2>{t(`welcome.demoReady.${sight}`)}</h2>
            <p>{t(`welcome.demoReady.${sight}.text`)}</p>
          </li>
        ))}
      </ol>
      <div>
        <a className={buttonClass('primary')} href="/dashboard.html">
          {t('page.openDashboard')}
        </a>
      </div>
      <p className={styles.foot}>{t('welcome.demoReady.leave')}</p>
    </div>
  );
}
