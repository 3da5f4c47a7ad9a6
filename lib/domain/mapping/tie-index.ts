import type { Rule } from './rule';
import { distinctConditions } from './rule-relations';

/**
 * Finds the rules whose conditions could coincide with a rule's, without looking at all of them: rules that coincide have
 * the same fields in the same order and share a value of each (`conditionsCoincide`). Of a rule no more is kept than what it
 * is found by; a rule that was added in two versions is found by both.
 */
export type TieIndex = {
  add(rule: Rule): void;
  /** The ids of the rules that could coincide with this one, itself left out, each once. */
  candidates(rule: Rule): string[];
  /** The exclusions among them all: one may decide a tie between others. */
  readonly exclusions: ReadonlySet<string>;
};

export function createTieIndex(): TieIndex {
  /** One id or, rarely, many. */
  const byValue = new Map<string, string | string[]>();
  const exclusions = new Set<string>();
  /** Few shapes, each long and shared by many rules: known by a number. */
  const shapes = new Map<string, number>();
  const keysOf = (rule: Rule): string[][] => {
    const conditions = distinctConditions(rule);
    const text = JSON.stringify([
      rule.tool,
      conditions.map(({ field, kind, negate }) => [field, kind, negate]),
    ]);
    const shape = shapes.get(text) ?? shapes.size;
    shapes.set(text, shape);
    if (conditions.length === 0) return [[`${shape}`]];
    return conditions.map(({ values }, at) => values.map((value) => `${shape} ${at} ${value}`));
  };
  const idsUnder = (key: string): readonly string[] => {
    const found = byValue.get(key) ?? [];
    return typeof found === 'string' ? [found] : found;
  };
  return {
    exclusions,
    add(rule) {
      if (rule.effect === 'exclude') exclusions.add(rule.id);
      for (const key of keysOf(rule).flat()) {
        const found = byValue.get(key);
        if (found === undefined) byValue.set(key, rule.id);
        else if (typeof found === 'string') byValue.set(key, [found, rule.id]);
        else found.push(rule.id);
      }
    },
    candidates(rule) {
      const found = keysOf(rule).map((of) => of.map(idsUnder));
      const sizes = found.map((lists) => lists.reduce((sum, { length }) => sum + length, 0));
      // The most telling condition leaves the fewest to look at.
      const best = found[sizes.indexOf(Math.min(...sizes))] ?? [];
      return [...new Set(best.flat())].filter((id) => id !== rule.id);
    },
  };
}
