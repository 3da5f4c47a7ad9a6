import { dayAt } from '../calendar';
import { concernViews } from '../concern-state';
import { DIMENSIONS } from '../governance-records';
import type { Finding } from './prompt';
import { activeAs, type PromptFacts } from './prompt-facts';
import { dimensionReviewers } from './reviewers';

/** A concern of a reader without an answer: to the reviewer of its dimension, who can stop something, and to the owner. */
export function concernOpen(facts: PromptFacts): Finding[] {
  return concernViews(facts, () => undefined)
    .filter(({ answer }) => answer === undefined)
    .map(({ id, dimension, raisedAt }) => {
      const reviewed = DIMENSIONS.find((one) => one === dimension);
      return {
        subject: { entityType: 'concern', id },
        title: dimension,
        since: dayAt(raisedAt, facts.workspace.timeZone),
        audience: [
          ...(reviewed ? dimensionReviewers(reviewed, facts) : []),
          ...activeAs([facts.initiative.businessOwnerId], 'business_owner', facts),
        ],
        values: { dimension },
      };
    });
}
