import { endExclusiveOfDay } from './calendar';
import type { Problem } from './errors';
import { gradeProblems, type SampleOrigin } from './grade-rule';
import type { Initiative } from './initiative';
import type { Sample, SampleNote, SampleVoid, Skip } from './metric-records';
import { mayChoose } from './metric-rights';
import { currentSeries } from './metric-series';
import type { Person } from './people';
import { mayReview } from './people-invariants';
import { graceEnd, periodContaining } from './period';
import { periodProblems, type RecordContext, reasonProblems, rightsProblems } from './record-checks';
import { countProblems, coverageProblems, valueProblems } from './record-sample';
import { sampleHistory } from './sample-history';
import { needsDenominator, shareValue } from './sample-value';
import { impossibleValue } from './value-plausibility';
import { withoutUndefined } from './without-undefined';

/** What is known when a finished record about a metric's values is written. `by` is whom the record names. */
export type SampleWriteContext = Omit<RecordContext, 'nonce' | 'dev'>;

/**
 * INV-19 and INV-21 to INV-24 for a whole sample, however it came about: from a form, a recipe or an imported file.
 * What a constructor derived (the share's value, `late`) is derived again and compared.
 */
export function checkSample(sample: Sample, context: SampleWriteContext): Problem[] {
  const { metric, workspace } = context;
  const series = currentSeries(metric);
  const history = sampleHistory(metric.id, series?.version ?? 0, context);
  const period = periodContaining(metric, sample.periodStart, workspace);
  return [
    ...rightsProblems({ ...context, by: sample.confirmedBy }),
    ...periodProblems(sample.periodStart, period, { ...context, now: sample.confirmedAt }),
    ...valueProblems(sample, metric),
    ...shareProblems(sample, metric),
    ...impossibleValue(sample.value, metric),
    ...countProblems(sample),
    ...gradeProblems({
      grade: sample.grade,
      note: sample.provenance.note,
      origin: originOf(sample),
    }),
    ...coverageProblems(sample, history),
    ...placeProblems(sample, context, series?.version, period.end),
    ...lateProblems(sample, context),
  ];
}

/** Whoever withdraws, skips or comments is named on the record, and may do so. */
export function checkSampleVoid(record: SampleVoid, context: SampleWriteContext): Problem[] {
  const rule = 'INV-21';
  const problems = [...rightsProblems({ ...context, by: record.by }), ...reasonProblems(record.reason)];
  if (!context.samples.some(({ id }) => id === record.of)) problems.push({ code: 'sample_unknown', rule });
  if (context.voids.some(({ of }) => of === record.of)) problems.push({ code: 'already_withdrawn', rule });
  return problems;
}

export function checkSkip(record: Skip, context: SampleWriteContext): Problem[] {
  const period = periodContaining(context.metric, record.periodStart, context.workspace);
  return [
    ...rightsProblems({ ...context, by: record.by }),
    ...periodProblems(record.periodStart, period, { ...context, now: record.at }),
    ...reasonProblems(record.reason),
  ];
}

/** A dispute comes from a reviewer who is not involved, its answer from the owner; anybody may comment (section 10). */
export function checkSampleNote(
  record: SampleNote,
  context: SampleWriteContext & { person: Person | undefined; initiative: Initiative },
): Problem[] {
  const { person, metric, initiative, now } = context;
  const problems = reasonProblems(record.text);
  const target = context.samples.find(({ id }) => id === record.of);
  if (target?.periodStart !== record.periodStart) problems.push({ code: 'sample_unknown', rule: 'INV-21' });
  if (record.kind === 'dispute' && !mayReview(person, initiative, now)) {
    problems.push({ code: 'role_required' });
  }
  if (record.kind === 'kept' && !mayChoose(person, metric, initiative)) {
    problems.push({ code: 'choice_owner_only' });
  }
  return problems;
}

function originOf({ provenance }: Sample): SampleOrigin {
  const { kind, sources, recipeId, recipeVersion, selection, query } = provenance;
  // The record says which recipe made a census; that it ran over everything was checked when it was made.
  return withoutUndefined({
    kind,
    sources,
    recipeId,
    recipeVersion,
    selection,
    wholePopulation: recipeId !== undefined && query?.found === query?.readable,
  });
}

/** INV-19: the value of a share is what its two counts make, nothing else. */
function shareProblems(sample: Sample, metric: SampleWriteContext['metric']): Problem[] {
  const { numerator, denominator, value } = sample;
  if (!needsDenominator(metric) || numerator === undefined || !denominator) return [];
  const made = shareValue(metric, numerator, denominator);
  return Math.abs(made - value) <= 1e-9 * Math.max(1, Math.abs(made))
    ? []
    : [{ code: 'share_not_of_counts', field: 'value', values: { value, made }, rule: 'INV-19' }];
}

/** A value belongs to the series that counts now, to this metric's initiative, and to one whole period. */
function placeProblems(
  sample: Sample,
  { metric, now }: SampleWriteContext,
  seriesVersion: number | undefined,
  periodEnd: string,
): Problem[] {
  const rule = 'INV-21';
  if (sample.seriesVersion !== seriesVersion || sample.initiativeId !== metric.initiativeId) {
    return [{ code: 'sample_not_of_series', field: 'seriesVersion', rule }];
  }
  if (sample.periodEnd !== periodEnd) {
    return [{ code: 'period_unknown', field: 'periodStart', values: { day: sample.periodStart }, rule }];
  }
  return sample.confirmedAt > now ? [{ code: 'confirmed_in_future', field: 'confirmedAt', rule }] : [];
}

/** Late stays late: the mark follows from when the value was confirmed, and cannot be left out. */
function lateProblems(sample: Sample, { metric, workspace }: SampleWriteContext): Problem[] {
  const end = graceEnd(metric, { start: sample.periodStart, end: sample.periodEnd });
  const late = sample.confirmedAt >= endExclusiveOfDay(end, workspace.timeZone);
  return sample.late === late ? [] : [{ code: 'late_mark_wrong', field: 'late', rule: 'INV-21' }];
}
