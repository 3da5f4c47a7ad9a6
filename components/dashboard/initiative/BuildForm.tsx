import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { CommandForm } from './CommandForm';
import { DayField } from './DayField';

/** Since when it is being built. Every day entered here stays on the record. */
export function BuildForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const [day, setDay] = useState(dossier.today);
  return (
    <CommandForm
      command="startBuild"
      submit={t('initiative.build.submit')}
      fields={['buildStartedAt', 'day']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({ initiativeId: dossier.initiative.id, day })}
    >
      {(problem) => (
        <DayField
          label={t('initiative.build.day')}
          hint={t('initiative.build.day.hint')}
          error={problem('buildStartedAt') ?? problem('day')}
          value={day}
          max={dossier.today}
          onChange={setDay}
        />
      )}
    </CommandForm>
  );
}
