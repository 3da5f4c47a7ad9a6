import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { PHASES } from '@/lib/domain/initiative';
import { phaseName } from '../../pages/words';
import { CommandForm } from './CommandForm';
import { ReasonedChoice } from './ReasonedChoice';

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
        <ReasonedChoice
          name="to"
          label={t('initiative.stepBack.to')}
          value={to}
          options={earlier.map((value) => ({ value, label: phaseName(value, text) }))}
          onChange={setTo}
          reason={reason}
          onReason={setReason}
          problem={problem}
        />
      )}
    </CommandForm>
  );
}
