import { useText } from '@/components/ui/text';
import { buttonClass } from '../../pages/Button';
import { useLocked } from '../../pages/use-policy';
import styles from '../options.module.css';

/**
 * The way to the page for whoever looks after the server. Everybody else has no need of it. `inTeam`: there is one already, and
 * what is done there is its accounts first of all.
 */
export function SetUpLink({ inTeam = false }: { inTeam?: boolean }) {
  const { t } = useText();
  // Where an organisation has chosen the team, its people have nothing to set up.
  if (useLocked('team')) return null;
  if (inTeam) {
    return (
      <section className={styles.block} aria-labelledby="team-server">
        <h2 id="team-server">{t('options.setUp.link.inTeam')}</h2>
        <p className={styles.soft}>{t('options.setUp.link.inTeam.text')}</p>
        <div>
          <a className={buttonClass('secondary')} href="#/team/set-up">
            {t('options.setUp.link.inTeam.open')}
          </a>
        </div>
      </section>
    );
  }
  return (
    <p className={styles.soft}>
      {t('options.setUp.link.text')} <a href="#/team/set-up">{t('options.setUp.link')}</a>
    </p>
  );
}
