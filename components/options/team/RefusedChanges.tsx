import { useText } from '@/components/ui/text';
import type { RefusedChange } from '@/lib/store/reads/refused';
import styles from '../options.module.css';
import { RefusedItem } from './RefusedItem';

/** What the server did not take, in its own words, each with what helps. Kept here, so that nothing is lost. */
export function RefusedChanges({
  changes,
  when,
}: {
  changes: readonly RefusedChange[];
  when: (instant: string) => string;
}) {
  const { t } = useText();
  return (
    <section className={styles.block} aria-labelledby="team-refused">
      <h2 id="team-refused">{t('options.team.refused')}</h2>
      <p className={styles.soft}>{t('options.team.refused.text')}</p>
      <ul className={styles.rows}>
        {changes.map((change) => (
          <RefusedItem key={change.id} change={change} when={when} />
        ))}
      </ul>
    </section>
  );
}
