import type { Problem } from './errors';
import {
  type Guard,
  METRIC_CATEGORIES,
  type Metric,
  type Sample,
  type Series,
  type Target,
} from './metric-records';
import { currentSeries, currentTarget, guardOf } from './metric-series';
import type { Day } from './primitives';
import { namesAMachineQuality } from './vanity-lexicon';

/** What else is known when a metric is written. */
export type MetricWriteContext = {
  /** The other metrics of the initiative. */
  siblings: readonly Metric[];
  /** All samples of this metric. */
  samples: readonly Sample[];
  /** Where a baseline may not lie beyond; not checked when absent. */
  today?: Day;
};

const MAX_HEADLINES = 3;

/** INV-15 to INV-18 and INV-20 for one write of a metric; `before` is absent when it is created. */
export function checkMetric(
  before: Metric | undefined,
  after: Metric,
  context: MetricWriteContext,
): Problem[] {
  return [
    ...categoryProblems(after),
    ...headlineProblems(after, context.siblings),
    ...targetProblems(after),
    ...rhythmProblems(after),
    ...seriesProblems(after),
    ...foundationProblems(after, context.today),
    ...setTimeProblems(before, after),
    ...(before ? changeProblems(before, after, context.samples) : []),
  ];
}

function categoryProblems(metric: Metric): Problem[] {
  const known: readonly string[] = METRIC_CATEGORIES[metric.class];
  if (!known.includes(metric.category)) return [{ code: 'category_not_of_class', field: 'category' }];
  const unexplained = metric.category === 'other_outcome' && !metric.categoryReason?.trim();
  return unexplained ? [{ code: 'category_reason_required', field: 'categoryReason' }] : [];
}

/** INV-15 */
function headlineProblems(after: Metric, siblings: readonly Metric[]): Problem[] {
  const rule = 'INV-15';
  const all = [after, ...siblings.filter(({ id }) => id !== after.id)].filter(
    ({ status }) => status !== 'closed',
  );
  const headlines = all.filter(({ headline }) => headline);
  const problems: Problem[] = [];
  if (after.headline && after.class !== 'outcome') {
    problems.push({ code: 'headline_not_outcome', field: 'headline', values: { class: after.class }, rule });
  }
  if (after.headline && after.class === 'outcome' && namesAMachineQuality(after.name)) {
    // V1: calling it an outcome does not make the model's own quality one.
    problems.push({ code: 'headline_is_machine_quality', field: 'name', rule: 'V1' });
  }
  if (after.headline && headlines.length > MAX_HEADLINES) {
    problems.push({ code: 'headline_too_many', field: 'headline', values: { max: MAX_HEADLINES }, rule });
  }
  const savesTime = headlines.some(({ category }) => category === 'time_saved');
  const guarded = all.some((metric) => metric.class === 'guardrail' && metric.status === 'active');
  if (savesTime && !guarded) problems.push({ code: 'headline_needs_guardrail', field: 'headline', rule });
  return problems;
}

/** INV-16 */
function targetProblems(metric: Metric): Problem[] {
  const rule = 'INV-16';
  const { direction, range } = metric;
  if (direction === 'range') {
    if (!range) return [{ code: 'range_required', field: 'range', rule }];
    return range.low < range.high ? [] : [{ code: 'range_upside_down', field: 'range', rule }];
  }
  const series = currentSeries(metric);
  const [baseline, target] = [series?.baseline, currentTarget(series)];
  const problems: Problem[] = [];
  if (target && target.dueOn <= target.startOn) {
    problems.push({ code: 'target_due_before_start', field: 'targets', values: { start: target.startOn } });
  }
  if (direction === 'milestone' || !baseline || !target) return problems;
  const values = { baseline: baseline.value, target: target.value };
  if (direction === 'increase' && target.value <= baseline.value) {
    problems.push({ code: 'target_not_above_baseline', field: 'targets', values, rule });
  }
  if (direction === 'decrease' && target.value >= baseline.value) {
    problems.push({ code: 'target_not_below_baseline', field: 'targets', values, rule });
  }
  return problems;
}

