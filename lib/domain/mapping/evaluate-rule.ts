import type { Day } from '../primitives';
import type { WorkItem } from '../work-item';
import { conditionWeight, evaluateCondition } from './condition';
import { type Host, hostBonus, matchesHost, parseHostPatterns } from './host-pattern';
import type { ConditionResult, Rule, RuleResult } from './rule';

/** `applies`: every condition is true. `undetermined`: none is false and some is unknown. */
export type RuleVerdict =
  | { kind: 'applies'; result: RuleResult }
  | { kind: 'undetermined'; result: RuleResult; missing: string[] }
  | { kind: 'no' };

/** Tool, site and conditions of one rule against a work item; status and validity are not looked at. */
export function evaluateRule(rule: Rule, workItem: WorkItem, host: Host): RuleVerdict {
  if (rule.tool !== workItem.tool || !isWellFormed(rule)) return { kind: 'no' };
  // Conditions first: reading host patterns costs ten times as much, and most rules fail on a condition.
  const conditions: ConditionResult[] = [];
  for (const condition of rule.all) {
    const result = evaluateCondition(condition, workItem.fields, rule.tool);
    if (result.result === 'false') return { kind: 'no' };
    conditions.push(result);
  }
  const bonuses = parseHostPatterns(rule.hosts)
    .filter((pattern) => matchesHost(pattern, host))
    .map(hostBonus);
  if (bonuses.length === 0) return { kind: 'no' };

  const result: RuleResult = {
    ruleId: rule.id,
    name: rule.name,
    version: rule.version,
    effect: rule.effect,
    ...(rule.initiativeId !== undefined && { initiativeId: rule.initiativeId }),
    specificity: conditionsWeight(rule) + Math.max(...bonuses),
    priority: rule.priority,
    conditions,
  };
  const unknown = conditions.filter((condition) => condition.result === 'unknown');
  if (unknown.length === 0) return { kind: 'applies', result };
  return { kind: 'undetermined', result, missing: [...new Set(unknown.map((condition) => condition.field))] };
}

/** The part of a rule's specificity that does not depend on the site. */
export function conditionsWeight(rule: Pick<Rule, 'all' | 'tool'>): number {
  return rule.all.reduce((sum, condition) => sum + conditionWeight(condition, rule.tool), 0);
}

/** Whether the rule is switched on. */
export function isActive(rule: Rule): boolean {
  return rule.status === 'active' && rule.archivedAt === undefined;
}

/** Whether the day lies within the rule's validity. Both ends are inclusive; a missing end is open. */
export function isValidOn(rule: Pick<Rule, 'validFrom' | 'validTo'>, day: Day): boolean {
  return (rule.validFrom ?? day) <= day && day <= (rule.validTo ?? day);
}

/**
 * INV-27 and the include's initiative, checked again where rules are used: a record that arrived from
 * elsewhere must not claim a whole tool because its conditions are missing.
 */
export function isWellFormed(rule: Rule): boolean {
  if (rule.effect === 'include' && rule.initiativeId === undefined) return false;
  return rule.all.length > 0 || rule.tool === 'generic';
}
