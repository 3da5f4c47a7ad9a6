import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { formatInstant } from '@/lib/i18n/formats';
import { readWorkspaceState } from '@/lib/store/reads';
import { listSetAside } from '@/lib/store/reads/set-aside';
import { useLive } from '../../pages/use-live';
import styles from '../options.module.css';
import { recordKind } from './record-kind';

/** What the server holds and this browser does not believe, each with the reason and what is in use instead. */
export function SetAsideList() {
  const { t, locale } = useText();
  const data = useLive(() => Promise.all([listSetAside(), readWorkspaceState()]), []);
  if (!data || data.value[0].length === 0) return null;
  const [rows, { workspace }] = data.value;
  return (
    <section className={styles.block} aria-labelledby="team-set-aside">
      <h2 id="team-set-aside">{t('options.team.setAside')}</h2>
      <p className={styles.soft}>{t('options.team.setAside.text')}</p>
      <ul className={styles.rows}>
        {rows.map(({ id, cls, name, reason, at, hasGood }) => (
          <li key={id} className={styles.row}>
            <div className={styles.rowMain}>
              <p className={styles.rowTitle}>
                {t(`options.team.kind.${recordKind(cls)}`)}
                {name ? <UserText text={` · ${name}`} /> : null}
              </p>
              <p>{t(`options.team.setAside.${reason}`)}</p>
              <p className={styles.soft}>
                {t(hasGood ? 'options.team.setAside.kept' : 'options.team.setAside.without', {
                  at: formatInstant(at, locale, workspace?.timeZone ?? 'UTC'),
                })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
