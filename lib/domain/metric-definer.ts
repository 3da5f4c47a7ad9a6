import type { Problem } from './errors';
import type { Initiative } from './initiative';
import type { Metric } from './metric-records';
import { defineRight, mayAcceptOutcome } from './metric-rights';
import { type Person, rolesOf } from './people';
import type { Instant } from './primitives';

export type DefinerContext = {
  definer: Person | undefined;
  initiative: Pick<Initiative, 'id' | 'businessOwnerId' | 'delegateIds'>;
  now: Instant;
};

/**
 * Whether this person may write this metric (section 10): an owner may; a delegate only drafts; the named executive only
 * accepts the outcome; an administrator only puts it into other hands; everybody else is refused.
 */
export function checkDefiner(
  before: Metric | undefined,
  after: Metric,
  { definer, initiative, now }: DefinerContext,
): Problem[] {
  if (before && onlyAccepts(before, after)) {
    if (mayAcceptOutcome(definer, before, initiative, now)) return [];
    const name = before.execOutcome?.executiveName ?? '';
    return [{ code: 'executive_other_person', field: 'execOutcome', values: { name } }];
  }
  const accepted = after.execOutcome?.acceptedAt !== undefined;
  if (accepted && before?.execOutcome?.acceptedAt !== after.execOutcome?.acceptedAt) {
    // An outcome is accepted in a step of its own, after it was written down.
    return [{ code: 'executive_outcome_missing', field: 'execOutcome' }];
  }
  // Who answers for a metric is a matter of people, which administrators settle; what it measures is not.
  if (before && onlyHandsOver(before, after) && rolesOf(definer, now, initiative.id).has('admin')) return [];
  const right = defineRight(definer, initiative, now);
  if (right === 'yes') return [];
  if (right === 'no') return [{ code: 'define_not_allowed' }];
  const drafts = after.status === 'draft' && (before === undefined || before.status === 'draft');
  return drafts ? [] : [{ code: 'define_propose_only', field: 'status' }];
}

const ENVELOPE: ReadonlySet<string> = new Set(['by', 'at', 'dev', 'v']);

/** Nothing but the people: owner and contributors. */
function onlyHandsOver(before: Metric, after: Metric): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  const people = new Set(['ownerId', 'contributorIds']);
  return [...keys].every(
    (key) =>
      people.has(key) || ENVELOPE.has(key) || JSON.stringify(before[key]) === JSON.stringify(after[key]),
  );
}

/** Nothing but the acceptance of the outcome that already stood there. */
function onlyAccepts(before: Metric, after: Metric): boolean {
  const { execOutcome: old } = before;
  const { execOutcome: now } = after;
  if (!old || !now || now.acceptedAt === undefined || now.acceptedAt === old.acceptedAt) return false;
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const plain = (outcome: typeof old) => [outcome.statement, outcome.executiveName, outcome.executiveId];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return (
    same(plain(old), plain(now)) &&
    [...keys].every((key) => key === 'execOutcome' || ENVELOPE.has(key) || same(before[key], after[key]))
  );
}
