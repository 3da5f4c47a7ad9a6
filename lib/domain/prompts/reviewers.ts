import type { Dimension } from '../governance-records';
import { latestBy } from '../initiative-records';
import type { Finding } from './prompt';
import { holdersOf, type PromptFacts } from './prompt-facts';

/**
 * Who looks at a decided dimension next: the reviewer of its last decision while they are one, else every reviewer. What
 * was never decided waits with the submissions, for whoever takes it.
 */
export function dimensionReviewers(dimension: Dimension, facts: PromptFacts): Finding['audience'] {
  const last = latestBy(
    facts.decisions.filter((one) => one.dimension === dimension && one.decidedAt <= facts.now),
    ({ decidedAt }) => decidedAt,
  );
  if (!last) return [];
  const all = holdersOf('reviewer', 'reviewer', facts);
  const same = all.filter(({ personId }) => personId === last.reviewerId);
  return same.length > 0 ? same : all;
}
