import { contentId } from './content-id';
import type { Skip } from './metric-records';
import { currentSeries } from './metric-series';
import { periodContaining } from './period';
import type { Day } from './primitives';
import {
  periodProblems,
  type RecordContext,
  type Refused,
  reasonProblems,
  rightsProblems,
} from './record-checks';
import { sampleHistory } from './sample-history';

/** Says that a period has no value, and why. No further prompt asks for it; its number stays missing. */
export function newSkip(
  input: { periodStart: Day; reason: string },
  context: RecordContext,
): { ok: true; skip: Skip } | Refused {
  const { metric, workspace } = context;
  const reason = input.reason.trim();
  const period = periodContaining(metric, input.periodStart, workspace);
  const history = sampleHistory(metric.id, currentSeries(metric)?.version ?? 0, context);
  const problems = [
    ...rightsProblems(context),
    ...periodProblems(input.periodStart, period, context),
    ...reasonProblems(reason),
  ];
  const covered = history.effective.get(input.periodStart);
  if (covered) {
    problems.push({
      code: 'period_covered',
      field: 'periodStart',
      values: { value: covered.value },
      rule: 'INV-21',
    });
  }
  if (history.skips.has(input.periodStart)) problems.push({ code: 'already_skipped', field: 'periodStart' });
  if (problems.length > 0) return { ok: false, problems };
  const body = {
    v: 1,
    by: context.by,
    at: context.now,
    dev: context.dev,
    nonce: context.nonce,
    initiativeId: metric.initiativeId,
    metricId: metric.id,
    periodStart: period.start,
    periodEnd: period.end,
    reason,
  };
  return { ok: true, skip: { ...body, id: contentId('skip', body) } };
}
