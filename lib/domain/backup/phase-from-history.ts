import type { GateDecision, StepBack } from '../governance-records';
import type { Phase } from '../initiative';
import { GATES } from '../phase';

/** The phase that gate decisions and steps back have led to (INV-3). */
export function phaseFromHistory(
  gateDecisions: readonly GateDecision[],
  stepBacks: readonly StepBack[],
): Phase {
  const moves = [
    ...gateDecisions
      .filter(({ outcome }) => outcome === 'passed')
      .map(({ gate, decidedAt }) => ({ to: GATES[gate].to, decidedAt })),
    ...stepBacks.map(({ to, decidedAt }) => ({ to, decidedAt })),
  ];
  // Gates that were passed at once, as for work that was in flight, count in their order.
  moves.sort((a, b) => a.decidedAt.localeCompare(b.decidedAt) || a.to.localeCompare(b.to));
  return moves.at(-1)?.to ?? 'P1';
}
