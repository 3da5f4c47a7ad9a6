import type { Problem } from './errors';
import type { Metric } from './metric-records';

/**
 * A headline metric says which decision it serves before it counts (7.2). Asked where somebody makes it count, or takes
 * the answer away: what is active without one, from a file or from before, goes on and can be changed otherwise.
 */
export function activationProblems(before: Metric | undefined, after: Metric): Problem[] {
  if (!counts(after) || answers(after)) return [];
  if (before && counts(before) && !answers(before)) return [];
  return [{ code: 'question_required', field: 'question' }];
}

const counts = ({ headline, status }: Metric): boolean => headline && status === 'active';
const answers = ({ question }: Metric): boolean => question.trim() !== '';
