/*
 * Comparing two costs on a machine that does other things too.
 *
 * 1. A round measures every variant once, one after the other; each second round goes backwards. What is
 * compared is the
 *    ratio within a round, so that a slow minute hits both sides.
 * 2. The figure is the median of the ratios over at least nine rounds, with the interval that holds the true
 * median with a
 *    probability of at least 95 % (by order statistics: no assumption about how the noise is distributed).
 * 3. The whole interval below the limit passes, the whole interval above it fails. While the limit lies
 * inside, rounds are
 *    added, up to twenty-one.
 * 4. If it still lies inside then, the median decides, with a tolerance of 0.03: what cannot be told apart in
 * twenty-one
 *    rounds is not a regression that anybody could find.
 */

export const LEAST_ROUNDS = 9;
export const MOST_ROUNDS = 21;
export const TOLERANCE = 0.03;

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * The 95 % interval of the median: the values of rank k and n + 1 - k, with the largest k for which fewer
 * than k of n coin tosses fall on one side with a probability of at most 2.5 %.
 *
 * @param {readonly number[]} values
 * @returns {[number, number]}
 */
export function interval(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  let rank = 0;
  let probability = 0.5 ** n;
  let below = probability;
  while (below <= 0.025 && rank < n / 2) {
    rank += 1;
    probability *= (n - rank + 1) / rank;
    below += probability;
  }
  const at = Math.max(rank, 1) - 1;
  return [sorted[at] ?? Number.NaN, sorted[n - 1 - at] ?? Number.NaN];
}

/**
 * @param {readonly number[]} ratios
 * @param {number} [limit] without one, enough rounds are all that is asked for
 * @param {number} [wanted] rounds to measure however early the answer is clear
 * @returns {'pass' | 'fail' | 'open'}
 */
export function verdict(ratios, limit = Number.POSITIVE_INFINITY, wanted = LEAST_ROUNDS) {
  if (ratios.length < wanted) return 'open';
  const [low, high] = interval(ratios);
  if (high <= limit) return 'pass';
  if (low > limit) return 'fail';
  if (ratios.length < MOST_ROUNDS) return 'open';
  return median(ratios) <= limit + TOLERANCE ? 'pass' : 'fail';
}

/**
 * Runs rounds until every comparison is decided.
 *
 * @template {string} V
 * @param {Record<V, () => Promise<Record<string, number>>>} variants measure one variant once; several
 * figures each
 * @param {{ name: string, of: V, to: V, figure: string, limit?: number }[]} all
 *   without a limit it is only reported
 * @param {import('./run.mjs').Wish} [wish]
 * @returns {Promise<import('./run.mjs').Row[]>}
 */
export async function compare(variants, all, { only = '', rounds = LEAST_ROUNDS } = {}) {
  const comparisons = all.filter(({ name }) => name.includes(only));
  const names = /** @type {V[]} */ (
    Object.keys(variants).filter((name) => comparisons.some(({ of, to }) => of === name || to === name))
  );
  // Once unmeasured: caches of the browser and of the code fill.
  for (const name of names) await variants[name]();
  /** @type {number[][]} */
  const ratios = comparisons.map(() => []);
  /** @type {number[][]} */
  const costs = comparisons.map(() => []);
  const undecided = () =>
    comparisons.some(({ limit }, index) => verdict(ratios[index] ?? [], limit, rounds) === 'open');
  for (let round = 0; undecided(); round += 1) {
    const figures = /** @type {Record<V, Record<string, number>>} */ ({});
    for (const name of round % 2 === 0 ? names : [...names].reverse()) figures[name] = await variants[name]();
    comparisons.forEach(({ of, to, figure }, index) => {
      const [cost, base] = [figures[of][figure], figures[to][figure]];
      if (!cost || !base) throw new Error(`${figure} of ${of} or ${to} was not measured`);
      ratios[index]?.push(cost / base);
      costs[index]?.push(base);
    });
  }
  return comparisons.map(({ name, limit }, index) => {
    const values = ratios[index] ?? [];
    const [low, high] = interval(values);
    const spread = `median; 95 % of ${low.toFixed(3)} to ${high.toFixed(3)} in ${values.length} rounds`;
    const base = median(costs[index] ?? []);
    const added = base * (median(values) - 1);
    return {
      name,
      value: median(values),
      unit: 'times',
      ...(limit !== undefined && { limit, pass: verdict(values, limit, rounds) === 'pass' }),
      detail: `${spread}; adds ${round(added)} to ${round(base)}`,
    };
  });
}

/** @param {number} value */
function round(value) {
  return Number(value.toPrecision(3)).toLocaleString('en');
}
