import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { GateCase, InitiativeDossier } from '@/lib/domain/dossier-types';
import { ChoiceGroup } from '../../pages/ChoiceGroup';
import { TextField } from '../../pages/TextField';
import { CommandForm } from './CommandForm';
import styles from './initiative.module.css';

/** Passing or refusing a gate. What is open is named; soft points are acknowledged one by one. */
export function GateForm(props: { dossier: InitiativeDossier; gate: GateCase; onDone: () => void }) {
  const { dossier, gate, onDone } = props;
  const { t } = useText();
  const { initiative } = dossier;
  const { view, openHard, openSoft } = gate;
  const [outcome, setOutcome] = useState<'passed' | 'refused'>('passed');
  const [rationale, setRationale] = useState('');
  const [known, setKnown] = useState<string[]>([]);
  const [taken, setTaken] = useState(false);
  const mayTakeOver = initiative.entryMode === 'in_flight' && (view.gate === 'G1' || view.gate === 'G2');
  return (
    <CommandForm
      command="decideGate"
      submit={t(`initiative.gate.submit.${outcome}`)}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({
        initiativeId: initiative.id,
        gate: view.gate,
        outcome,
        rationale,
        softAcknowledged: known,
        ...(taken && { imported: true }),
      })}
    >
      {() => (
        <>
          <ChoiceGroup
            legend={t('initiative.gate.outcome')}
            value={outcome}
            options={(['passed', 'refused'] as const).map((value) => ({
              value,
              label: t(`initiative.gate.outcome.${value}`),
            }))}
            onChange={setOutcome}
          />
          {outcome === 'passed' && openHard.length > 0 && !taken ? (
            <div>
              <p>{t('initiative.gate.open', { count: openHard.length })}</p>
              <ul className={styles.rows}>
                {openHard.map(({ id }) => (
                  <li key={id}>{t(`criterion.${id}`)}</li>
                ))}
              </ul>
            </div>
          ) : null}
          {outcome === 'passed' && openSoft.length > 0 ? (
            <fieldset className={styles.checks}>
              <legend>{t('initiative.gate.soft')}</legend>
              {openSoft.map(({ id }) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={known.includes(id)}
                    onChange={(event) =>
                      setKnown(event.target.checked ? [...known, id] : known.filter((one) => one !== id))
                    }
                  />
                  <span>{t(`criterion.${id}`)}</span>
                </label>
              ))}
            </fieldset>
          ) : null}
          {mayTakeOver && outcome === 'passed' ? (
            <label className={styles.check}>
              <input type="checkbox" checked={taken} onChange={(event) => setTaken(event.target.checked)} />
              <span>{t('initiative.gate.takeOver')}</span>
            </label>
          ) : null}
          <TextField
            name="rationale"
            label={t('initiative.gate.rationale')}
            value={rationale}
            maxLength={2000}
            rows={3}
            onChange={setRationale}
          />
        </>
      )}
    </CommandForm>
  );
}
