import { dayAt } from '../calendar';
import { concernViews } from '../concern-state';
import { DIMENSIONS } from '../governance-records';
import type { Finding } from './prompt';
import { activeAs, holdersOf, type PromptFacts } from './prompt-facts';
import { dimensionReviewers } from './reviewers';

/** A concern of a reader without an answer: to the reviewer of its dimension, who can stop something, and to the owner. */
export function concernOpen(facts: PromptFacts): Finding[] {
  return concernViews(facts, () => undefined)
    .filter(({ answer }) => answer === undefined)
    .map(({ id, dimension, raisedAt }) => {
      const reviewed = DIMENSIONS.find((one) => one === dimension);
      const deciding = reviewed ? dimensionReviewers(reviewed, facts) : [];
      return {
        subject: { entityType: 'concern', id },
        title: dimension,
        since: dayAt(raisedAt, facts.workspace.timeZone),
        audience: [
          // Before the first decision nobody has taken the dimension yet, and still somebody has to be able to stop it.
          ...(deciding.length > 0 ? deciding : holdersOf('reviewer', 'reviewer', facts)),
          ...activeAs([facts.initiative.businessOwnerId], 'business_owner', facts),
        ],
        values: { dimension },
      };
    });
}
