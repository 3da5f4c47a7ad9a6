import { conditionsWeight, isActive, isWellFormed } from './evaluate-rule';
import { impossibleFields } from './impossible';
import { isShadow } from './lint-rank';
import type { Rule } from './rule';
import { meetingFilter, sharedSites, specificityOn, validityOverlaps } from './rule-relations';

/** How a rule stands to another one wherever both apply. */
export type Standing =
  | 'wins' // the rule's initiative is shown
  | 'loses' // the other one's
  | 'ties' // neither: two initiatives are equal
  | 'joins' // both link to the same initiative
  | 'removes' // the rule is an exclusion and takes the other's link away
  | 'removed' // the other one is an exclusion and takes the rule's link away
  | 'survives' // the other one is an exclusion, but too broad for this rule
  | 'spares' // the rule is an exclusion, but too broad for the other one
  | 'excludes_too'; // both are exclusions

export type Overlap = {
  rule: Rule;
  standing: Standing;
  /** Specificity of both on the shared site that decides, the asked rule's first. */
  specificity: [number, number];
};

/**
 * The active rules that some work item can fall under together with this one, and who wins there. What keeps the rule
 * from working comes first, then the most specific. Includes that an exclusion keeps from having any effect are left
 * out, and so are exclusions for other initiatives. Two rules whose conditions contradict each other never meet.
 */
export function overlapsOf(rule: Rule, rules: readonly Rule[]): Overlap[] {
  if (!isWellFormed(rule)) return [];
  const mayMeet = meetingFilter(rule);
  const rivals = rules
    .filter((other) => other.id !== rule.id && other.tool === rule.tool && isActive(other))
    .filter((other) => mayMeet(other));
  const exclusions = rivals.filter(({ effect }) => effect === 'exclude').filter(isWellFormed);
  const hasNoEffect = (other: Rule) =>
    other.effect === 'include' && exclusions.some((exclusion) => isShadow(exclusion, other));
  const rivalry = { meetingOf: meetings(rule), excludesOther: contradictions(rule) };
  return rivals
    .filter((other) => !hasNoEffect(other))
    .flatMap((other) => overlapWith(rule, other, rivalry) ?? [])
    .sort(
      (a, b) =>
        urgency(a) - urgency(b) || b.specificity[1] - a.specificity[1] || (a.rule.id < b.rule.id ? -1 : 1),
    );
}

/** A tie first, then rules that rank near this one: far more specific ones concern single items. */
function urgency({ standing, specificity: [mine, theirs] }: Overlap): number {
  if (standing === 'ties') return 0;
  return theirs === mine ? 1 : 2;
}

type Rivalry = {
  meetingOf: (other: Rule) => Meeting | undefined;
  excludesOther: (other: Rule) => boolean;
};

/** What does not depend on a rival's conditions: the asked rule's specificity where both apply, and the rival's bonus there. */
type Meeting = { mine: number; bonus: number };

/** Where the rule meets others, by their sites: thousands of rules name a handful, and each is worked out once. */
function meetings(rule: Rule): (other: Rule) => Meeting | undefined {
  const known = new Map<string, Meeting | undefined>();
  const meet = (other: Rule): Meeting | undefined => {
    const [site] = sharedSites(rule, other);
    if (!site) return undefined;
    const bonus = (specificityOn(other, site) ?? 0) - conditionsWeight(other);
    return { mine: specificityOn(rule, site) ?? 0, bonus };
  };
  return (other) => {
    const [only = '', ...more] = other.hosts;
    const sites = more.length === 0 ? only : JSON.stringify(other.hosts);
    if (!known.has(sites)) known.set(sites, meet(other));
    return known.get(sites);
  };
}

/**
 * Whether no work item can satisfy both. A rule that asks one plain thing of each of some other fields says nothing that
 * could contradict: of thousands of rules nearly all are told by that, and only the rest is gone through.
 */
function contradictions(rule: Rule): (other: Rule) => boolean {
  const { tool } = rule;
  const isPossible = impossibleFields(rule).length === 0;
  // An issue's key names its project as well.
  const fields = new Set(
    rule.all.flatMap(({ field }) => (field === 'issueKey' ? [field, 'projectKey'] : field)),
  );
  const isApart = ({ all }: Rule) =>
    all.every(
      ({ field, negate, value }, at) =>
        !negate &&
        value.length > 0 &&
        field !== 'issueKey' &&
        !fields.has(field) &&
        all.findIndex((one) => one.field === field) === at,
    );
  return (other) =>
    !(isPossible && isApart(other)) &&
    impossibleFields({ tool, all: [...rule.all, ...other.all] }).length > 0;
}

function overlapWith(rule: Rule, other: Rule, { meetingOf, excludesOther }: Rivalry): Overlap | undefined {
  if (!isWellFormed(other) || !validityOverlaps(rule, other)) return undefined;
  if (!concern(rule, other) || !concern(other, rule)) return undefined;
  const meeting = meetingOf(other);
  if (!meeting) return undefined;
  if (excludesOther(other)) return undefined;
  const [mine, theirs] = [meeting.mine, conditionsWeight(other) + meeting.bonus];
  return { rule: other, standing: standing(rule, other, mine, theirs), specificity: [mine, theirs] };
}

function standing(rule: Rule, other: Rule, mine: number, theirs: number): Standing {
  if (rule.effect === 'exclude' && other.effect === 'exclude') return 'excludes_too';
  if (other.effect === 'exclude') return theirs >= mine ? 'removed' : 'survives';
  if (rule.effect === 'exclude') return mine >= theirs ? 'removes' : 'spares';
  if (rule.initiativeId === other.initiativeId) return 'joins';
  const rank =
    mine - theirs ||
    rule.priority - other.priority ||
    compareText(rule.validFrom ?? '', other.validFrom ?? '');
  return rank > 0 ? 'wins' : rank < 0 ? 'loses' : 'ties';
}

/** An exclusion for one initiative has nothing to say about another one's includes. */
function concern(exclusion: Rule, include: Rule): boolean {
  if (exclusion.effect !== 'exclude' || include.effect !== 'include') return true;
  return exclusion.initiativeId === undefined || exclusion.initiativeId === include.initiativeId;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
