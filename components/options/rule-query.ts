import { type RuleStanding, ruleStanding } from '@/lib/domain/mapping/put-away';
import type { Rule } from '@/lib/domain/mapping/rule';

/** Which rules of the list are asked for: words, each of which the rule has somewhere, and its state. */
export type RuleQuery = { words: string; status: RuleStanding | 'all' };

export const EVERY_RULE: RuleQuery = { words: '', status: 'all' };

/** Whether a rule has each of the words in its name, sites, conditions or initiative's name; case does not matter. */
export function fitsQuery(
  rule: Rule,
  { initiative, today }: { initiative: string | undefined; today: string },
  { words, status }: RuleQuery,
): boolean {
  if (status !== 'all' && ruleStanding(rule, today) !== status) return false;
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const values = rule.all.flatMap(({ value }) => value);
  const said = [rule.name, initiative ?? '', ...rule.hosts, ...values].join('\n').toLowerCase();
  return wanted.every((word) => said.includes(word));
}
