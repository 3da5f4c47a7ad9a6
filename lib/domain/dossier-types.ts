import type { ConcernView } from './concern-state';
import type { Standing } from './decision-standing';
import type { EvidenceState } from './evidence-state';
import type { TierReason } from './governance';
import type { Decision, EvidenceItem, GateDecision, RiskTier, Submission } from './governance-records';
import type { Candidate, Initiative, Phase, Rollout } from './initiative';
import type { InitiativeAction } from './initiative-rights';
import type { CriterionView, DimensionView, GateView, SupplierNames } from './overview-types';
import type { Day, Instant } from './primitives';
import type { RequirementCheck } from './requirement-checks';

/** Everything the pages of one initiative show beyond the overview, derived at one instant. */
export type InitiativeDossier = {
  initiative: Initiative;
  today: Day;
  timeZone: string;
  me?: { id: string; name: string };
  /** A team's sign-in says who is in front: nobody chooses it here. */
  signedIn?: true;
  /** What the person in front may do here. */
  can: Record<InitiativeAction, boolean>;
  people: PersonChoice[];
  candidates: RankedCandidate[];
  tier: TierView;
  /** What stands between here and production, hard first. */
  gap: CriterionView[];
  suppliers: SupplierNames;
  gates: GateCase[];
  /** Kinds of use that phase and governance would not permit today. */
  unclearedFor: Rollout[];
  waivers: WaiverView[];
  /** Steps back to an earlier phase, the latest first. */
  stepBacks: StepBackView[];
  dimensions: DimensionCase[];
  evidence: EvidenceView[];
  /** What this browser saw of its use within the last `days`; absent while it never matched. */
  seen?: { lastOn: Day; count: number; days: number };
  concerns: ConcernView[];
  /** Values a stop can name as its last. */
  finals: { id: string; metric: string; value: number; unit: string; periodEnd: Day }[];
};

export type PersonChoice = { id: string; name: string; function: string; reviewer: boolean };

export type RankedCandidate = Candidate & { ratio: number; rank: number; chosen: boolean };

export type TierView = {
  tier: RiskTier;
  computed: RiskTier;
  reasons: TierReason[];
  raisedReason?: string;
  /** How long an approval may hold; absent where nothing can be approved. */
  validityDays?: number;
};

export type StepBackView = {
  id: string;
  from: Phase;
  to: Phase;
  byName: string;
  at: Instant;
  reason: string;
};

/** A gate as its decider sees it. */
export type GateCase = {
  view: GateView;
  /** It is the next one to decide. */
  next: boolean;
  openHard: CriterionView[];
  openSoft: CriterionView[];
  /** Open criteria for which an exception would help now: those of the next gate, and what takes a passed one back. */
  exceptable: CriterionView[];
  /** Names of those who may decide. */
  deciders: string[];
  decisions: GateRecord[];
};

/** Set where something is wrong or cannot be told about whoever decided; but for `unsure`, the record is of no effect. */
export type Doubt = { doubt?: Exclude<Standing, 'counts'> };

export type GateRecord = Doubt & {
  id: string;
  outcome: GateDecision['outcome'];
  byName: string;
  decidedAt: Instant;
  rationale: string;
  imported: boolean;
  criteria: GateDecision['criteria'];
};

export type WaiverView = Doubt & {
  id: string;
  criterionId: string;
  reason: string;
  compensatingAction: string;
  byName: string;
  grantedAt: Instant;
  expiresOn: Day;
  valid: boolean;
};

export type EvidenceView = EvidenceItem & { status: EvidenceState; byName: string };

export type DimensionCase = {
  view: DimensionView;
  requirements: RequirementCheck[];
  /** Evidence of any of its requirements, newest first. */
  evidence: EvidenceView[];
  /** The latest one; only what it names is what a decision rests on. */
  submission?: {
    at: Instant;
    byName: string;
    requestedMaxRollout: Submission['requestedMaxRollout'];
    /** Nobody has decided since it was handed in. */
    waits: boolean;
    evidenceIds: Submission['evidenceIds'];
  };
  /** Newest first. */
  decisions: DecisionView[];
  /** Why the person in front may not decide it; absent when they may. */
  barred?: 'role' | 'office' | 'author';
  /** Last day an approval given today may hold. */
  validityLimit?: Day;
  /** Unanswered concerns about it, and since when the oldest waits. */
  openConcerns: { count: number; since?: Instant };
};

export type DecisionView = Doubt & {
  id: string;
  outcome: Decision['outcome'];
  byName: string;
  decidedAt: Instant;
  validUntil?: Day;
  maxRollout: Decision['maxRollout'];
  rationale: string;
  sufficiency: Decision['sufficiency'];
  conditions: {
    text: string;
    /** The requirement it makes up for, or `other`; older records do not say. */
    appliesTo?: string;
    ownerName: string;
    dueOn: Day;
    done: boolean;
    /** How it was fulfilled, where that was recorded after the decision. */
    doneWith?: { note: string; byName: string; at: Instant };
    /** Not fulfilled, and a later decision stands in its place since this day. */
    replacedOn?: Day;
    overdue: boolean;
    mine: boolean;
  }[];
  snapshot: SnapshotLine[];
};

/** One line of what was seen, beside what is so now. */
export type SnapshotLine = {
  /** Message `change.<what>`, or `snapshot.<what>` for what is no material change. */
  what: string;
  before: string[];
  now: string[];
  same: boolean;
};
