import * as z from 'zod/mini';
import { requiredText, text, Ulid } from '../primitives';
import { Rule } from './rule';

const IDENTITIES = ['issueKey', 'sysId', 'number', 'pageId'] as const;

/**
 * A pin as a team's server takes it from an owner: one work item on one site, and nothing else that a rule may say. Its id
 * names the initiative, from which the right to write it follows.
 */
export const Pin = z.extend(Rule, {
  effect: z.enum(['include']),
  initiativeId: Ulid,
  hosts: z.array(text(300).check(z.regex(/^[^*]+$/))).check(z.minLength(1), z.maxLength(1)),
  all: z
    .array(
      z.looseObject({
        field: z.enum(IDENTITIES),
        op: z.enum(['eq']),
        value: requiredText(400),
        negate: z.optional(z.literal(false)),
      }),
    )
    .check(z.minLength(1), z.maxLength(1)),
  status: z.enum(['active', 'disabled']),
  priority: z.int().check(z.minimum(0), z.maximum(0)),
  pin: z.literal(true),
});
