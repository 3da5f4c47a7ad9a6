import { endExclusiveOfDay } from './calendar';
import { sampleId } from './content-id';
import type { Problem } from './errors';
import { gradeProblems, type SampleOrigin } from './grade-rule';
import type { Metric, Sample } from './metric-records';
import { currentSeries } from './metric-series';
import { graceEnd, periodContaining } from './period';
import type { Day, Grade, Instant } from './primitives';
import {
  NOTE_LIMIT,
  periodProblems,
  type RecordContext,
  type Refused,
  rightsProblems,
} from './record-checks';
import { effectiveSamples, type SampleHistory, sampleHistory } from './sample-history';
import { needsDenominator, shareValue } from './sample-value';
import { impossibleValue, unusualValue } from './value-plausibility';
import { withoutUndefined } from './without-undefined';

export { newVoid, undoSample } from './withdraw-sample';
export type { RecordContext, Refused };

/** One value of one period, as a person confirms it. */
export type NewSampleInput = {
  periodStart: Day;
  /** Computed from numerator and denominator where the metric is a share; then ignored here. */
  value?: number | undefined;
  numerator?: number | undefined;
  denominator?: number | undefined;
  n?: number | undefined;
  /** Cases of the period that the value stands for (7.9). */
  volume?: number | undefined;
  spread?: { p25: number; p75: number } | undefined;
  grade: Grade;
  note?: string | undefined;
  /** Where the number comes from; typed by hand when absent. */
  origin?: SampleOrigin | undefined;
  attribution?: Sample['attribution'];
  ownerConfidence?: number | undefined;
  ownerStatus?: Sample['ownerStatus'];
  /** The value this one corrects. */
  supersedes?: string | undefined;
  /** The person was asked about an unusual value, and meant it. */
  confirmedUnusual?: boolean | undefined;
};

const SAMPLE_VERSION = 1;

/**
 * Makes one confirmed sample, or says why not, by field (INV-19, INV-21 to INV-24). A value a thousand times away from
 * the last one (`unusual_value`) or a share outside 0 to 100 percent (`unusual_percent`) comes back once: asked, not
 * refused. What cannot be, such as a negative duration, is refused.
 */
export function newSample(
  input: NewSampleInput,
  context: RecordContext,
): { ok: true; sample: Sample } | Refused {
  const { metric, workspace, now, by } = context;
  const series = currentSeries(metric);
  const period = periodContaining(metric, input.periodStart, workspace);
  const history = sampleHistory(metric.id, series?.version ?? 0, context);
  const value = valueIn(input, metric);
  const problems = [
    ...rightsProblems(context),
    ...periodProblems(input.periodStart, period, context),
    ...valueProblems(input, metric),
    ...impossibleValue(value, metric),
    ...countProblems(input),
    ...gradeProblems(input),
    ...coverageProblems(input, history),
    ...noteProblems(input.note),
  ];
  if (problems.length > 0 || !series || value === undefined) return { ok: false, problems };
  const doubt = doubtIn(value, input, metric, history);
  if (doubt) return { ok: false, problems: [doubt] };
  const share = needsDenominator(metric);
  const body = withoutUndefined({
    v: SAMPLE_VERSION,
    by,
    at: now,
    dev: context.dev,
    nonce: context.nonce,
    initiativeId: metric.initiativeId,
    metricId: metric.id,
    seriesVersion: series.version,
    periodStart: period.start,
    periodEnd: period.end,
    value,
    numerator: share ? input.numerator : undefined,
    denominator: share ? input.denominator : undefined,
    n: input.n,
    volume: input.volume,
    spread: input.spread,
    grade: input.grade,
    provenance: provenanceOf(input, now),
    attribution: input.attribution,
    ownerConfidence: input.ownerConfidence,
    ownerStatus: input.ownerStatus,
    supersedes: input.supersedes,
    confirmedAt: now,
    confirmedBy: by,
    late: now >= endExclusiveOfDay(graceEnd(metric, period), workspace.timeZone),
  });
  return { ok: true, sample: { ...body, id: sampleId(body) } };
}

