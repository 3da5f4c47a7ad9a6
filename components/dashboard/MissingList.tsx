import { useText } from '@/components/ui/text';
import type { CriterionView, SupplierNames } from '@/lib/domain/overview-types';
import card from '../pages/card.module.css';
import styles from './dashboard.module.css';
import { MissingItems } from './MissingItems';

/**
 * What stands between this phase and the next, hard first, each with the missing item and who can supply
 * it.
 */
export function MissingList(props: { criteria: readonly CriterionView[]; suppliers: SupplierNames }) {
  const { criteria, suppliers } = props;
  const { t } = useText();
  if (criteria.length === 0) return <p className={styles.soft}>{t('dashboard.missing.none')}</p>;
  const hard = criteria.filter((criterion) => criterion.hard).length;
  return (
    <div className={`${card.card} ${styles.missing}`}>
      <h3>{t('dashboard.missing', { hard, soft: criteria.length - hard })}</h3>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.id}>
            <p className={styles.missingTitle}>
              {t(`criterion.${criterion.id}`)}{' '}
              {criterion.hard ? null : <span className={styles.small}>{t('dashboard.soft')}</span>}
            </p>
            <MissingItems criterion={criterion} suppliers={suppliers} />
          </li>
        ))}
      </ul>
    </div>
  );
}
