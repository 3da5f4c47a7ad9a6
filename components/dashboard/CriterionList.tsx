import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import type { CriterionView } from '@/lib/domain/overview-types';
import { criterionTone } from '../pages/tones';
import styles from './dashboard.module.css';

/** Every criterion of a gate with its state in words. */
export function CriterionList({ criteria }: { criteria: readonly CriterionView[] }) {
  const { t } = useText();
  return (
    <ul className={styles.criteria}>
      {criteria.map(({ id, state, hard }) => (
        <li key={id}>
          <span>
            {t(`criterion.${id}`)} {hard ? null : <span className={styles.small}>{t('dashboard.soft')}</span>}
          </span>
          <StatusBadge tone={criterionTone(state)} quiet>
            {t(`criterionState.${state}`)}
          </StatusBadge>
        </li>
      ))}
    </ul>
  );
}
