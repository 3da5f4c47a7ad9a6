import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { DecisionView, InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import { Problem } from '../../pages/Problem';
import { useCommand } from '../../pages/use-command';
import { conditionStanding } from './condition-standing';
import styles from './initiative.module.css';

/** A condition of an approval with the point it is for, and the way to say that it is fulfilled. */
export function ConditionLine(props: {
  dossier: InitiativeDossier;
  decisionId: string;
  index: number;
  condition: DecisionView['conditions'][number];
}) {
  const { dossier, decisionId, index, condition } = props;
  const translator = useText();
  const { t, has, locale } = translator;
  const { run, busy, problem } = useCommand('completeCondition');
  const { text, appliesTo, ownerName, dueOn, mine } = condition;
  const { tone, words } = conditionStanding(condition, translator);
  const initiativeId = dossier.initiative.id;
  return (
    <div className={styles.condition}>
      <p className={styles.rowHead}>
        <UserText text={text} />
        <StatusBadge tone={tone} quiet>
          {words}
        </StatusBadge>
      </p>
      <p className={styles.small}>
        {appliesTo && has(`requirement.${appliesTo}`)
          ? `${t('initiative.review.condition.for', { requirement: t(`requirement.${appliesTo}`) })}. `
          : null}
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
