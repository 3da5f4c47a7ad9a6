import { useState } from 'react';
import type { DecisionDraft } from '@/lib/domain/decision-draft';
import { NO_REQUIREMENT } from '@/lib/domain/decision-rules';
import type { DimensionCase } from '@/lib/domain/dossier-types';
import { withoutUndefined } from '@/lib/domain/without-undefined';

/** What a condition says; what it is for follows from where it stands. */
export type ConditionText = { text: string; ownerId: string; dueOn: string };
export const BLANK_CONDITION: ConditionText = { text: '', ownerId: '', dueOn: '' };

type Rating = DecisionDraft['ratings'][number];

/**
 * A decision being written: nothing in it is preset. What was written as a condition stays with its point, also while the
 * point is rated otherwise.
 */
export function useDecisionDraft({ view, requirements }: DimensionCase) {
  const [ratings, setRatings] = useState<Rating[]>(() =>
    requirements.map(({ id }) => ({ requirementId: id, note: '' })),
  );
  const [outcome, setOutcome] = useState<DecisionDraft['outcome']>();
  const [byPoint, setByPoint] = useState<Record<string, ConditionText>>({});
  const [further, setFurther] = useState<ConditionText[]>([]);
  const [validUntil, setValidUntil] = useState('');
  const [maxRollout, setMaxRollout] = useState<DecisionDraft['maxRollout']>();
  const [rationale, setRationale] = useState('');
  const partial = ratings.filter(({ value }) => value === 'partial').map((row) => row.requirementId);
  const conditions = [
    ...partial.map((id) => ({ appliesTo: id, ...(byPoint[id] ?? BLANK_CONDITION) })),
    ...further.map((one) => ({ appliesTo: NO_REQUIREMENT, ...one })),
  ];
  const draft: DecisionDraft = withoutUndefined({
    dimension: view.dimension,
    outcome,
    validUntil: validUntil || undefined,
    maxRollout,
    rationale,
    ratings,
    conditions: outcome === 'approved_with_conditions' ? conditions : [],
  });
  return {
    draft,
    partial,
    byPoint,
    further,
    rate: (id: string, part: Partial<Rating>) =>
      setRatings((rows) => rows.map((row) => (row.requirementId === id ? { ...row, ...part } : row))),
    write: (id: string, part: Partial<ConditionText>) =>
      setByPoint((known) => ({ ...known, [id]: { ...(known[id] ?? BLANK_CONDITION), ...part } })),
    setFurther,
    setOutcome,
    setValidUntil,
    setMaxRollout,
    setRationale,
  };
}
