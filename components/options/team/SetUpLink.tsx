import { useText } from '@/components/ui/text';
import { useLocked } from '../../pages/use-policy';
import styles from '../options.module.css';

/** The way to the page for whoever looks after the server. Everybody else has no need of it. */
export function SetUpLink() {
  const { t } = useText();
  // Where an organisation has chosen the team, its people have nothing to set up.
  if (useLocked('team')) return null;
  return (
    <p className={styles.soft}>
      {t('options.setUp.link.text')} <a href="#/team/set-up">{t('options.setUp.link')}</a>
    </p>
  );
}
