import { FlameMark } from '@/components/ui/FlameMark';
import { useText } from '@/components/ui/text';
import { Button, buttonClass } from '../pages/Button';
import { Problem } from '../pages/Problem';
import { useCommand } from '../pages/use-command';
import styles from './welcome.module.css';

/** What Pilotlight is, and the two ways to begin. */
export function StartChoice() {
  const { t } = useText();
  const demo = useCommand('loadDemo');
  return (
    <div className={styles.narrow}>
      <header className={styles.hero}>
        <FlameMark size="4em" />
        <h1>{t('welcome.heading')}</h1>
        <p>{t('welcome.lead')}</p>
      </header>
      <div className={styles.ways}>
        <section className={styles.way}>
          <h2>{t('welcome.start.title')}</h2>
          <p>{t('welcome.start.text')}</p>
          <a className={buttonClass('primary')} href="#/start">
            {t('welcome.start.action')}
          </a>
        </section>
        <section className={styles.way}>
          <h2>{t('welcome.demo.title')}</h2>
          <p>{t('welcome.demo.text')}</p>
          <Button busy={demo.busy} onClick={() => demo.run({})}>
            {t(demo.busy ? 'welcome.demo.loading' : 'welcome.demo.action')}
          </Button>
        </section>
      </div>
      <Problem problem={demo.problem} heading={t('welcome.demo.failed')} />
      <p className={styles.foot}>
        {t('welcome.privacy')} <a href="/options.html#/data">{t('welcome.restore')}</a>
      </p>
    </div>
  );
}
