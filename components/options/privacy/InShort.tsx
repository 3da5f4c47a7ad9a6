import { useText } from '@/components/ui/text';
import { readTeamStatus } from '@/lib/store/reads/team-status';
import card from '../../pages/card.module.css';
import { Sentence } from '../../pages/Sentence';
import { useLive } from '../../pages/use-live';
import styles from '../options.module.css';
import privacy from './privacy.module.css';

/** The three sentences that most people come for, and how it stands on this device. */
export function InShort() {
  const { t } = useText();
  const status = useLive(readTeamStatus, []);
  const origin = status?.value?.team.origin;
  return (
    <section className={styles.block} aria-labelledby="privacy-brief">
      <h2 id="privacy-brief">{t('privacy.brief')}</h2>
      <ul className={`${card.card} ${privacy.brief}`}>
        <li>{t('privacy.brief.pages')}</li>
        <li>{t('privacy.brief.people')}</li>
        <li>{t('privacy.brief.leaves')}</li>
      </ul>
      {status ? (
        <p className={privacy.now}>
          {origin ? (
            <Sentence id="privacy.brief.state.team" values={{ origin }} />
          ) : (
            t('privacy.brief.state.local')
          )}
        </p>
      ) : null}
    </section>
  );
}
