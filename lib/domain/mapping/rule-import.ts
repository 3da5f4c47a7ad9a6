import type { Problem } from '../errors';
import type { Day } from '../primitives';
import type { WorkItem } from '../work-item';
import { activationProblems, canActivate, withSeen } from './can-activate';
import { isActive } from './evaluate-rule';
import type { Rule } from './rule';
import { mergedRule, sameContent } from './rule-content';
import { changedFields, type RuleField } from './rule-history';
import type { RuleRow } from './rule-row';
import { createTieIndex } from './tie-index';

/** What is wrong with one row, and in which column where that is known (`problem.field`). */
export type RowProblem = { row: number; problem: Problem };

/** One row that would make a new rule or change one. `rule` is what it would be then. */
export type PlannedRule = { source: RuleRow; rule: Rule; before?: Rule; changed: RuleField[] };

export type RulePlan = {
  changes: PlannedRule[];
  unchanged: number;
  /** Nothing is written while there is one. */
  problems: RowProblem[];
};

export type RuleImportContext = {
  rules: readonly Rule[];
  initiatives: readonly { id: string; key: string; name: string; archivedAt?: string | undefined }[];
  today: Day;
  /** The work item at an address, for the tests that rules carry (INV-28). */
  recognise: (url: string, rule: Rule) => WorkItem | undefined;
  seen: readonly WorkItem[];
  /** Id, author and time of a new rule. */
  stamp: (row: RuleRow) => Pick<Rule, 'id' | 'v' | 'by' | 'at' | 'dev'>;
};

/**
 * Works out what a file would change, by the rules that saving in the editor follows. Writes nothing. It says from time to
 * time how many rows are done, so that whoever drives it can show that, let others work, and stop.
 */
export function* planRules(
  rows: readonly RuleRow[],
  context: RuleImportContext,
): Generator<number, RulePlan> {
  const known = createLookup(context);
  const plan: RulePlan = { changes: [], unchanged: 0, problems: [] };
  const taken = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (index % STEP === 0) yield index * MATCHED;
    const found = known.match(row);
    if ('problem' in found) {
      plan.problems.push({ row: row.row, problem: found.problem });
      continue;
    }
    const { before } = found;
    const key = before?.id ?? row.id ?? textKey(row);
    const twice = taken.get(key);
    if (twice !== undefined) {
      plan.problems.push({ row: row.row, problem: { code: 'row_twice', values: { row: twice } } });
      continue;
    }
    taken.set(key, row.row);
    const made = before
      ? { ok: true as const, rule: changedRule(row, before, known) }
      : newRule(row, known, context);
    if (!made.ok) plan.problems.push(...made.problems.map((problem) => ({ row: row.row, problem })));
    else if (before && sameContent(before, made.rule)) plan.unchanged += 1;
    else {
      const changed = before ? changedFields(before, made.rule) : [];
      plan.changes.push({ source: row, rule: made.rule, ...(before && { before }), changed });
    }
  }
  yield* checkActive(plan, rows.length, known, context);
  plan.problems.sort((a, b) => a.row - b.row);
  return plan;
}

/** How many rows are looked at between two words about progress. */
const STEP = 100;
/** How much of the whole is done, about, when every row has its rule, and when the active rules are indexed. */
const MATCHED = 0.3;
const INDEXED = 0.5;

type Found = { before?: Rule } | { problem: Problem };
type Lookup = {
  match(row: RuleRow): Found;
  /** The id of the initiative a row names. */
  initiativeId(name: string): string | undefined;
  initiativeName(id: string): string | undefined;
};

/** A row belongs to the rule of its id; without an id to the one that says the same, or else to the one of its name. */
function createLookup({ rules, initiatives }: RuleImportContext): Lookup {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const byName = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.archivedAt === undefined) byName.set(rule.name, [...(byName.get(rule.name) ?? []), rule]);
  }
  const live = initiatives.filter(({ archivedAt }) => archivedAt === undefined);
  const byKey = new Map(live.map(({ key, id }) => [key.toLowerCase(), id]));
  const names = new Map(initiatives.map(({ id, name }) => [id, name]));
  const lookup: Lookup = {
    initiativeId: (name) => (names.has(name) ? name : byKey.get(name.toLowerCase())),
    initiativeName: (id) => names.get(id),
    match(row) {
      if (row.initiative && lookup.initiativeId(row.initiative) === undefined) {
        const values = { initiative: row.initiative };
        return { problem: { code: 'row_initiative_unknown', field: 'initiative', values } };
      }
      if (row.id !== undefined) {
        const before = byId.get(row.id);
        if (before?.archivedAt) return { problem: { code: 'row_rule_archived', field: 'id' } };
        return before ? { before } : {};
      }
      const alike = row.name === undefined ? [] : (byName.get(row.name) ?? []);
      const [only, ...others] = alike;
      if (!only) return {};
      const same = alike.find((rule) => sameContent(rule, changedRule(row, rule, lookup)));
      if (same) return { before: same };
      if (others.length === 0) return { before: only };
      return { problem: { code: 'row_name_of_several', field: 'name', values: { name: only.name } } };
    },
  };
  return lookup;
}

