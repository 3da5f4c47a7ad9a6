import type { Problem } from '../errors';
import { canActivate, findingProblems, withSeen } from './can-activate';
import { createFileRules, type Decided } from './file-rules';
import {
  askFor,
  type PlannedRule,
  type Planning,
  type RuleImportContext,
  SLICE,
  slicesOf,
  type WarnedRule,
} from './planning';
import { columnProblems, problemsBesidesInitiative } from './row-problems';
import type { Rule } from './rule';
import { sameContent } from './rule-content';
import { changedFields } from './rule-history';
import type { PlannedRuleRow, RuleRow } from './rule-row';
import { createStandingRules, type StandingRules } from './standing-rules';

/** What is wrong with one row, and in which column where that is known (`problem.field`). */
export type RowProblem = { row: number; problem: Problem };

export type RulePlan<R extends RuleRow = RuleRow> = {
  /** Rows by what they would do; one with a problem is in none of the three. */
  added: number;
  changed: number;
  unchanged: number;
  /** Nothing is written while there is one. */
  problems: RowProblem[];
  /** The changes once more, slice by slice, to write them. */
  changes(): Planning<void, R>;
  /** The rows that change something, each with the version of the rule it would change. Afterwards the plan is empty. */
  takeRows(): Iterable<PlannedRuleRow>;
};

/**
 * Works out what a file would change, by the rules that saving in the editor follows. Writes nothing. It goes through rows
 * and rules slice by slice and keeps of each only what it is found by, so that a hundred thousand of them fit into little
 * memory; what it asks for, says and makes known on its way is told by `PlanStep`.
 */
export function* planRules<R extends RuleRow>(context: RuleImportContext<R>): Planning<RulePlan<R>, R> {
  const { rows } = context;
  const standing = createStandingRules(context);
  for (const ids of slicesOf(context.ruleIds)) {
    standing.meet([...(yield* askFor<R>(ids)).values()]);
  }
  const file = createFileRules(context, standing);
  const problems: RowProblem[] = [];
  const taken = createTaken(rows);
  let unchanged = 0;
  for (let from = 0; from < rows.length; from += SLICE) {
    yield { done: (MATCHED * from) / rows.length };
    const changes: PlannedRule<R>[] = [];
    const places = Array.from({ length: Math.min(SLICE, rows.length - from) }, (_, at) => from + at);
    const given = places.flatMap((place) => rows.at(place) ?? []);
    const known = yield* askFor<R>(standing.wantedBy(given));
    for (const [at, row] of given.entries()) {
      const refuse = (problem: Problem) => problems.push({ row: row.row, problem });
      const found = standing.match(row, known);
      if ('problem' in found) {
        refuse(found.problem);
        if (found.problem.code === 'row_initiative_unknown')
          problemsBesidesInitiative(row, known, context, { standing, file }).forEach(refuse);
        continue;
      }
      const { before } = found;
      const twice = taken(row, from + at, before?.id ?? row.id);
      if (twice !== undefined) {
        refuse({ code: 'row_twice', values: { row: twice } });
        continue;
      }
      const made = file.make(row, before);
      if (!made.ok) made.problems.forEach(refuse);
      else if (before && sameContent(before, made.rule)) unchanged += 1;
      else {
        file.decide({ place: from + at, row: row.row }, made.rule, before);
        const changed = before ? changedFields(before, made.rule) : [];
        changes.push({ source: row, rule: made.rule, ...(before && { before }), changed });
      }
    }
    if (changes.length > 0) yield { changes };
  }
  yield* checkActive(
    file.decided.filter(({ live }) => live),
    context,
    { standing, file, problems },
  );
  problems.sort((a, b) => a.row - b.row);
  const refused = new Set(problems.map(({ row }) => row));
  const good = file.decided.filter(({ row }) => !refused.has(row));
  const added = good.filter(({ version }) => version === undefined).length;
  return {
    ...{ added, changed: good.length - added, unchanged, problems },
    *changes() {
      for (const slice of slicesOf(file.decided)) yield { changes: yield* file.build(slice) };
    },
    *takeRows() {
      for (const { place, version } of file.decided) {
        const row = rows.at(place);
        if (row) yield version === undefined ? row : { ...row, version };
      }
      file.forget();
    },
  };
}

