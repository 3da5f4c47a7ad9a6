import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';

/** Says that a condition is fulfilled, and what was done for it. */
export function ConditionDoneForm(props: {
  initiativeId: string;
  decisionId: string;
  /** Place of the condition in the decision's list, from 0. */
  index: number;
  onDone: () => void;
}) {
  const { initiativeId, decisionId, index, onDone } = props;
  const { t } = useText();
  const [note, setNote] = useState('');
  return (
    <CommandForm
      command="completeCondition"
      submit={t('initiative.condition.complete')}
      fields={['note']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({ initiativeId, decisionId, condition: index, note })}
    >
      {(problem) => (
        <TextField
          name="note"
          label={t('initiative.condition.complete.note')}
          hint={t('initiative.condition.complete.hint')}
          error={problem('note')}
          value={note}
          maxLength={500}
          rows={2}
          onChange={setNote}
        />
      )}
    </CommandForm>
  );
}
