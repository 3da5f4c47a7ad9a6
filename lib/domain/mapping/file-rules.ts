import type { Problem } from '../errors';
import { isActive } from './evaluate-rule';
import { askFor, type PlannedRule, type Planning, type RuleImportContext } from './planning';
import type { Rule } from './rule';
import { changedFields } from './rule-history';
import type { RuleRow } from './rule-row';
import type { StandingRules } from './standing-rules';

/** What is kept of a planned rule: enough to make it again from its row. `version` is that of the rule it changes. */
export type Decided = Place & { id: string; version?: number; live: boolean };

/** Where a row stands among the rows that were read, and by its number in the file. */
type Place = { place: number; row: number };

/** The rules of a file, made from their rows and what stands, as often as they are needed. */
export function createFileRules<R extends RuleRow>(context: RuleImportContext<R>, standing: StandingRules) {
  const decided: Decided[] = [];
  const byId = new Map<string, Decided>();
  const make = (row: R, before: Rule | undefined, id?: string): Made =>
    before ? { ok: true, rule: standing.merged(before, row) } : newRule(row, id, standing, context);

  function* build(some: readonly Decided[]): Planning<PlannedRule<R>[], R> {
    const befores = yield* askFor<R>(some.flatMap(({ id, version }) => (version === undefined ? [] : id)));
    return some.flatMap(({ place, id }) => {
      const source = context.rows.at(place);
      const before = befores.get(id);
      const made = source && make(source, before, id);
      if (!source || !made?.ok) return [];
      const { rule } = made;
      return { source, rule, ...(before && { before }), changed: before ? changedFields(before, rule) : [] };
    });
  }

  return {
    decided,
    make,
    decide(at: Place, rule: Rule, before: Rule | undefined) {
      const live = isActive(rule);
      const one: Decided = { ...at, id: rule.id, ...(before && { version: before.version }), live };
      decided.push(one);
      byId.set(rule.id, one);
      if (live) standing.active.add(rule);
    },
    /** Keeps none of them any longer. */
    forget() {
      decided.length = 0;
      byId.clear();
    },
    /** Planned rules once more. */
    build,
    /** Rules as they will be when the file is taken in, by id. */
    *after(ids: readonly string[]): Planning<ReadonlyMap<string, Rule>, R> {
      const own = ids.flatMap((id) => byId.get(id) ?? []);
      const others = yield* askFor<R>(ids.filter((id) => !byId.has(id)));
      const rules = new Map(others);
      for (const { rule } of yield* build(own)) rules.set(rule.id, rule);
      return rules;
    },
  };
}

type Made = { ok: true; rule: Rule } | { ok: false; problems: Problem[] };

/** What a new rule cannot do without, by the column it stands in. */
const REQUIRED = ['name', 'tool', 'hosts'] as const;

function newRule<R extends RuleRow>(
  row: R,
  id: string | undefined,
  standing: StandingRules,
  { envelope, newId }: RuleImportContext<R>,
): Made {
  const { name, tool, hosts } = row;
  if (name === undefined || tool === undefined || hosts === undefined) {
    const missing = REQUIRED.filter((field) => row[field] === undefined);
    const problems = missing.map(
      (field): Problem => ({ code: 'row_value_required', field, values: { column: field } }),
    );
    return { ok: false, problems };
  }
  const blank: Rule = {
    id: row.id ?? id ?? newId(row),
    ...envelope,
    createdAt: envelope.at,
    createdBy: envelope.by,
    ...{ name, tool, hosts, effect: 'include', all: [], status: 'draft', priority: 0 },
    ...{ tests: [], version: 1, note: '' },
    ...(row.pin && { pin: true }),
  };
  return { ok: true, rule: standing.merged(blank, row) };
}
