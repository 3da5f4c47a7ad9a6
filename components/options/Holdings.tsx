import { useText } from '@/components/ui/text';
import { listHoldings } from '@/lib/store/reads';
import { Sentence } from '../pages/Sentence';
import { useLive } from '../pages/use-live';
import styles from './options.module.css';

/** Everything that a person answers for, in one list with the way to each. */
export function Holdings({ personId }: { personId: string }) {
  const { t } = useText();
  const holdings = useLive(() => listHoldings(personId), [personId]);
  if (!holdings) return null;
  if (holdings.value.length === 0) return <p className={styles.soft}>{t('options.people.holds.none')}</p>;
  return (
    <div className={styles.reports}>
      <p>{t('options.people.holds', { count: holdings.value.length })}</p>
      <ul>
        {holdings.value.map(({ kind, initiativeId, initiativeName, name }) => (
          <li key={`${kind}/${initiativeId}/${name}`}>
            <a href={`/dashboard.html#/initiative/${initiativeId}`}>
              <Sentence
                id={`options.people.holds.${kind}`}
                values={{ initiative: initiativeName, name: name ?? '' }}
              />
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
