import * as z from 'zod/mini';
import { Dimension } from './governance-records';
import {
  Day,
  DocId,
  EntityRef,
  envelope,
  Grade,
  Instant,
  PersonId,
  requiredText,
  text,
  Ulid,
} from './primitives';

/** What a metric may be used for follows from its class (7.1). */
export const METRIC_CATEGORIES = {
  outcome: ['time_saved', 'error_rate', 'revenue_influenced', 'decisions_accelerated', 'other_outcome'],
  guardrail: ['harm', 'rework', 'complaint', 'escalation', 'error_rate'],
  adoption: ['active_use', 'coverage', 'opt_out'],
  technical: ['model_accuracy', 'uptime', 'latency', 'cost_to_run', 'volume_processed'],
} as const;
export type MetricClass = keyof typeof METRIC_CATEGORIES;

/** Where saved time may have gone. `unspent` is an answer too. */
export const TIME_DESTINATIONS = [
  'unspent',
  'customers',
  'quality',
  'backlog',
  'capacity_removed',
  'learning',
  'other',
] as const;
export type TimeDestination = (typeof TIME_DESTINATIONS)[number];

export const UNIT_DIMENSIONS = ['duration', 'count', 'ratio', 'percent', 'currency', 'score'] as const;
export const DIRECTIONS = ['increase', 'decrease', 'range', 'milestone'] as const;
export const AGGREGATIONS = ['median', 'mean', 'p85', 'sum', 'rate', 'last'] as const;
export const METRIC_STATUSES = ['draft', 'active', 'paused', 'closed'] as const;
export type MetricLifecycle = (typeof METRIC_STATUSES)[number];
export const ATTRIBUTION_METHODS = ['control_group', 'before_after', 'trend_line', 'expert', 'none'] as const;

export const CADENCES = ['weekly', 'biweekly', 'monthly', 'quarterly'] as const;
export type Cadence = (typeof CADENCES)[number];

/** Default days after a period's end in which a sample still counts as on time. */
export const DEFAULT_GRACE_DAYS = {
  weekly: 2,
  biweekly: 3,
  monthly: 5,
  quarterly: 10,
} as const satisfies Record<Cadence, number>;

export const Baseline = z.looseObject({
  value: z.number(),
  periodStart: Day,
  periodEnd: Day,
  n: z.optional(z.int()),
  grade: Grade,
  method: text(280),
  /** It was worked out from fixed numbers alone, none of them measured (V6). */
  constantsOnly: z.optional(z.boolean()),
  evidenceIds: z.array(DocId),
  setAt: Instant,
  frozenAt: z.optional(Instant),
});
export type Baseline = z.infer<typeof Baseline>;

export const Target = z.looseObject({
  version: z.int(),
  value: z.number(),
  startOn: Day,
  dueOn: Day,
  setAt: Instant,
  setBy: PersonId,
  reason: z.optional(text(280)),
  supersedes: z.optional(z.int()),
  /** Versions of rival targets that this one was chosen over: two devices had superseded the same one (section 12). */
  chosenOver: z.optional(z.array(z.int())),
});
export type Target = z.infer<typeof Target>;

const METRIC_CLASSES = ['outcome', 'guardrail', 'adoption', 'technical'] as const;
const Bound = z.looseObject({ op: z.enum(['<=', '>=']), value: z.number() });

/** What a metric guarded while a series counted. */
export const Guard = z.looseObject({
  class: z.enum(METRIC_CLASSES),
  bound: z.optional(Bound),
  linkedDimension: z.optional(Dimension),
});
export type Guard = z.infer<typeof Guard>;

export const Series = z.looseObject({
  version: z.int(),
  baseline: z.optional(Baseline),
  targets: z.array(Target),
  reason: z.optional(text(280)),
  openedAt: Instant,
  openedBy: PersonId,
  /**
   * What the metric guarded when the next series was opened, so that a suspension outlives a new bound or link (6.4).
   * Absent in the series that counts now, and in older records: the metric's own words hold for those.
   */
  guarded: z.optional(Guard),
});
export type Series = z.infer<typeof Series>;

export const Unit = z.looseObject({
  dimension: z.enum(UNIT_DIMENSIONS),
  /** e.g. `min`, `h`, `tickets`, `%`, `EUR`, `points`. */
  code: text(16),
  decimals: z.int().check(z.minimum(0), z.maximum(6)),
});
export type Unit = z.infer<typeof Unit>;