function rhythmProblems({ startsOn, endsOn }: Metric): Problem[] {
  if (endsOn === undefined || endsOn > startsOn) return [];
  return [{ code: 'metric_ends_before_start', field: 'endsOn', values: { start: startsOn } }];
}

/** A series after the first one says why it was opened (INV-17). */
function seriesProblems({ series }: Metric): Problem[] {
  const first = Math.min(...series.map(({ version }) => version));
  return series.some(({ version, reason }) => version > first && !reason?.trim())
    ? [{ code: 'series_reason_required', field: 'series', rule: 'INV-17' }]
    : [];
}

/** What a baseline rests on: a period that lies behind, and a grade that is not above its method (V6). */
function foundationProblems(metric: Metric, today: Day | undefined): Problem[] {
  const baseline = currentSeries(metric)?.baseline;
  if (!baseline) return [];
  const { periodStart: start, periodEnd: end, constantsOnly, grade } = baseline;
  const field = 'baseline';
  const problems: Problem[] = [];
  if (end < start) problems.push({ code: 'baseline_ends_before_start', field, values: { start } });
  if (today !== undefined && end >= today)
    problems.push({ code: 'baseline_not_over', field, values: { end } });
  if (constantsOnly && grade !== 'assumption') {
    problems.push({ code: 'grade_constants_assumption', field: 'baseline.grade', rule: 'INV-24' });
  }
  return problems;
}

/**
 * When something was set is the time of the write that set it, and stays. Otherwise a metric could be made older than
 * the start of building (P1-METRICS).
 */
function setTimeProblems(before: Metric | undefined, after: Metric): Problem[] {
  const known = new Set(before ? setTimes(before) : []);
  const added = setTimes(after).filter((time) => !known.has(time));
  const moved = before !== undefined && before.createdAt !== after.createdAt;
  const honest = added.every((time) => time.slice(time.indexOf(' ') + 1) === after.at);
  return honest && !moved ? [] : [{ code: 'set_time_changed', field: 'setAt', rule: 'P1-METRICS' }];
}

/** Every time at which a part was set, with the part it belongs to. */
function setTimes(metric: Metric): string[] {
  return [
    `metric ${metric.createdAt}`,
    ...metric.series.flatMap(({ version, openedAt, baseline, targets }) => [
      `series${version} ${openedAt}`,
      ...(baseline ? [`baseline${version} ${baseline.setAt}`] : []),
      ...targets.map((target) => `target${version}.${target.version} ${target.setAt}`),
    ]),
  ];
}

function changeProblems(before: Metric, after: Metric, samples: readonly Sample[]): Problem[] {
  const problems: Problem[] = [];
  for (const old of before.series) {
    const now = after.series.find(({ version }) => version === old.version);
    if (!now) problems.push({ code: 'series_removed', field: 'series', rule: 'INV-17' });
    else problems.push(...baselineProblems(old, now, samples), ...supersessionProblems(old, now));
  }
  return [
    ...problems,
    ...unitProblems(before, after, samples),
    ...meaningProblems(before, after, samples),
    ...guardProblems(before, after),
  ];
}

/** INV-17: from the first confirmed value on, the baseline it is measured against stays what it was. */
function baselineProblems(old: Series, now: Series, samples: readonly Sample[]): Problem[] {
  const measured = samples.some(({ seriesVersion }) => seriesVersion === old.version);
  if (!old.baseline || !(measured || old.baseline.frozenAt !== undefined)) return [];
  const same = BASELINE_FIELDS.every((field) => old.baseline?.[field] === now.baseline?.[field]);
  return same ? [] : [{ code: 'baseline_frozen', field: 'baseline', rule: 'INV-17' }];
}

const BASELINE_FIELDS = ['value', 'periodStart', 'periodEnd', 'n', 'grade', 'method', 'setAt'] as const;
const TARGET_FIELDS = [
  'version',
  'value',
  'startOn',
  'dueOn',
  'setAt',
  'setBy',
  'reason',
  'supersedes',
  'chosenOver',
] as const;

