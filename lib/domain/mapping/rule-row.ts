import * as z from 'zod/mini';
import { Day, requiredText, Tool, text } from '../primitives';
import { OPERATORS, RuleId } from './rule';

/**
 * A rule as a file has it. What the file does not say is left out and stays as it is; `null` empties a field that may be
 * empty. The initiative is named by its key, as people know it, or by its id.
 */
export const RuleRow = z.strictObject({
  /** Where it stands in the file, the way a spreadsheet counts: the heading is row 1. */
  row: z.int().check(z.minimum(1)),
  id: z.optional(RuleId),
  name: z.optional(requiredText(120)),
  effect: z.optional(z.enum(['include', 'exclude'])),
  initiative: z.optional(z.nullable(requiredText(120))),
  tool: z.optional(Tool),
  hosts: z.optional(z.array(requiredText(300)).check(z.minLength(1), z.maxLength(50))),
  all: z.optional(
    z
      .array(
        z.strictObject({
          field: requiredText(40),
          op: z.enum(OPERATORS),
          value: z.union([
            requiredText(400),
            z.array(requiredText(400)).check(z.minLength(1), z.maxLength(200)),
          ]),
          negate: z.optional(z.boolean()),
        }),
      )
      .check(z.maxLength(20)),
  ),
  status: z.optional(z.enum(['draft', 'active', 'disabled'])),
  validFrom: z.optional(z.nullable(Day)),
  validTo: z.optional(z.nullable(Day)),
  priority: z.optional(z.int().check(z.minimum(-5), z.maximum(5))),
  tests: z.optional(
    z
      .array(z.strictObject({ url: requiredText(8192), expect: z.enum(['match', 'no_match']) }))
      .check(z.maxLength(200)),
  ),
  note: z.optional(text(500)),
  /** Counts for a new rule only. */
  pin: z.optional(z.boolean()),
  /** Out of use, with its history. */
  putAway: z.optional(z.boolean()),
});
export type RuleRow = z.infer<typeof RuleRow>;

/** A row on its way to the store, with the version of the rule that the person saw when they agreed; none for a new one. */
export const PlannedRuleRow = z.extend(RuleRow, { version: z.optional(z.int()) });
export type PlannedRuleRow = z.infer<typeof PlannedRuleRow>;
