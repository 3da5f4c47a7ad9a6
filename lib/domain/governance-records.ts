import * as z from 'zod/mini';
import { EvidenceLink, FileFingerprint, TicketCapture } from './evidence-parts';
import { AFFECTED_GROUPS, DATA_CLASSES, DECISION_ROLES, DOMAIN_FLAGS, PHASES } from './initiative';
import { Day, DocId, envelope, Instant, PersonId, requiredText, text, Ulid } from './primitives';

export const REQUIRED_DIMENSIONS = ['accuracy', 'bias', 'auditability', 'accountability'] as const;
export const OPTIONAL_DIMENSIONS = [
  'privacy',
  'security',
  'explainability',
  'safety',
  'human_oversight',
  'legal',
] as const;
export const DIMENSIONS = [...REQUIRED_DIMENSIONS, ...OPTIONAL_DIMENSIONS] as const;
export const Dimension = z.enum(DIMENSIONS);
export type Dimension = z.infer<typeof Dimension>;

export const RISK_TIERS = ['minimal', 'limited', 'high', 'unacceptable'] as const;
export type RiskTier = (typeof RISK_TIERS)[number];

/** Immutable records carry a nonce: hand-made ones a ULID, captured ones the source's natural key. */
const immutable = { id: DocId, ...envelope, nonce: text(200) };

/** Evidence handed in for one dimension, waiting for a decision. */
export const Submission = z.looseObject({
  ...immutable,
  initiativeId: Ulid,
  dimension: Dimension,
  evidenceIds: z.array(DocId),
  requestedMaxRollout: z.enum(['pilot', 'limited', 'production']),
});
export type Submission = z.infer<typeof Submission>;

export const DECISION_OUTCOMES = [
  'approved',
  'approved_with_conditions',
  'changes_requested',
  'rejected',
  'revoked',
  'not_applicable',
] as const;

/**
 * What the reviewer saw. The hashes commit to it; the plain values are those that 6.4 compares later, so that the card
 * can name the old and the new value.
 */
export const ReviewSnapshot = z.looseObject({
  scopeHash: text(64),
  scopeVersion: z.int(),
  evidence: z.array(z.looseObject({ id: DocId, sha256: text(64) })),
  metricDefHashes: z.array(text(64)),
  /** The same definitions by name, so that a reader can see which ones they were. */
  metrics: z.optional(
    z.array(
      z.looseObject({
        id: Ulid,
        name: text(120),
        sha256: text(64),
        bound: z.optional(z.looseObject({ op: z.enum(['<=', '>=']), value: z.number() })),
      }),
    ),
  ),
  /** What the scope's hash commits to beside the values below, and what is no part of the scope. Older records lack these. */
  purpose: z.optional(text(280)),
  inputs: z.optional(z.array(text(200))),
  outputs: z.optional(z.array(text(200))),
  trials: z.optional(z.array(z.looseObject({ from: Day, to: Day, cases: z.int(), sha256: text(64) }))),
  offices: z.optional(z.looseObject({ delegateIds: z.array(PersonId), itSponsorId: z.optional(PersonId) })),
  businessOwnerId: PersonId,
  runOwnerId: z.optional(PersonId),
  riskTier: z.enum(RISK_TIERS),
  decisionRole: z.enum(DECISION_ROLES),
  affects: z.array(z.enum(AFFECTED_GROUPS)),
  dataClasses: z.array(z.enum(DATA_CLASSES)),
  domainFlags: z.array(z.enum(DOMAIN_FLAGS)),
  surfaces: z.array(z.looseObject({ tool: text(20), kind: text(20) })),
  modelRef: z.optional(z.looseObject({ provider: text(120), name: text(120), version: text(80) })),
  instructionsVersion: z.optional(text(80)),
  exposedHeadcount: z.optional(z.int()),
});
export type ReviewSnapshot = z.infer<typeof ReviewSnapshot>;

