import { readHostInput } from './host-input';
import { parseHostPattern, parseHostPatterns, patternCovers } from './host-pattern';
import type { Found } from './lint-findings';
import type { Rule } from './rule';

/**
 * What is wrong with a rule's sites, and what is worth a second look at them.
 * @param permittedHosts host patterns this browser may read; left out where that is not known
 */
export function checkHosts({ hosts }: Pick<Rule, 'hosts'>, permittedHosts?: readonly string[]): Found[] {
  if (hosts.length === 0) return [['no_hosts', {}]];
  const permitted = permittedHosts && parseHostPatterns(permittedHosts);
  const refused = hosts.flatMap((host): Found[] => {
    const parsed = parseHostPattern(host);
    if (!parsed.ok) return [['bad_host', { host, problem: parsed.problem }]];
    const isPermitted = permitted?.some((pattern) => patternCovers(pattern, parsed.pattern)) ?? true;
    return isPermitted ? [] : [['host_without_permission', { host: parsed.pattern.text }]];
  });
  return [...refused, ...checkWhose(hosts)];
}

/** Sites that look like somebody else's: a well-known cloud's name nearly, or all customers of one. */
export function checkWhose(hosts: readonly string[]): Found[] {
  return parseHostPatterns(hosts).flatMap(({ text, name, wildcard }): Found[] => {
    const reading = readHostInput(name);
    if (reading.ok) return [];
    if (reading.resembles) return [['host_lookalike', { host: text, resembles: reading.resembles }]];
    return wildcard && reading.problem === 'suffix' ? [['host_over_broad', { host: text }]] : [];
  });
}
