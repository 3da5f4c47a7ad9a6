import * as z from 'zod/mini';
import { Day, EntityRef, envelope, Instant, PersonId, requiredText, Tool, text, Ulid } from './primitives';

export const PHASES = ['P1', 'P2', 'P3', 'P4'] as const;
export type Phase = (typeof PHASES)[number];

/** Exposure, least first: a fact that is recorded even when it should not be so. */
export const ROLLOUTS = ['none', 'pilot', 'limited', 'production'] as const;
export type Rollout = (typeof ROLLOUTS)[number];

export const INITIATIVE_STATUSES = ['active', 'paused', 'stopped', 'retired'] as const;
export type InitiativeStatus = (typeof INITIATIVE_STATUSES)[number];

/** Decision power, least first. */
export const DECISION_ROLES = ['informs', 'recommends', 'decides_with_review', 'decides_alone'] as const;
export const AFFECTED_GROUPS = ['own_team', 'employees', 'customers', 'public', 'vulnerable'] as const;
export const DATA_CLASSES = ['public', 'internal', 'confidential', 'personal', 'special_category'] as const;
export const DOMAIN_FLAGS = ['employment', 'credit', 'health', 'legal', 'safety', 'education'] as const;

const score = z.int().check(z.minimum(1), z.maximum(5));

/** A workflow that was considered; the chosen one becomes the initiative's. Novelty is deliberately no field. */
export const Candidate = z.looseObject({
  id: Ulid,
  name: requiredText(120),
  frictionScore: score,
  volumePerMonth: z.optional(z.number().check(z.minimum(0))),
  stepsVary: z.enum(['same', 'mostly_same', 'varies']),
  impact: score,
  complexity: score,
  recordedAt: Instant,
  source: text(280),
});
export type Candidate = z.infer<typeof Candidate>;

export const Scope = z.looseObject({
  inputs: z.array(z.looseObject({ name: text(120), exampleRef: z.optional(EntityRef) })),
  outputs: z.array(z.looseObject({ name: text(120), exampleRef: z.optional(EntityRef) })),
  decisionRole: z.enum(DECISION_ROLES),
  affects: z.array(z.enum(AFFECTED_GROUPS)),
  dataClasses: z.array(z.enum(DATA_CLASSES)),
  domainFlags: z.array(z.enum(DOMAIN_FLAGS)),
  surfaces: z.array(
    z.looseObject({
      tool: Tool,
      kind: z.enum(['existing_tool', 'new_interface']),
      retireBy: z.optional(Day),
    }),
  ),
  modelRef: z.optional(z.looseObject({ provider: text(120), name: text(120), version: text(80) })),
  instructionsVersion: z.optional(text(80)),
  /** The author of the present instructions version marked it as a major change (6.4). */
  instructionsMajor: z.optional(z.boolean()),
  exposedHeadcount: z.optional(z.int().check(z.minimum(0))),
});
export type Scope = z.infer<typeof Scope>;

export const ChangePlan = z.looseObject({
  stakeholders: z.array(
    z.looseObject({
      personOrName: text(120),
      stance: z.enum(['willing', 'neutral', 'skeptical', 'opposed']),
      expressedAt: Day,
      how: z.enum(['self_attested', 'told', 'written']),
      byPersonId: PersonId,
    }),
  ),
  training: z.looseObject({ planned: z.int(), done: z.int() }),
  communications: z.array(z.looseObject({ on: Day, what: text(280) })),
  objections: z.array(
    z.looseObject({
      text: text(500),
      raisedOn: Day,
      response: z.optional(text(500)),
      by: z.optional(text(120)),
    }),
  ),
  reviewedOn: z.optional(Day),
});
export type ChangePlan = z.infer<typeof ChangePlan>;

export const Trial = z.looseObject({
  id: Ulid,
  from: Day,
  to: Day,
  selection: z.enum(['consecutive', 'random', 'hand_picked']),
  cases: z.int().check(z.minimum(0)),
  failures: z.array(z.looseObject({ category: text(120), count: z.int() })),
  outsideUsers: z.int().check(z.minimum(0)),
  by: PersonId,
  evidenceIds: z.array(text(400)),
});
export type Trial = z.infer<typeof Trial>;

export const RunPlan = z.looseObject({
  performance: z.array(z.looseObject({ requirement: text(200), measured: text(200), measuredOn: Day })),
  supportChannel: text(200),
  capacityHoursPerMonth: z.number(),
  fundedUntil: Day,
});
export type RunPlan = z.infer<typeof RunPlan>;

