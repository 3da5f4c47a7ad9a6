import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { ROLLOUTS, type Rollout } from '@/lib/domain/initiative';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import { Notice } from '../../pages/Notice';
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
  const [rollout, setRollout] = useState<Rollout>();
  const [from, setFrom] = useState(today);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const excused = rollout === 'pilot' && inFlight;
  const uncleared = rollout !== undefined && !excused && dossier.unclearedFor.includes(rollout);
  return (
    <CommandForm
      command={inFlight ? 'declareInUse' : 'recordRollout'}
      submit={t('initiative.rollout.submit')}
      fields={['rollout']}
      isComplete={() => {
        setAsked(true);
        return rollout !== undefined;
      }}
      onDone={onDone}
      onCancel={onDone}
      // Never sent without a choice; as it stands is no change.
      input={() => ({ initiativeId: initiative.id, rollout: rollout ?? initiative.rollout, from, note })}
    >
      {(problem) => (
        <>
          <ChoiceGroup
            legend={t('initiative.rollout.now')}
            value={rollout}
            options={choices.map((value) => ({ value, label: rolloutName(value, text) }))}
            error={asked && rollout === undefined ? t('initiative.rollout.choose') : undefined}
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
          {uncleared ? (
            <Notice tone="caution" heading={t('initiative.rollout.uncleared')} live="status">
              <p>{t('initiative.rollout.uncleared.text')}</p>
            </Notice>
          ) : null}
        </>
      )}
    </CommandForm>
  );
}
