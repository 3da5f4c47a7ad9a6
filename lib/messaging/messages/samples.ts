import * as z from 'zod/mini';
import { ATTRIBUTION_METHODS } from '@/lib/domain/metric-records';
import type { SamplePreview } from '@/lib/domain/preview-sample';
import { Day, DocId, text, Ulid } from '@/lib/domain/primitives';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import { SNOOZES } from '@/lib/domain/prompts/snooze';
import { METRIC_INPUTS } from '../metric-inputs';
import { message, route } from './message';

/** A value as a person enters it in the sidebar, already parsed from their locale's notation. */
const SampleInput = z.strictObject({
  metricId: Ulid,
  periodStart: Day,
  value: z.optional(z.number()),
  numerator: z.optional(z.number()),
  denominator: z.optional(z.number()),
  /** Cases of the period that the value stands for. */
  volume: z.optional(z.number().check(z.minimum(0))),
  note: text(280),
  /** Required for a value that was typed; that of a proposed one follows from how it was collected. */
  grade: z.optional(z.enum(['sampled', 'opportunistic', 'estimated', 'assumption'])),
  /** The proposal that the person saw and confirms as it is; the worker works it out again. */
  candidate: z.optional(
    z.strictObject({
      recipeId: Ulid,
      recipeVersion: z.int().check(z.minimum(1)),
      value: z.number(),
      n: z.int().check(z.minimum(1)),
    }),
  ),
  /** How much of the change is owed to the initiative, and how that was found. */
  attribution: z.optional(
    z.strictObject({
      share: z.number().check(z.minimum(0), z.maximum(1)),
      method: z.enum(ATTRIBUTION_METHODS),
      note: text(280),
    }),
  ),
  /** The owner's own word on how it stands; shown beside what the numbers say. */
  ownerStatus: z.optional(z.enum(['on_track', 'at_risk', 'off_track'])),
  /** The sample this one corrects. */
  supersedes: z.optional(DocId),
  /** The person was asked about a value far from the last one, and meant it. */
  confirmedUnusual: z.optional(z.boolean()),
});
export type SampleInput = z.infer<typeof SampleInput>;

const Draft = z.strictObject({
  metricId: Ulid,
  periodStart: Day,
  value: text(60),
  numerator: z.optional(text(60)),
  denominator: z.optional(text(60)),
  note: text(280),
});

/** The period of a metric that something is said about. */
const PeriodInput = z.strictObject({ metricId: Ulid, periodStart: Day });

/** Values of periods, and the prompts that ask for them. */
export const SAMPLE_MESSAGES = {
  /** Confirms one value of one period. Answers once it is durable on this device. */
  recordSample: message<{ sampleId: string; undoUntil: string }>()(['content', 'page'], SampleInput),
  /** Takes back a sample within ten seconds of its confirmation. */
  undoSample: message<{ voided: string }>()(['content', 'page'], z.strictObject({ sampleId: DocId })),
  /** "No change": confirms the last value for another period, as an estimate. */
  reconfirmPeriod: message<{ sampleId: string; undoUntil: string; value: number }>()(
    ['content', 'page'],
    PeriodInput,
  ),
  /** Says that a period has no value, and why. */
  skipPeriod: message<{ skipId: string }>()(
    ['content', 'page'],
    z.extend(PeriodInput, { reason: text(280) }),
  ),
  /** What a value would change, by the rules that will judge it. Writes nothing; absent while it is no value yet. */
  previewSample: message<{ preview?: SamplePreview }>()(
    ['content', 'page'],
    z.extend(PeriodInput, {
      value: z.optional(z.number()),
      numerator: z.optional(z.number()),
      denominator: z.optional(z.number()),
    }),
  ),
  /** Keeps what has been typed so far; an empty draft removes it. */
  saveDraft: message<Record<string, never>>()(['content', 'page'], Draft),
  /** Withdraws a value with a reason; it stays visible. */
  withdrawSample: message<{ voided: string }>()(['page'], METRIC_INPUTS.withdraw),
  /** Disputes a value, or comments on it, as the person's role has it. */
  commentOnSample: message<{ noteId: string; kind: 'dispute' | 'comment' }>()(
    ['page'],
    METRIC_INPUTS.comment,
  ),
  /** The owner chooses the value that counts for a disputed period. */
  chooseSample: message<{ withdrawn: string[] }>()(['page'], METRIC_INPUTS.choose),
  /** Puts a prompt off. Answers until when. */
  putOffPrompt: message<{ until: string }>()(
    ['content', 'page'],
    z.strictObject({ promptId: text(500), initiativeId: Ulid, choice: z.enum(SNOOZES) }),
  ),
  /** May a prompt be put before the person unasked on this page now? Answers with it once a day at most. */
  claimPrompt: message<{ prompt?: StandingPrompt }>()(
    ['content'],
    z.strictObject({ route, typing: z.boolean(), msSinceNavigation: z.number() }),
  ),
};
