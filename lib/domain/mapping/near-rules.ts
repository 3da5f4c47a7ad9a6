import type { Day } from '../primitives';
import type { WorkItem } from '../work-item';
import { evaluateCondition } from './condition';
import { conditionsWeight, isActive, isValidOn } from './evaluate-rule';
import { matchesHost, parseHostPatterns, readHost } from './host-pattern';
import type { ConditionResult, Rule } from './rule';

export type NearRules = {
  /** Active rules for this tool and host, all of which were tried. */
  checked: number;
  /** The one that came nearest to linking the work item, with the conditions that failed. */
  closest?: { name: string; failed: ConditionResult[] };
};

/**
 * Why nothing is linked: the matching itself keeps only rules that apply, so the rules of this tool and
 * host are tried again, and the one is named that failed on the fewest conditions and held on the most;
 * among equals the broadest, because it says most about the place. Exclusions link nothing and pins mean
 * one other item, so both are counted only.
 */
export function nearRules(workItem: WorkItem, rules: readonly Rule[], today: Day): NearRules {
  const host = readHost(workItem.host);
  if (!host) return { checked: 0 };
  const tried = rules
    .filter((rule) => rule.tool === workItem.tool && isActive(rule) && isValidOn(rule, today))
    .filter((rule) => parseHostPatterns(rule.hosts).some((pattern) => matchesHost(pattern, host)))
    .map((rule) => {
      const results = rule.all.map((one) => evaluateCondition(one, workItem.fields, rule.tool));
      return {
        rule,
        failed: results.filter(({ result }) => result === 'false'),
        held: results.filter(({ result }) => result === 'true').length,
      };
    });
  const [closest] = tried
    .filter(({ rule, failed }) => rule.effect === 'include' && !rule.pin && failed.length > 0)
    .sort(
      (a, b) =>
        a.failed.length - b.failed.length ||
        b.held - a.held ||
        conditionsWeight(a.rule) - conditionsWeight(b.rule),
    );
  return {
    checked: tried.length,
    ...(closest && { closest: { name: closest.rule.name, failed: closest.failed } }),
  };
}
