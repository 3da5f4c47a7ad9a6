import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { addDays } from '@/lib/domain/calendar';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { ChooseField } from '../../pages/ChooseField';
import form from '../../pages/form.module.css';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';
import { DayField } from './DayField';
import { ListEditor } from './ListEditor';
import { NumberField } from './NumberField';

const SELECTIONS = ['consecutive', 'random', 'hand_picked'] as const;

/** A trial on real cases: how they were chosen, how many, what failed, and who took part. */
export function TrialForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const [from, setFrom] = useState(addDays(dossier.today, -14));
  const [to, setTo] = useState(dossier.today);
  const [selection, setSelection] = useState<(typeof SELECTIONS)[number]>();
  const [cases, setCases] = useState('');
  const [outside, setOutside] = useState('');
  const [asked, setAsked] = useState(false);
  const isCounted = Number(cases) >= 1;
  const [failures, setFailures] = useState([{ category: '', count: '' }]);
  return (
    <CommandForm
      command="recordTrial"
      submit={t('initiative.save')}
      isComplete={() => {
        setAsked(true);
        return isCounted && selection !== undefined;
      }}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({
        initiativeId: dossier.initiative.id,
        trial: {
          from,
          to,
          // Never sent without a choice; what nobody chose would count least.
          selection: selection ?? 'hand_picked',
          cases: Number(cases),
          failures: failures
            .filter(({ category }) => category.trim())
            .map(({ category, count }) => ({ category, count: Number(count) })),
          outsideUsers: Number(outside),
        },
      })}
    >
      {() => (
        <>
          <div className={form.pair}>
            <DayField label={t('initiative.from')} value={from} max={dossier.today} onChange={setFrom} />
            <DayField label={t('initiative.to')} value={to} max={dossier.today} onChange={setTo} />
            <NumberField
              label={t('initiative.trials.count')}
              error={asked && !isCounted ? t('initiative.trials.count.missing') : undefined}
              value={cases}
              onChange={setCases}
            />
            <NumberField label={t('initiative.trials.users')} value={outside} onChange={setOutside} />
          </div>
          <ChooseField
            name="selection"
            label={t('initiative.trials.selection')}
            hint={t('initiative.trials.selection.hint')}
            error={asked && !selection ? t('initiative.trials.selection.missing') : undefined}
            value={selection}
            options={SELECTIONS.map((value) => ({ value, label: t(`selection.${value}`) }))}
            onChange={setSelection}
          />
          <ListEditor
            legend={t('initiative.trials.failures')}
            add={t('initiative.trials.addFailure')}
            rows={failures}
            blank={{ category: '', count: '' }}
            onChange={setFailures}
          >
            {(row, change) => (
              <>
                <TextField
                  name="category"
                  label={t('initiative.trials.category')}
                  value={row.category}
                  maxLength={120}
                  onChange={(category) => change({ category })}
                />
                <NumberField
                  label={t('initiative.trials.howMany')}
                  value={row.count}
                  onChange={(count) => change({ count })}
                />
              </>
            )}
          </ListEditor>
        </>
      )}
    </CommandForm>
  );
}
