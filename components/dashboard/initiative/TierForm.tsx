import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { RISK_TIERS } from '@/lib/domain/governance-records';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';

/** A reviewer raises the tier, with a reason. */
export function TierForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const [tier, setTier] = useState(dossier.tier.tier);
  const [reason, setReason] = useState('');
  return (
    <CommandForm
      command="raiseRiskTier"
      submit={t('initiative.save')}
      fields={['tier', 'reason']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({ initiativeId: dossier.initiative.id, tier, reason })}
    >
      {(problem) => (
        <>
          <SelectField
            name="tier"
            label={t('initiative.tier')}
            error={problem('tier')}
            value={tier}
            options={RISK_TIERS.map((value) => ({ value, label: t(`initiative.tier.${value}`) }))}
            onChange={setTier}
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
