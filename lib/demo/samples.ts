import { endExclusiveOfDay } from '@/lib/domain/calendar';
import { DEFAULT_GRACE_DAYS, type Sample } from '@/lib/domain/metric-records';
import type { Period } from '@/lib/domain/period';
import { shareValue } from '@/lib/domain/sample-value';
import type { DemoContext, DemoRecord } from './demo-context';
import {
  CONFIRMED_AFTER,
  type CountedShare,
  type MetricDraft,
  periodsOfDraft,
  type SampleDrafts,
  type SpecialSample,
  unitOf,
} from './metric-draft';

/** All values of one metric, with their corrections, disputes and skips. */
export function demoSamples(context: DemoContext, draft: MetricDraft): DemoRecord[] {
  const { samples } = draft;
  if (!samples) return [];
  return periodsOfDraft(context, draft).flatMap((period, position) => {
    const special = samples.special?.[position] ?? {};
    if (special.skipped !== undefined) return [skipOf(context, draft, period, special.skipped)];
    const given = samples.values[position];
    if (given === null || given === undefined) return [];
    return samplesOf(context, { draft, samples, period, special, given });
  });
}

type One = {
  draft: MetricDraft;
  samples: SampleDrafts;
  period: Period;
  special: SpecialSample;
  given: number | CountedShare;
};

function samplesOf(context: DemoContext, one: One): DemoRecord[] {
  const { special, given, draft, samples } = one;
  const { corrected, rival } = special;
  const original =
    corrected && newSample(context, one, { seed: 'first', given: corrected.value, note: samples.note });
  const sample = newSample(context, one, {
    seed: 'value',
    given,
    note: corrected?.why ?? special.note ?? samples.note,
    ...(original ? { supersedes: original.id, after: CORRECTED_AFTER } : {}),
  });
  const second =
    rival &&
    newSample(
      context,
      { ...one, draft: { ...draft, owner: rival.by } },
      { seed: 'rival', given: rival.value, note: rival.note },
    );
  return [original, sample, second].flatMap((record) => (record ? [{ cls: 'sample', record }] : []));
}

const CORRECTED_AFTER = 16;

type SampleParts = {
  seed: string;
  given: number | CountedShare;
  note: string;
  supersedes?: string;
  after?: number;
};

function newSample(context: DemoContext, one: One, parts: SampleParts): Sample {
  const { draft, samples, period, special } = one;
  const by = context.person(draft.owner);
  const after = parts.after ?? special.confirmedAfter ?? CONFIRMED_AFTER;
  const confirmedAt = context.on(context.later(period.end, after));
  const graceEnd = context.later(period.end, DEFAULT_GRACE_DAYS[draft.cadence]);
  return context.seal('sample', `${draft.key}:${period.start}:${parts.seed}`, by, confirmedAt, {
    initiativeId: context.initiative(draft.initiative),
    metricId: context.metric(draft.key),
    seriesVersion: 1,
    periodStart: period.start,
    periodEnd: period.end,
    ...figuresOf(parts.given, draft, samples),
    grade: special.grade ?? samples.grade,
    provenance: {
      kind: samples.kind,
      sources: [],
      ...(samples.kind.startsWith('ticket_') && { adapter: { name: 'jira', version: '1.0.0' } }),
      // INV-24: only a recipe that ran over everything makes a census.
      ...(samples.grade === 'census' && { recipeId: context.id(`recipe:${draft.key}`), recipeVersion: 1 }),
      capturedAt: confirmedAt,
      note: parts.note,
    },
    ...(samples.attribution && { attribution: samples.attribution }),
    ...(samples.ownerStatus && { ownerStatus: samples.ownerStatus }),
    ...(parts.supersedes && { supersedes: parts.supersedes }),
    confirmedAt,
    confirmedBy: by,
    late: confirmedAt >= endExclusiveOfDay(graceEnd, context.timeZone),
  });
}

/** The value and what it is made of: shares carry both counts (INV-19), medians their middle half. */
function figuresOf(given: number | CountedShare, draft: MetricDraft, { n }: SampleDrafts) {
  const unit = unitOf(draft);
  if (Array.isArray(given)) {
    const [numerator, denominator] = given;
    const value = shareValue({ unit }, numerator, denominator);
    return { value, numerator, denominator, n: denominator };
  }
  const spread = { p25: rounded(given * 0.62, unit.decimals), p75: rounded(given * 1.48, unit.decimals) };
  return {
    value: given,
    ...(n !== undefined && { n }),
    ...(n !== undefined && draft.aggregation === 'median' && { spread }),
  };
}

function skipOf(context: DemoContext, draft: MetricDraft, period: Period, reason: string): DemoRecord {
  const by = context.person(draft.owner);
  const at = context.on(context.later(period.end, CONFIRMED_AFTER));
  const record = context.seal('skip', `${draft.key}:${period.start}`, by, at, {
    initiativeId: context.initiative(draft.initiative),
    metricId: context.metric(draft.key),
    periodStart: period.start,
    periodEnd: period.end,
    reason,
  });
  return { cls: 'skip', record };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
