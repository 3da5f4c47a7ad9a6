import type { CriterionState, Dimension, Gate } from './governance-records';
import type { InitiativeStatus, Phase, Rollout } from './initiative';
import type { Cadence, MetricClass, Unit } from './metric-records';
import type { Day, Grade, Instant, Tool } from './primitives';
import type { SampleCandidate } from './recipe/candidate';

/**
 * What the screen shows of an initiative, derived from its records at one instant. Language-free: every sentence is a
 * message id with parameters, rendered by the surface in the person's language.
 */

/** Effective status of a governance dimension (6.5), worst first: the order is the "worst by" order. */
export const GOVERNANCE_STATUSES = [
  'rejected',
  'revoked',
  'suspended',
  'expired',
  'lapsed_condition',
  'invalidated',
  'exceeds_approval',
  'changes_requested',
  'not_started',
  'gathering',
  'submitted',
  'approved_with_conditions',
  'expiring',
  'approved',
  'not_applicable',
] as const;
export type GovernanceStatus = (typeof GOVERNANCE_STATUSES)[number];

export type DimensionView = {
  dimension: Dimension;
  status: GovernanceStatus;
  usable: boolean;
  reviewerName?: string;
  decidedOn?: Day;
  validUntil?: Day;
  /** First day on which the status reads `expiring`. */
  warnsOn?: Day;
  maxRollout?: 'pilot' | 'limited' | 'production';
  /** The instant from which the approval stopped counting, and why, when it did. */
  lapsedAt?: Instant;
  /** For an invalidation: what changed, from what to what (6.4). */
  changes?: { what: string; before?: string; after?: string; since?: Instant }[];
  /** Evidence of this decision that looked different on a later visit: a badge, not yet a verdict. */
  evidenceChanged?: { since: Instant; titles: string[] };
};

/** Why the present rollout is not permitted; `since` is when this became true, as far as the record tells. */
export type ComplianceReason = { since?: Instant } & (
  | { code: 'gate_not_passed'; gate: Gate; rollout: Rollout }
  /** The gate was passed, and this criterion no longer holds. */
  | { code: 'gate_lapsed'; gate: Gate; criterionId: string }
  | { code: 'dimension_not_usable'; dimension: Dimension; status: GovernanceStatus }
  | { code: 'exceeds_max_rollout'; dimension: Dimension; maxRollout: 'pilot' | 'limited' | 'production' }
  | { code: 'unacceptable_risk' }
);

export type ComplianceView = {
  compliant: boolean;
  reasons: ComplianceReason[];
  /** The earliest instant since when it has been noncompliant, as far as the record tells. */
  since?: Instant;
};

export type CriterionView = {
  id: string;
  gate: Gate;
  hard: boolean;
  state: CriterionState;
  /** It was met too late and goes on by an exception: the late start stays to be seen for good. */
  late?: true;
  /** Message ids of what is missing, with parameters (people's names, counts, dates), and who can supply each. */
  missing: { id: string; values?: Record<string, string | number>; suppliedBy: Supplier }[];
  /** For a machine-checked criterion that is met: message ids of the figures and days that met it. */
  metBy?: { id: string; values?: Record<string, string | number> }[];
  /** Who can supply the first of what is missing; when nothing is, whose criterion it is. */
  suppliedBy: Supplier;
};

export type Supplier =
  | 'business_owner'
  | 'reviewer'
  | 'executive'
  | 'end_user'
  | 'run_owner'
  | 'admin'
  | 'nobody_itself';

/** Names of those who can supply something here, by what they are. Absent or empty: nobody is known. */
export type SupplierNames = { readonly [S in Supplier]?: readonly string[] };

export type GateView = {
  gate: Gate;
  phase: Phase;
  state: 'not_passed' | 'passed' | 'passed_lapsed';
  imported: boolean;
  decidedOn?: Day;
  /** What takes the passed gate back, its own criteria and those of earlier gates, each with since when. */
  lapses?: { criterionId: string; since: Instant }[];
  hardMet: number;
  hardTotal: number;
  softMet: number;
  softTotal: number;
  criteria: CriterionView[];
};

export type MetricStatus =
  | 'no_baseline'
  | 'no_target'
  | 'no_data'
  | 'stale'
  | 'regressed'
  | 'achieved'
  | 'too_early'
  | 'missed_target'
  | 'on_track'
  | 'behind'
  | 'at_risk';

export type Freshness = 'paused' | 'never' | 'stale' | 'overdue' | 'due' | 'current';

export type PeriodView = { start: Day; end: Day; graceEnd: Day };

export type SampleView = {
  id: string;
  periodStart: Day;
  periodEnd: Day;
  value: number;
  numerator?: number;
  denominator?: number;
  /** Cases behind the value, and the middle half of them. */
  n?: number;
  spread?: { p25: number; p75: number };
  grade: Grade;
  late: boolean;
  note: string;
  confirmedAt: Instant;
  confirmedByName: string;
  state: 'confirmed' | 'superseded' | 'disputed' | 'voided';
  supersedes?: string;
};

