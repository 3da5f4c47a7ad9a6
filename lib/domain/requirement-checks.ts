import { addDays, dayAt } from './calendar';
import { isBlank } from './criterion-finding';
import { hasContent } from './evidence-content';
import { evidenceState } from './evidence-state';
import { type RequirementId, requirementsOf, riskTier } from './governance';
import type { Dimension, EvidenceItem } from './governance-records';
import type { Facts } from './initiative-records';
import type { Workspace } from './workspace';

export type Sufficiency = 'adequate' | 'partial' | 'missing';

/** What the records alone say about one requirement. A proposal: the reviewer decides. */
export type RequirementCheck = {
  id: RequirementId;
  proposal: Sufficiency;
  /** Message `precheck.<reason>` with its values. */
  reason: string;
  values: Record<string, string | number>;
  /** The evidence that was filed for it, whether it still stands or not. */
  evidenceIds: string[];
};

/** The machine's look at each requirement of a dimension (6.2), with its reason. */
export function requirementChecks(dimension: Dimension, facts: Facts): RequirementCheck[] {
  return requirementsOf(dimension).map((id) => {
    const filed = facts.evidence.filter((item) => item.supports.includes(id));
    const said = filed.filter(hasContent);
    const standing = said.filter((item) => evidenceState(item, facts).state === 'current');
    const found = RULES[id](facts, standing);
    // What is there but says nothing, or is no longer as it was, is never enough.
    const unheard = filed.length > 0 && standing.length === 0 && found.proposal === 'missing';
    const reason = said.length === 0 ? 'evidence_empty' : 'evidence_gone';
    const finding = unheard ? { proposal: 'missing' as const, reason } : found;
    return { id, values: {}, ...finding, evidenceIds: filed.map((item) => item.id) };
  });
}

type Finding = Pick<RequirementCheck, 'proposal' | 'reason'> & { values?: RequirementCheck['values'] };
type Rule = (facts: Facts, evidence: readonly EvidenceItem[]) => Finding;

const RECENT_TRIAL_DAYS = 180;
const RECENT_TEST_DAYS = 365;

const RULES: Record<RequirementId, Rule> = {
  'ACC-1': (facts, evidence) => countedResult(facts) ?? uncounted(facts, evidence),
  'ACC-2': (facts, evidence) => {
    const kinds = facts.initiative.trials.flatMap(({ failures }) => failures).length;
    const stated = byStrength(facts, evidence);
    return stated.proposal === 'missing' && kinds > 0
      ? { proposal: 'partial', reason: 'errors_counted', values: { count: kinds } }
      : stated;
  },
  // A guardrail that is tied to no dimension may watch over this one; one that watches over another does not.
  'ACC-3': (facts, evidence) => {
    const guard = facts.metrics.find(
      ({ class: kind, status, bound, linkedDimension = 'accuracy' }) =>
        kind === 'guardrail' && status === 'active' && bound && linkedDimension === 'accuracy',
    );
    if (!guard) return byStrength(facts, evidence);
    return { proposal: 'adequate', reason: 'guardrail', values: { metric: guard.name } };
  },
  'BIAS-1': byStrength,
  'BIAS-2': byStrength,
  'BIAS-3': byStrength,
  'AUD-1': (facts, evidence) => {
    const found = byStrength(facts, evidence);
    const { scope, raisedRiskTier } = facts.initiative;
    const high = riskTier(scope, raisedRiskTier) === 'high';
    return high && found.proposal === 'adequate' ? { proposal: 'partial', reason: 'retention' } : found;
  },
  'AUD-2': (facts, evidence) => {
    const captured = evidence.find(({ kind }) => kind === 'ticket_capture');
    if (captured) return { proposal: 'adequate', reason: 'captured', values: { title: captured.title } };
    if (evidence.length === 0) return NOTHING;
    return { proposal: shift(facts.workspace, 'partial'), reason: 'not_captured' };
  },
  'AUD-3': (facts, evidence) => {
    const { modelRef, instructionsVersion } = facts.initiative.scope;
    const complete = modelRef && ![modelRef.provider, modelRef.name, modelRef.version].some(isBlank);
    if (complete && !isBlank(instructionsVersion)) {
      return { proposal: 'adequate', reason: 'versions', values: { version: modelRef.version } };
    }
    if (complete) return { proposal: 'partial', reason: 'instructions_unknown' };
    return evidence.length > 0 ? { proposal: 'partial', reason: 'versions_elsewhere' } : NOTHING;
  },
  'ACCT-1': (facts) => {
    const owner = facts.activePerson(facts.initiative.businessOwnerId);
    if (!owner) return { proposal: 'missing', reason: 'owner_gone' };
    const values = { name: owner.displayName };
    return facts.initiative.ownerAcceptedAt === undefined
      ? { proposal: 'missing', reason: 'owner_not_accepted', values }
      : { proposal: 'adequate', reason: 'owner_accepted', values };
  },
  'ACCT-2': (facts, evidence) => {
    const oldest = addDays(facts.today, -RECENT_TEST_DAYS);
    const recent = evidence.filter(({ factAt }) => dayAt(factAt, facts.workspace.timeZone) >= oldest);
    if (evidence.length > 0 && recent.length === 0) return { proposal: 'partial', reason: 'test_old' };
    return byStrength(facts, recent);
  },
  'ACCT-3': byStrength,
  'PRIV-1': byStrength,
  'PRIV-2': byStrength,
  'PRIV-3': byStrength,
  'SEC-1': byStrength,
  'SEC-2': byStrength,
  'EXPL-1': byStrength,
  'EXPL-2': byStrength,
  'SAFE-1': byStrength,
  'SAFE-2': byStrength,
  'HUM-1': byStrength,
  'HUM-2': byStrength,
  'LEG-1': byStrength,
  'LEG-2': byStrength,
};

