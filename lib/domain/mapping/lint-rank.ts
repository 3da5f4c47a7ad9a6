import { isWellFormed } from './evaluate-rule';
import { type HostPattern, parseHostPatterns } from './host-pattern';
import type { Found } from './lint-findings';
import type { Rule } from './rule';
import {
  conditionsCoincide,
  conditionsImply,
  sharedSites,
  specificityOn,
  validityCovers,
  validityOverlaps,
} from './rule-relations';

/**
 * How a rule stands against the active rules of its tool that it meets: ties that nothing decides, duplicates, and rules
 * in whose presence it can never have an effect. Rules that never meet do none of it to each other.
 */
export function checkRank(rule: Rule, others: readonly Rule[]): Found[] {
  // What ties with it, repeats it or takes its effect away asks for nothing that it does not ask for itself.
  const fields = new Set(
    rule.all.flatMap(({ field }) => (field === 'issueKey' ? [field, 'projectKey'] : field)),
  );
  const rivals = others.filter(
    (other) => other.all.every(({ field }) => fields.has(field)) && isWellFormed(other),
  );
  return [
    ...rivals
      .filter((other) => tiedSites(rule, other).some((site) => !isSettled(rule, other, site, rivals)))
      .map((other): Found => ['tie', { ruleId: other.id, initiativeId: other.initiativeId ?? '' }]),
    ...rivals
      .filter((other) => isDuplicate(rule, other))
      .map((other): Found => ['duplicate', { ruleId: other.id }]),
    ...rivals
      .filter((other) => !isDuplicate(rule, other) && isShadow(other, rule))
      .map((other): Found => ['shadowed', { ruleId: other.id }]),
  ];
}

/**
 * Sites on which two initiatives' includes have the same conditions and nothing ranks one before the other.
 */
function tiedSites(rule: Rule, other: Rule): HostPattern[] {
  const rivals =
    rule.effect === 'include' && other.effect === 'include' && rule.initiativeId !== other.initiativeId;
  const sameRank = rule.priority === other.priority && rule.validFrom === other.validFrom;
  if (!rivals || !sameRank || !validityOverlaps(rule, other) || !conditionsCoincide(rule, other)) return [];
  return sharedSites(rule, other).filter((site) => specificityOn(rule, site) === specificityOn(other, site));
}

/** Whether an exclusion takes one of the two tied rules out wherever they tie. */
function isSettled(rule: Rule, other: Rule, site: HostPattern, rivals: readonly Rule[]): boolean {
  const specificity = specificityOn(rule, site) ?? 0;
  return rivals.some((exclusion) => {
    if (exclusion.effect !== 'exclude') return false;
    const concerns = (it: Rule) =>
      (exclusion.initiativeId === undefined || exclusion.initiativeId === it.initiativeId) &&
      conditionsImply(it, exclusion) &&
      validityCovers(exclusion, it);
    return (concerns(rule) || concerns(other)) && (specificityOn(exclusion, site) ?? -1) >= specificity;
  });
}

function isDuplicate(rule: Rule, other: Rule): boolean {
  return (
    rule.effect === other.effect &&
    rule.initiativeId === other.initiativeId &&
    rule.priority === other.priority &&
    conditionsImply(rule, other) &&
    conditionsImply(other, rule) &&
    validityCovers(other, rule) &&
    everySite(rule, (site, specificity) => specificityOn(other, site) === specificity)
  );
}

/** Whether `shadow` applies wherever `rule` does, and always takes its effect away. */
export function isShadow(shadow: Rule, rule: Rule): boolean {
  if (!conditionsImply(rule, shadow) || !validityCovers(shadow, rule)) return false;
  if (shadow.effect === 'exclude') {
    const concerns = shadow.initiativeId === undefined || shadow.initiativeId === rule.initiativeId;
    return concerns && everySite(rule, (site, mine) => (specificityOn(shadow, site) ?? -1) >= mine);
  }
  if (rule.effect === 'exclude') return false;
  return everySite(rule, (site, mine) => {
    const theirs = specificityOn(shadow, site);
    if (theirs === undefined || theirs !== mine) return theirs !== undefined && theirs > mine;
    if (shadow.priority !== rule.priority) return shadow.priority > rule.priority;
    return (shadow.validFrom ?? '') > (rule.validFrom ?? '');
  });
}

function everySite(rule: Rule, holds: (site: HostPattern, specificity: number) => boolean): boolean {
  const sites = parseHostPatterns(rule.hosts);
  return sites.length > 0 && sites.every((site) => holds(site, specificityOn(rule, site) ?? 0));
}
