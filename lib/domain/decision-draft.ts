import {
  conditionProblems,
  grants,
  RATIONALE_TEXT,
  sufficiencyProblems,
  validityProblems,
} from './decision-rules';
import type { Problem } from './errors';
import type { Decision, Dimension, RiskTier } from './governance-records';
import type { Day } from './primitives';
import type { Sufficiency } from './requirement-checks';

/** A condition as it is written down; empty where nothing has been chosen. */
export type ConditionDraft = { appliesTo: string; text: string; ownerId: string; dueOn: string };

/** A decision as its reviewer writes it down: what nobody has judged yet is not there. */
export type DecisionDraft = {
  dimension: Dimension;
  outcome?: Exclude<Decision['outcome'], 'revoked'>;
  validUntil?: Day;
  maxRollout?: Decision['maxRollout'];
  rationale: string;
  ratings: { requirementId: string; value?: Sufficiency; note: string }[];
  conditions: ConditionDraft[];
};

/** The shape of a decision in which the rules read a draft: nothing of it but what was judged. */
export function ratedOnly(ratings: DecisionDraft['ratings']): Decision['sufficiency'] {
  return ratings.flatMap(({ requirementId, value, note }) => (value ? [{ requirementId, value, note }] : []));
}

/**
 * All that a decision lacks before it can be recorded, at once, in the order of its form. The rules themselves are those
 * of the record; nothing but the outcome decides which of them apply, so without one the end and the reach are asked for too.
 */
export function draftProblems(
  draft: DecisionDraft,
  context: { people: readonly { id: string }[]; today: Day; limit: Day | undefined; tier: RiskTier },
): Problem[] {
  const { dimension, outcome, validUntil, ratings, conditions } = draft;
  const { people, today, limit, tier } = context;
  const sufficiency = ratedOnly(ratings);
  const unrated = outcome === 'not_applicable' ? [] : ratings.filter(({ value }) => value === undefined);
  const open = new Set(unrated.map(({ requirementId }) => requirementId));
  const wanting = outcome ? sufficiencyProblems({ outcome, dimension, sufficiency, conditions }) : [];
  const granted = outcome ?? 'approved';
  const rows: (Problem | false)[] = [
    ...unrated.map(
      ({ requirementId }): Problem => ({
        code: 'rating_required',
        field: `sufficiency.${requirementId}`,
        values: { requirement: requirementId },
      }),
    ),
    ...wanting.filter(({ values }) => !open.has(String(values?.requirement))),
    outcome === undefined && { code: 'outcome_required', field: 'outcome' },
    ...conditionProblems({ conditions, sufficiency }, { people, day: today }),
    ...validityProblems({ outcome: granted, ...(validUntil && { validUntil }) }, { limit, tier, day: today }),
    grants(granted) && draft.maxRollout === undefined && { code: 'reach_required', field: 'maxRollout' },
    ...rationaleProblems(draft.rationale),
  ];
  return rows.filter((row) => row !== false);
}

/** Reasons long enough for somebody else to follow (6.3). */
export function rationaleProblems(rationale: string): Problem[] {
  if (rationale.trim().length >= RATIONALE_TEXT) return [];
  return [{ code: 'rationale_short', field: 'rationale', values: { min: RATIONALE_TEXT } }];
}
