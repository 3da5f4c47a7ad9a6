import * as z from 'zod/mini';
import { CONCERN_TOPICS } from '@/lib/domain/concern-records';
import { FileFingerprint } from '@/lib/domain/evidence-parts';
import { DECISION_OUTCOMES, Dimension, GATES } from '@/lib/domain/governance-records';
import {
  AFFECTED_GROUPS,
  DATA_CLASSES,
  DECISION_ROLES,
  DOMAIN_FLAGS,
  PHASES,
  ROLLOUTS,
} from '@/lib/domain/initiative';
import { Day, DocId, PersonId, requiredText, Tool, text, Ulid } from '@/lib/domain/primitives';

/** What goes into the messages about phases, governance, evidence and concerns; their rows stand in `protocol.ts`. */

export const OfInitiative = z.strictObject({ initiativeId: Ulid });

/** The stamp of what was edited: another version in the store refuses the write. */
const basedOn = text(20);

export const OfficesInput = z.strictObject({
  initiativeId: Ulid,
  basedOn,
  businessOwnerId: PersonId,
  delegateIds: z.array(PersonId).check(z.maxLength(20)),
  itSponsorId: z.optional(PersonId),
  runOwnerId: z.optional(PersonId),
  executiveSponsorId: z.optional(PersonId),
});

const score = z.int().check(z.minimum(1), z.maximum(5));
export const CandidateInput = z.strictObject({
  initiativeId: Ulid,
  /** Empty for a new one. */
  basedOn,
  candidate: z.strictObject({
    id: z.optional(Ulid),
    name: requiredText(120),
    frictionScore: score,
    volumePerMonth: z.optional(z.number().check(z.minimum(0))),
    stepsVary: z.enum(['same', 'mostly_same', 'varies']),
    impact: score,
    complexity: score,
    source: text(280),
  }),
});

export const ChoiceInput = z.strictObject({ initiativeId: Ulid, candidateId: Ulid, reason: text(500) });

const named = z.strictObject({
  name: requiredText(120),
  exampleRef: z.optional(
    z.strictObject({
      tool: Tool,
      host: text(260),
      type: text(80),
      key: text(400),
      url: text(2048),
    }),
  ),
});
export const ScopeInput = z.strictObject({
  initiativeId: Ulid,
  /** The version that was edited; a newer one in the store refuses the write. */
  scopeVersion: z.int(),
  scope: z.strictObject({
    inputs: z.array(named).check(z.maxLength(20)),
    outputs: z.array(named).check(z.maxLength(20)),
    decisionRole: z.enum(DECISION_ROLES),
    affects: z.array(z.enum(AFFECTED_GROUPS)),
    dataClasses: z.array(z.enum(DATA_CLASSES)),
    domainFlags: z.array(z.enum(DOMAIN_FLAGS)),
    surfaces: z
      .array(
        z.strictObject({
          tool: Tool,
          kind: z.enum(['existing_tool', 'new_interface']),
          retireBy: z.optional(Day),
        }),
      )
      .check(z.maxLength(20)),
    modelRef: z.optional(
      z.strictObject({ provider: requiredText(120), name: requiredText(120), version: requiredText(80) }),
    ),
    instructionsVersion: z.optional(text(80)),
    instructionsMajor: z.optional(z.boolean()),
    exposedHeadcount: z.optional(z.int().check(z.minimum(0))),
  }),
});

export const TierInput = z.strictObject({
  initiativeId: Ulid,
  tier: z.enum(['minimal', 'limited', 'high', 'unacceptable']),
  reason: text(500),
});

export const ChangePlanInput = z.strictObject({
  initiativeId: Ulid,
  basedOn,
  change: z.strictObject({
    stakeholders: z
      .array(
        z.strictObject({
          personOrName: requiredText(120),
          stance: z.enum(['willing', 'neutral', 'skeptical', 'opposed']),
          expressedAt: Day,
          how: z.enum(['self_attested', 'told', 'written']),
          byPersonId: PersonId,
        }),
      )
      .check(z.maxLength(200)),
    training: z.strictObject({
      planned: z.int().check(z.minimum(0)),
      done: z.int().check(z.minimum(0)),
    }),
    communications: z.array(z.strictObject({ on: Day, what: requiredText(280) })).check(z.maxLength(200)),
    objections: z
      .array(
        z.strictObject({
          text: requiredText(500),
          raisedOn: Day,
          response: z.optional(text(500)),
          by: z.optional(text(120)),
        }),
      )
      .check(z.maxLength(200)),
    reviewedOn: z.optional(Day),
  }),
});

const step = z.strictObject({ name: requiredText(120), actor: text(120), tool: z.optional(text(80)) });
export const WorkflowInput = z.strictObject({
  initiativeId: Ulid,
  basedOn,
  before: z.array(step).check(z.maxLength(50)),
  after: z.array(step).check(z.maxLength(50)),
});

