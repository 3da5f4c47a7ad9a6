import { type Cadence, DEFAULT_GRACE_DAYS, type Metric, type Sample } from '@/lib/domain/metric-records';
import { endedPeriods, type Period, periodContaining } from '@/lib/domain/period';
import type { Day, Grade } from '@/lib/domain/primitives';
import { WORKSPACE_DEFAULTS } from '@/lib/domain/workspace';
import type { DemoContext, Known } from './demo-context';
import type { PersonKey } from './person-table';

/** What differs between the demo's metrics. Day offsets are relative to today; the past is negative. */
export type MetricDraft = Pick<
  Known<Metric>,
  'name' | 'question' | 'class' | 'category' | 'direction' | 'aggregation'
> & {
  key: string;
  initiative: string;
  headline?: true;
  categoryReason?: string;
  draft?: true;
  unit: [dimension: Metric['unit']['dimension'], code: string, decimals: number];
  cadence: Cadence;
  owner: PersonKey;
  contributors?: PersonKey[];
  /** Day on which name, baseline and target were written down. */
  definedOn: number;
  baseline?: { value: number; from: number; to: number; grade: Grade; method: string; n?: number };
  target?: { value: number; startOn: number; dueOn: number };
  range?: NonNullable<Known<Metric>['range']>;
  bound?: NonNullable<Known<Metric>['bound']>;
  linkedDimension?: NonNullable<Metric['linkedDimension']>;
  executive?: { statement: string; who: PersonKey; acceptedOn?: number };
  timeDestination?: [kind: NonNullable<Metric['timeDestination']>['kind'], note: string];
  samples?: SampleDrafts;
};

/** A share in per cent, with what it was counted from (INV-19). */
export type CountedShare = [numerator: number, denominator: number];

/** The values of consecutive periods, oldest first. `null`: no value was given for that period. */
export type SampleDrafts = {
  values: (number | null | CountedShare)[];
  /** How many of the latest ended periods have no value at all. */
  missingPeriods: number;
  grade: Grade;
  kind: Sample['provenance']['kind'];
  note: string;
  /** Number of cases behind one value. */
  n?: number;
  attribution?: NonNullable<Known<Sample>['attribution']>;
  ownerStatus?: NonNullable<Sample['ownerStatus']>;
  /** What is special about one period; the key is its position in `values`. */
  special?: Record<number, SpecialSample>;
};

export type SpecialSample = {
  /** Days after the period's end on which the value was confirmed; more than the grace makes it late. */
  confirmedAfter?: number;
  grade?: Grade;
  note?: string;
  /** The value that was confirmed first and then corrected by the one in `values`. */
  corrected?: { value: number | CountedShare; why: string };
  /** A second value of somebody else for the same period: both are disputed. */
  rival?: { value: number | CountedShare; by: PersonKey; note: string };
  skipped?: string;
};

/** The periods of `samples.values`, oldest first. */
export function periodsOfDraft(context: DemoContext, draft: MetricDraft): Period[] {
  const { values = [], missingPeriods = 0 } = draft.samples ?? {};
  const rhythm = { cadence: draft.cadence, startsOn: context.day(-900), anchorDay: anchorDay(context) };
  const ended = endedPeriods(rhythm, context.today, values.length + missingPeriods, WORKSPACE_DEFAULTS);
  return ended.slice(0, values.length);
}

/** A complete metric from its draft. */
export function newDemoMetric(context: DemoContext, draft: MetricDraft): Metric {
  const owner = context.person(draft.owner);
  const definedAt = context.at(draft.definedOn, 10);
  const [first] = periodsOfDraft(context, draft);
  return {
    id: context.metric(draft.key),
    ...context.envelope(owner, definedAt),
    createdAt: definedAt,
    createdBy: owner,
    initiativeId: context.initiative(draft.initiative),
    name: draft.name,
    question: draft.question,
    class: draft.class,
    category: draft.category,
    ...(draft.categoryReason && { categoryReason: draft.categoryReason }),
    headline: draft.headline ?? false,
    unit: unitOf(draft),
    direction: draft.direction,
    ...(draft.range && { range: draft.range }),
    ...(draft.bound && { bound: draft.bound }),
    aggregation: draft.aggregation,
    cadence: draft.cadence,
    ...(draft.cadence === 'biweekly' && { anchorDay: anchorDay(context) }),
    graceDays: DEFAULT_GRACE_DAYS[draft.cadence],
    startsOn: first?.start ?? context.day(draft.definedOn),
    ownerId: owner,
    contributorIds: (draft.contributors ?? []).map((key) => context.person(key)),
    ...(draft.linkedDimension && { linkedDimension: draft.linkedDimension }),
    ...(draft.executive && { execOutcome: execOutcome(context, draft.executive) }),
    ...(draft.timeDestination && {
      timeDestination: { kind: draft.timeDestination[0], note: draft.timeDestination[1], setAt: definedAt },
    }),
    series: [
      {
        version: 1,
        ...(draft.baseline && { baseline: baselineOf(context, draft, draft.baseline, first) }),
        targets: draft.target ? [targetOf(context, draft, draft.target)] : [],
        openedAt: definedAt,
        openedBy: owner,
      },
    ],
    status: draft.draft ? 'draft' : 'active',
  };
}

/** The unit as a record holds it. */
export function unitOf({ unit: [dimension, code, decimals] }: MetricDraft): Metric['unit'] {
  return { dimension, code, decimals };
}

function execOutcome(context: DemoContext, draft: NonNullable<MetricDraft['executive']>) {
  return {
    statement: draft.statement,
    executiveName: context.nameOf(draft.who),
    executiveId: context.person(draft.who),
    ...(draft.acceptedOn !== undefined && { acceptedAt: context.at(draft.acceptedOn, 15) }),
  };
}

function baselineOf(
  context: DemoContext,
  { definedOn }: MetricDraft,
  { value, from, to, grade, method, n }: NonNullable<MetricDraft['baseline']>,
  first: Period | undefined,
) {
  return {
    value,
    periodStart: context.day(from),
    periodEnd: context.day(to),
    ...(n !== undefined && { n }),
    grade,
    method,
    evidenceIds: [],
    setAt: context.at(definedOn, 10),
    // INV-17: frozen by the first confirmed value.
    ...(first && { frozenAt: context.on(context.later(first.end, CONFIRMED_AFTER)) }),
  };
}

function targetOf(context: DemoContext, draft: MetricDraft, target: NonNullable<MetricDraft['target']>) {
  return {
    version: 1,
    value: target.value,
    startOn: context.day(target.startOn),
    dueOn: context.day(target.dueOn),
    setAt: context.at(draft.definedOn, 10),
    setBy: context.person(draft.owner),
  };
}

/** Days after a period's end on which its value is usually confirmed. */
export const CONFIRMED_AFTER = 2;

/** Fortnights of the demo begin on a Monday. */
function anchorDay(context: DemoContext): Day {
  const weekly = { cadence: 'weekly', startsOn: context.day(-900) } as const;
  return periodContaining(weekly, context.day(-420), WORKSPACE_DEFAULTS).start;
}
