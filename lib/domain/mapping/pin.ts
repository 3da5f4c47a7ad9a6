import type { Initiative } from '../initiative';
import { type Person, rolesOf } from '../people';
import type { Instant } from '../primitives';
import type { WorkItem } from '../work-item';
import { evaluateRule, isActive } from './evaluate-rule';
import { readHost } from './host-pattern';
import type { Rule } from './rule';
import { fieldTraits } from './rule-fields';

/** Whether a person may pin work items to an initiative, and take its pins away: an administrator, or its owner. */
export function mayPin(
  person: Person | undefined,
  initiative: Pick<Initiative, 'id' | 'businessOwnerId'>,
  at: Instant,
): boolean {
  if (!person?.active) return false;
  const roles = rolesOf(person, at, initiative.id);
  return roles.has('admin') || roles.has('owner') || person.id === initiative.businessOwnerId;
}

/**
 * Whether a person may take this pin away. In a team the server knows by its id whose it is; one from before pins were named
 * that way is an administrator's, like every rule.
 */
export function mayTakeAway(
  pin: Pick<Rule, 'id'>,
  person: Person | undefined,
  initiative: Pick<Initiative, 'id' | 'businessOwnerId'>,
  { at, isTeam }: { at: Instant; isTeam: boolean },
): boolean {
  if (!mayPin(person, initiative, at)) return false;
  return !isTeam || pin.id.startsWith(`${initiative.id}:`) || rolesOf(person, at).has('admin');
}

/** Whether the page named exactly one thing, so that it can be pinned: a list or a board cannot. */
export function isPinnable({ tool, fields }: WorkItem): boolean {
  return Object.keys(fields).some((field) => fieldTraits(tool, field).identity === true);
}

/** The pins in effect on exactly this work item. */
export function pinsOf(workItem: WorkItem, rules: readonly Rule[]): Rule[] {
  const host = readHost(workItem.host);
  if (!host) return [];
  return rules.filter(
    (rule) => rule.pin === true && isActive(rule) && evaluateRule(rule, workItem, host).kind === 'applies',
  );
}
