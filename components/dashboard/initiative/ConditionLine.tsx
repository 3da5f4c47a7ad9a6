import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { DecisionView, InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import styles from './initiative.module.css';

/** A condition of an approval, and the way to say that it is fulfilled. */
export function ConditionLine(props: {
  dossier: InitiativeDossier;
  decisionId: string;
  index: number;
  condition: DecisionView['conditions'][number];
}) {
  const { dossier, decisionId, index, condition } = props;
  const { t, locale } = useText();
  const { run, busy, problem } = useCommand('completeCondition');
  const { text, ownerName, dueOn, done, overdue, mine } = condition;
  const initiativeId = dossier.initiative.id;
  return (
    <div>
      <p className={styles.rowHead}>
        <UserText text={text} />
        <StatusBadge tone={done ? 'good' : overdue ? 'stop' : 'caution'} quiet>
          {t(
            done
              ? 'initiative.condition.done'
              : overdue
                ? 'initiative.condition.overdue'
                : 'initiative.condition.open',
          )}
        </StatusBadge>
      </p>
      <p className={styles.small}>
        {t('initiative.condition.by', { name: ownerName, day: formatDay(dueOn, locale) })}
      </p>
      {mine ? (
        <Button
          busy={busy}
          onClick={() => void run({ initiativeId, decisionId, condition: index, note: '' })}
        >
          {t('initiative.condition.complete')}
        </Button>
      ) : null}
      <Problem problem={problem} />
    </div>
  );
}
