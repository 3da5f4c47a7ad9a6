import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { PHASES } from '@/lib/domain/initiative';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { phaseName } from '../../pages/words';
import { CommandForm } from './CommandForm';

/** Back to an earlier phase, with the reason. */
export function StepBackForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const text = useText();
  const { t } = text;
  const { initiative } = dossier;
  const earlier = PHASES.slice(0, PHASES.indexOf(initiative.phase));
  const [to, setTo] = useState(earlier.at(-1) ?? 'P1');
  const [reason, setReason] = useState('');
  return (
    <CommandForm
      command="stepBack"
      submit={t('initiative.stepBack.submit')}
      danger
      fields={['to', 'reason']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({ initiativeId: initiative.id, to, reason })}
    >
      {(problem) => (
        <>
          <SelectField
            name="to"
            label={t('initiative.stepBack.to')}
            error={problem('to')}
            value={to}
            options={earlier.map((value) => ({ value, label: phaseName(value, text) }))}
            onChange={setTo}
          />
          <TextField
            name="reason"
            label={t('initiative.reason')}
            error={problem('reason')}
            value={reason}
            maxLength={500}
            rows={2}
            onChange={setReason}
          />
        </>
      )}
    </CommandForm>
  );
}
