import { useText } from '@/components/ui/text';
import { UserText } from '@/components/ui/UserText';
import type { DecisionView, InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay, formatInstant } from '@/lib/i18n/formats';
import { governanceName, rolloutName } from '../../pages/words';
import { ConditionLine } from './ConditionLine';
import { DoubtNote } from './DoubtNote';
import styles from './initiative.module.css';
import { SnapshotTable } from './SnapshotTable';

/** One decision as it was taken, with what was seen then. */
export function DecisionRecord({
  dossier,
  decision,
}: {
  dossier: InitiativeDossier;
  decision: DecisionView;
}) {
  const text = useText();
  const { t, locale } = text;
  const { sufficiency, conditions, snapshot } = decision;
  return (
    <li>
      <p>
        <strong>{governanceName(decision.outcome, text)}</strong>
      </p>
      <p className={styles.small}>
        {t('initiative.by', {
          name: decision.byName,
          at: formatInstant(decision.decidedAt, locale, dossier.timeZone),
        })}
        {decision.validUntil
          ? `. ${t('initiative.review.reach', {
              day: formatDay(decision.validUntil, locale),
              rollout: rolloutName(decision.maxRollout, text),
            })}`
          : ''}
      </p>
      <DoubtNote {...decision} />
      <p className={styles.quote}>
        <UserText text={decision.rationale} />
      </p>
      {conditions.map((condition, index) => (
        <ConditionLine
          key={`${condition.text}${condition.dueOn}`}
          dossier={dossier}
          decisionId={decision.id}
          index={index}
          condition={condition}
        />
      ))}
      <details className={styles.fold}>
        <summary>{t('initiative.review.snapshot')}</summary>
        <ul className={styles.bullets}>
          {sufficiency.map(({ requirementId, value, note }) => (
            <li key={requirementId}>
              {t(`requirement.${requirementId}`)}: {t(`sufficiency.${value}`)}
              {note ? ' – ' : ''}
              {note ? <UserText text={note} /> : null}
              {conditions
                .filter(({ appliesTo }) => appliesTo === requirementId)
                .map((condition) => (
                  <p key={condition.text} className={styles.small}>
                    {t('initiative.review.snapshot.condition')} <UserText text={condition.text} />
                  </p>
                ))}
            </li>
          ))}
        </ul>
        <SnapshotTable lines={snapshot} />
      </details>
    </li>
  );
}
