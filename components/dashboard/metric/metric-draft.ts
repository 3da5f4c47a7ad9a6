import type { Dimension } from '@/lib/domain/governance-records';
import {
  type Cadence,
  METRIC_CATEGORIES,
  type Metric,
  type MetricClass,
  type TimeDestination,
} from '@/lib/domain/metric-records';
import type { Day, Grade } from '@/lib/domain/primitives';
import type { ExecutiveDraft } from './ExecutiveField';

/** In what a number is counted, in the words of the form, with what usually follows from it. */
export const MEASURES = {
  minutes: { dimension: 'duration', code: 'min', decimals: 1, aggregation: 'median' },
  hours: { dimension: 'duration', code: 'h', decimals: 1, aggregation: 'median' },
  days: { dimension: 'duration', code: 'd', decimals: 1, aggregation: 'median' },
  percent: { dimension: 'percent', code: '%', decimals: 1, aggregation: 'rate' },
  count: { dimension: 'count', code: '', decimals: 0, aggregation: 'sum' },
  money: { dimension: 'currency', code: 'EUR', decimals: 0, aggregation: 'sum' },
  ratio: { dimension: 'ratio', code: '', decimals: 1, aggregation: 'mean' },
  score: { dimension: 'score', code: '', decimals: 1, aggregation: 'mean' },
} as const satisfies Record<string, Metric['unit'] & { aggregation: Metric['aggregation'] }>;
export type Measure = keyof typeof MEASURES;

/** How the value from before is known, as a person says it. */
export const BASELINE_WAYS = {
  census: { grade: 'census' },
  sampled: { grade: 'sampled' },
  opportunistic: { grade: 'opportunistic' },
  estimated: { grade: 'estimated' },
  constants: { grade: 'assumption', constantsOnly: true },
  assumption: { grade: 'assumption' },
} as const satisfies Record<string, { grade: Grade; constantsOnly?: boolean }>;
export type BaselineWay = keyof typeof BASELINE_WAYS;

export const GUARD_CATEGORIES = ['rework', 'error_rate', 'complaint', 'escalation', 'harm'] as const;

/** What has been typed so far into the definition of a metric; numbers as text, in the person's notation. */
export type MetricDraft = {
  cls: MetricClass;
  category: string;
  categoryReason: string;
  name: string;
  question: string;
  headline: boolean;
  measure: Measure;
  unitCode: string;
  direction: Metric['direction'];
  low: string;
  high: string;
  aggregation: Metric['aggregation'];
  cadence: Cadence;
  startsOn: Day;
  ownerId: string;
  contributorIds: string[];
  baseline: string;
  baselineFrom: string;
  baselineTo: string;
  baselineWay: BaselineWay | '';
  baselineMethod: string;
  baselineN: string;
  evidenceIds: string[];
  target: string;
  targetStart: string;
  targetDue: string;
  guardName: string;
  guardCategory: (typeof GUARD_CATEGORIES)[number];
  guardBound: string;
  guardDimension: Dimension | '';
  destination: TimeDestination | '';
  destinationNote: string;
  statement: string;
  executive: ExecutiveDraft;
};

/** Today on the calendar of the person's browser. */
export const today = (): Day => new Intl.DateTimeFormat('en-CA').format(new Date());

export function emptyMetricDraft(ownerId: string): MetricDraft {
  return {
    cls: 'outcome',
    category: 'time_saved',
    categoryReason: '',
    name: '',
    question: '',
    headline: true,
    measure: 'minutes',
    unitCode: '',
    direction: 'decrease',
    low: '',
    high: '',
    aggregation: 'median',
    cadence: 'monthly',
    startsOn: `${today().slice(0, 7)}-01`,
    ownerId,
    contributorIds: [],
    baseline: '',
    baselineFrom: '',
    baselineTo: '',
    baselineWay: '',
    baselineMethod: '',
    baselineN: '',
    evidenceIds: [],
    target: '',
    targetStart: today(),
    targetDue: '',
    guardName: '',
    guardCategory: 'rework',
    guardBound: '',
    guardDimension: '',
    destination: '',
    destinationNote: '',
    statement: '',
    executive: { id: '', name: '' },
  };
}

/** A stored metric as the form shows it; baseline, target and outcome have forms of their own. */
export function draftOf(metric: Metric, locale: string): MetricDraft {
  const shown = (value: number | undefined) =>
    value === undefined
      ? ''
      : new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(value);
  return {
    ...emptyMetricDraft(metric.ownerId),
    cls: metric.class,
    category: metric.category,
    categoryReason: metric.categoryReason ?? '',
    name: metric.name,
    question: metric.question,
    headline: metric.headline,
    measure: measureOf(metric.unit),
    unitCode: metric.unit.code,
    direction: metric.direction,
    low: shown(metric.range?.low),
    high: shown(metric.range?.high),
    aggregation: metric.aggregation,
    cadence: metric.cadence,
    startsOn: metric.startsOn,
    contributorIds: metric.contributorIds,
    guardBound: shown(metric.bound?.value),
    guardDimension: metric.linkedDimension ?? '',
  };
}

/** What changes in a draft when its class changes: a category of that class, and no headline outside outcomes. */
export function withClass(cls: MetricClass): Partial<MetricDraft> {
  const category = METRIC_CATEGORIES[cls][0];
  return { cls, category, ...(cls === 'guardrail' && { headline: false }), ...usualFor(category) };
}

/** What is usually meant by a category; everything of it can be changed. */
export function usualFor(category: string): Partial<MetricDraft> {
  const measure = USUAL_MEASURES[category] ?? 'percent';
  const direction = GROWS.has(category) ? 'increase' : 'decrease';
  return { measure, aggregation: MEASURES[measure].aggregation, direction };
}

const USUAL_MEASURES: Partial<Record<string, Measure>> = {
  time_saved: 'minutes',
  decisions_accelerated: 'hours',
  revenue_influenced: 'money',
  latency: 'minutes',
  cost_to_run: 'money',
  volume_processed: 'count',
  harm: 'count',
  complaint: 'count',
  escalation: 'count',
};

const GROWS: ReadonlySet<string> = new Set([
  'revenue_influenced',
  'active_use',
  'coverage',
  'model_accuracy',
  'uptime',
  'volume_processed',
  'other_outcome',
]);

function measureOf(unit: Metric['unit']): Measure {
  const all = Object.entries(MEASURES) as [Measure, (typeof MEASURES)[Measure]][];
  const exact = all.find(([, one]) => one.dimension === unit.dimension && one.code === unit.code);
  return (exact ?? all.find(([, one]) => one.dimension === unit.dimension))?.[0] ?? 'count';
}

/** The unit a draft says: some have one code, others the word that was typed. */
export function unitOf({ measure, unitCode }: MetricDraft): Metric['unit'] {
  const { aggregation: _, ...unit } = MEASURES[measure];
  return { ...unit, code: HAS_OWN_CODE.has(measure) ? unitCode.trim() : unit.code };
}

/** Measures whose unit is a word of the person's: tickets, EUR, km per 100 km. */
export const HAS_OWN_CODE: ReadonlySet<Measure> = new Set<Measure>(['count', 'money', 'ratio', 'score']);
