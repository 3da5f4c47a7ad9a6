import { useText } from '@/components/ui/text';
import { rolesOf } from '@/lib/domain/people';
import { readWorkspaceState } from '@/lib/store/reads';
import { buttonClass } from '../../pages/Button';
import { useLive } from '../../pages/use-live';
import { useNow } from '../../pages/use-now';
import { useLocked } from '../../pages/use-policy';
import styles from '../options.module.css';

/**
 * The way to the page for whoever looks after the server. Everybody else has no need of it, and reads no more than a line.
 * `inTeam`: there is one already, and what its admins do there is its accounts first of all.
 */
export function SetUpLink({ inTeam = false }: { inTeam?: boolean }) {
  const { t } = useText();
  const now = useNow();
  const state = useLive(readWorkspaceState, []);
  // Where an organisation has chosen the team, its people have nothing to set up.
  if (useLocked('team')) return null;
  if (inTeam && rolesOf(state?.value.me, now).has('admin')) {
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
