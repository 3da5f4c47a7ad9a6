import * as z from 'zod/mini';
import { TicketCapture } from './evidence-parts';
import { DIMENSIONS } from './governance-records';
import { DocId, envelope, Instant, requiredText, text, Ulid } from './primitives';

/** What a concern can be about: a dimension, or something else. */
export const CONCERN_TOPICS = [...DIMENSIONS, 'other'] as const;

/** Stands in the envelope of what nobody's name or device may be found in. */
export const NOBODY = 'anonymous';

/**
 * What a reader raised. An anonymous one names neither person nor device, and its time is the day; it can be found
 * again only by whoever holds the report key, of which the hash alone is kept.
 */
export const Concern = z.looseObject({
  id: DocId,
  ...envelope,
  nonce: text(200),
  initiativeId: Ulid,
  dimension: z.enum(CONCERN_TOPICS),
  text: requiredText(2000),
  raisedAt: Instant,
  anonymous: z.boolean(),
  keyHash: z.optional(z.string().check(z.regex(/^[0-9a-f]{64}$/))),
  capture: z.optional(TicketCapture),
});
export type Concern = z.infer<typeof Concern>;

/** Somebody who answers for the initiative has received a concern, or answers it. Append-only. */
export const ConcernReply = z.looseObject({
  id: DocId,
  ...envelope,
  nonce: text(200),
  initiativeId: Ulid,
  concernId: DocId,
  kind: z.enum(['received', 'answer']),
  text: text(2000),
});
export type ConcernReply = z.infer<typeof ConcernReply>;
