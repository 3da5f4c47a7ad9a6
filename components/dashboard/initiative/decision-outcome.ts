import type { Sufficiency } from '@/lib/domain/requirement-checks';

/** What a reviewer can decide; revoking an approval is an action of its own. */
export const OUTCOMES = [
  'approved',
  'approved_with_conditions',
  'changes_requested',
  'rejected',
  'not_applicable',
] as const;

/** The outcome that fits the ratings: offered first, never imposed. */
export function outcomeFor(values: readonly Sufficiency[]): (typeof OUTCOMES)[number] {
  if (values.includes('missing')) return 'changes_requested';
  return values.includes('partial') ? 'approved_with_conditions' : 'approved';
}
