import type { Dimension } from '../governance-records';
import { latestBy } from '../initiative-records';
import type { Finding } from './prompt';
import { holdersOf, type PromptFacts } from './prompt-facts';

/** Who looks at a dimension next: the reviewer of its last decision while they are one, else every reviewer. */
export function dimensionReviewers(dimension: Dimension, facts: PromptFacts): Finding['audience'] {
  const all = holdersOf('reviewer', 'reviewer', facts);
  const last = latestBy(
    facts.decisions.filter((one) => one.dimension === dimension && one.decidedAt <= facts.now),
    ({ decidedAt }) => decidedAt,
  );
  const same = all.filter(({ personId }) => personId === last?.reviewerId);
  return same.length > 0 ? same : all;
}
