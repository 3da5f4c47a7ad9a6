import { useState } from 'react';
import { useText } from '@/components/ui/text';
import type { DimensionCase, InitiativeDossier } from '@/lib/domain/dossier-types';
import { mayNotApply } from '@/lib/domain/governance';
import type { Sufficiency } from '@/lib/domain/requirement-checks';
import { formatDay } from '@/lib/i18n/formats';
import form from '../../pages/form.module.css';
import { SelectField } from '../../pages/SelectField';
import { TextField } from '../../pages/TextField';
import { rolloutName } from '../../pages/words';
import { CommandForm } from './CommandForm';
import { ConditionList } from './ConditionList';
import { DayField } from './DayField';
import { OUTCOMES, outcomeFor } from './decision-outcome';
import styles from './initiative.module.css';

const VALUES = ['adequate', 'partial', 'missing'] as const satisfies readonly Sufficiency[];
const ROLLOUTS = ['pilot', 'limited', 'production'] as const;

/** The reviewer's decision: every point rated, conditions for what is partly there, an end and a reach. */
export function DecisionForm(props: {
  dossier: InitiativeDossier;
  dimension: DimensionCase;
  onDone: () => void;
}) {
  const { dossier, dimension, onDone } = props;
  const text = useText();
  const { t, locale } = text;
  const { requirements, validityLimit, view, submission } = dimension;
  const [rated, setRated] = useState(() =>
    requirements.map(({ id, proposal }) => ({ requirementId: id as string, value: proposal, note: '' })),
  );
  const [chosen, setChosen] = useState<(typeof OUTCOMES)[number]>();
  const [conditions, setConditions] = useState<{ text: string; ownerId: string; dueOn: string }[]>([]);
  const [validUntil, setUntil] = useState(validityLimit ?? '');
  const [maxRollout, setMax] = useState<(typeof ROLLOUTS)[number]>(
    submission?.requestedMaxRollout ?? 'limited',
  );
  const [rationale, setRationale] = useState('');
  const outcome = chosen ?? outcomeFor(rated.map(({ value }) => value));
  const grants =
    outcome === 'approved' || outcome === 'approved_with_conditions' || outcome === 'not_applicable';
  const rate = (at: number, part: Partial<(typeof rated)[number]>) =>
    setRated(rated.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <CommandForm
      command="decideDimension"
      submit={t('initiative.review.decide.submit')}
      fields={['rationale', 'validUntil', 'conditions']}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({
        initiativeId: dossier.initiative.id,
        dimension: view.dimension,
        outcome,
        ...(grants && validUntil && { validUntil }),
        maxRollout,
        rationale,
        sufficiency: rated,
        conditions: outcome === 'approved_with_conditions' ? conditions : [],
      })}
    >
      {(problem) => (
        <>
          {requirements.map(({ id }, index) => (
            <fieldset key={id} className={form.group}>
              <legend>{t(`requirement.${id}`)}</legend>
              <div className={form.pair}>
                <SelectField
                  name={`value-${id}`}
                  label={t('initiative.review.rating')}
                  value={rated[index]?.value ?? 'missing'}
                  options={VALUES.map((value) => ({ value, label: t(`sufficiency.${value}`) }))}
                  onChange={(value) => rate(index, { value })}
                />
                <TextField
                  name={`note-${id}`}
                  label={t('initiative.review.note')}
                  value={rated[index]?.note ?? ''}
                  maxLength={500}
                  onChange={(note) => rate(index, { note })}
                />
              </div>
            </fieldset>
          ))}
          <SelectField
            name="outcome"
            label={t('initiative.review.outcome')}
            value={outcome}
            options={OUTCOMES.filter(
              (value) => value !== 'not_applicable' || mayNotApply(view.dimension),
            ).map((value) => ({ value, label: t(`decisionOutcome.${value}`) }))}
            onChange={setChosen}
          />
          {outcome === 'approved_with_conditions' ? (
            <ConditionList
              people={dossier.people}
              rows={conditions}
              ownerId={dossier.initiative.businessOwnerId}
              today={dossier.today}
              error={problem('conditions')}
              onChange={setConditions}
            />
          ) : null}
          {grants ? (
            <div className={form.pair}>
              <DayField
                label={t('initiative.review.validUntil')}
                hint={
                  validityLimit
                    ? t('initiative.review.validUntil.hint', { day: formatDay(validityLimit, locale) })
                    : t('initiative.tier.noApproval')
                }
                error={problem('validUntil')}
                value={validUntil}
                min={dossier.today}
                max={validityLimit}
                onChange={setUntil}
              />
              <SelectField
                name="maxRollout"
                label={t('initiative.review.maxRollout')}
                value={maxRollout}
                options={ROLLOUTS.map((value) => ({ value, label: rolloutName(value, text) }))}
                onChange={setMax}
              />
            </div>
          ) : null}
          <TextField
            name="rationale"
            label={t('initiative.review.rationale')}
            hint={t('initiative.review.rationale.hint')}
            error={problem('rationale')}
            value={rationale}
            maxLength={2000}
            rows={3}
            onChange={setRationale}
          />
          <p className={styles.small}>{t('initiative.review.snapshot.note')}</p>
        </>
      )}
    </CommandForm>
  );
}
