import { useText } from '@/components/ui/text';
import type { CriterionView } from '@/lib/domain/overview-types';
import { CriterionState } from './CriterionState';
import styles from './dashboard.module.css';

/** Every criterion of a gate with its state in words. */
export function CriterionList({ criteria }: { criteria: readonly CriterionView[] }) {
  const { t } = useText();
  return (
    <ul className={styles.criteria}>
      {criteria.map(({ id, state, late, hard }) => (
        <li key={id}>
          <span>
            {t(`criterion.${id}`)} {hard ? null : <span className={styles.small}>{t('dashboard.soft')}</span>}
          </span>
          <CriterionState state={state} late={late} />
        </li>
      ))}
    </ul>
  );
}
