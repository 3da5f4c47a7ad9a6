import type { Metric } from './metric-records';
import type { WorkWords } from './work-words';

/** What could be measured instead: the effect on the work. */
export type RewriteKind =
  | 'time'
  | 'error'
  | 'revenue'
  | 'decision'
  | 'per_period'
  | 'share'
  | 'guard_rework'
  | 'guard_errors';

/** A rewrite; its name is the message `rewrite.<kind>` with these words, so that it reads in the person's language. */
export type Rewrite = { kind: RewriteKind; words: WorkWords };

/** The definition a rewrite fills in when it is taken. */
export type RewriteDefinition = Pick<
  Metric,
  'class' | 'category' | 'direction' | 'aggregation' | 'headline'
> & { unit: Metric['unit'] };

/** Two effects that the quality of the machine should have had, nearest first. */
export function rewritesFor(draft: Pick<Metric, 'name' | 'category'>, words: WorkWords): Rewrite[] {
  const kinds = EFFECTS[draft.category] ?? (words.decides ? ['error', 'decision'] : ['time', 'error']);
  return kinds.map((kind) => ({ kind, words }));
}

/** Wrong answers cost rework, slow or absent ones cost waiting, use alone should have saved time or moved a decision. */
const EFFECTS: Partial<Record<string, readonly RewriteKind[]>> = {
  model_accuracy: ['error', 'time'],
  uptime: ['time', 'decision'],
  latency: ['time', 'decision'],
  cost_to_run: ['revenue', 'time'],
  volume_processed: ['time', 'error'],
  active_use: ['time', 'decision'],
  coverage: ['time', 'error'],
  opt_out: ['error', 'time'],
  time_saved: ['time', 'error'],
  error_rate: ['error', 'time'],
  revenue_influenced: ['revenue', 'error'],
  decisions_accelerated: ['decision', 'time'],
};

const MINUTES = { dimension: 'duration', code: 'min', decimals: 1 } as const;
const HOURS = { dimension: 'duration', code: 'h', decimals: 1 } as const;
const PERCENT = { dimension: 'percent', code: '%', decimals: 1 } as const;

export const REWRITE_DEFINITIONS = {
  time: outcome('time_saved', MINUTES, 'decrease', 'median'),
  error: outcome('error_rate', PERCENT, 'decrease', 'rate'),
  revenue: outcome(
    'revenue_influenced',
    { dimension: 'currency', code: 'EUR', decimals: 0 },
    'increase',
    'sum',
  ),
  decision: outcome('decisions_accelerated', HOURS, 'decrease', 'median'),
  per_period: outcome('other_outcome', { dimension: 'count', code: '', decimals: 0 }, 'increase', 'sum'),
  share: outcome('other_outcome', PERCENT, 'increase', 'rate'),
  guard_rework: guard('rework'),
  guard_errors: guard('error_rate'),
} as const satisfies Record<RewriteKind, RewriteDefinition>;

function outcome(
  category: string,
  unit: Metric['unit'],
  direction: Metric['direction'],
  aggregation: Metric['aggregation'],
): RewriteDefinition {
  return { class: 'outcome', category, headline: true, unit, direction, aggregation };
}

function guard(category: string): RewriteDefinition {
  return {
    class: 'guardrail',
    category,
    headline: false,
    unit: PERCENT,
    direction: 'decrease',
    aggregation: 'rate',
  };
}