/** Two devices may have given one version to two targets, so a target is known by all that it says. */
const wordsOf = (target: Target): string =>
  JSON.stringify(TARGET_FIELDS.map((field) => target[field] ?? null));

/** INV-18 */
function supersessionProblems(old: Series, now: Series): Problem[] {
  const base = { field: 'targets', rule: 'INV-18' };
  const problems: Problem[] = [];
  const kept = new Set(now.targets.map(wordsOf));
  const edited = old.targets.filter((target) => !kept.has(wordsOf(target)));
  for (const _ of edited) problems.push({ ...base, code: 'target_edited' });
  const known = new Set(old.targets.map(wordsOf));
  const added = now.targets.filter(
    (target) => !known.has(wordsOf(target)) && !edited.some(({ version }) => version === target.version),
  );
  for (const target of known.size > 0 ? added : added.slice(1)) {
    const names = now.targets.some(({ version }) => version === target.supersedes);
    if (!names) problems.push({ ...base, code: 'target_supersedes_required' });
    if (!target.reason?.trim()) problems.push({ ...base, code: 'target_reason_required' });
  }
  return problems;
}

/** INV-20. A series that holds no number yet has nothing that a new unit could falsify. */
function unitProblems(before: Metric, after: Metric, samples: readonly Sample[]): Problem[] {
  const { unit: old } = before;
  if (old.dimension === after.unit.dimension && old.code === after.unit.code) return [];
  const series = currentSeries(before);
  if (currentSeries(after)?.version !== series?.version) return [];
  const isEmpty =
    !series?.baseline &&
    (series?.targets.length ?? 0) === 0 &&
    !samples.some(({ seriesVersion }) => seriesVersion === series?.version);
  return isEmpty ? [] : [{ code: 'unit_fixed', field: 'unit', values: { unit: old.code }, rule: 'INV-20' }];
}

/** What decides how a value is read. Changed in place, the values confirmed before would say something else. */
export const MEANING_FIELDS = [
  'class',
  'direction',
  'aggregation',
  'cadence',
  'anchorDay',
  'startsOn',
  'graceDays',
  'range',
  'bound',
] as const;

/** From the first value on, what a value means changes only together with a new series (INV-17). */
function meaningProblems(before: Metric, after: Metric, samples: readonly Sample[]): Problem[] {
  const version = currentSeries(before)?.version;
  if (currentSeries(after)?.version !== version) return [];
  if (!samples.some(({ seriesVersion }) => seriesVersion === version)) return [];
  const changed: string[] = MEANING_FIELDS.filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  // Linking it for the first time only guards more; taken away or moved, values out of bounds would suspend nothing.
  const { linkedDimension } = before;
  if (linkedDimension && linkedDimension !== after.linkedDimension) changed.push('linkedDimension');
  return changed.map((field) => ({ code: 'meaning_fixed', field, rule: 'INV-17' }));
}

/** A series that no longer counts goes on saying what it guarded (6.4): a suspension ends by a decision alone. */
function guardProblems(before: Metric, after: Metric): Problem[] {
  const current = currentSeries(before)?.version;
  const ended = currentSeries(after)?.version !== current;
  return before.series.flatMap(({ version, guarded }): Problem[] => {
    const now = after.series.find((one) => one.version === version);
    if (!now) return [];
    const then = guarded ?? (ended && version === current ? guardOf(before) : undefined);
    if (!then || wordsOfGuard(then) === wordsOfGuard(now.guarded ?? guardOf(after))) return [];
    return [{ code: 'meaning_fixed', field: 'series', rule: 'INV-17' }];
  });
}

const wordsOfGuard = ({ class: kind, bound, linkedDimension }: Guard): string =>
  JSON.stringify([kind, bound?.op ?? null, bound?.value ?? null, linkedDimension ?? null]);
