import { latestOf } from './calendar';
import { riskTier } from './governance';
import type { Gate } from './governance-records';
import { type GovernedFacts, rolloutSince } from './initiative-records';
import type { ComplianceReason, ComplianceView, DimensionView } from './overview-types';
import type { GateStanding } from './phase';
import type { Instant } from './primitives';

/**
 * Whether phase and governance permit the present rollout. The rollout itself is a fact and is never refused; what is
 * missing for it is listed, with the earliest instant that the record tells.
 */
export function complianceOf(facts: GovernedFacts, gates: readonly GateStanding[]): ComplianceView {
  const reasons = reasonsOf(facts, gates);
  const since = reasons
    .map((reason) => reason.since)
    .filter((instant) => instant !== undefined)
    .sort()[0];
  return { compliant: reasons.length === 0, reasons, ...(since ? { since } : {}) };
}

function reasonsOf(facts: GovernedFacts, gates: readonly GateStanding[]): ComplianceReason[] {
  const { initiative } = facts;
  const { rollout } = initiative;
  if (rollout === 'none') return [];
  const tier = riskTier(initiative.scope, initiative.raisedRiskTier);
  const started = rolloutSince(initiative, facts.workspace.timeZone);
  const reasons: ComplianceReason[] = [];
  if (tier === 'unacceptable') {
    reasons.push({ code: 'unacceptable_risk', since: latestOf(started, initiative.at) });
  }
  if (!(rollout === 'pilot' && initiative.entryMode === 'in_flight')) {
    reasons.push(...gateReasons(gates, GATE_FOR[rollout], started, rollout));
  }
  const needed =
    rollout !== 'pilot'
      ? [...facts.dimensions.keys()]
      : tier === 'high'
        ? (['accuracy', 'accountability'] as const)
        : [];
  for (const dimension of needed) {
    const view = facts.dimensions.get(dimension);
    if (!view?.usable) reasons.push(dimensionReason(view ?? { dimension, status: 'not_started' }, started));
  }
  return reasons;
}

/** The gate that permits a rollout. A gate that has lapsed permits nothing. */
const GATE_FOR = { pilot: 'G1', limited: 'G2', production: 'G3' } as const;

function gateReasons(
  gates: readonly GateStanding[],
  needed: Gate,
  started: Instant,
  rollout: 'pilot' | 'limited' | 'production',
): ComplianceReason[] {
  const gate = gates.find((one) => one.gate === needed);
  if (!gate || gate.state === 'not_passed') {
    return [{ code: 'gate_not_passed', gate: needed, rollout, since: started }];
  }
  // A lapsed dimension is a reason of its own, with a better name.
  return gate.undermines
    .filter(({ criterionId }) => !DIMENSION_CRITERIA.has(criterionId))
    .map(({ since, ...lapsed }) => ({ code: 'gate_lapsed', ...lapsed, since: latestOf(started, since) }));
}

const DIMENSION_CRITERIA: ReadonlySet<string> = new Set(['P3-ACC', 'P3-BIAS', 'P3-AUD', 'P3-ACCT']);

function dimensionReason(
  view: Pick<DimensionView, 'dimension' | 'status' | 'maxRollout' | 'lapsedAt'>,
  started: Instant,
): ComplianceReason {
  const { dimension, status, maxRollout } = view;
  const since = view.lapsedAt ? latestOf(started, view.lapsedAt) : started;
  return status === 'exceeds_approval' && maxRollout
    ? { code: 'exceeds_max_rollout', dimension, maxRollout, since }
    : { code: 'dimension_not_usable', dimension, status, since };
}
