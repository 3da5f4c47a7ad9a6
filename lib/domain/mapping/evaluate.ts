import type { Day, Instant } from '../primitives';
import type { WorkItem } from '../work-item';
import { evaluateRule, isActive, isValidOn } from './evaluate-rule';
import { readHost } from './host-pattern';
import type { LossReason, MatchExplanation, MatchResult, Rule, RuleResult, UndeterminedRule } from './rule';
import { fieldNames } from './rule-fields';

export type MatchInput = {
  workItem: WorkItem;
  /** All rules, or the candidates that an index found: the result is the same. */
  rules: readonly Rule[];
  at: Instant;
  /** The same moment as a day in the workspace's time zone. */
  today: Day;
  /** Initiatives that this viewer hid on this work item. Known on this device only. */
  hidden?: readonly string[];
};

/**
 * Finds the initiatives a work item belongs to. Specificity decides, then priority, then the later
 * `validFrom`; what is still equal between two initiatives is a conflict, never a guess. Exclusions remove
 * includes that are no more specific than themselves. The order of the rules does not matter.
 */
export function matchWorkItem({ workItem, rules, at, today, hidden = [] }: MatchInput): MatchResult {
  const { includes, exclusions, undetermined } = sortRules(workItem, rules, today);
  const removals = includes.map((include) => ({
    include,
    removedBy: exclusions.filter((exclusion) => removes(exclusion.result, include.result)),
  }));
  const surviving = removals.filter(({ removedBy }) => removedBy.length === 0).map(({ include }) => include);
  const best = bestPerInitiative(surviving);
  const isHidden = (initiativeId: string | undefined) =>
    initiativeId !== undefined && hidden.includes(initiativeId);

  const ranked = best.filter(({ initiativeId }) => !isHidden(initiativeId));
  const [top] = ranked;
  const tied = top ? ranked.filter((candidate) => compareRank(candidate, top) === 0) : [];
  const isConflict = tied.length > 1;
  const primary = top && !isConflict ? top : undefined;
  const also = ranked.slice(tied.length);

  const lossOf = (include: Include, removedBy: readonly Applied[]): LossReason => {
    if (removedBy.length > 0) return 'excluded';
    if (isHidden(include.initiativeId)) return 'hidden';
    if (!best.includes(include)) return 'same_initiative';
    return isConflict && tied.includes(include) ? 'tie' : 'outranked';
  };
  const explanation: MatchExplanation = {
    context: readContext(workItem),
    ...(primary && { winner: primary.result }),
    losers: removals
      .filter(({ include }) => include !== primary)
      .map(({ include, removedBy }) => ({
        ...include.result,
        reason: lossOf(include, removedBy),
        removedBy: removedBy.map(({ result }) => result.ruleId),
      })),
    exclusions: exclusions.map(({ result }) => result),
    undetermined,
    adapter: workItem.adapter,
    at,
  };
  return {
    ...(primary && { primary: asMatch(primary) }),
    also: also.map(asMatch),
    conflict: isConflict ? tied.map(asMatch) : [],
    undetermined: undetermined.filter((rule) => rule.effect === 'exclude' || !isHidden(rule.initiativeId)),
    excludedBy: exclusions
      .filter((exclusion) => removals.some(({ removedBy }) => removedBy.includes(exclusion)))
      .map(({ result }) => result),
    hidden: best.filter(({ initiativeId }) => isHidden(initiativeId)).map(asMatch),
    explanation,
  };
}

/** The outcome for the work item and, apart from it, for the epic or record that contains it. */
export type MatchWithParent = {
  own: MatchResult;
  parent?: { key: string; kind: WorkItem['kind']; label: string; result: MatchResult };
};

/**
 * Matches a work item and its parent. The parent's result never changes the work item's own: it lets the
 * panel say that something is mapped to what this belongs to.
 */
export function matchWithParent(input: MatchInput): MatchWithParent {
  const own = matchWorkItem(input);
  const parent = parentItem(input.workItem);
  if (!parent) return { own };
  const { key, kind, label } = parent;
  return { own, parent: { key, kind, label, result: matchWorkItem({ ...input, workItem: parent }) } };
}

/** The parent as a work item of the same tool, site and adapter; for looking up its candidates too. */
export function parentItem(workItem: WorkItem): WorkItem | undefined {
  const { tool, host, adapter, confidence, parent } = workItem;
  return parent && { tool, host, adapter, confidence, ...parent };
}

type Applied = { rule: Rule; result: RuleResult };
type Include = Applied & { initiativeId: string };

function sortRules(workItem: WorkItem, rules: readonly Rule[], today: Day) {
  const includes: Include[] = [];
  const exclusions: Applied[] = [];
  const undetermined: UndeterminedRule[] = [];
  const host = readHost(workItem.host);
  for (const rule of host ? rules : []) {
    if (!host || !isActive(rule) || !isValidOn(rule, today)) continue;
    const verdict = evaluateRule(rule, workItem, host);
    if (verdict.kind === 'undetermined') undetermined.push({ ...verdict.result, missing: verdict.missing });
    if (verdict.kind !== 'applies') continue;
    const applied = { rule, result: verdict.result };
    if (rule.effect === 'exclude') exclusions.push(applied);
    else if (rule.initiativeId !== undefined) includes.push({ ...applied, initiativeId: rule.initiativeId });
  }
  includes.sort((a, b) => compareRank(a, b) || byText(a.initiativeId, b.initiativeId) || byId(a, b));
  exclusions.sort((a, b) => b.result.specificity - a.result.specificity || byId(a, b));
  undetermined.sort((a, b) => b.specificity - a.specificity || byText(a.ruleId, b.ruleId));
  return { includes, exclusions, undetermined };
}

function removes(exclusion: RuleResult, include: RuleResult): boolean {
  if (exclusion.initiativeId !== undefined && exclusion.initiativeId !== include.initiativeId) return false;
  return include.specificity <= exclusion.specificity;
}

/** Expects the includes best first and keeps that order. */
function bestPerInitiative(includes: readonly Include[]): Include[] {
  const seen = new Set<string>();
  return includes.filter(({ initiativeId }) => !seen.has(initiativeId) && seen.add(initiativeId));
}

/** Negative when `a` beats `b`. A rule without `validFrom` is older than any with one. */
function compareRank(a: Applied, b: Applied): number {
  return (
    b.result.specificity - a.result.specificity ||
    b.result.priority - a.result.priority ||
    byText(b.rule.validFrom ?? '', a.rule.validFrom ?? '')
  );
}

function readContext(workItem: WorkItem): MatchExplanation['context'] {
  const known = fieldNames(workItem.tool).filter((field) => Object.hasOwn(workItem.fields, field));
  const others = Object.keys(workItem.fields).filter((field) => !known.includes(field));
  return [...known, ...others.sort()].flatMap((field) => {
    const reading = workItem.fields[field];
    return reading ? [{ field, ...reading }] : [];
  });
}

function asMatch({ initiativeId, result }: Include) {
  return { initiativeId, rule: result };
}

function byId(a: Applied, b: Applied): number {
  return byText(a.rule.id, b.rule.id);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
