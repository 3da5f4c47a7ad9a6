import * as z from 'zod/mini';
import { OPTIONAL_DIMENSIONS } from '@/lib/domain/governance-records';
import { GUIDANCE_TEXT_LIMIT } from '@/lib/domain/guidance-texts';
import { ROLES } from '@/lib/domain/people';
import { Day, Instant, PersonId, requiredText, text, Ulid } from '@/lib/domain/primitives';
import { HOLDING_KINDS } from '@/lib/domain/succession';
import { ASKED_FROM, RIGORS, WORKSPACE_LANGUAGES } from '@/lib/domain/workspace';

const whole = z.int().check(z.minimum(0), z.maximum(1_000_000));
const weekday = z.int().check(z.minimum(1), z.maximum(7));

const person = {
  displayName: requiredText(120),
  function: z.enum(['business', 'it', 'risk', 'other']),
  email: z.optional(text(254)),
  grants: z.array(z.strictObject({ role: z.enum(ROLES), scope: requiredText(64) })).check(z.maxLength(100)),
};

/** Somebody new. */
export const InviteInput = z.strictObject({ ...person, identity: z.optional(text(255)) });

/**
 * `at` is the version that was edited: a newer one in the store refuses the write. An `identity` other than the person's is
 * the right one from now on.
 */
export const PersonInput = z.strictObject({
  ...person,
  personId: PersonId,
  at: Instant,
  identity: z.optional(text(255)),
});

export const PersonActiveInput = z.strictObject({
  personId: PersonId,
  at: Instant,
  active: z.boolean(),
  /** Who takes over what the leaving person answers for. */
  successorId: z.optional(PersonId),
  /** Nobody takes over yet: it waits in the queue. */
  leaveOpen: z.optional(z.boolean()),
});

/** Hands over everything, or one thing. */
export const HandOverInput = z.strictObject({
  fromId: PersonId,
  toId: PersonId,
  only: z.optional(
    z.strictObject({
      kind: z.enum(HOLDING_KINDS),
      initiativeId: z.optional(Ulid),
      metricId: z.optional(Ulid),
    }),
  ),
});

const ownText = z.optional(text(GUIDANCE_TEXT_LIMIT));
const guidanceTexts = z.strictObject({
  notCleared: ownText,
  stoppedForReview: ownText,
  statusSince: ownText,
  inUse: ownText,
  limited: ownText,
  pilot: ownText,
  none: ownText,
});

/** What is left out stays as it is, except the hourly rate: without one there is none. */
export const WorkspaceInput = z.strictObject({
  at: Instant,
  name: requiredText(120),
  timeZone: requiredText(60),
  weekStart: weekday,
  workdays: z.array(weekday).check(z.maxLength(7)),
  holidays: z.array(Day).check(z.maxLength(2000)),
  fiscalYearStartMonth: z.int().check(z.minimum(1), z.maximum(12)),
  hourlyRate: z.optional(
    z.strictObject({
      amount: z.number().check(z.positive()),
      currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
    }),
  ),
  optionalDimensions: z.optional(
    z
      .array(z.strictObject({ dimension: z.enum(OPTIONAL_DIMENSIONS), from: z.enum(ASKED_FROM) }))
      .check(z.maxLength(OPTIONAL_DIMENSIONS.length)),
  ),
  thresholds: z.strictObject({
    minVolume: whole,
    minCases: whole,
    minUsers: whole,
    minN: whole,
    stuckDays: whole,
    validityDays: z.strictObject({ minimal: whole, limited: whole, high: whole }),
    waiverDays: whole,
  }),
  locale: z.optional(z.enum(WORKSPACE_LANGUAGES)),
  rigor: z.optional(z.enum(RIGORS)),
  leadDays: z.optional(z.strictObject({ weekly: whole, biweekly: whole, monthly: whole, quarterly: whole })),
  guidanceTexts: z.optional(z.strictObject({ en: guidanceTexts, de: guidanceTexts })),
});