/** A metric with its series and targets, which only ever append inside it. */
export const Metric = z.looseObject({
  id: Ulid,
  ...envelope,
  createdAt: Instant,
  createdBy: PersonId,
  initiativeId: Ulid,
  name: requiredText(120),
  /** What decision does it serve? */
  question: text(140),
  class: z.enum(METRIC_CLASSES),
  category: text(40),
  /** Why none of the named categories fits; required for `other_outcome`. */
  categoryReason: z.optional(text(280)),
  headline: z.boolean(),
  /** Since when it has been a headline, where it was made one after it was defined. */
  headlineSince: z.optional(Instant),
  unit: Unit,
  direction: z.enum(DIRECTIONS),
  range: z.optional(z.looseObject({ low: z.number(), high: z.number() })),
  bound: z.optional(Bound),
  aggregation: z.enum(AGGREGATIONS),
  cadence: z.enum(CADENCES),
  anchorDay: z.optional(Day),
  graceDays: z.int().check(z.minimum(0), z.maximum(60)),
  startsOn: Day,
  endsOn: z.optional(Day),
  ownerId: PersonId,
  contributorIds: z.array(PersonId),
  linkedDimension: z.optional(Dimension),
  recipeId: z.optional(Ulid),
  execOutcome: z.optional(
    z.looseObject({
      statement: text(280),
      executiveName: text(120),
      executiveId: z.optional(PersonId),
      acceptedAt: z.optional(Instant),
      /** Who said so here: the executive in person, or the owner on behalf of one who is not in the workspace. */
      acceptedBy: z.optional(PersonId),
    }),
  ),
  timeDestination: z.optional(
    z.looseObject({
      kind: z.enum(TIME_DESTINATIONS),
      note: text(280),
      setAt: Instant,
    }),
  ),
  series: z.array(Series).check(z.minLength(1)),
  status: z.enum(METRIC_STATUSES),
});
export type Metric = z.infer<typeof Metric>;

/**
 * One confirmed value of one period. Immutable (INV-21): a correction is a new sample that names the one it supersedes,
 * a withdrawal is a `SampleVoid`. Drafts are local and never become records of this class.
 */
export const Sample = z.looseObject({
  id: DocId,
  ...envelope,
  nonce: text(200),
  initiativeId: Ulid,
  metricId: Ulid,
  seriesVersion: z.int(),
  periodStart: Day,
  periodEnd: Day,
  value: z.number(),
  numerator: z.optional(z.number()),
  denominator: z.optional(z.number()),
  n: z.optional(z.int()),
  /** Cases of the period that the value stands for; more than `n` where only some were looked at (7.9). */
  volume: z.optional(z.number().check(z.minimum(0))),
  spread: z.optional(z.looseObject({ p25: z.number(), p75: z.number() })),
  grade: Grade,
  provenance: z.looseObject({
    kind: z.enum(['manual', 'ticket_field', 'ticket_timestamps', 'import', 'formula', 'reconfirm']),
    sources: z.array(EntityRef),
    recipeId: z.optional(Ulid),
    recipeVersion: z.optional(z.int()),
    adapter: z.optional(z.looseObject({ name: text(40), version: text(20) })),
    capturedAt: Instant,
    /** What a host was asked for a collected value, how many tickets it counted and how many could be read. */
    query: z.optional(z.looseObject({ text: text(4000), found: z.int(), readable: z.int() })),
    /** How the cases of a sampled value were drawn (INV-24). */
    selection: z.optional(z.enum(['random', 'consecutive'])),
    note: text(280),
  }),
  attribution: z.optional(
    z.looseObject({
      share: z.number().check(z.minimum(0), z.maximum(1)),
      method: z.enum(ATTRIBUTION_METHODS),
      note: text(280),
    }),
  ),
  ownerConfidence: z.optional(z.int()),
  ownerStatus: z.optional(z.enum(['on_track', 'at_risk', 'off_track'])),
  supersedes: z.optional(DocId),
  confirmedAt: Instant,
  confirmedBy: PersonId,
  late: z.boolean(),
});
export type Sample = z.infer<typeof Sample>;

/** Withdraws a sample with a reason. Its id commits to the sample it voids, so two voids of one sample are one. */
export const SampleVoid = z.looseObject({
  id: DocId,
  ...envelope,
  initiativeId: Ulid,
  metricId: Ulid,
  periodStart: Day,
  periodEnd: Day,
  of: DocId,
  value: z.number(),
  reason: requiredText(280),
});
export type SampleVoid = z.infer<typeof SampleVoid>;

export const Skip = z.looseObject({
  id: DocId,
  ...envelope,
  nonce: text(200),
  initiativeId: Ulid,
  metricId: Ulid,
  periodStart: Day,
  periodEnd: Day,
  reason: requiredText(280),
});
export type Skip = z.infer<typeof Skip>;

/**
 * What somebody says about a confirmed value: a reviewer's dispute, which keeps it from counting until the owner has
 * chosen; a comment; or the owner's word that it stays (`kept`). Append-only, like what it is about.
 */
export const SampleNote = z.looseObject({
  id: DocId,
  ...envelope,
  nonce: text(200),
  initiativeId: Ulid,
  metricId: Ulid,
  periodStart: Day,
  of: DocId,
  kind: z.enum(['dispute', 'comment', 'kept']),
  text: requiredText(280),
});
export type SampleNote = z.infer<typeof SampleNote>;