export const TrialInput = z.strictObject({
  initiativeId: Ulid,
  trial: z.strictObject({
    from: Day,
    to: Day,
    selection: z.enum(['consecutive', 'random', 'hand_picked']),
    cases: z.int().check(z.minimum(1)),
    failures: z
      .array(z.strictObject({ category: requiredText(120), count: z.int().check(z.minimum(0)) }))
      .check(z.maxLength(30)),
    outsideUsers: z.int().check(z.minimum(0)),
  }),
});

export const RunPlanInput = z.strictObject({
  initiativeId: Ulid,
  basedOn,
  run: z.strictObject({
    performance: z
      .array(z.strictObject({ requirement: requiredText(200), measured: text(200), measuredOn: Day }))
      .check(z.maxLength(20)),
    supportChannel: text(200),
    capacityHoursPerMonth: z.number().check(z.minimum(0)),
    fundedUntil: Day,
  }),
  runOwnerId: z.optional(PersonId),
});

export const BuildInput = z.strictObject({ initiativeId: Ulid, day: Day });
export const RolloutInput = z.strictObject({
  initiativeId: Ulid,
  rollout: z.enum(ROLLOUTS),
  from: Day,
  note: text(280),
});
export const PauseInput = z.strictObject({ initiativeId: Ulid, reason: text(280), since: Day });
export const EndInput = z.strictObject({
  initiativeId: Ulid,
  status: z.enum(['stopped', 'retired']),
  reason: text(280),
  learnt: text(1000),
  /** The final value's id, or `none` said on purpose. */
  finalSample: z.optional(text(400)),
});
export const StepBackInput = z.strictObject({ initiativeId: Ulid, to: z.enum(PHASES), reason: text(500) });

export const GateInput = z.strictObject({
  initiativeId: Ulid,
  gate: z.enum(GATES),
  outcome: z.enum(['passed', 'refused']),
  rationale: text(2000),
  softAcknowledged: z.array(text(20)).check(z.maxLength(30)),
  imported: z.optional(z.boolean()),
});
export const WaiverInput = z.strictObject({
  initiativeId: Ulid,
  criterionId: text(20),
  reason: text(1000),
  compensatingAction: requiredText(500),
  expiresOn: Day,
});

export const SubmissionInput = z.strictObject({
  initiativeId: Ulid,
  dimension: Dimension,
  evidenceIds: z.array(DocId).check(z.maxLength(200)),
  requestedMaxRollout: z.enum(['pilot', 'limited', 'production']),
});
export const DecisionInput = z.strictObject({
  initiativeId: Ulid,
  dimension: Dimension,
  outcome: z.enum(DECISION_OUTCOMES),
  validUntil: z.optional(Day),
  maxRollout: z.enum(['pilot', 'limited', 'production']),
  rationale: text(2000),
  sufficiency: z
    .array(
      z.strictObject({
        requirementId: text(12),
        value: z.enum(['adequate', 'partial', 'missing']),
        note: text(500),
      }),
    )
    .check(z.maxLength(30)),
  conditions: z
    .array(z.strictObject({ appliesTo: text(12), text: text(500), ownerId: text(255), dueOn: Day }))
    .check(z.maxLength(30)),
});
export const ConditionInput = z.strictObject({
  initiativeId: Ulid,
  decisionId: DocId,
  condition: z.int().check(z.minimum(0)),
  note: text(500),
});

export const EvidenceInput = z.strictObject({
  initiativeId: Ulid,
  supports: z.array(text(20)).check(z.minLength(1), z.maxLength(40)),
  kind: z.enum(['attestation', 'note', 'link', 'file_hash']),
  title: requiredText(200),
  factOn: z.optional(Day),
  expiresOn: z.optional(Day),
  text: z.optional(text(2000)),
  outsideTeam: z.optional(z.boolean()),
  link: z.optional(z.strictObject({ url: text(2048), title: text(200) })),
  fileHash: z.optional(FileFingerprint),
});

const route = text(8192);
const fieldNames = z.array(text(40)).check(z.maxLength(40));
/** Names of fields only: the values are those that the worker already knows of this page. */
export const CaptureInput = z.strictObject({
  route,
  initiativeId: Ulid,
  supports: z.array(text(20)).check(z.minLength(1), z.maxLength(40)),
  title: text(200),
  seen: fieldNames,
  keep: fieldNames,
});
export const ConcernInput = z.strictObject({
  route,
  initiativeId: Ulid,
  dimension: z.enum(CONCERN_TOPICS),
  text: text(2000),
  anonymous: z.boolean(),
  seen: fieldNames,
  keep: fieldNames,
});
export const ConcernReplyInput = z.strictObject({
  initiativeId: Ulid,
  concernId: DocId,
  kind: z.enum(['received', 'answer']),
  text: text(2000),
});
