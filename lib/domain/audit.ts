import * as z from 'zod/mini';
import { DocId, EntityRef, envelope, PersonId, text } from './primitives';

/**
 * One change, as it happened. Append-only (INV-31, INV-32); `prev` chains the entries of one device, so that a removed or
 * altered one is noticed. `before` and `after` hold digests and the changed plain fields, never page content.
 */
export const AuditEntry = z.looseObject({
  id: DocId,
  ...envelope,
  seq: z.int().check(z.minimum(1)),
  actorId: PersonId,
  action: text(60),
  entityType: text(20),
  entityId: text(400),
  before: z.optional(z.record(text(60), z.unknown())),
  after: z.optional(z.record(text(60), z.unknown())),
  reason: z.optional(text(500)),
  contextRef: z.optional(EntityRef),
  prev: text(64),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
