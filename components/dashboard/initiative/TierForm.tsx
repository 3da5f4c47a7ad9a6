import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { RISK_TIERS } from '@/lib/domain/governance-records';
import { CommandForm } from './CommandForm';
import { ReasonedChoice } from './ReasonedChoice';

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
        <ReasonedChoice
          name="tier"
          label={t('initiative.tier')}
          value={tier}
          options={RISK_TIERS.map((value) => ({ value, label: t(`initiative.tier.${value}`) }))}
          onChange={setTier}
          reason={reason}
          onReason={setReason}
          problem={problem}
        />
      )}
    </CommandForm>
  );
}
