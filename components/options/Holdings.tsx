import { useText } from '@/components/ui/text';
import type { Holding } from '@/lib/domain/succession';
import { HoldingLine } from './HoldingLine';
import { holdingKey } from './holding-words';
import styles from './options.module.css';

/** Everything that a person answers for, in one list with the way to each. */
export function Holdings({ holdings }: { holdings: readonly Holding[] }) {
  const { t } = useText();
  if (holdings.length === 0) return <p className={styles.soft}>{t('options.people.holds.none')}</p>;
  return (
    <div className={styles.reports}>
      <p>{t('options.people.holds', { count: holdings.length })}</p>
      <ul>
        {holdings.map((holding) => (
          <li key={holdingKey(holding)}>
            <HoldingLine holding={holding} />
          </li>
        ))}
      </ul>
    </div>
  );
}
