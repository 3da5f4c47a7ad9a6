import { sha256Hex } from './canonical-hash';
import { criterionRow } from './criteria';
import type { Gate, GateDecision } from './governance-records';
import type { GovernedFacts } from './initiative-records';
import { gateStandings } from './phase';

export type GateVerdict = {
  gate: Gate;
  outcome: GateDecision['outcome'];
  rationale: string;
  softAcknowledged: string[];
  imported?: boolean | undefined;
};

/** The record of a gate's decision: every criterion as it stands, the waivers that carry it, and a hash of all that. */
export function gateDecisionBody(verdict: GateVerdict, facts: GovernedFacts, decidedBy: string) {
  const standing = gateStandings(facts).find(({ gate }) => gate === verdict.gate);
  const criteria = (standing?.criteria ?? []).map(({ id, state, late }) => ({
    id,
    state,
    ...(late && { late }),
    evidenceIds: facts.evidence.filter(({ supports }) => supports.includes(id)).map((item) => item.id),
  }));
  const waived = new Set(criteria.filter(({ state }) => state === 'waived').map(({ id }) => id));
  const { initiative } = facts;
  return {
    initiativeId: initiative.id,
    gate: verdict.gate,
    outcome: verdict.outcome,
    decidedBy,
    decidedAt: facts.now,
    rationale: verdict.rationale.trim(),
    criteria,
    softAcknowledged: verdict.softAcknowledged.filter((id) => criterionRow(id)?.hard === false),
    waiverIds: facts.waivers
      .filter(({ criterionId, expiresOn }) => waived.has(criterionId) && expiresOn >= facts.today)
      .map(({ id }) => id),
    snapshotHash: sha256Hex({ criteria, scope: initiative.scope, rollout: initiative.rollout }),
    ...(verdict.imported && { imported: true }),
  };
}
