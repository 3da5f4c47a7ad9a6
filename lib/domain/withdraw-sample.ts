import { contentId } from './content-id';
import type { Problem } from './errors';
import type { Sample, SampleVoid } from './metric-records';
import type { Instant, PersonId } from './primitives';
import { type RecordContext, type Refused, reasonProblems, rightsProblems } from './record-checks';

/** How long a confirmed value can be taken back as if it had not been entered, in milliseconds. */
export const UNDO_MS = 10_000;

/** Reason of a void that was made by "undo": a code, so that every reader sees it in their own language. */
export const UNDO_REASON = 'undo';

type Moment = { now: Instant; by: PersonId; dev: string };

/** Takes a value back within ten seconds of its confirmation, by the person who confirmed it. */
export function undoSample(sample: Sample, moment: Moment): { ok: true; sampleVoid: SampleVoid } | Refused {
  const problems: Problem[] = [];
  if (sample.confirmedBy !== moment.by) problems.push({ code: 'undo_not_yours', rule: 'INV-21' });
  const passed = Date.parse(moment.now) - Date.parse(sample.confirmedAt);
  if (passed > UNDO_MS || passed < 0) problems.push({ code: 'undo_too_late', rule: 'INV-21' });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, sampleVoid: voidOf(sample, UNDO_REASON, moment) };
}

/** Withdraws a value with a reason; it stays in the history. */
export function newVoid(
  sample: Sample,
  reason: string,
  context: Moment & Pick<RecordContext, 'metric' | 'initiative' | 'voids'>,
): { ok: true; sampleVoid: SampleVoid } | Refused {
  const problems = [...rightsProblems(context), ...reasonProblems(reason)];
  if (context.voids.some((one) => one.of === sample.id)) {
    problems.push({ code: 'already_withdrawn', rule: 'INV-21' });
  }
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, sampleVoid: voidOf(sample, reason.trim(), context) };
}

function voidOf(sample: Sample, reason: string, { now, by, dev }: Moment): SampleVoid {
  const body = {
    v: sample.v,
    by,
    at: now,
    dev,
    initiativeId: sample.initiativeId,
    metricId: sample.metricId,
    periodStart: sample.periodStart,
    periodEnd: sample.periodEnd,
    of: sample.id,
    value: sample.value,
    reason,
  };
  return { ...body, id: contentId('sampleVoid', body) };
}
