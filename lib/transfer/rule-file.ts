import type { Rule } from '@/lib/domain/mapping/rule';
import { plainCondition } from '@/lib/domain/mapping/rule-content';
import { csvText, type Separator } from './csv-text';
import { RULE_COLUMN_NAMES, RULE_COLUMNS } from './rule-columns';

/** How a JSON file of rules says what it is. */
export const RULES_FORMAT = { format: 'pilotlight-rules', version: 1 } as const;

type Initiatives = readonly { id: string; key: string }[];

/**
 * Rules as a table for a spreadsheet, one row each. Nothing in it can be executed; read back, it changes nothing.
 *
 * @param separator what the person's spreadsheet expects between cells.
 */
export function rulesCsv(rules: readonly Rule[], initiatives: Initiatives, separator: Separator): string {
  const keyOf = initiativeKeys(initiatives);
  const rows = kept(rules).map((rule) =>
    RULE_COLUMN_NAMES.map((name) => RULE_COLUMNS[name].write(rule, keyOf(rule))),
  );
  return csvText([RULE_COLUMN_NAMES, ...rows], separator);
}

/** The same rules as JSON, one line each, with the columns' names. */
export function rulesJson(rules: readonly Rule[], initiatives: Initiatives): string {
  const keyOf = initiativeKeys(initiatives);
  const lines = kept(rules).map((rule) => JSON.stringify(jsonOf(rule, keyOf(rule))));
  const head = JSON.stringify(RULES_FORMAT).slice(0, -1);
  return `${head},"rules":[\n${lines.join(',\n')}\n]}\n`;
}

function jsonOf(rule: Rule, initiative: string): Record<string, unknown> {
  const { id, name, effect, tool, hosts, all, status, validFrom, validTo, priority, tests, note, pin } = rule;
  const away = rule.archivedAt !== undefined;
  return {
    ...{
      id,
      name,
      effect,
      initiative: initiative || null,
      tool,
      hosts,
      conditions: all.map(plainCondition),
      status,
    },
    ...{ valid_from: validFrom ?? null, valid_to: validTo ?? null, priority },
    ...{ tests: tests.map(({ url, expect }) => ({ url, expect })), note, ...(pin && { pinned: true }) },
    ...(away && { put_away: true }),
  };
}

/** All but the pins that were taken away: those are nobody's any more. */
const kept = (rules: readonly Rule[]) =>
  rules
    .filter(({ pin, archivedAt }) => !(pin && archivedAt !== undefined))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** An initiative goes by its key, which people know; by its id where two have the same key or one is not here. */
function initiativeKeys(initiatives: Initiatives): (rule: Rule) => string {
  const count = new Map<string, number>();
  const fold = (key: string) => key.toLowerCase();
  for (const { key } of initiatives) count.set(fold(key), (count.get(fold(key)) ?? 0) + 1);
  const names = new Map(initiatives.map(({ id, key }) => [id, count.get(fold(key)) === 1 ? key : id]));
  return ({ initiativeId }) => (initiativeId === undefined ? '' : (names.get(initiativeId) ?? initiativeId));
}
