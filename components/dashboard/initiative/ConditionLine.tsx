import { useState } from 'react';
import { StatusBadge } from '@/components/ui/StatusBadge';
import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { DecisionView, InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay, formatInstantDay } from '@/lib/i18n/formats';
import { Button } from '../../pages/Button';
import { ConditionDoneForm } from './ConditionDoneForm';
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
  const [open, setOpen] = useState(false);
  const { text, appliesTo, ownerName, dueOn, mine, doneWith } = condition;
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
      {doneWith ? (
        <>
          <p className={styles.small}>
            {t('initiative.by', {
              name: doneWith.byName,
              at: formatInstantDay(doneWith.at, locale, dossier.timeZone),
            })}
          </p>
          {doneWith.note ? (
            <p className={styles.quote}>
              <UserText text={doneWith.note} />
            </p>
          ) : null}
        </>
      ) : null}
      {mine && open ? (
        <ConditionDoneForm
          initiativeId={initiativeId}
          decisionId={decisionId}
          index={index}
          onDone={() => setOpen(false)}
        />
      ) : null}
      {mine && !open ? (
        <Button onClick={() => setOpen(true)}>{t('initiative.condition.complete')}</Button>
      ) : null}
    </div>
  );
}