export const Step = z.looseObject({ name: text(120), actor: text(120), tool: z.optional(text(80)) });

/**
 * An AI initiative on its two axes: `phase` is discipline (P1 use case, P2 integration, P3 governance, P4 measurement),
 * `rollout` is exposure. Neither moves by itself.
 */
export const Initiative = z.looseObject({
  id: Ulid,
  ...envelope,
  createdAt: Instant,
  createdBy: PersonId,
  /** Short, unique, e.g. `INV-TRIAGE`. */
  key: z.string().check(z.regex(/^[A-Z][A-Z0-9-]{1,23}$/)),
  name: requiredText(120),
  /** What is decided or produced, for whom. */
  purpose: requiredText(280),
  entryMode: z.enum(['greenfield', 'in_flight']),
  phase: z.enum(PHASES),
  rollout: z.enum(ROLLOUTS),
  status: z.enum(INITIATIVE_STATUSES),
  statusReason: z.optional(text(280)),
  /** Day since when `status` is what it is, when not active. */
  statusSince: z.optional(Day),
  pausedSince: z.optional(Day),
  /** Who paused, stopped or retired it, where the record tells. */
  statusBy: z.optional(PersonId),
  businessOwnerId: PersonId,
  /** Since when the present business owner and run owner hold their office, where the record tells. */
  businessOwnerSince: z.optional(Instant),
  runOwnerSince: z.optional(Instant),
  /** When the business owner accepted (own action), P1-OWNER. */
  ownerAcceptedAt: z.optional(Instant),
  delegateIds: z.array(PersonId),
  itSponsorId: z.optional(PersonId),
  runOwnerId: z.optional(PersonId),
  executiveSponsorId: z.optional(PersonId),
  buildStartedAt: z.optional(Day),
  /** Every day that was ever entered as the start of building. The earliest counts, whatever is entered later. */
  buildStarts: z.optional(z.array(z.looseObject({ day: Day, setAt: Instant, by: PersonId }))),
  rolloutHistory: z.array(
    z.looseObject({ rollout: z.enum(ROLLOUTS), from: Day, by: PersonId, note: text(280) }),
  ),
  candidates: z.array(Candidate),
  chosenCandidateId: z.optional(Ulid),
  chosenAt: z.optional(Instant),
  /** Why the chosen candidate is not the one with the best ratio. */
  choiceReason: z.optional(text(500)),
  scope: Scope,
  scopeVersion: z.int(),
  /** What each version of the scope changed, by the codes of material changes, oldest first. */
  scopeLog: z.optional(
    z.array(
      z.looseObject({
        version: z.int(),
        at: Instant,
        by: PersonId,
        changed: z.array(text(40)),
        /** The instructions version that this entry replaced, where it had been marked as a major change (6.4). */
        replacedMajor: z.optional(text(80)),
      }),
    ),
  ),
  /** A reviewer may raise the computed risk tier, never lower it. */
  raisedRiskTier: z.optional(z.enum(['limited', 'high', 'unacceptable'])),
  raisedRiskReason: z.optional(text(500)),
  change: ChangePlan,
  workflow: z.optional(z.looseObject({ before: z.array(Step), after: z.array(Step) })),
  trials: z.array(Trial),
  run: z.optional(RunPlan),
  guidanceOverride: z.optional(text(160)),
  /** What a stopped or retired initiative taught: a stop is a respectable end. */
  learnt: z.optional(text(1000)),
  /** How a stopped or retired initiative ended in numbers: the id of its final sample, or `none` (INV-6). */
  finalSample: z.optional(text(400)),
  archivedAt: z.optional(Instant),
});
export type Initiative = z.infer<typeof Initiative>;

/** Stopped or retired: nothing more is asked of it, and it begins again only as a new initiative. */
export function hasEnded({ status }: Pick<Initiative, 'status'>): boolean {
  return status === 'stopped' || status === 'retired';
}

/** Scope, change plan and lists of an initiative of which only the four first inputs are known. */
export const EMPTY_PLAN = {
  candidates: [],
  rolloutHistory: [],
  delegateIds: [],
  trials: [],
  scope: {
    inputs: [],
    outputs: [],
    decisionRole: 'informs',
    affects: [],
    dataClasses: [],
    domainFlags: [],
    surfaces: [],
  },
  scopeVersion: 1,
  change: { stakeholders: [], training: { planned: 0, done: 0 }, communications: [], objections: [] },
} as const;
