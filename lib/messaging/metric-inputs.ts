import * as z from 'zod/mini';
import { Dimension } from '@/lib/domain/governance-records';
import {
  AGGREGATIONS,
  CADENCES,
  DIRECTIONS,
  METRIC_STATUSES,
  TIME_DESTINATIONS,
  UNIT_DIMENSIONS,
} from '@/lib/domain/metric-records';
import { Day, DocId, Grade, Instant, PersonId, requiredText, text, Ulid } from '@/lib/domain/primitives';

/** What goes into the messages about the definition of metrics and about disputed values. */

const reason = requiredText(280);

/** Which metric, and the state of it that the person looked at. */
const which = { metricId: Ulid, at: Instant };

const BaselineInput = z.strictObject({
  value: z.number(),
  periodStart: Day,
  periodEnd: Day,
  n: z.optional(z.int().check(z.minimum(0))),
  grade: Grade,
  method: text(280),
  constantsOnly: z.optional(z.boolean()),
  evidenceIds: z.optional(z.array(DocId).check(z.maxLength(50))),
});

const target = { value: z.number(), startOn: Day, dueOn: Day };

const outcome = {
  statement: requiredText(280),
  executiveName: requiredText(120),
  executiveId: z.optional(PersonId),
};

const destination = { kind: z.enum(TIME_DESTINATIONS), note: text(280) };

const plain = {
  name: requiredText(120),
  question: text(140),
  class: z.enum(['outcome', 'guardrail', 'adoption', 'technical']),
  category: requiredText(40),
  headline: z.boolean(),
  unit: z.strictObject({
    dimension: z.enum(UNIT_DIMENSIONS),
    code: text(16),
    decimals: z.int().check(z.minimum(0), z.maximum(6)),
  }),
  direction: z.enum(DIRECTIONS),
  aggregation: z.enum(AGGREGATIONS),
  cadence: z.enum(CADENCES),
  startsOn: Day,
  ownerId: PersonId,
  contributorIds: z.array(PersonId).check(z.maxLength(50)),
};

const extra = {
  categoryReason: text(280),
  range: z.strictObject({ low: z.number(), high: z.number() }),
  bound: z.strictObject({ op: z.enum(['<=', '>=']), value: z.number() }),
  anchorDay: Day,
  graceDays: z.int().check(z.minimum(0), z.maximum(60)),
  endsOn: Day,
  linkedDimension: Dimension,
};

const MetricInput = z.strictObject({
  ...plain,
  ...z.partial(z.object(extra)).shape,
  status: z.enum(['draft', 'active']),
  baseline: z.optional(BaselineInput),
  target: z.optional(z.strictObject(target)),
  execOutcome: z.optional(z.strictObject(outcome)),
  timeDestination: z.optional(z.strictObject(destination)),
});

/** Some plain fields; `null` takes one away that may be absent. */
const FieldChange = z.strictObject({
  ...z.partial(z.object(plain)).shape,
  categoryReason: z.optional(z.nullable(extra.categoryReason)),
  range: z.optional(z.nullable(extra.range)),
  bound: z.optional(z.nullable(extra.bound)),
  anchorDay: z.optional(z.nullable(extra.anchorDay)),
  graceDays: z.optional(extra.graceDays),
  endsOn: z.optional(z.nullable(extra.endsOn)),
  linkedDimension: z.optional(z.nullable(extra.linkedDimension)),
});

export const METRIC_INPUTS = {
  define: z.strictObject({
    initiativeId: Ulid,
    metric: MetricInput,
    /** Defined in the same step, before it: what saved time must not make worse. */
    guardrail: z.optional(MetricInput),
  }),
  edit: z.strictObject({ ...which, change: FieldChange }),
  baseline: z.strictObject({ ...which, baseline: BaselineInput }),
  series: z.strictObject({
    ...which,
    reason,
    baseline: z.optional(BaselineInput),
    target: z.optional(z.strictObject(target)),
    change: z.optional(FieldChange),
  }),
  target: z.strictObject({
    ...which,
    target: z.strictObject({ ...target, reason: z.optional(text(280)) }),
  }),
  outcome: z.strictObject({ ...which, ...outcome }),
  accept: z.strictObject(which),
  destination: z.strictObject({ ...which, ...destination }),
  status: z.strictObject({ ...which, status: z.enum(METRIC_STATUSES), reason: z.optional(text(280)) }),
  withdraw: z.strictObject({ sampleId: DocId, reason }),
  comment: z.strictObject({ sampleId: DocId, text: reason }),
  choose: z.strictObject({ sampleId: DocId, reason }),
} as const;
