import { useText } from '@/components/ui/text';
import type { Person } from '@/lib/domain/people';
import { listHoldings } from '@/lib/store/reads';
import { useLive } from '../pages/use-live';
import styles from './options.module.css';
import { SuccessionOf } from './SuccessionOf';

/** What people who have left answered for and nobody has taken over, all in one place. */
export function SuccessionQueue({ people, now }: { people: readonly Person[]; now: string }) {
  const { t } = useText();
  const gone = people.filter(({ active }) => !active);
  const open = useLive(
    () => Promise.all(gone.map(async (person) => ({ person, holdings: await listHoldings(person.id, now) }))),
    [now, gone.map(({ id }) => id).join()],
  );
  const waiting = open?.value.filter(({ holdings }) => holdings.length > 0) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className={styles.block} aria-label={t('options.people.queue')}>
      <h2>{t('options.people.queue')}</h2>
      {waiting.map(({ person, holdings }) => (
        <SuccessionOf key={person.id} person={person} holdings={holdings} people={people} />
      ))}
    </section>
  );
}
