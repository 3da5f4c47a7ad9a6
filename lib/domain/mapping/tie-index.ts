import type { Rule } from './rule';
import { distinctConditions } from './rule-relations';

/**
 * Finds the rules whose conditions could coincide with a rule's, without looking at all of them: rules that coincide have
 * the same fields in the same order and share a value of each (`conditionsCoincide`).
 */
export function createTieIndex(): { add(rule: Rule): void; candidates(rule: Rule): Rule[] } {
  const bare = new Map<number, Rule[]>();
  const byValue = new Map<string, Rule[]>();
  /** Few shapes, each long and shared by many rules: known by a number. */
  const shapes = new Map<string, number>();
  const keysOf = (rule: Rule): { shape: number; keys: string[][] } => {
    const conditions = distinctConditions(rule);
    const text = JSON.stringify([
      rule.tool,
      conditions.map(({ field, kind, negate }) => [field, kind, negate]),
    ]);
    const shape = shapes.get(text) ?? shapes.size;
    shapes.set(text, shape);
    return {
      shape,
      keys: conditions.map(({ values }, at) => values.map((value) => `${shape} ${at} ${value}`)),
    };
  };
  return {
    add(rule) {
      const { shape, keys } = keysOf(rule);
      if (keys.length === 0) put(bare, shape, rule);
      for (const key of keys.flat()) put(byValue, key, rule);
    },
    candidates(rule) {
      const { shape, keys } = keysOf(rule);
      if (keys.length === 0) return bare.get(shape) ?? [];
      const found = keys.map((of) => of.map((key) => byValue.get(key) ?? []));
      const sizes = found.map((lists) => lists.reduce((sum, { length }) => sum + length, 0));
      // The most telling condition leaves the fewest to look at.
      const best = found[sizes.indexOf(Math.min(...sizes))] ?? [];
      return best.length === 1 ? (best[0] ?? []) : [...new Set(best.flat())];
    },
  };
}

function put<K>(map: Map<K, Rule[]>, key: K, rule: Rule): void {
  const list = map.get(key);
  if (list) list.push(rule);
  else map.set(key, [rule]);
}
