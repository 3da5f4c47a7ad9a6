import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { addDays } from '@/lib/domain/calendar';
import type { InitiativeDossier } from '@/lib/domain/dossier-types';
import { partStamp } from '@/lib/domain/plan-parts';
import form from '../../pages/form.module.css';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';
import { DayField } from './DayField';
import { ListEditor } from './ListEditor';
import { NumberField } from './NumberField';
import { PersonField } from './PersonField';

const YEAR = 365;

/** How it is run: what it must do and does, who is responsible, where users get help, time and money. */
export function RunPlanForm({ dossier, onDone }: { dossier: InitiativeDossier; onDone: () => void }) {
  const { t } = useText();
  const { initiative, people, today } = dossier;
  const { run } = initiative;
  const [performance, setPerformance] = useState(
    run?.performance.map(({ requirement, measured, measuredOn }) => ({
      requirement,
      measured,
      measuredOn,
    })) ?? [{ requirement: '', measured: '', measuredOn: today }],
  );
  const [support, setSupport] = useState(run?.supportChannel ?? '');
  const [hours, setHours] = useState(run?.capacityHoursPerMonth.toString() ?? '');
  const [fundedUntil, setFunded] = useState(run?.fundedUntil ?? addDays(today, YEAR));
  const [runOwnerId, setRunOwner] = useState(initiative.runOwnerId ?? '');
  return (
    <CommandForm
      command="saveRunPlan"
      submit={t('initiative.save')}
      fields={['runOwnerId']}
      onDone={onDone}
      onCancel={onDone}
      version={partStamp(initiative, 'run')}
      input={(basedOn) => ({
        initiativeId: initiative.id,
        basedOn,
        run: {
          performance: performance.filter(({ requirement }) => requirement.trim()),
          supportChannel: support,
          capacityHoursPerMonth: Number(hours),
          fundedUntil,
        },
        ...(runOwnerId && { runOwnerId }),
      })}
    >
      {(problem) => (
        <>
          <ListEditor
            legend={t('initiative.run.performance')}
            add={t('initiative.run.add')}
            rows={performance}
            blank={{ requirement: '', measured: '', measuredOn: today }}
            onChange={setPerformance}
          >
            {(row, change) => (
              <>
                <TextField
                  name="requirement"
                  label={t('initiative.run.requirement')}
                  value={row.requirement}
                  maxLength={200}
                  onChange={(requirement) => change({ requirement })}
                />
                <TextField
                  name="measured"
                  label={t('initiative.run.measured')}
                  value={row.measured}
                  maxLength={200}
                  onChange={(measured) => change({ measured })}
                />
                <DayField
                  label={t('initiative.run.measuredOn')}
                  value={row.measuredOn}
                  onChange={(measuredOn) => change({ measuredOn })}
                />
              </>
            )}
          </ListEditor>
          <div className={form.pair}>
            <PersonField
              name="runOwnerId"
              label={t('initiative.offices.runOwner')}
              error={problem('runOwnerId')}
              value={runOwnerId}
              people={people}
              optional
              onChange={setRunOwner}
            />
            <TextField
              name="support"
              label={t('initiative.run.support')}
              value={support}
              maxLength={200}
              onChange={setSupport}
            />
            <NumberField label={t('initiative.run.hours')} value={hours} onChange={setHours} />
            <DayField label={t('initiative.run.funded')} value={fundedUntil} onChange={setFunded} />
          </div>
        </>
      )}
    </CommandForm>
  );
}
