import type { Problem } from '../errors';
import type { Day } from '../primitives';
import type { WorkItem } from '../work-item';
import type { Rule } from './rule';
import type { RuleField } from './rule-history';
import type { RuleRow } from './rule-row';

/** The rows of a file by place, from 0. An array is one; a longer file may unpack each row when it is asked for. */
export type RowSource<R extends RuleRow = RuleRow> = {
  readonly length: number;
  at(place: number): R | undefined;
};

export type RuleImportContext<R extends RuleRow = RuleRow> = {
  rows: RowSource<R>;
  /** All rules that stand, in any state. They are asked for by `PlanStep`. */
  ruleIds: readonly string[];
  initiatives: readonly { id: string; key: string; name: string; archivedAt?: string | undefined }[];
  today: Day;
  /** The work item at an address, for the tests that rules carry (INV-28). */
  recognise: (url: string, rule: Rule) => WorkItem | undefined;
  seen: readonly WorkItem[];
  /** Author and time of a new rule. */
  envelope: Pick<Rule, 'v' | 'by' | 'at' | 'dev'>;
  /** The id of a new rule, asked for once. */
  newId: (row: R) => string;
};

/** One row that would make a new rule or change one. `rule` is what it would be then. */
export type PlannedRule<R extends RuleRow = RuleRow> = {
  source: R;
  rule: Rule;
  before?: Rule;
  changed: RuleField[];
};

/** A planned rule that may become active and is worth a second look. */
export type WarnedRule<R extends RuleRow = RuleRow> = PlannedRule<R> & { warnings: Problem[] };

/**
 * What a plan says while it is made: how much is done, from 0 to 1; the next of the changes; which of them are worth a second
 * look; or that it needs the rules of these ids as they stand, and goes on when it is given those that there are.
 */
export type PlanStep<R extends RuleRow = RuleRow> =
  | { done: number }
  | { changes: PlannedRule<R>[] }
  | { warned: WarnedRule<R>[] }
  | { read: readonly string[] };

/** A long piece of work that keeps nothing in mind that it can ask for again. */
export type Planning<T, R extends RuleRow = RuleRow> = Generator<PlanStep<R>, T, readonly Rule[] | undefined>;

/** Rows or rules that are looked at together. */
export const SLICE = 100;

export function* slicesOf<T>(all: readonly T[]): Generator<readonly T[], void, undefined> {
  for (let from = 0; from < all.length; from += SLICE) yield all.slice(from, from + SLICE);
}

/** The rules of these ids that there are. */
export function* askFor<R extends RuleRow>(ids: readonly string[]): Planning<ReadonlyMap<string, Rule>, R> {
  const rules = ids.length === 0 ? [] : ((yield { read: ids }) ?? []);
  return new Map(rules.map((rule) => [rule.id, rule]));
}
