import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { ROLLOUTS } from '@/lib/domain/initiative';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import { TextField } from '../../pages/TextField';
import { rolloutName } from '../../pages/words';
import { CommandForm } from './CommandForm';
import { DayField } from './DayField';

/** Who uses it now: a fact, whether it is permitted or not. */
export function RolloutForm(props: { dossier: InitiativeDossier; inFlight?: boolean; onDone: () => void }) {
  const { dossier, inFlight, onDone } = props;
  const text = useText();
  const { t } = text;
  const { initiative, today } = dossier;
  const choices = ROLLOUTS.filter((one) => one !== initiative.rollout);
  const [rollout, setRollout] = useState(choices[0] ?? 'pilot');
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState('');
  return (
    <CommandForm
      command={inFlight ? 'declareInUse' : 'recordRollout'}
      submit={t('initiative.rollout.submit')}
      fields={['rollout']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({ initiativeId: initiative.id, rollout, from, note })}
    >
      {(problem) => (
        <>
          <ChoiceGroup
            legend={t('initiative.rollout.now')}
            value={rollout}
            options={choices.map((value) => ({ value, label: rolloutName(value, text) }))}
            onChange={setRollout}
          />
          <DayField
            label={t('initiative.rollout.from')}
            error={problem('rollout')}
            value={from}
            max={today}
            onChange={setFrom}
          />
          <TextField
            name="note"
            label={t('initiative.rollout.note')}
            value={note}
            maxLength={280}
            onChange={setNote}
          />
        </>
      )}
    </CommandForm>
  );
}
