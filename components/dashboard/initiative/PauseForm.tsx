import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { CommandForm } from './CommandForm';
import { DayField } from './DayField';
import { ReasonField } from './ReasonField';

/** A pause, with its day and reason. */
export function PauseForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const [since, setSince] = useState(dossier.today);
  const [reason, setReason] = useState('');
  return (
    <CommandForm
      command="pauseInitiative"
      submit={t('initiative.pause.submit')}
      fields={['statusReason', 'pausedSince']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({ initiativeId: dossier.initiative.id, reason, since })}
    >
      {(problem) => (
        <>
          <DayField
            label={t('initiative.pause.since')}
            error={problem('pausedSince')}
            value={since}
            max={dossier.today}
            onChange={setSince}
          />
          <ReasonField error={problem('statusReason')} value={reason} maxLength={280} onChange={setReason} />
        </>
      )}
    </CommandForm>
  );
}