/** How much of the whole is done, about, when every row has its rule. */
const MATCHED = 0.4;

/**
 * Answers the row that spoke of the same rule before, if there was one. Rows without a rule are the same when they say the
 * same; of what they say a number is kept, and the texts are compared when two numbers agree.
 */
function createTaken<R extends RuleRow>(rows: RuleImportContext<R>['rows']) {
  const byId = new Map<string, number>();
  const byText = new Map<number, number>();
  /** The few whose number another one has. */
  const more: number[] = [];
  return (row: R, place: number, id: string | undefined): number | undefined => {
    if (id !== undefined) {
      const first = byId.get(id);
      if (first === undefined) byId.set(id, row.row);
      return first;
    }
    const said = textOf(row);
    const number = shortened(said);
    const alike = byText.get(number);
    if (alike === undefined) {
      byText.set(number, place);
      return undefined;
    }
    const first = [alike, ...more].map((at) => rows.at(at)).find((one) => one && textOf(one) === said);
    if (!first) more.push(place);
    return first?.row;
  };
}

/** Everything a row says. */
const textOf = ({ row: _, ...said }: RuleRow): string => JSON.stringify(said);

/**
 * FNV-1a over the characters: equal texts have equal numbers, and hardly any others do. Thirty bits, which an engine keeps
 * without an object of their own.
 */
function shortened(said: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < said.length; at += 1) {
    number = Math.imul(number ^ said.charCodeAt(at), 0x01000193);
  }
  return number & 0x3fffffff;
}

/**
 * INV-27, INV-28: every rule that would be active, as if all of the file stood already. Of the other rules only those are
 * looked at that could tie with it, and the exclusions that may decide a tie: the rest can say nothing against it.
 */
function* checkActive<R extends RuleRow>(
  live: readonly Decided[],
  context: RuleImportContext<R>,
  {
    standing,
    file,
    problems,
  }: {
    standing: StandingRules;
    file: ReturnType<typeof createFileRules<R>>;
    problems: RowProblem[];
  },
): Planning<void, R> {
  const initiativeIds = context.initiatives.map(({ id }) => id);
  let exclusions: readonly Rule[] | undefined;
  let done = 0;
  for (const slice of slicesOf(live)) {
    yield { done: MATCHED + (1 - MATCHED) * (done / live.length) };
    done += slice.length;
    const built = yield* file.build(slice);
    const candidates = new Map(built.map(({ rule }) => [rule.id, standing.active.candidates(rule)]));
    const near = yield* file.after([...new Set([...candidates.values()].flat())]);
    // They are the same for all, and most files need none of them.
    if (near.size > 0) exclusions ??= [...(yield* file.after([...standing.active.exclusions])).values()];
    const warned: WarnedRule<R>[] = [];
    for (const change of built) {
      const { source, rule } = change;
      const recognise = withSeen((url) => context.recognise(url, rule), context.seen);
      const rivals = (candidates.get(rule.id) ?? []).flatMap((id) => near.get(id) ?? []);
      const isRival = new Set(rivals.map(({ id }) => id));
      const deciding = rivals.length > 0 ? (exclusions ?? []).filter(({ id }) => !isRival.has(id)) : [];
      const rules = [...rivals, ...deciding];
      const activation = canActivate(rule, { rules, initiativeIds, today: context.today }, recognise);
      const nameOf = { rule: (id: string) => near.get(id)?.name, initiative: standing.initiativeName };
      const warnings = findingProblems(activation.warnings, nameOf);
      if (warnings.length > 0) warned.push({ ...change, warnings });
      if (activation.ok) continue;
      for (const problem of columnProblems(activation, nameOf)) problems.push({ row: source.row, problem });
    }
    if (warned.length > 0) yield { warned };
  }
}