const NOTHING: Finding = { proposal: 'missing', reason: 'nothing' };

/** ACC-1 as far as trials were recorded here: real, unpicked, enough of them, and recent. */
function countedResult({ initiative, today, workspace }: Facts): Finding | undefined {
  const fair = initiative.trials.filter(({ selection }) => selection !== 'hand_picked');
  if (fair.length === 0) {
    return initiative.trials.length > 0 ? { proposal: 'missing', reason: 'hand_picked' } : undefined;
  }
  const min = workspace.thresholds.minCases;
  const recent = fair.filter(({ to }) => to >= addDays(today, -RECENT_TRIAL_DAYS));
  const cases = recent.reduce((sum, trial) => sum + trial.cases, 0);
  const values = { cases, min };
  if (cases >= min) return { proposal: 'adequate', reason: 'counted', values };
  if (cases > 0) return { proposal: 'partial', reason: 'counted_few', values };
  const last =
    fair
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? today;
  return { proposal: 'partial', reason: 'counted_old', values: { on: last } };
}

/** A document may hold a count; nothing here can tell. */
function uncounted(facts: Facts, evidence: readonly EvidenceItem[]): Finding {
  if (evidence.length === 0) return NOTHING;
  return { proposal: shift(facts.workspace, 'partial'), reason: 'not_counted_here' };
}

/**
 * A statement alone is adequate at lenient, partial at standard, missing at audit; a document or a capture stands. What lies
 * behind an address nobody here can tell, so a link alone is for the reviewer to look at, unless the rigor is lenient.
 */
function byStrength(facts: Facts, evidence: readonly EvidenceItem[]): Finding {
  if (evidence.length === 0) return NOTHING;
  const solid = evidence.find(({ kind }) => !['attestation', 'note', 'link'].includes(kind));
  if (solid) return { proposal: 'adequate', reason: 'documented', values: { title: solid.title } };
  const linked = evidence.find(({ kind }) => kind === 'link');
  if (linked) {
    const proposal = facts.workspace.rigor === 'lenient' ? 'adequate' : 'partial';
    return { proposal, reason: 'linked_only', values: { title: linked.title } };
  }
  return { proposal: shift(facts.workspace, 'partial'), reason: 'stated_only' };
}

/** The bar by rigor: one step up when lenient, one down in an audit. */
function shift({ rigor }: Workspace, atStandard: 'partial'): Sufficiency {
  if (rigor === 'lenient') return 'adequate';
  return rigor === 'audit' ? 'missing' : atStandard;
}
