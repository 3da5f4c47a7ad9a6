import { checkUse } from '@/lib/domain/mapping/lint';
import { type RuleStanding, ruleStanding } from '@/lib/domain/mapping/put-away';
import type { Rule } from '@/lib/domain/mapping/rule';

/** Where a rule stands, or what is to be looked after: in effect, and without a match on this device for 30 days. */
export type RuleLot = RuleStanding | 'unused';

/** Which rules of the list are asked for: words, each of which the rule has somewhere, and its state. */
export type RuleQuery = { words: string; status: RuleLot | 'all' };

export const EVERY_RULE: RuleQuery = { words: '', status: 'all' };

type FitContext = {
  /** The name of the rule's initiative. */
  initiative: string | undefined;
  today: string;
  /** By rule id, as counted on this device. */
  matchCounts30d: Readonly<Record<string, number>>;
};

/** Whether a rule has each of the words in its name, sites, conditions or initiative's name; case does not matter. */
export function fitsQuery(
  rule: Rule,
  { initiative, today, matchCounts30d }: FitContext,
  { words, status }: RuleQuery,
): boolean {
  const standing = ruleStanding(rule, today);
  const isUnused = () => standing === 'active' && checkUse(rule, { matchCounts30d, today }).length > 0;
  if (status === 'unused' ? !isUnused() : status !== 'all' && standing !== status) return false;
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const values = rule.all.flatMap(({ value }) => value);
  const said = [rule.name, initiative ?? '', ...rule.hosts, ...values].join('\n').toLowerCase();
  return wanted.every((word) => said.includes(word));
}
