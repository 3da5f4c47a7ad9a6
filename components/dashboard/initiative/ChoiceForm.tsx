import { useState } from 'react';
import { isolated } from '@/components/ui/plain-text';
import { useText } from '@/components/ui/text';
import type { RankedCandidate } from '@/lib/domain/dossier-types';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';

/** Choosing a workflow. Another than the best one asks why. */
export function ChoiceForm(props: {
  initiativeId: string;
  candidate: RankedCandidate;
  best: RankedCandidate | undefined;
  onDone: () => void;
}) {
  const { initiativeId, candidate, best, onDone } = props;
  const { t } = useText();
  const [reason, setReason] = useState('');
  const isBest = !best || candidate.ratio >= best.ratio;
  return (
    <CommandForm
      command="chooseCandidate"
      submit={t('initiative.case.choose.submit')}
      fields={['choiceReason']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({ initiativeId, candidateId: candidate.id, reason })}
    >
      {(problem) => (
        <>
          <p>{t('initiative.case.choose.question', { name: isolated(candidate.name) })}</p>
          {isBest ? null : (
            <TextField
              name="reason"
              label={t('initiative.case.choose.reason')}
              hint={t('initiative.case.choose.reason.hint', { best: isolated(best.name) })}
              error={problem('choiceReason')}
              value={reason}
              maxLength={500}
              rows={2}
              onChange={setReason}
            />
          )}
        </>
      )}
    </CommandForm>
  );
}
