import type { Sufficiency } from '@/lib/domain/requirement-checks';

/** What a reviewer can decide; revoking an approval is an action of its own. */
export const OUTCOMES = [
  'approved',
  'approved_with_conditions',
  'changes_requested',
  'rejected',
  'not_applicable',
] as const;

/** The outcome that fits the ratings: said beside the choice, never made. Nothing fits before everything is rated. */
export function outcomeFor(
  values: readonly (Sufficiency | undefined)[],
): (typeof OUTCOMES)[number] | undefined {
  if (values.includes('missing')) return 'changes_requested';
  if (values.includes(undefined)) return undefined;
  return values.includes('partial') ? 'approved_with_conditions' : 'approved';
}
