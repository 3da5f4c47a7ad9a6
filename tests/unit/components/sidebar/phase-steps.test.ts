import { describe, expect, it } from 'vitest';
import { phaseSteps } from '@/components/sidebar/phase-steps';
import type { GateView } from '@/lib/domain/overview-types';

const gate = (name: GateView['gate'], state: GateView['state']) => ({ gate: name, state }) as GateView;

describe('phaseSteps', () => {
  it('shows what is passed, where it stands, and what lies ahead', () => {
    const gates = [gate('G1', 'passed'), gate('G2', 'not_passed')];
    expect(phaseSteps({ phase: 'P2', gates }).map(({ state }) => state)).toEqual([
      'passed',
      'current',
      'ahead',
      'ahead',
    ]);
  });

  it('never shows a phase as passed whose gate has lapsed or was never passed', () => {
    const gates = [gate('G1', 'passed_lapsed'), gate('G2', 'not_passed')];
    expect(phaseSteps({ phase: 'P3', gates }).map(({ state }) => state)).toEqual([
      'lapsed',
      'lapsed',
      'current',
      'ahead',
    ]);
  });
});