function provenanceOf({ origin, note }: NewSampleInput, now: Instant): Sample['provenance'] {
  return withoutUndefined({
    kind: origin?.kind ?? ('manual' as const),
    sources: origin?.sources ?? [],
    recipeId: origin?.recipeId,
    recipeVersion: origin?.recipeVersion,
    adapter: origin?.adapter,
    query: origin?.query,
    selection: origin?.selection,
    capturedAt: origin?.capturedAt ?? now,
    note: (note ?? '').trim(),
  });
}

function valueIn(input: NewSampleInput, metric: Metric): number | undefined {
  if (!needsDenominator(metric)) return input.value;
  const { numerator, denominator } = input;
  if (numerator === undefined || denominator === undefined) return undefined;
  return shareValue(metric, numerator, denominator);
}

/** INV-19 */
export function valueProblems(
  input: Pick<NewSampleInput, 'value' | 'numerator' | 'denominator'>,
  metric: Metric,
): Problem[] {
  if (!needsDenominator(metric)) {
    if (input.value === undefined) return [{ code: 'value_required', field: 'value' }];
    if (!Number.isFinite(input.value)) return [{ code: 'value_not_a_number', field: 'value' }];
    const isMilestone = metric.direction === 'milestone' && input.value !== 0 && input.value !== 1;
    return isMilestone ? [{ code: 'milestone_zero_or_one', field: 'value' }] : [];
  }
  const problems: Problem[] = [];
  const { numerator, denominator } = input;
  if (numerator === undefined || !Number.isFinite(numerator)) {
    problems.push({ code: 'numerator_required', field: 'numerator', rule: 'INV-19' });
  }
  if (denominator === undefined || !Number.isFinite(denominator)) {
    problems.push({ code: 'denominator_required', field: 'denominator', rule: 'INV-19' });
  } else if (denominator <= 0) {
    problems.push({ code: 'denominator_not_positive', field: 'denominator', rule: 'INV-19' });
  }
  return problems;
}

/** Counts are not negative, and a spread lies the right way round. */
export function countProblems({ n, volume, spread, attribution }: Partial<NewSampleInput>): Problem[] {
  const problems: Problem[] = [];
  if (n !== undefined && !(n >= 0)) problems.push({ code: 'count_negative', field: 'n' });
  if (volume !== undefined && !(volume >= 0)) problems.push({ code: 'count_negative', field: 'volume' });
  if (spread && !(spread.p25 <= spread.p75)) problems.push({ code: 'spread_upside_down', field: 'spread' });
  if (attribution && !(attribution.share >= 0 && attribution.share <= 1)) {
    problems.push({ code: 'share_out_of_range', field: 'attribution' });
  }
  return problems;
}

/** INV-21: one value counts per period; a correction names exactly that one. */
export function coverageProblems(
  input: Pick<NewSampleInput, 'periodStart' | 'supersedes'>,
  history: SampleHistory,
): Problem[] {
  const rule = 'INV-21';
  if (history.disputed.has(input.periodStart)) {
    const rivals = history.entries.filter(
      ({ sample, state }) => state === 'disputed' && sample.periodStart === input.periodStart,
    );
    // A value that a reviewer disputes may be answered by its correction; of two values one has to be chosen first.
    const answers = rivals.length === 1 && rivals[0]?.sample.id === input.supersedes;
    return answers ? [] : [{ code: 'period_disputed', field: 'periodStart', rule }];
  }
  const effective = history.effective.get(input.periodStart);
  if (input.supersedes === undefined) {
    if (!effective) return [];
    return [{ code: 'period_covered', field: 'periodStart', values: { value: effective.value }, rule }];
  }
  return effective?.id === input.supersedes
    ? []
    : [{ code: 'correction_outdated', field: 'supersedes', rule }];
}

function noteProblems(note: string | undefined): Problem[] {
  const length = (note ?? '').trim().length;
  if (length <= NOTE_LIMIT) return [];
  return [{ code: 'note_too_long', field: 'note', values: { length, max: NOTE_LIMIT } }];
}

/** What the person is asked about once, unless they have meant it already. */
function doubtIn(
  value: number,
  input: NewSampleInput,
  metric: Metric,
  history: SampleHistory,
): Problem | undefined {
  if (input.confirmedUnusual) return undefined;
  const last = effectiveSamples(history).findLast((sample) => sample.periodStart < input.periodStart);
  return unusualValue(value, metric, last?.value);
}
