import type { Day } from '../primitives';
import { expectedValues, isEquality } from './condition';
import { isActive } from './evaluate-rule';
import { type HostPattern, parseHostPatterns, patternsOverlap } from './host-pattern';
import { impossibleFields } from './impossible';
import { type Found, LINT_LEVELS, type LintFinding } from './lint-findings';
import { checkHosts } from './lint-hosts';
import { checkRank } from './lint-rank';
import type { Condition, Rule } from './rule';
import { comparable, containerField, fieldTraits, fieldWeight } from './rule-fields';
import { impliedProject, meetingFilter, repeatedFields, sharedSites } from './rule-relations';

export type LintContext = {
  /** All rules of the workspace. The linted one may be among them, in any version. */
  rules: readonly Rule[];
  /** Initiatives that a rule may name. */
  initiativeIds: readonly string[];
  /** Host patterns this browser may read. Left out where that is not known. */
  permittedHosts?: readonly string[];
  /** Matches in the last 30 days by rule id, where they are counted; a rule that is missing had none. */
  matchCounts30d?: Readonly<Record<string, number>>;
  today: Day;
};

/**
 * Checks a rule as if it were active. Errors keep it from being activated (INV-28); warnings are for the
 * admin.
 */
export function lintRules(rule: Rule, context: LintContext): LintFinding[] {
  const others = context.rules.filter(
    (other) => other.id !== rule.id && other.tool === rule.tool && isActive(other),
  );
  const near = others.filter(meetingFilter(rule));
  return [
    ...checkHosts(rule, context.permittedHosts),
    ...checkInitiative(rule, context),
    ...checkConditions(rule),
    ...checkValidity(rule, context),
    ...checkRank(rule, near),
    ...checkBreadth(rule, near),
    ...checkCrowding(rule, others),
    ...checkUse(rule, context),
  ].map(([code, values]) => ({ level: LINT_LEVELS[code], code, values }));
}

const MOST_RULES_PER_HOST = 50;
const UNUSED_DAYS = 30;
const KEY_WEIGHT = 300;

function checkInitiative({ effect, initiativeId }: Rule, { initiativeIds }: LintContext): Found[] {
  if (initiativeId === undefined) return effect === 'include' ? [['include_without_initiative', {}]] : [];
  return initiativeIds.includes(initiativeId) ? [] : [['unknown_initiative', { initiativeId }]];
}

function checkConditions(rule: Rule): Found[] {
  const { all, tool } = rule;
  if (all.length === 0) return tool === 'generic' ? [] : [['no_condition', {}]];
  const perCondition = all.flatMap((condition): Found[] => {
    const { field } = condition;
    if (fieldWeight(tool, field) === undefined) return [['unknown_field', { field }]];
    if (fieldTraits(tool, field).recipeOnly) return [['recipe_only_field', { field }]];
    const isKey = (fieldWeight(tool, field) ?? 0) >= KEY_WEIGHT;
    return isKey && !condition.negate && !isEquality(condition, tool) ? [['partial_key', { field }]] : [];
  });
  const impossible = impossibleFields(rule).map((field): Found => ['impossible_condition', { field }]);
  const repeated = repeatedFields(rule).map((field): Found => ['repeated_condition', { field }]);
  return [...perCondition, ...impossible, ...repeated];
}

function checkValidity({ validFrom, validTo }: Rule, { today }: LintContext): Found[] {
  if (validTo === undefined) return [];
  if (validFrom !== undefined && validFrom > validTo)
    return [['impossible_validity', { validFrom, validTo }]];
  return validTo < today ? [['expired', { validTo }]] : [];
}

/**
 * An include that names no more than a project, table or space in which other initiatives have rules as well.
 */
function checkBreadth(rule: Rule, others: readonly Rule[]): Found[] {
  if (rule.effect === 'exclude') return [];
  const container = containerField(rule.tool);
  const wanted = rule.all.filter(({ negate }) => !negate);
  if (wanted.some(({ field }) => field !== container)) return [];
  const mine = containersOf(rule);
  const neighbours = others.filter((other) => {
    if (other.effect === 'exclude' || other.initiativeId === rule.initiativeId) return false;
    const theirs = containersOf(other);
    // A rule without a project reaches into every project, and every rule reaches into its site.
    const reaches = !mine || !theirs || theirs.some((value) => mine.includes(value));
    return reaches && sharedSites(rule, other).length > 0;
  });
  const initiatives = new Set(neighbours.map(({ initiativeId }) => initiativeId)).size;
  return initiatives > 0 ? [['over_broad', { initiatives }]] : [];
}

/** The projects, tables or spaces a rule is limited to, or nothing when it is not. */
function containersOf({ all, tool }: Rule): string[] | undefined {
  const field = containerField(tool);
  if (field === undefined) return undefined;
  const limits = all
    .map((condition): Condition => impliedProject(condition, tool) ?? condition)
    .filter((condition) => condition.field === field && !condition.negate && isEquality(condition, tool));
  if (limits.length === 0) return undefined;
  return limits.flatMap((limit) =>
    expectedValues(limit).map((value) => comparable(fieldTraits(tool, field), value)),
  );
}

function checkCrowding(rule: Rule, others: readonly Rule[]): Found[] {
  const hosts: HostPattern[] = parseHostPatterns(rule.hosts);
  // Thousands of rules name a handful of sites: each text is read once.
  const distinct = [...new Set(others.flatMap((other) => other.hosts))];
  const read = distinct.flatMap((text) =>
    parseHostPatterns([text]).map((pattern) => [text, pattern] as const),
  );
  return hosts.flatMap((host): Found[] => {
    const near = new Set(read.filter(([, pattern]) => patternsOverlap(pattern, host)).map(([text]) => text));
    const rules = 1 + others.filter((other) => other.hosts.some((text) => near.has(text))).length;
    return rules > MOST_RULES_PER_HOST ? [['too_many_rules', { host: host.text, rules }]] : [];
  });
}

/**
 * Speaks only of rules that stand unchanged and valid for the whole time: a new one has had no chance yet.
 */
export function checkUse(
  rule: Rule,
  { matchCounts30d, today }: Pick<LintContext, 'matchCounts30d' | 'today'>,
): Found[] {
  if (!matchCounts30d || !isActive(rule) || (matchCounts30d[rule.id] ?? 0) > 0) return [];
  const lastChange = rule.at.slice(0, 10);
  const since = rule.validFrom !== undefined && rule.validFrom > lastChange ? rule.validFrom : lastChange;
  return daysBetween(since, today) >= UNUSED_DAYS ? [['no_match_30_days', {}]] : [];
}

function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