/** A reviewer's decision on one dimension. Append-only; a later one supersedes (INV-13). `at` is when it was decided. */
export const Decision = z.looseObject({
  ...immutable,
  initiativeId: Ulid,
  dimension: Dimension,
  outcome: z.enum(DECISION_OUTCOMES),
  reviewerId: PersonId,
  decidedAt: Instant,
  validUntil: z.optional(Day),
  maxRollout: z.enum(['pilot', 'limited', 'production']),
  rationale: z.string().check(z.minLength(20), z.maxLength(2000)),
  sufficiency: z.array(
    z.looseObject({
      requirementId: text(12),
      value: z.enum(['adequate', 'partial', 'missing']),
      note: text(500),
    }),
  ),
  conditions: z.array(
    z.looseObject({
      text: requiredText(500),
      ownerId: PersonId,
      dueOn: Day,
      doneAt: z.optional(Instant),
      /** The requirement it makes up for, or `other` when it is for none. Older records do not say. */
      appliesTo: z.optional(text(12)),
    }),
  ),
  snapshot: ReviewSnapshot,
});
export type Decision = z.infer<typeof Decision>;

export const GATES = ['G1', 'G2', 'G3', 'G4'] as const;
export type Gate = (typeof GATES)[number];

export const CRITERION_STATES = [
  'met',
  'met_late',
  'claimed',
  'unmet',
  'waived',
  'lapsed',
  'unknown',
  'not_applicable',
] as const;
export type CriterionState = (typeof CRITERION_STATES)[number];

/** The record of a gate that was passed or refused, with every criterion as it stood. */
export const GateDecision = z.looseObject({
  ...immutable,
  initiativeId: Ulid,
  gate: z.enum(GATES),
  outcome: z.enum(['passed', 'refused']),
  decidedBy: PersonId,
  decidedAt: Instant,
  rationale: text(2000),
  criteria: z.array(
    z.looseObject({
      id: text(20),
      state: z.enum(CRITERION_STATES),
      /** It was met too late, whatever exception carried it through the gate. */
      late: z.optional(z.boolean()),
      evidenceIds: z.array(DocId),
    }),
  ),
  softAcknowledged: z.array(text(20)),
  waiverIds: z.array(DocId),
  snapshotHash: text(64),
  imported: z.optional(z.boolean()),
});
export type GateDecision = z.infer<typeof GateDecision>;

/** A move back to an earlier phase, by business owner or reviewer, with the reason (INV-3). */
export const StepBack = z.looseObject({
  ...immutable,
  initiativeId: Ulid,
  from: z.enum(PHASES),
  to: z.enum(PHASES),
  decidedBy: PersonId,
  decidedAt: Instant,
  reason: requiredText(500),
});
export type StepBack = z.infer<typeof StepBack>;

/** An exception for one criterion, for a time, with what is done instead (INV-7). */
export const Waiver = z.looseObject({
  ...immutable,
  initiativeId: Ulid,
  criterionId: text(20),
  reason: z.string().check(z.minLength(20), z.maxLength(1000)),
  compensatingAction: requiredText(500),
  grantedBy: PersonId,
  grantedAt: Instant,
  expiresOn: Day,
});
export type Waiver = z.infer<typeof Waiver>;

/** A statement of a person, a link, a capture … that supports criteria or evidence requirements. */
export const EvidenceItem = z.looseObject({
  ...immutable,
  initiativeId: Ulid,
  supports: z.array(text(20)),
  kind: z.enum(['ticket_capture', 'link', 'attestation', 'metric', 'file_hash', 'note']),
  title: requiredText(200),
  factAt: Instant,
  filedAt: Instant,
  expiresOn: z.optional(Day),
  /** An attestation by an end user outside the project team (P2-NOSWITCH). */
  outsideTeam: z.optional(z.boolean()),
  /** What an attestation or a note says. */
  text: z.optional(text(2000)),
  capture: z.optional(TicketCapture),
  link: z.optional(EvidenceLink),
  fileHash: z.optional(FileFingerprint),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

/**
 * A later visit to an entity that holds evidence, recorded only when it says something else than the visit before.
 * Names nobody: who looks at which page is nobody's business.
 */
export const EvidenceCheck = z.looseObject({
  ...immutable,
  initiativeId: Ulid,
  evidenceId: DocId,
  result: z.enum(['same', 'changed', 'gone']),
  changed: z.array(text(40)).check(z.maxLength(40)),
});
export type EvidenceCheck = z.infer<typeof EvidenceCheck>;

/** A condition of an approval that was fulfilled. The decision itself never changes. */
export const ConditionDone = z.looseObject({
  ...immutable,
  initiativeId: Ulid,
  decisionId: DocId,
  /** Place of the condition in the decision's list, from 0. */
  condition: z.int().check(z.minimum(0)),
  note: text(500),
});
export type ConditionDone = z.infer<typeof ConditionDone>;
