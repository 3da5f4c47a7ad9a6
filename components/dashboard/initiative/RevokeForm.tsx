import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { DimensionCase, InitiativeDossier } from '@/lib/domain/dossier-types';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';

/** Takes an approval back at once, with the reason. */
export function RevokeForm(props: {
  dossier: InitiativeDossier;
  dimension: DimensionCase;
  onDone: () => void;
}) {
  const { dossier, dimension, onDone } = props;
  const { t } = useText();
  const [rationale, setRationale] = useState('');
  return (
    <CommandForm
      command="decideDimension"
      submit={t('initiative.review.revoke.submit')}
      danger
      fields={['rationale']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({
        initiativeId: dossier.initiative.id,
        dimension: dimension.view.dimension,
        outcome: 'revoked',
        maxRollout: dimension.view.maxRollout ?? 'pilot',
        rationale,
        sufficiency: [],
        conditions: [],
      })}
    >
      {(problem) => (
        <TextField
          name="rationale"
          label={t('initiative.review.rationale')}
          hint={t('initiative.review.rationale.hint')}
          error={problem('rationale')}
          value={rationale}
          maxLength={2000}
          rows={2}
          onChange={setRationale}
        />
      )}
    </CommandForm>
  );
}
