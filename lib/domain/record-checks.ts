import { dayAt } from './calendar';
import type { Problem } from './errors';
import type { Initiative } from './initiative';
import type { Metric } from './metric-records';
import { isPeriodOf, type Period, periodIsRunning } from './period';
import type { Day, Instant, PersonId } from './primitives';
import { mayRecord } from './record-rights';
import type { SampleRecords } from './sample-history';
import type { Workspace } from './workspace';

/** What is known when a person records, withdraws or skips something of one metric. */
export type RecordContext = SampleRecords & {
  metric: Metric;
  initiative: Pick<Initiative, 'id' | 'businessOwnerId' | 'delegateIds'>;
  workspace: Workspace;
  /** The moment, who acts, and on which device. */
  now: Instant;
  by: PersonId;
  dev: string;
  /** A ULID for what is typed by hand, the source's own key for what is captured. */
  nonce: string;
};

export type Refused = { ok: false; problems: Problem[] };

/** Longest note or reason, in characters. */
export const NOTE_LIMIT = 280;

/** INV-23 */
export function rightsProblems(context: Pick<RecordContext, 'metric' | 'initiative' | 'by'>): Problem[] {
  if (mayRecord(context.metric, context.initiative, context.by)) return [];
  return [{ code: 'recorder_not_allowed', values: { metric: context.metric.name }, rule: 'INV-23' }];
}

/** INV-22, and that the period is one of the metric's own. */
export function periodProblems(
  periodStart: Day,
  period: Period,
  { metric, workspace, now }: Pick<RecordContext, 'metric' | 'workspace' | 'now'>,
): Problem[] {
  const field = 'periodStart';
  if (metric.status !== 'active')
    return [{ code: 'metric_not_active', field, values: { metric: metric.name } }];
  if (period.start !== periodStart || !isPeriodOf(metric, period, workspace)) {
    return [{ code: 'period_unknown', field, values: { day: periodStart } }];
  }
  const today = dayAt(now, workspace.timeZone);
  if (period.start > today) {
    return [{ code: 'period_future', field, values: { start: period.start }, rule: 'INV-22' }];
  }
  if (!periodIsRunning(period, today)) return [];
  return [{ code: 'period_running', field, values: { end: period.end }, rule: 'INV-22' }];
}

/** A reason is given, and not longer than it may be. */
export function reasonProblems(reason: string): Problem[] {
  const length = reason.trim().length;
  if (length === 0) return [{ code: 'reason_required', field: 'reason' }];
  if (length <= NOTE_LIMIT) return [];
  return [{ code: 'reason_too_long', field: 'reason', values: { length, max: NOTE_LIMIT } }];
}
