import type { Day, Instant } from '../primitives';
import { isValidOn } from './evaluate-rule';
import type { Rule } from './rule';

/** Where a rule stands, as a person sees it: one that was put away is nothing else besides. */
export type RuleState = Rule['status'] | 'archived';

export const ruleState = ({ status, archivedAt }: Pick<Rule, 'status' | 'archivedAt'>): RuleState =>
  archivedAt === undefined ? status : 'archived';

/** The same on a day: a rule that is switched on is in effect only within its dates. */
export type RuleStanding = RuleState | 'upcoming' | 'ended';

export function ruleStanding(
  rule: Pick<Rule, 'status' | 'archivedAt' | 'validFrom' | 'validTo'>,
  today: Day,
): RuleStanding {
  const state = ruleState(rule);
  if (state !== 'active' || isValidOn(rule, today)) return state;
  return rule.validTo !== undefined && rule.validTo < today ? 'ended' : 'upcoming';
}

/**
 * A rule that is no longer wanted. It stays, with its history, and is switched off besides, so that neither an older version
 * of the product nor bringing it back makes it match again unasked.
 */
export function putAway(rule: Rule, now: Instant): Rule {
  return { ...rule, status: rule.status === 'draft' ? 'draft' : 'disabled', archivedAt: now };
}

/** The rule among the others again, in the state in which it was put away. */
export function broughtBack(rule: Rule): Rule {
  const back = { ...rule };
  delete back.archivedAt;
  return back;
}
