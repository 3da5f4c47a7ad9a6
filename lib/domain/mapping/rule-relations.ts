import type { Tool } from '../primitives';
import { evaluateCondition, expectedValues, isEquality } from './condition';
import { conditionsWeight } from './evaluate-rule';
import { type HostPattern, hostBonus, parseHostPatterns, patternCovers } from './host-pattern';
import type { Condition, Rule } from './rule';
import { comparable, fieldTraits } from './rule-fields';

/** Sites on which both rules can apply: of each overlapping pair of patterns the narrower one. */
export function sharedSites(a: Rule, b: Rule): HostPattern[] {
  const theirs = parseHostPatterns(b.hosts);
  return parseHostPatterns(a.hosts).flatMap((mine) =>
    theirs.flatMap((other) => {
      if (patternCovers(other, mine)) return [mine];
      return patternCovers(mine, other) ? [other] : [];
    }),
  );
}

/** The rule's specificity on a site, or nothing when the rule does not cover it. */
export function specificityOn(rule: Rule, site: HostPattern): number | undefined {
  const bonuses = parseHostPatterns(rule.hosts)
    .filter((pattern) => patternCovers(pattern, site))
    .map(hostBonus);
  return bonuses.length > 0 ? conditionsWeight(rule) + Math.max(...bonuses) : undefined;
}

/** Whether some day lies within the validity of both. */
export function validityOverlaps(a: Rule, b: Rule): boolean {
  return (a.validFrom ?? '') <= (b.validTo ?? '9999') && (b.validFrom ?? '') <= (a.validTo ?? '9999');
}

/** Whether the rule is valid on every day on which the other one is. */
export function validityCovers(wide: Rule, narrow: Rule): boolean {
  return (
    (wide.validFrom ?? '') <= (narrow.validFrom ?? '') &&
    (wide.validTo ?? '9999') >= (narrow.validTo ?? '9999')
  );
}

/**
 * Whether the conditions of two rules of one tool are the same tests. Lists of alternatives need only share a
 * value: on that value the rules cannot be told apart.
 */
export function conditionsCoincide(a: Rule, b: Rule): boolean {
  // Among thousands of rules nearly all are about other fields, which is seen at a glance.
  if (!isAboutFieldsOf(a, b) || !isAboutFieldsOf(b, a)) return false;
  const [mine, theirs] = [distinctConditions(a), distinctConditions(b)];
  if (mine.length !== theirs.length) return false;
  return mine.every((condition, at) => {
    const other = theirs[at];
    if (!other || condition.field !== other.field) return false;
    if (condition.kind !== other.kind || condition.negate !== other.negate) return false;
    const shared = condition.values.filter((value) => other.values.includes(value)).length;
    if (!condition.negate) return shared > 0;
    return shared === condition.values.length && shared === other.values.length;
  });
}

const isAboutFieldsOf = (a: Rule, b: Rule) =>
  a.all.every(({ field }) => b.all.some((other) => other.field === field));

/** Fields of conditions that say what an earlier one says. */
export function repeatedFields(rule: Pick<Rule, 'all' | 'tool'>): string[] {
  const texts = normalConditions(rule).map((condition) => JSON.stringify(condition));
  return rule.all.filter((_, at) => texts.indexOf(texts[at] ?? '') < at).map(({ field }) => field);
}

/** Whether `wide` holds on every work item of its tool on which all conditions of `narrow` hold. */
export function conditionsImply(narrow: Rule, wide: Rule): boolean {
  const { tool } = wide;
  return wide.all.every((wanted) => narrow.all.some((given) => conditionImplies(given, wanted, tool)));
}

/** Whether a condition holds on a work item whose field has this one value. */
export function holdsFor(condition: Condition, value: string, tool: Tool): boolean {
  const fields = { [condition.field]: { value, source: 'url' as const } };
  return evaluateCondition(condition, fields, tool).result === 'true';
}

/**
 * A quick look before the thorough ones: false when the two rules demand different values of a field that has but
 * one, so that no work item falls under both. Among thousands of rules nearly all name another project.
 */
export function meetingFilter({ all, tool }: Rule): (other: Rule) => boolean {
  const demanded = new Map(
    all
      .filter((condition) => isSingleValue(condition, tool))
      .map((condition) => [condition.field, new Set(comparableValues(condition, tool))]),
  );
  const contradicts = (condition: Condition) => {
    const values = demanded.get(condition.field);
    if (!values || !isSingleValue(condition, tool)) return false;
    return !comparableValues(condition, tool).some((value) => values.has(value));
  };
  return (other) => !other.all.some(contradicts);
}

function isSingleValue(condition: Condition, tool: Tool): boolean {
  return !condition.negate && isEquality(condition, tool) && !fieldTraits(tool, condition.field).list;
}

function comparableValues(condition: Condition, tool: Tool): string[] {
  const traits = fieldTraits(tool, condition.field);
  return expectedValues(condition).map((value) => comparable(traits, value));
}

/** The condition on the project that a condition on an issue key contains; others contain none. */
export function impliedProject(condition: Condition, tool: Tool): Condition | undefined {
  if (tool !== 'jira' || condition.field !== 'issueKey') return undefined;
  if (condition.negate || !isEquality(condition, tool)) return undefined;
  const projects = expectedValues(condition).map((key) => key.slice(0, Math.max(key.lastIndexOf('-'), 0)));
  return projects.every(Boolean) ? { field: 'projectKey', op: 'in', value: projects } : undefined;
}

function conditionImplies(given: Condition, wanted: Condition, tool: Tool): boolean {
  const project = wanted.field === 'projectKey' ? impliedProject(given, tool) : undefined;
  if (project) return conditionImplies(project, wanted, tool);
  if (given.field !== wanted.field) return false;
  // "Not A" follows from "not B" when B follows from A.
  if (given.negate) {
    return wanted.negate === true && conditionImplies(positive(wanted), positive(given), tool);
  }
  // One label says nothing about the absence of others, and a beginning nothing about the absence of a rest.
  const isExact = isEquality(given, tool);
  if (wanted.negate && (!isExact || fieldTraits(tool, given.field).list)) return false;
  if (!isExact && isEquality(wanted, tool)) return false;
  if (given.op === 'contains' && !isExact && wanted.op === 'starts_with') return false;
  const values = expectedValues(given);
  return values.length > 0 && values.every((value) => holdsFor(wanted, value, tool));
}

function positive({ field, op, value }: Condition): Condition {
  return { field, op, value };
}

/** A condition in the one form of all its spellings. */
export type NormalCondition = { field: string; kind: string; negate: boolean; values: string[] };

/** The tests of a rule, each once, in an order that does not depend on how they were written. */
export function distinctConditions(rule: Rule): NormalCondition[] {
  const byText = new Map(normalConditions(rule).map((condition) => [JSON.stringify(condition), condition]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, condition]) => condition);
}

/** One form for all spellings of a test: `in` with one value is `eq`, keys in one case, values sorted. */
function normalConditions({ all, tool }: Pick<Rule, 'all' | 'tool'>): NormalCondition[] {
  return all.map((condition) => {
    const { field, negate = false } = condition;
    const kind = isEquality(condition, tool) ? 'eq' : condition.op;
    const values = expectedValues(condition).map((value) => comparable(fieldTraits(tool, field), value));
    return { field, kind, negate, values: [...new Set(values)].sort() };
  });
}
