import * as z from 'zod/mini';
import { Day, envelope, Instant, PersonId, requiredText, Tool, text, Ulid } from '../primitives';
import { FieldReading, type FieldSource } from '../work-item';

export const OPERATORS = ['eq', 'in', 'contains', 'starts_with'] as const;
export type Operator = (typeof OPERATORS)[number];

/**
 * One test on one field. `field` is an open string on purpose: a rule made by a newer version may name a
 * field this version does not know; such a condition is *unknown*, and lint reports it.
 */
export const Condition = z.looseObject({
  field: requiredText(40),
  op: z.enum(OPERATORS),
  value: z.union([requiredText(400), z.array(requiredText(400)).check(z.minLength(1), z.maxLength(200))]),
  negate: z.optional(z.boolean()),
});
export type Condition = z.infer<typeof Condition>;

/** A rule's own id; of a pin with the initiative in front, so that an owner may write it on a team's server. */
export const RuleId = z
  .string()
  .check(z.regex(/^(?:[0-7][0-9A-HJKMNP-TV-Z]{25}:)?[0-7][0-9A-HJKMNP-TV-Z]{25}$/));

/** What must come of an address: part of the rule, so that every device comes to the same answer. */
export const RuleTest = z.object({
  url: requiredText(8192),
  expect: z.enum(['match', 'no_match']),
  /** What the rule's conditions ask for and the address does not tell, as it was read when the test was kept. */
  fields: z.optional(z.record(requiredText(40), FieldReading)),
});
export type RuleTest = z.infer<typeof RuleTest>;

/** A site mapping: which work items belong to which initiative. */
export const Rule = z.looseObject({
  id: RuleId,
  ...envelope,
  createdAt: Instant,
  createdBy: PersonId,
  name: requiredText(120),
  effect: z.enum(['include', 'exclude']),
  /** Required for an include. An exclude without it excludes all initiatives. */
  initiativeId: z.optional(Ulid),
  tool: Tool,
  /** Exact `host[:port]` or `*.example.com`; never a bare wildcard (INV-27). */
  hosts: z.array(text(300)).check(z.minLength(1), z.maxLength(50)),
  all: z.array(Condition).check(z.maxLength(20)),
  status: z.enum(['draft', 'active', 'disabled']),
  validFrom: z.optional(Day),
  validTo: z.optional(Day),
  priority: z.int().check(z.minimum(-5), z.maximum(5)),
  tests: z.array(z.looseObject({ ...RuleTest.shape, url: text(8192) })).check(z.maxLength(200)),
  version: z.int().check(z.minimum(1)),
  note: text(500),
  /** Made by pinning one work item rather than by writing a rule (section 9, step 6). */
  pin: z.optional(z.boolean()),
  archivedAt: z.optional(Instant),
});
export type Rule = z.infer<typeof Rule>;

export type Truth = 'true' | 'false' | 'unknown';

/** One condition with what was expected, what was seen and where. */
export type ConditionResult = {
  field: string;
  op: Operator;
  negate: boolean;
  expected: string | string[];
  observed?: FieldReading['value'];
  source?: FieldSource;
  result: Truth;
};

export type RuleResult = {
  ruleId: string;
  name: string;
  version: number;
  effect: 'include' | 'exclude';
  initiativeId?: string;
  specificity: number;
  priority: number;
  conditions: ConditionResult[];
};

/** A rule that could not be decided, with the fields that could not be read. */
export type UndeterminedRule = RuleResult & { missing: string[] };

/** Why an include that applies did not become the primary one. */
export type LossReason =
  | 'excluded' // by the rules in `removedBy`
  | 'hidden' // by this viewer
  | 'same_initiative' // its initiative has a better rule
  | 'tie' // with another initiative at the top
  | 'outranked';

/** Everything needed to answer "Why am I seeing this?". Rules that do not apply are not listed. */
export type MatchExplanation = {
  /** All that could be read, most specific field first. */
  context: { field: string; value: string | string[]; source: FieldSource }[];
  winner?: RuleResult;
  /** The other includes that apply, best first. */
  losers: (RuleResult & { reason: LossReason; removedBy: string[] })[];
  /** All exclusions that apply, also those that removed nothing. */
  exclusions: RuleResult[];
  undetermined: UndeterminedRule[];
  adapter: { name: string; version: string };
  at: string;
};

/** An initiative with the best of its rules. */
export type InitiativeMatch = { initiativeId: string; rule: RuleResult };

/**
 * The outcome of matching one work item. `primary` is unique or absent; `conflict` lists initiatives tied at
 * the top.
 */
export type MatchResult = {
  primary?: InitiativeMatch;
  /** Other initiatives that apply, best first. */
  also: InitiativeMatch[];
  /** Tied at the top, in the order of the initiatives' ids, which prefers none. */
  conflict: InitiativeMatch[];
  /** Includes and exclusions alike. */
  undetermined: UndeterminedRule[];
  /** Exclusions that removed at least one include. */
  excludedBy: RuleResult[];
  /** What would be in one of the first three, had this viewer not hidden it here. */
  hidden: InitiativeMatch[];
  explanation: MatchExplanation;
};
