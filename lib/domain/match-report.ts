import * as z from 'zod/mini';
import { RuleId } from './mapping/rule';
import { DocId, envelope, Tool, text, Ulid } from './primitives';

/** "Not the right initiative": context fields only, exactly those that the person saw before sending. */
export const MatchReport = z.looseObject({
  id: DocId,
  ...envelope,
  nonce: text(200),
  initiativeId: Ulid,
  ruleId: RuleId,
  ruleVersion: z.int(),
  tool: Tool,
  host: text(260),
  key: text(400),
  fields: z
    .array(
      z.looseObject({
        field: text(40),
        value: z.union([text(2048), z.array(text(255))]),
        source: text(10),
      }),
    )
    .check(z.maxLength(40)),
  note: text(280),
});
export type MatchReport = z.infer<typeof MatchReport>;
