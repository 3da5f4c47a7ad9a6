import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import form from '../../pages/form.module.css';
import { ConditionFields } from './ConditionFields';
import styles from './initiative.module.css';
import { ListEditor } from './ListEditor';
import { BLANK_CONDITION, type ConditionText, type useDecisionDraft } from './use-decision-draft';

/** The conditions of an approval: one for each point that is partly there, and any that are for none of them. */
export function ConditionList(props: {
  dossier: InitiativeDossier;
  draft: ReturnType<typeof useDecisionDraft>;
  problem: (field: string) => string | undefined;
}) {
  const { dossier, draft, problem } = props;
  const { t } = useText();
  const { partial, byPoint, further } = draft;
  const { people, today } = dossier;
  const at = (index: number) => (part: keyof ConditionText) => problem(`conditions.${index}.${part}`);
  return (
    <>
      {partial.map((id, index) => (
        <fieldset key={id} className={form.group}>
          <legend>{t('initiative.review.condition.for', { requirement: t(`requirement.${id}`) })}</legend>
          <ConditionFields
            condition={byPoint[id] ?? BLANK_CONDITION}
            people={people}
            today={today}
            problem={at(index)}
            onChange={(part) => draft.write(id, part)}
          />
        </fieldset>
      ))}
      {partial.length === 0 ? (
        <p className={styles.small}>{t('initiative.review.conditions.noPoint')}</p>
      ) : null}
      <ListEditor
        legend={t('initiative.review.conditions')}
        hint={t('initiative.review.conditions.hint')}
        add={t('initiative.review.conditions.add')}
        rows={further}
        blank={BLANK_CONDITION}
        onChange={draft.setFurther}
      >
        {(row, change, index) => (
          <ConditionFields
            condition={row}
            people={people}
            today={today}
            problem={at(partial.length + index)}
            onChange={change}
          />
        )}
      </ListEditor>
    </>
  );
}
