import { useText } from '@/components/ui/text';
import type { CriterionView } from '@/lib/domain/overview-types';
import { Sentence } from '../pages/Sentence';
import styles from './dashboard.module.css';
import { supplierName } from './supplier-name';

/**
 * What stands between this phase and the next, hard first, each with the missing item and who can supply
 * it.
 */
export function MissingList(props: { criteria: readonly CriterionView[]; ownerName: string | undefined }) {
  const { criteria, ownerName } = props;
  const text = useText();
  const { t } = text;
  if (criteria.length === 0) return <p className={styles.soft}>{t('dashboard.missing.none')}</p>;
  const hard = criteria.filter((criterion) => criterion.hard).length;
  return (
    <div className={styles.missing}>
      <h3>{t('dashboard.missing', { hard, soft: criteria.length - hard })}</h3>
      <ul>
        {criteria.map((criterion) => (
          <li key={criterion.id}>
            <p className={styles.missingTitle}>
              {t(`criterion.${criterion.id}`)}{' '}
              {criterion.hard ? null : <span className={styles.small}>{t('dashboard.soft')}</span>}
            </p>
            {criterion.missing.map(({ id, values }) => (
              <p key={`${id}${JSON.stringify(values ?? {})}`}>
                <Sentence id={id} values={values ?? {}} />
              </p>
            ))}
            <p className={styles.small}>
              {criterion.suppliedBy === 'nobody_itself'
                ? t('dashboard.missing.itself')
                : t('dashboard.missing.by', { who: supplierName(criterion.suppliedBy, ownerName, text) })}
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
