import type { Phase } from '@/lib/domain/initiative';
import type { InitiativeOverview } from '@/lib/domain/overview-types';

/** `lapsed`: its gate was passed and something it stood on has gone since. */
export type PhaseStep = { phase: Phase; state: 'passed' | 'lapsed' | 'current' | 'ahead' };

const PHASES: readonly Phase[] = ['P1', 'P2', 'P3', 'P4'];

/** The four phases as steps. A phase behind the current one without a passed gate is shown as lapsed, never as passed. */
export function phaseSteps({ phase, gates }: Pick<InitiativeOverview, 'phase' | 'gates'>): PhaseStep[] {
  const position = PHASES.indexOf(phase);
  return PHASES.map((step, index) => {
    if (index === position) return { phase: step, state: 'current' };
    if (index > position) return { phase: step, state: 'ahead' };
    const passed = gates.find((gate) => gate.gate === `G${index + 1}`)?.state === 'passed';
    return { phase: step, state: passed ? 'passed' : 'lapsed' };
  });
}
