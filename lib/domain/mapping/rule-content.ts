import type { Instant } from '../primitives';
import { broughtBack, putAway } from './put-away';
import type { Condition, Rule } from './rule';
import { RULE_CONTENT } from './rule-history';
import type { RuleRow } from './rule-row';

/**
 * The rule with what a row says put over it. Fields of the record that no file knows stay.
 *
 * @param now when a rule was put away that the row puts away.
 */
export function mergedRule(
  before: Rule,
  row: RuleRow,
  { initiativeId, now }: { initiativeId: string | undefined; now: Instant },
): Rule {
  const { name, effect, tool, hosts, all, status, priority, tests, note } = row;
  const said = Object.fromEntries(
    Object.entries({ name, effect, tool, hosts, status, priority, tests, note }).filter(
      ([, value]) => value !== undefined,
    ),
  );
  const rule: Rule = {
    ...before,
    ...said,
    ...(all && { all: mergedConditions(before.all, all) }),
    ...(tests && { tests: mergedTests(before.tests, tests) }),
  };
  if (row.initiative !== undefined) assign(rule, 'initiativeId', initiativeId);
  if (row.validFrom !== undefined) assign(rule, 'validFrom', row.validFrom ?? undefined);
  if (row.validTo !== undefined) assign(rule, 'validTo', row.validTo ?? undefined);
  const isAway = before.archivedAt !== undefined;
  if (row.putAway === undefined || row.putAway === isAway) return rule;
  return row.putAway ? putAway(rule, now) : broughtBack(rule);
}

/** Whether two rules say the same, however it was written down. */
export function sameContent(one: Rule, other: Rule): boolean {
  if ((one.archivedAt === undefined) !== (other.archivedAt === undefined)) return false;
  return RULE_CONTENT.every((field) => contentText(one, field) === contentText(other, field));
}

/** A condition as every file has it: what it tests, and nothing a later version may have added. */
export function plainCondition({ field, op, value, negate }: Condition): Condition {
  return { field, op, value, ...(negate && { negate: true }) };
}

function contentText(rule: Rule, field: (typeof RULE_CONTENT)[number]): string | undefined {
  if (field === 'all') return JSON.stringify(rule.all.map(plainCondition));
  if (field === 'tests') return JSON.stringify(rule.tests.map(({ url, expect }) => [url, expect]));
  return JSON.stringify(rule[field]);
}

/** A condition that says what it said before stays the record it was. */
function mergedConditions(before: readonly Condition[], all: readonly Condition[]): Condition[] {
  const known = new Map(before.map((one) => [JSON.stringify(plainCondition(one)), one]));
  return all.map((one) => known.get(JSON.stringify(plainCondition(one))) ?? plainCondition(one));
}

/** A test keeps what was read at its address, which a file of rules does not say. */
function mergedTests(before: Rule['tests'], tests: NonNullable<RuleRow['tests']>): Rule['tests'] {
  const known = new Map(before.map((one) => [one.url, one]));
  return tests.map((one) => ({ ...known.get(one.url), ...one }));
}

function assign<K extends 'initiativeId' | 'validFrom' | 'validTo'>(
  rule: Rule,
  key: K,
  value: Rule[K],
): void {
  if (value === undefined) delete rule[key];
  else rule[key] = value;
}
