import { dayAt } from './calendar';
import { criterionRow } from './criteria';
import { type CriterionStanding, criterionStates } from './criterion-states';
import { GATES as GATE_IDS, type Gate, type GateDecision } from './governance-records';
import { type Initiative, PHASES, type Phase } from './initiative';
import { type GovernedFacts, latestBy } from './initiative-records';
import type { CriterionView, GateView } from './overview-types';
import type { Instant } from './primitives';

/** Who takes an initiative from where to where. G4 moves nothing: it says that the initiative is scaled. */
export const GATES = {
  G1: { from: 'P1', to: 'P2', decidedBy: 'business_owner' },
  G2: { from: 'P2', to: 'P3', decidedBy: 'business_owner' },
  G3: { from: 'P3', to: 'P4', decidedBy: 'reviewer' },
  G4: { from: 'P4', to: 'P4', decidedBy: 'business_owner' },
} as const satisfies Record<Gate, { from: Phase; to: Phase; decidedBy: 'business_owner' | 'reviewer' }>;

/** A gate as shown, with since when it is undermined. */
export type GateStanding = GateView & { undermines: { gate: Gate; criterionId: string; since: Instant }[] };

/** Every gate with its criteria, in order. */
export function gateStandings(facts: GovernedFacts): GateStanding[] {
  const passed = (gate: Gate) => passedBy(gate, facts.initiative, facts.gateDecisions);
  const states = criterionStates(facts, passed);
  const undermines: GateStanding['undermines'] = [];
  return GATE_IDS.map((gate) => {
    const own = states.filter((one) => one.gate === gate);
    const decision = passed(gate);
    // What takes an earlier gate back takes the later ones with it.
    undermines.push(
      ...own.flatMap(({ id, undermines: since }) =>
        since === undefined ? [] : [{ gate, criterionId: id, since }],
      ),
    );
    return {
      gate,
      phase: GATES[gate].from,
      state: decision ? (undermines.length > 0 ? 'passed_lapsed' : 'passed') : 'not_passed',
      imported: decision?.imported === true,
      ...(decision ? { decidedOn: dayAt(decision.decidedAt, facts.workspace.timeZone) } : {}),
      ...(decision && undermines.length > 0 ? { lapses: undermines.map(lapseOf) } : {}),
      hardMet: own.filter((one) => one.hard && isDone(one)).length,
      hardTotal: own.filter((one) => one.hard).length,
      softMet: own.filter((one) => !one.hard && isDone(one)).length,
      softTotal: own.filter((one) => !one.hard).length,
      criteria: own.map(viewOf),
      undermines: [...undermines],
    };
  });
}

/** Passed, still holding: the last gate of the four. Disappears by itself when it lapses. */
export function scaled(gates: readonly Pick<GateView, 'gate' | 'state'>[]): boolean {
  return gates.some(({ gate, state }) => gate === 'G4' && state === 'passed');
}

/**
 * What is still open, in the order in which to see to it: first what takes back a gate that was passed, then what the
 * first gate not yet passed asks for.
 */
export function nextMissing(gates: readonly GateView[]): CriterionView[] {
  const lapsed = gates.flatMap(({ criteria, lapses = [] }) =>
    criteria.filter(({ id }) => lapses.some(({ criterionId }) => criterionId === id)),
  );
  const next = gates.find(({ state }) => state === 'not_passed');
  return [...lapsed, ...(next ? openCriteria([next]) : [])];
}

/**
 * What stands between pilot and production: everything open in G1 to G3, hard ones first. What was met at a passed gate
 * and cannot be told from here does not stand in the way.
 */
export function readinessGap(gates: readonly GateView[]): CriterionView[] {
  const before = gates.filter(({ gate }) => gate !== 'G4');
  const untold = new Set(
    before
      .filter(({ state }) => state !== 'not_passed')
      .flatMap(({ criteria }) => criteria.filter(({ state }) => state === 'unknown')),
  );
  return openCriteria(before).filter((one) => !untold.has(one));
}

/**
 * The decision by which a gate counts as passed. After a step back the phase lies before the gate again, and the old
 * decision is history.
 */
function passedBy(
  gate: Gate,
  initiative: Pick<Initiative, 'phase'>,
  decisions: readonly GateDecision[],
): GateDecision | undefined {
  if (PHASES.indexOf(initiative.phase) < PHASES.indexOf(GATES[gate].to)) return undefined;
  return latestBy(
    decisions.filter((one) => one.gate === gate && one.outcome === 'passed'),
    (one) => one.decidedAt,
  );
}

/** Whether nothing more is needed for this criterion. A late start is not done until it is waived. */
export function isDone({ state }: Pick<CriterionView, 'state'>): boolean {
  return state === 'met' || state === 'waived' || state === 'not_applicable';
}

const EFFORTS = ['now', 'this_week', 'project'] as const;

function openCriteria(gates: readonly GateView[]): CriterionView[] {
  const effort = (id: string) => EFFORTS.indexOf(criterionRow(id)?.effort ?? 'project');
  return gates
    .flatMap(({ criteria }) => criteria.filter((one) => !isDone(one)))
    .sort(
      (a, b) =>
        Number(b.hard) - Number(a.hard) ||
        GATE_IDS.indexOf(a.gate) - GATE_IDS.indexOf(b.gate) ||
        effort(a.id) - effort(b.id),
    );
}

function lapseOf({ criterionId, since }: GateStanding['undermines'][number]) {
  return { criterionId, since };
}

function viewOf({ undermines: _, ...view }: CriterionStanding): CriterionView {
  return view;
}
