import { addDays } from './calendar';
import type { Decision } from './governance-records';
import type { Metric } from './metric-records';
import type { Day } from './primitives';

/** A value that is confirmed after an approval is of a period that began no longer before it than this, in days. */
const EARLIER = 200;
/** The last approval may turn out not to count: then the one before it does. */
const APPROVALS_LOOKED_AT = 2;

/**
 * From which day on the values of a guardrail may have suspended an approval (6.4), so that its latest values alone do not
 * tell. `undefined` where nothing that it guards is approved.
 */
export function guardedSince(
  metric: Metric,
  decisions: readonly Pick<Decision, 'dimension' | 'outcome' | 'decidedAt'>[],
): Day | undefined {
  const guarded = new Set(
    metric.series.map(({ guarded = metric }) =>
      guarded.class === 'guardrail' ? guarded.linkedDimension : undefined,
    ),
  );
  const approvals = [...guarded].flatMap((dimension) =>
    decisions
      .filter((one) => one.dimension === dimension && APPROVALS.has(one.outcome))
      .map(({ decidedAt }) => decidedAt)
      .sort()
      .slice(-APPROVALS_LOOKED_AT),
  );
  const first = approvals.sort()[0];
  return first === undefined ? undefined : addDays(first.slice(0, 10), -EARLIER);
}

const APPROVALS: ReadonlySet<Decision['outcome']> = new Set(['approved', 'approved_with_conditions']);
