import type { Problem } from '../errors';
import { isActive } from './evaluate-rule';
import type { RuleImportContext } from './planning';
import type { Rule } from './rule';
import { mergedRule, sameContent } from './rule-content';
import type { RuleRow } from './rule-row';
import { createTieIndex, type TieIndex } from './tie-index';

/** The rules that stand, by what a row may call them; of each rule no more is kept. */
export type StandingRules = {
  meet(rules: readonly Rule[]): void;
  /** The ids of the rules that these rows may be about. */
  wantedBy(rows: readonly RuleRow[]): string[];
  /** The rule a row belongs to, if there is one; `known` has the wanted ones. */
  match(row: RuleRow, known: ReadonlyMap<string, Rule>): { before?: Rule } | { problem: Problem };
  /** The rule with what a row says put over it. */
  merged(before: Rule, row: RuleRow): Rule;
  initiativeName(id: string): string | undefined;
  /** The active ones, by their conditions; the rules of a file are added to it. */
  readonly active: TieIndex;
};

/** A row belongs to the rule of its id; without an id to the one that says the same, or else to the one of its name. */
export function createStandingRules({
  initiatives,
  ruleIds,
  envelope,
}: Pick<RuleImportContext, 'initiatives' | 'ruleIds' | 'envelope'>): StandingRules {
  const byName = new Map<string, string[]>();
  /** The same of those that were put away: only a row that puts its rule away is about one of them. */
  const awayByName = new Map<string, string[]>();
  const ids = new Set(ruleIds);
  const active = createTieIndex();
  const live = initiatives.filter(({ archivedAt }) => archivedAt === undefined);
  const byKey = new Map(live.map(({ key, id }) => [key.toLowerCase(), id]));
  const names = new Map(initiatives.map(({ id, name }) => [id, name]));
  const initiativeId = (name: string) => (names.has(name) ? name : byKey.get(name.toLowerCase()));
  const idsFor = ({ id, name, putAway }: RuleRow): readonly string[] => {
    if (id !== undefined) return ids.has(id) ? [id] : [];
    if (name === undefined) return [];
    return byName.get(name) ?? (putAway ? awayByName.get(name) : undefined) ?? [];
  };
  const merged = (before: Rule, row: RuleRow) =>
    mergedRule(before, row, {
      initiativeId: row.initiative ? initiativeId(row.initiative) : undefined,
      now: envelope.at,
    });
  return {
    meet(rules) {
      for (const rule of rules) {
        if (isActive(rule)) active.add(rule);
        const names = rule.archivedAt === undefined ? byName : awayByName;
        const alike = names.get(rule.name);
        if (alike) alike.push(rule.id);
        else names.set(rule.name, [rule.id]);
      }
    },
    wantedBy: (rows) => [...new Set(rows.flatMap(idsFor))],
    match(row, known) {
      if (row.initiative && initiativeId(row.initiative) === undefined) {
        const values = { initiative: row.initiative };
        return { problem: { code: 'row_initiative_unknown', field: 'initiative', values } };
      }
      const alike = idsFor(row).flatMap((id) => known.get(id) ?? []);
      const [only, ...others] = alike;
      // It is there, and cannot be read by this version.
      if (!only && row.id !== undefined && ids.has(row.id))
        return { problem: { code: 'newer_version', field: 'id' } };
      if (!only) return {};
      if (row.id !== undefined) {
        return only.archivedAt && row.putAway === undefined
          ? { problem: { code: 'row_rule_archived', field: 'id' } }
          : { before: only };
      }
      const same = alike.find((rule) => sameContent(rule, merged(rule, row)));
      if (same) return { before: same };
      if (others.length === 0) return { before: only };
      return { problem: { code: 'row_name_of_several', field: 'name', values: { name: only.name } } };
    },
    merged,
    initiativeName: (id) => names.get(id),
    active,
  };
}
