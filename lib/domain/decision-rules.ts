import type { Problem } from './errors';
import { requirementsOf } from './governance';
import type { Decision, RiskTier } from './governance-records';
import type { Day } from './primitives';

/** What a condition is for when it makes up for no requirement: a limit of use, or an answer to a concern. */
export const NO_REQUIREMENT = 'other';

/** Shortest text of a condition and shortest reasons of a decision (6.3), in characters. */
const CONDITION_TEXT = 10;
export const RATIONALE_TEXT = 20;

type Rated = Pick<Decision, 'outcome' | 'dimension' | 'sufficiency' | 'conditions'>;

/** INV-11: `approved` wants everything adequate, `approved_with_conditions` a condition for each partial point. */
export function sufficiencyProblems(decision: Rated): Problem[] {
  const { outcome } = decision;
  if (outcome !== 'approved' && outcome !== 'approved_with_conditions') return [];
  const rated = (id: string) =>
    decision.sufficiency.find(({ requirementId }) => requirementId === id)?.value ?? 'missing';
  const points = requirementsOf(decision.dimension);
  const missing = points.filter((id) => rated(id) === 'missing');
  const partial = points.filter((id) => rated(id) === 'partial');
  return [
    ...missing.map((id) => problemOf('requirement_missing', id)),
    ...(outcome === 'approved'
      ? partial.map((id) => problemOf('requirement_partial', id))
      : unmetBy(decision.conditions, partial).map((requirement) => ({
          code: 'condition_required' as const,
          field: 'conditions',
          values: { requirement },
          rule: 'INV-11',
        }))),
  ];
}

function problemOf(code: 'requirement_missing' | 'requirement_partial', requirement: string): Problem {
  return { code, field: `sufficiency.${requirement}`, values: { requirement }, rule: 'INV-11' };
}

/** Points that no condition is for. In older records a condition names no point: each stands for one of them. */
function unmetBy(conditions: Decision['conditions'], points: readonly string[]): string[] {
  const named = new Set(conditions.map(({ appliesTo }) => appliesTo));
  const unnamed = conditions.filter(({ appliesTo }) => appliesTo === undefined).length;
  return points.filter((id) => !named.has(id)).slice(unnamed);
}

/**
 * INV-11: each condition is for a point that is partly there, or for none; it says what is to be done, by whom, until when.
 * Conditions of older records, which name no point, are taken as they are.
 *
 * @param day of the decision.
 */
export function conditionProblems(
  { conditions, sufficiency }: Pick<Rated, 'conditions' | 'sufficiency'>,
  { people, day }: { people: readonly { id: string }[]; day: Day },
): Problem[] {
  const partial = sufficiency
    .filter(({ value }) => value === 'partial')
    .map(({ requirementId }) => requirementId);
  const points = new Set([...partial, NO_REQUIREMENT]);
  return conditions.flatMap(({ appliesTo, text, ownerId, dueOn }, index): Problem[] => {
    if (appliesTo === undefined) return [];
    const at = (part: string) => ({ field: `conditions.${index}.${part}`, rule: 'INV-11' });
    const rows: (Problem | false)[] = [
      !points.has(appliesTo) && { code: 'condition_point_unknown', ...at('appliesTo') },
      text.trim().length < CONDITION_TEXT && {
        code: 'condition_text_short',
        ...at('text'),
        values: { min: CONDITION_TEXT },
      },
      !people.some(({ id }) => id === ownerId) && { code: 'condition_owner_required', ...at('ownerId') },
      !(dueOn >= day) && { code: 'condition_due_required', ...at('dueOn') },
    ];
    return rows.filter((row) => row !== false);
  });
}

const GRANTS: ReadonlySet<Decision['outcome']> = new Set([
  'approved',
  'approved_with_conditions',
  'not_applicable',
]);

/** Whether a decision lets something be used, and so needs an end and a reach. */
export function grants(outcome: Decision['outcome']): boolean {
  return GRANTS.has(outcome);
}

/**
 * INV-12
 *
 * @param limit last day an approval of that day may hold; `undefined` where nothing can be approved.
 */
export function validityProblems(
  { outcome, validUntil }: Pick<Decision, 'outcome' | 'validUntil'>,
  { limit, tier, day }: { limit: Day | undefined; tier: RiskTier; day: Day },
): Problem[] {
  if (!grants(outcome)) return [];
  const base = { field: 'validUntil', rule: 'INV-12' };
  if (limit === undefined) return [{ ...base, code: 'unacceptable_not_approvable' }];
  if (validUntil === undefined) return [{ ...base, code: 'valid_until_required', values: { until: limit } }];
  if (validUntil < day) return [{ ...base, code: 'valid_until_past' }];
  return validUntil <= limit
    ? []
    : [{ ...base, code: 'valid_until_too_late', values: { until: limit, tier } }];
}
