import { useState } from 'react';
import { useText } from '@/components/ui/text';
import { draftProblems, ratedOnly } from '@/lib/domain/decision-draft';
import { grants } from '@/lib/domain/decision-rules';
import type { DimensionCase, InitiativeDossier } from '@/lib/domain/dossier-types';
import { mayNotApply } from '@/lib/domain/governance';
import { formatDay } from '@/lib/i18n/formats';
import { ChooseField } from '../../pages/ChooseField';
import form from '../../pages/form.module.css';
import { problemAt } from '../../pages/problem-sentence';
import { TextField } from '../../pages/TextField';
import { rolloutName } from '../../pages/words';
import { CommandForm } from './CommandForm';
import { ConditionList } from './ConditionList';
import { DayField } from './DayField';
import { DraftGaps } from './DraftGaps';
import { OUTCOMES, outcomeFor } from './decision-outcome';
import styles from './initiative.module.css';
import { RatingRow } from './RatingRow';
import { useDecisionDraft } from './use-decision-draft';

const ROLLOUTS = ['pilot', 'limited', 'production'] as const;

/**
 * The reviewer's decision: every point rated, conditions for what is partly there, an end and a reach. Nothing is preset;
 * what is missing when it is to be recorded is named all at once, and until it is there.
 */
export function DecisionForm(props: {
  dossier: InitiativeDossier;
  dimension: DimensionCase;
  onDone: () => void;
}) {
  const { dossier, dimension, onDone } = props;
  const text = useText();
  const { t, locale } = text;
  const { requirements, validityLimit, view, submission } = dimension;
  const state = useDecisionDraft(dimension);
  const [asked, setAsked] = useState(false);
  const { draft } = state;
  const { outcome } = draft;
  const gaps = draftProblems(draft, {
    people: dossier.people,
    today: dossier.today,
    limit: validityLimit,
    tier: dossier.tier.tier,
  });
  const fitting = outcomeFor(draft.ratings.map(({ value }) => value));
  const own = (field: string) => problemAt(field, asked ? { code: '', problems: gaps } : undefined, text);
  return (
    <CommandForm
      command="decideDimension"
      submit={t('initiative.review.decide.submit')}
      fields={['sufficiency', 'outcome', 'conditions', 'validUntil', 'maxRollout', 'rationale']}
      isComplete={() => {
        setAsked(true);
        return gaps.length === 0;
      }}
      onDone={onDone}
      onCancel={onDone}
      input={() => ({
        initiativeId: dossier.initiative.id,
        dimension: view.dimension,
        // Never sent without a choice. What grants nothing reaches nowhere.
        outcome: outcome ?? 'changes_requested',
        ...(draft.validUntil && outcome && grants(outcome) && { validUntil: draft.validUntil }),
        maxRollout: draft.maxRollout ?? 'pilot',
        rationale: draft.rationale,
        sufficiency: outcome === 'not_applicable' ? [] : ratedOnly(draft.ratings),
        conditions: draft.conditions,
      })}
    >
      {(refused) => {
        const problem = (field: string) => own(field) ?? refused(field);
        return (
          <>
            {asked ? <DraftGaps gaps={gaps} conditions={draft.conditions} /> : null}
            {requirements.map((requirement) => (
              <RatingRow
                key={requirement.id}
                requirement={requirement}
                rating={draft.ratings.find(({ requirementId }) => requirementId === requirement.id)}
                error={problem(`sufficiency.${requirement.id}`)}
                onChange={(part) => state.rate(requirement.id, part)}
              />
            ))}
            <ChooseField
              name="outcome"
              label={t('initiative.review.outcome')}
              hint={
                fitting
                  ? t('initiative.review.outcome.hint', { outcome: t(`decisionOutcome.${fitting}`) })
                  : t('initiative.review.outcome.open')
              }
              error={problem('outcome')}
              value={outcome}
              options={OUTCOMES.filter(
                (value) => value !== 'not_applicable' || mayNotApply(view.dimension),
              ).map((value) => ({ value, label: t(`decisionOutcome.${value}`) }))}
              onChange={state.setOutcome}
            />
            {outcome === 'approved_with_conditions' ? (
              <ConditionList dossier={dossier} draft={state} problem={problem} />
            ) : null}
            {outcome === undefined || grants(outcome) ? (
              <div className={form.pair}>
                <DayField
                  name="validUntil"
                  label={t('initiative.review.validUntil')}
                  hint={
                    validityLimit
                      ? t('initiative.review.validUntil.hint', { day: formatDay(validityLimit, locale) })
                      : t('initiative.tier.noApproval')
                  }
                  error={problem('validUntil')}
                  value={draft.validUntil ?? ''}
                  min={dossier.today}
                  max={validityLimit}
                  onChange={state.setValidUntil}
                />
                <ChooseField
                  name="maxRollout"
                  label={t('initiative.review.maxRollout')}
                  hint={
                    submission
                      ? t('initiative.review.maxRollout.hint', {
                          rollout: rolloutName(submission.requestedMaxRollout, text),
                        })
                      : undefined
                  }
                  error={problem('maxRollout')}
                  value={draft.maxRollout}
                  options={ROLLOUTS.map((value) => ({ value, label: rolloutName(value, text) }))}
                  onChange={state.setMaxRollout}
                />
              </div>
            ) : null}
            <TextField
              name="rationale"
              label={t('initiative.review.rationale')}
              hint={t('initiative.review.rationale.hint')}
              error={problem('rationale')}
              value={draft.rationale}
              maxLength={2000}
              rows={3}
              onChange={state.setRationale}
            />
            <p className={styles.small}>{t('initiative.review.snapshot.note')}</p>
          </>
        );
      }}
    </CommandForm>
  );
}
