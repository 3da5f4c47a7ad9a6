import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { formatDay, formatNumber } from '@/lib/i18n/formats';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import { ChooseField } from '../../pages/ChooseField';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';
import { ReasonField } from './ReasonField';

/** A respectable end: why, what was learnt, and the last value or the word that there is none. */
export function EndForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t, locale } = useText();
  const { initiative, finals } = dossier;
  const [status, setStatus] = useState<'stopped' | 'retired'>();
  const [reason, setReason] = useState('');
  const [learnt, setLearnt] = useState('');
  const [finalSample, setFinal] = useState<string>();
  const [asked, setAsked] = useState(false);
  return (
    <CommandForm
      command="endInitiative"
      submit={t(status ? `initiative.end.submit.${status}` : 'initiative.end.edit')}
      danger
      fields={['statusReason', 'learnt', 'finalSample']}
      isComplete={() => {
        setAsked(true);
        return status !== undefined && finalSample !== undefined;
      }}
      onDone={onDone}
      onCancel={onDone}
      // Never sent without a choice; an empty last result is refused.
      input={() => ({
        initiativeId: initiative.id,
        status: status ?? 'stopped',
        reason,
        learnt,
        finalSample: finalSample ?? '',
      })}
    >
      {(problem) => (
        <>
          <ChoiceGroup
            legend={t('initiative.end.how')}
            value={status}
            error={asked && !status ? t('initiative.end.how.missing') : undefined}
            options={(['stopped', 'retired'] as const).map((value) => ({
              value,
              label: t(`initiative.end.${value}`),
            }))}
            onChange={setStatus}
          />
          <ReasonField error={problem('statusReason')} value={reason} maxLength={280} onChange={setReason} />
          <TextField
            name="learnt"
            label={t('initiative.end.learnt')}
            hint={t('initiative.end.learnt.hint')}
            error={problem('learnt')}
            value={learnt}
            maxLength={1000}
            rows={3}
            onChange={setLearnt}
          />
          <ChooseField
            name="finalSample"
            label={t('initiative.end.final')}
            error={
              problem('finalSample') ??
              (asked && !finalSample ? t('initiative.end.final.missing') : undefined)
            }
            value={finalSample}
            options={[
              ...finals.map(({ id, metric, value, unit, periodEnd }) => ({
                value: id,
                label: t('initiative.end.final.value', {
                  metric,
                  value: formatNumber(value, locale),
                  unit,
                  day: formatDay(periodEnd, locale),
                }),
              })),
              { value: 'none', label: t('initiative.end.final.none') },
            ]}
            onChange={setFinal}
          />
        </>
      )}
    </CommandForm>
  );
}
