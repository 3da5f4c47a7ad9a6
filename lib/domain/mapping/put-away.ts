import type { Instant } from '../primitives';
import type { Rule } from './rule';

/** Where a rule stands, as a person sees it: one that was put away is nothing else besides. */
export type RuleState = Rule['status'] | 'archived';

export const ruleState = ({ status, archivedAt }: Pick<Rule, 'status' | 'archivedAt'>): RuleState =>
  archivedAt === undefined ? status : 'archived';

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
