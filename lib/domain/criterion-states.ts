import { dayAt, endExclusiveOfDay, latestOf } from './calendar';
import { CRITERIA, type CriterionId, type CriterionRow } from './criteria';
import type { CriterionRule, Finding, MissingItem } from './criterion-finding';
import { P1_RULES } from './criterion-rules-p1';
import { P2_RULES } from './criterion-rules-p2';
import { P3_RULES } from './criterion-rules-p3';
import { P4_RULES } from './criterion-rules-p4';
import type { CriterionState, Gate, GateDecision, Waiver } from './governance-records';
import { type Facts, type GovernedFacts, latestBy } from './initiative-records';
import type { CriterionView } from './overview-types';
import type { Instant } from './primitives';
import { withSuppliers } from './suppliers';

/** A criterion as it stands, and whether it takes its gate back. */
export type CriterionStanding = CriterionView & {
  /** Set when a hard, continuous criterion no longer carries the passed gate: since when, as far as is known. */
  undermines?: Instant;
};

const RULES: Record<CriterionId, CriterionRule> = { ...P1_RULES, ...P2_RULES, ...P3_RULES, ...P4_RULES };

/**
 * All criteria as they stand. `passedGate` answers the decision by which a gate counts as passed.
 *
 * After a gate, a criterion that is fixed there keeps the state the decision recorded; a continuous one is looked at
 * again, and `lapsed` when it was met then and is not now.
 */
export function criterionStates(
  facts: GovernedFacts,
  passedGate: (gate: Gate) => GateDecision | undefined,
): CriterionStanding[] {
  return CRITERIA.map((row) => {
    const finding = RULES[row.id](facts);
    const state = standing(row, finding, passedGate(row.gate), facts);
    const missing = withSuppliers(state.missing, row);
    const late = state.state === 'waived' && wasLate(row, finding, passedGate(row.gate)) ? true : undefined;
    const shown = state.state === 'met' ? finding.metBy : undefined;
    return {
      id: row.id,
      gate: row.gate,
      hard: row.hard,
      suppliedBy: missing[0]?.suppliedBy ?? row.suppliedBy,
      ...state,
      ...(late && { late }),
      missing,
      ...(shown && { metBy: shown }),
    };
  });
}

/** An exception lets a late start pass; it does not make it a timely one. */
function wasLate(row: CriterionRow, finding: Finding, passed: GateDecision | undefined): boolean {
  const recorded = passed?.criteria.find(({ id }) => id === row.id);
  return finding.state === 'met_late' || recorded?.state === 'met_late' || recorded?.late === true;
}

type State = Pick<CriterionStanding, 'state' | 'undermines'> & { missing: MissingItem[] };

function standing(
  row: CriterionRow,
  finding: Finding,
  passed: GateDecision | undefined,
  facts: Facts,
): State {
  const waiver = row.waivable ? validWaiver(row.id, facts) : undefined;
  if (!passed) return { state: waivedIf(waiver, finding.state), missing: finding.missing };
  const recorded = recordedState(row, passed);
  if (row.re === 'G') return { state: recorded ?? finding.state, missing: missingOf(recorded, finding) };
  return continued(row, { finding, recorded, waiver, passedAt: passed.decidedAt }, facts);
}

/** A continuous criterion after its gate. */
function continued(
  row: CriterionRow,
  seen: {
    finding: Finding;
    recorded: CriterionState | undefined;
    waiver: Waiver | undefined;
    passedAt: Instant;
  },
  facts: Facts,
): State {
  const { finding, recorded, waiver } = seen;
  // A late start stays on the record for good, whatever dates say later; so does a waiver that was used up for it.
  if (finding.state === 'met' && recorded === 'met_late') return { state: 'met_late', missing: [] };
  if (finding.state === 'met' || finding.state === 'not_applicable')
    return { state: finding.state, missing: [] };
  if (finding.state === 'met_late') {
    return { state: recorded === 'waived' ? 'waived' : 'met_late', missing: finding.missing };
  }
  if (waiver) return { state: 'waived', missing: finding.missing };
  if (finding.state === 'unknown' || provesNothing(row, facts))
    return { state: 'unknown', missing: finding.missing };
  // It held when the gate was passed, so it lapsed later than that.
  const since = latestOf(seen.passedAt, finding.since ?? facts.initiative.at);
  const wasMet = recorded === 'met' || recorded === 'met_late' || recorded === 'not_applicable';
  if (wasMet)
    return { state: 'lapsed', missing: finding.missing, ...(row.hard ? { undermines: since } : {}) };
  const expired = recorded === 'waived' && row.hard ? expiryOf(row.id, facts) : undefined;
  return { state: finding.state, missing: finding.missing, ...(expired ? { undermines: expired } : {}) };
}

/**
 * One browser's own match counts can prove that the tool is in use, never that it is not: only counts that a team
 * shares may take a passed gate back.
 */
function provesNothing(row: CriterionRow, facts: Facts): boolean {
  return row.id === 'P2-INSIDE' && facts.matches?.people === undefined;
}

/** A gate is never passed with a hard criterion open (INV-8), so what a full decision does not list was met. */
function recordedState(row: CriterionRow, passed: GateDecision): CriterionState | undefined {
  const recorded = passed.criteria.find(({ id }) => id === row.id)?.state;
  return recorded ?? (row.hard && !passed.imported ? 'met' : undefined);
}

function missingOf(recorded: CriterionState | undefined, finding: Finding): MissingItem[] {
  const settled = recorded === 'met' || recorded === 'not_applicable' || recorded === 'waived';
  return settled ? [] : finding.missing;
}

function waivedIf(waiver: Waiver | undefined, state: Finding['state']): CriterionState {
  return waiver && state !== 'met' && state !== 'not_applicable' ? 'waived' : state;
}

function validWaiver(criterionId: string, facts: Facts): Waiver | undefined {
  return facts.waivers.find(
    (one) => one.criterionId === criterionId && one.grantedAt <= facts.now && one.expiresOn >= facts.today,
  );
}

function expiryOf(criterionId: string, facts: Facts): Instant | undefined {
  const last = latestBy(
    facts.waivers.filter((one) => one.criterionId === criterionId),
    (one) => one.grantedAt,
  );
  const { timeZone } = facts.workspace;
  return last
    ? endExclusiveOfDay(last.expiresOn, timeZone)
    : endExclusiveOfDay(dayAt(facts.now, timeZone), timeZone);
}