export type MetricView = {
  id: string;
  /**
   * What the team's server may have of it and was not copied to this device yet: `all`, so that having none here says nothing,
   * or `older` values than those that tell where it stands.
   */
  notCopied?: 'all' | 'older';
  name: string;
  question: string;
  class: MetricClass;
  category: string;
  headline: boolean;
  unit: Unit;
  direction: 'increase' | 'decrease' | 'range' | 'milestone';
  cadence: Cadence;
  aggregation: string;
  needsDenominator: boolean;
  ownerName?: string;
  baseline?: { value: number; periodStart: Day; periodEnd: Day; grade: Grade };
  target?: { value: number; dueOn: Day };
  range?: { low: number; high: number };
  latest?: SampleView;
  /** The values that count, oldest first, at most 24: what a trend is drawn from. */
  trend: SampleView[];
  /** Every value of those periods in every state, oldest first: corrected and withdrawn ones stay visible. */
  history: SampleView[];
  /** Values of one period of which neither names the other: none counts until the owner withdraws one. */
  disputed?: SampleView[];
  progress: number | null;
  pace: number | null;
  status: MetricStatus;
  /** What the status was before it went stale. */
  statusWas?: MetricStatus;
  /** The owner's own word on the latest value, and whether the numbers disagree with it. */
  ownerStatus?: 'on_track' | 'at_risk' | 'off_track';
  contradiction?: boolean;
  /** Three "no change" confirmations of the same value in a row. */
  flatLine?: boolean;
  freshness: Freshness;
  /** Ended periods in a row without a value whose grace has passed (7.6, `u`). */
  missedPeriods: number;
  /** The period for which a value may be entered now, when one is open. */
  openPeriod?: PeriodView;
  /** The viewer may confirm a sample of this metric (INV-23). */
  canRecord: boolean;
  /** How its values can be taken from tickets; absent when nobody has said so. */
  recipe?: RecipeView;
  /** A value for the open period, proposed from the tickets themselves. */
  candidate?: SampleCandidate;
};

export type RecipeView = {
  id: string;
  version: number;
  tool: Tool;
  host: string;
  minN: number;
  /** The tickets of a period can be searched for, not only seen when somebody opens them. */
  canSearch: boolean;
  /** The latest "collect this period" of the open period, as it stands now. */
  collection?: CollectionView;
};

export type CollectionView = {
  id: string;
  state: 'running' | 'done' | 'failed' | 'stopped' | 'interrupted';
  at: Instant;
  /** Tickets read so far. */
  read: number;
  found?: number;
  readable?: number;
  /** Why it failed: the code of a sentence `problem.<code>`, with its parameters. */
  problem?: { code: string; values?: Record<string, string | number> };
};

export type GuidanceView = {
  /** Message id `guidance.…`, see `guidance.ts`. */
  id: string;
  /** Codes, names, days and numbers; `view-values.ts` says which are codes. */
  values: Record<string, string | number>;
  /** The organisation's own text by language, with placeholders; the standard sentence elsewhere. */
  own?: { en?: string; de?: string };
  /** The owner's own sentence, when set. Shown in addition to a warning, instead of a neutral one. */
  override?: string;
  tone: 'stop' | 'caution' | 'neutral' | 'good';
};

export type InitiativeBrief = {
  id: string;
  key: string;
  name: string;
  phase: Phase;
  rollout: Rollout;
  status: InitiativeStatus;
  compliant: boolean;
  /** In limited use or production without what that takes: since when and why, as codes for a sentence. */
  notCleared?: GuidanceView['values'];
  governance: GovernanceStatus;
  /** Undefined when the owner is gone from the workspace or inactive. */
  ownerName?: string;
};

export type InitiativeOverview = InitiativeBrief & {
  purpose: string;
  statusSince?: Day;
  statusReason?: string;
  /** Who paused, stopped or retired it, where the record tells. */
  statusByName?: string;
  /** What a stopped or retired initiative taught. */
  learnt?: string;
  guidance: GuidanceView;
  compliance: ComplianceView;
  gates: GateView[];
  /**
   * Criteria by which passed gates no longer hold, then those of the next gate that are not met, hard first. Nothing is
   * missing from what has ended.
   */
  nextMissing: CriterionView[];
  suppliers: SupplierNames;
  scaled: boolean;
  /** In pilot or limited rollout with nothing decided for too long, and the criteria in the way. */
  stuck?: { since: Day; days: number; blocking: string[] };
  dimensions: DimensionView[];
  /** Headline metrics first, then guardrails; technical and adoption ones are not part of the overview. */
  metrics: MetricView[];
  asOf: Instant;
};
