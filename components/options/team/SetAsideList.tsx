import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import { listSetAside } from '@/lib/store/reads/set-aside';
import { useLive } from '../../pages/use-live';
import styles from '../options.module.css';
import { recordKind } from './record-kind';

/** What the server holds and this browser does not believe, each with the reason and what is in use instead. */
export function SetAsideList({ when }: { when: (instant: string) => string }) {
  const { t } = useText();
  const rows = useLive(listSetAside, []);
  if (!rows || rows.value.length === 0) return null;
  return (
    <section className={styles.block} aria-labelledby="team-set-aside">
      <h2 id="team-set-aside">{t('options.team.setAside')}</h2>
      <p className={styles.soft}>{t('options.team.setAside.text')}</p>
      <ul className={styles.rows}>
        {rows.value.map(({ id, cls, name, reason, at, hasGood }) => {
          const kind = t(`options.team.kind.${recordKind(cls)}`);
          return (
            <li key={id} className={styles.row}>
              <div className={styles.rowMain}>
                <p className={styles.rowTitle}>
                  <UserText text={name ?? kind} />
                </p>
                <p className={styles.soft}>{[...(name ? [kind] : []), when(at)].join(' · ')}</p>
                <p>
                  {t(`options.team.setAside.${reason}`)}{' '}
                  {t(hasGood ? 'options.team.setAside.kept' : 'options.team.setAside.without')}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
