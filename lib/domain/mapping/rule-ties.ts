import { latestOf } from '../calendar';
import type { RuleTie } from '../prompts/prompt-facts';
import type { Rule } from './rule';

/**
 * Pairs of active includes that hold for the same pages with equal weight and lead to different initiatives. The store
 * refuses to activate the second (INV-28); two devices can each activate one and only then learn of each other.
 */
export function matchingTies(rules: readonly Rule[]): (RuleTie & { initiativeId: string })[] {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.status !== 'active' || rule.effect !== 'include' || rule.archivedAt !== undefined) continue;
    const key = conditionsKey(rule);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group.sort((a, b) => (a.id < b.id ? -1 : 1));
    const rival = others.find(({ initiativeId }) => initiativeId !== first?.initiativeId);
    if (!first?.initiativeId || !rival) return [];
    const since = latestOf(first.at, rival.at);
    const { id: ruleId, name: ruleName, initiativeId } = first;
    return [{ ruleId, ruleName, initiativeId, otherName: rival.name, since }];
  });
}

/** Equal for rules that hold for the same pages and are ranked alike, in whatever order their parts were written. */
function conditionsKey({ tool, hosts, all, priority, validFrom, validTo }: Rule): string {
  const conditions = all.map(({ field, op, value, negate }) =>
    JSON.stringify([field, op, Array.isArray(value) ? [...value].sort() : [value], negate === true]),
  );
  return JSON.stringify([tool, [...hosts].sort(), conditions.sort(), priority, validFrom, validTo]);
}