/** Rows without an id are told apart by everything they say. */
const textKey = ({ row: _, ...said }: RuleRow): string => JSON.stringify(said);

function changedRule(row: RuleRow, before: Rule, known: Pick<Lookup, 'initiativeId'>): Rule {
  const initiativeId = row.initiative ? known.initiativeId(row.initiative) : undefined;
  return mergedRule(before, row, initiativeId);
}

/** What a new rule cannot do without, by the column it stands in. */
const REQUIRED = ['name', 'tool', 'hosts'] as const;

function newRule(
  row: RuleRow,
  known: Lookup,
  { stamp }: RuleImportContext,
): { ok: true; rule: Rule } | { ok: false; problems: Problem[] } {
  const { name, tool, hosts } = row;
  if (name === undefined || tool === undefined || hosts === undefined) {
    const missing = REQUIRED.filter((field) => row[field] === undefined);
    const problems = missing.map(
      (field): Problem => ({ code: 'row_value_required', field, values: { column: field } }),
    );
    return { ok: false, problems };
  }
  const made = stamp(row);
  const blank: Rule = {
    ...made,
    id: row.id ?? made.id,
    createdAt: made.at,
    createdBy: made.by,
    ...{
      name,
      tool,
      hosts,
      effect: 'include',
      all: [],
      status: 'draft',
      priority: 0,
      tests: [],
      version: 1,
      note: '',
    },
    ...(row.pin && { pin: true }),
  };
  return { ok: true, rule: changedRule(row, blank, known) };
}

/** Which column a finding about a whole rule is about. */
const COLUMN_OF: Record<string, string> = {
  lint_no_hosts: 'hosts',
  lint_bad_host: 'hosts',
  lint_include_without_initiative: 'initiative',
  lint_unknown_initiative: 'initiative',
  lint_impossible_validity: 'valid_to',
  rule_test_failed: 'tests',
  rule_test_undecided: 'tests',
};

/**
 * INV-27, INV-28: every rule that would be active, as if all of the file stood already. Of the other rules only those are
 * looked at that could tie with it, and the exclusions that may decide a tie: the rest can say nothing against it.
 */
function* checkActive(
  plan: RulePlan,
  total: number,
  known: Lookup,
  context: RuleImportContext,
): Generator<number> {
  if (!plan.changes.some(({ rule }) => isActive(rule))) return;
  const after = new Map(context.rules.map((rule) => [rule.id, rule]));
  for (const { rule } of plan.changes) after.set(rule.id, rule);
  const active = [...after.values()].filter(isActive);
  const ties = createTieIndex();
  for (const [index, rule] of active.entries()) {
    if (index % STEP === 0) yield total * (MATCHED + (INDEXED - MATCHED) * (index / active.length));
    ties.add(rule);
  }
  const exclusions = active.filter(({ effect }) => effect === 'exclude');
  const initiativeIds = context.initiatives.map(({ id }) => id);
  const nameOf = {
    rule: (id: string) => after.get(id)?.name,
    initiative: known.initiativeName,
  };
  for (const [index, { source, rule }] of plan.changes.entries()) {
    if (index % STEP === 0) yield total * (INDEXED + (1 - INDEXED) * (index / plan.changes.length));
    if (!isActive(rule)) continue;
    const near = ties.candidates(rule).filter(({ id }) => id !== rule.id);
    const rules = near.length > 0 ? [...near, ...exclusions] : [];
    const recognise = withSeen((url) => context.recognise(url, rule), context.seen);
    const activation = canActivate(rule, { rules, initiativeIds, today: context.today }, recognise);
    if (activation.ok) continue;
    for (const problem of activationProblems(activation, nameOf)) {
      const field = COLUMN_OF[problem.code] ?? 'conditions';
      plan.problems.push({ row: source.row, problem: { ...problem, field } });
    }
  }
}
