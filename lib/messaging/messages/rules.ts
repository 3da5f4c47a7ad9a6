import * as z from 'zod/mini';
import { RuleId, RuleTest } from '@/lib/domain/mapping/rule';
import { Day, requiredText, Tool, text, Ulid } from '@/lib/domain/primitives';
import { ConditionInput, message, route } from './message';

const RuleInput = z.strictObject({
  /** Absent for a new rule. */
  id: z.optional(Ulid),
  /** The version that was edited; a newer one in the store refuses the write. */
  version: z.optional(z.int()),
  name: requiredText(120),
  effect: z.enum(['include', 'exclude']),
  initiativeId: z.optional(Ulid),
  tool: Tool,
  hosts: z.array(requiredText(300)).check(z.minLength(1), z.maxLength(50)),
  all: z.array(ConditionInput).check(z.maxLength(20)),
  priority: z.int().check(z.minimum(-5), z.maximum(5)),
  validFrom: z.optional(Day),
  validTo: z.optional(Day),
  note: text(500),
  /** Its own test addresses, tried on every save (INV-28). */
  tests: z.optional(z.array(z.strictObject(RuleTest.shape)).check(z.maxLength(200))),
  status: z.enum(['draft', 'active', 'disabled']),
});
export type RuleInput = z.infer<typeof RuleInput>;

/** Which work item belongs to which initiative. */
export const RULE_MESSAGES = {
  saveRule: message<{ ruleId: string; version: number }>()(['page'], RuleInput),
  /** Makes an earlier version of a rule the present one again, as a new version. */
  restoreRule: message<{ version: number }>()(
    ['page'],
    z.strictObject({ ruleId: RuleId, version: z.int(), to: z.int() }),
  ),
  setRuleStatus: message<{ version: number }>()(
    ['page'],
    z.strictObject({ ruleId: Ulid, version: z.int(), status: z.enum(['draft', 'active', 'disabled']) }),
  ),
  /** Takes a rule out of use, with its history; and among the others again, switched off. */
  putRuleAway: message<{ version: number }>()(['page'], z.strictObject({ ruleId: Ulid, version: z.int() })),
  bringRuleBack: message<{ version: number }>()(['page'], z.strictObject({ ruleId: Ulid, version: z.int() })),
  /**
   * Pins the work item in front of the person, and that one alone, to an initiative; or takes the pin away. The one thing of
   * the rules that a page's panel may change.
   */
  pinHere: message<{ ruleId: string }>()(['content'], z.strictObject({ route, initiativeId: Ulid })),
  unpinHere: message<Record<string, never>>()(['content'], z.strictObject({ route, initiativeId: Ulid })),
  /** The initiatives to which the person in front may pin that item; nothing where they may not. */
  listPinTargets: message<{ initiatives: { id: string; name: string }[] }>()(
    ['content'],
    z.strictObject({ route }),
  ),
  removePin: message<Record<string, never>>()(['page'], z.strictObject({ ruleId: RuleId, version: z.int() })),
  /** Forgets the work items that were kept for trying rules on. */
  forgetSeen: message<Record<string, never>>()(['page'], z.strictObject({})),
};
