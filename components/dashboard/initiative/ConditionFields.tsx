import { useText } from '@/components/ui/text';
import type { PersonChoice } from '@/lib/domain/dossier-types';
import { ChooseField } from '../../pages/ChooseField';
import form from '../../pages/form.module.css';
import { TextField } from '../../pages/TextField';
import { DayField } from './DayField';
import type { ConditionText } from './use-decision-draft';

/** One condition: what, by whom, until when. */
export function ConditionFields(props: {
  condition: ConditionText;
  people: readonly PersonChoice[];
  today: string;
  /** What is wrong with one of its parts. */
  problem: (part: keyof ConditionText) => string | undefined;
  onChange: (part: Partial<ConditionText>) => void;
}) {
  const { condition, people, today, problem, onChange } = props;
  const { t } = useText();
  return (
    <>
      <TextField
        name="condition"
        label={t('initiative.review.condition')}
        error={problem('text')}
        value={condition.text}
        maxLength={500}
        rows={2}
        onChange={(text) => onChange({ text })}
      />
      <div className={form.pair}>
        <ChooseField
          name="conditionOwner"
          label={t('initiative.review.condition.owner')}
          error={problem('ownerId')}
          value={people.find(({ id }) => id === condition.ownerId)?.id}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(ownerId) => onChange({ ownerId })}
        />
        <DayField
          name="conditionDue"
          label={t('initiative.review.condition.due')}
          error={problem('dueOn')}
          value={condition.dueOn}
          min={today}
          onChange={(dueOn) => onChange({ dueOn })}
        />
      </div>
    </>
  );
}
