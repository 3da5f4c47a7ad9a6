import { addDays, dayAt } from './calendar';
import {
  type Dimension,
  OPTIONAL_DIMENSIONS,
  REQUIRED_DIMENSIONS,
  RISK_TIERS,
  type RiskTier,
} from './governance-records';
import type { Scope } from './initiative';
import { GOVERNANCE_STATUSES, type GovernanceStatus } from './overview-types';
import type { Day, Instant } from './primitives';
import type { Workspace } from './workspace';

/** The evidence each dimension needs: twelve points for the required ones, then those of the optional ones. */
export const REQUIREMENTS = [
  { id: 'ACC-1', dimension: 'accuracy' },
  { id: 'ACC-2', dimension: 'accuracy' },
  { id: 'ACC-3', dimension: 'accuracy' },
  { id: 'BIAS-1', dimension: 'bias' },
  { id: 'BIAS-2', dimension: 'bias' },
  { id: 'BIAS-3', dimension: 'bias' },
  { id: 'AUD-1', dimension: 'auditability' },
  { id: 'AUD-2', dimension: 'auditability' },
  { id: 'AUD-3', dimension: 'auditability' },
  { id: 'ACCT-1', dimension: 'accountability' },
  { id: 'ACCT-2', dimension: 'accountability' },
  { id: 'ACCT-3', dimension: 'accountability' },
  { id: 'PRIV-1', dimension: 'privacy' },
  { id: 'PRIV-2', dimension: 'privacy' },
  { id: 'PRIV-3', dimension: 'privacy' },
  { id: 'SEC-1', dimension: 'security' },
  { id: 'SEC-2', dimension: 'security' },
  { id: 'EXPL-1', dimension: 'explainability' },
  { id: 'EXPL-2', dimension: 'explainability' },
  { id: 'SAFE-1', dimension: 'safety' },
  { id: 'SAFE-2', dimension: 'safety' },
  { id: 'HUM-1', dimension: 'human_oversight' },
  { id: 'HUM-2', dimension: 'human_oversight' },
  { id: 'LEG-1', dimension: 'legal' },
  { id: 'LEG-2', dimension: 'legal' },
] as const satisfies readonly { id: string; dimension: Dimension }[];
export type RequirementId = (typeof REQUIREMENTS)[number]['id'];

export function requirementsOf(dimension: Dimension): RequirementId[] {
  return REQUIREMENTS.filter((row) => row.dimension === dimension).map((row) => row.id);
}

/**
 * The dimensions that a use of this tier is reviewed for: the required ones, and those that the organisation switched on
 * for it. Switched on, a dimension counts like a required one.
 */
export function askedDimensions(workspace: Workspace, tier: RiskTier): Dimension[] {
  const asked = new Set(
    workspace.optionalDimensions
      ?.filter(({ from }) => !isHigherTier(from, tier))
      .map(({ dimension }) => dimension),
  );
  return [...REQUIRED_DIMENSIONS, ...OPTIONAL_DIMENSIONS.filter((dimension) => asked.has(dimension))];
}

/** Whether a reviewer may say that a dimension does not apply (INV-13): bias and the optional ones. */
export function mayNotApply(dimension: Dimension): boolean {
  return dimension === 'bias' || OPTIONAL_DIMENSIONS.some((one) => one === dimension);
}

/**
 * The risk tier of a scope: a screening, not a legal classification. A reviewer may raise the computed tier; a `raised`
 * below it has no effect.
 */
export function riskTier(scope: Scope, raised?: RiskTier): RiskTier {
  const computed = computedTier(scope);
  return raised !== undefined && rank(raised) > rank(computed) ? raised : computed;
}

/** Whether `a` is a higher tier than `b`. */
export function isHigherTier(a: RiskTier, b: RiskTier): boolean {
  return rank(a) > rank(b);
}

/** Last day an approval given now may hold; `undefined` where nothing can be approved. */
export function validityLimit(decidedAt: Instant, tier: RiskTier, workspace: Workspace): Day | undefined {
  if (tier === 'unacceptable') return undefined;
  return addDays(dayAt(decidedAt, workspace.timeZone), workspace.thresholds.validityDays[tier]);
}

/** Days before its end at which an approval of that many days begins to read `expiring`: a fifth, 7 to 30. */
export function leadDays(validityDays: number): number {
  return Math.min(30, Math.max(7, Math.floor(validityDays / 5)));
}

const USABLE: ReadonlySet<GovernanceStatus> = new Set([
  'approved',
  'approved_with_conditions',
  'expiring',
  'not_applicable',
]);

/** Whether work may rely on a dimension in this status. */
export function usable(status: GovernanceStatus): boolean {
  return USABLE.has(status);
}

/** The worst of some statuses; nothing decided is `not_started`. */
export function overallStatus(statuses: readonly GovernanceStatus[]): GovernanceStatus {
  return GOVERNANCE_STATUSES.find((status) => statuses.includes(status)) ?? 'not_started';
}

/** Why a scope has its computed tier, worst first; each is the message `tierReason.<code>`. Empty for `minimal`. */
export type TierReason =
  | 'special_category'
  | 'vulnerable'
  | 'sensitive_area'
  | 'decides_alone_beyond_team'
  | 'personal'
  | 'shapes_decisions_beyond_team';

/** The reasons that hold for a scope, with the tier each of them leads to. */
export function tierReasons(scope: Scope): { reason: TierReason; tier: RiskTier }[] {
  const beyondTeam = scope.affects.some((group) => group !== 'own_team');
  const { decisionRole, dataClasses, affects, domainFlags } = scope;
  const shapesDecisions = decisionRole === 'recommends' || decisionRole === 'decides_with_review';
  const rows: [boolean, TierReason, RiskTier][] = [
    [dataClasses.includes('special_category'), 'special_category', 'high'],
    [affects.includes('vulnerable'), 'vulnerable', 'high'],
    [domainFlags.length > 0 && decisionRole !== 'informs', 'sensitive_area', 'high'],
    [decisionRole === 'decides_alone' && beyondTeam, 'decides_alone_beyond_team', 'high'],
    [dataClasses.includes('personal'), 'personal', 'limited'],
    [shapesDecisions && beyondTeam, 'shapes_decisions_beyond_team', 'limited'],
  ];
  return rows.filter(([holds]) => holds).map(([, reason, tier]) => ({ reason, tier }));
}

/** The tier that follows from the scope alone. */
export function computedTier(scope: Scope): RiskTier {
  return tierReasons(scope)[0]?.tier ?? 'minimal';
}

const rank = (tier: RiskTier): number => RISK_TIERS.indexOf(tier);
