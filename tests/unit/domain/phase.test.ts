import { describe, expect, it } from 'vitest';
import { complianceOf } from '@/lib/domain/compliance';
import type { Initiative } from '@/lib/domain/initiative';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { governedFactsOf, initiativeOverview } from '@/lib/domain/overview';
import { gateStandings, nextMissing, readinessGap, scaled } from '@/lib/domain/phase';
import { gateDecision, OWNER, people, REVIEWER, readyRecords, waiver, workspace } from './records';

const NOW = '2026-04-20T12:00:00.000Z';
const see = (given: InitiativeRecords, now = NOW) => {
  const facts = governedFactsOf(given, now, workspace());
  const gates = gateStandings(facts);
  return { gates, compliance: complianceOf(facts, gates) };
};
const state = (given: InitiativeRecords, gate: number, now = NOW) => see(given, now).gates[gate - 1]?.state;
const complianceWith = (change: Partial<Initiative>, given: Partial<InitiativeRecords> = {}) =>
  see({ ...readyRecords(change), ...given }).compliance;
const since = (day: string) => [{ rollout: 'production' as const, from: day, by: OWNER, note: '' }];

describe('gates', () => {
  it('are passed by a decision, and not before', () => {
    const given = readyRecords();
    expect(see(given).gates.map((gate) => gate.state)).toEqual(['passed', 'passed', 'passed', 'not_passed']);
    expect(state({ ...given, gateDecisions: [] }, 1)).toBe('not_passed');
    expect(state({ ...given, gateDecisions: [gateDecision('G1', { outcome: 'refused' })] }, 1)).toBe(
      'not_passed',
    );
  });

  it('are open again after a step back', () => {
    expect(see(readyRecords({ phase: 'P2' })).gates.map((gate) => gate.state)).toEqual([
      'passed',
      'not_passed',
      'not_passed',
      'not_passed',
    ]);
  });

  it('show their counts and who imported them', () => {
    const given = { ...readyRecords(), gateDecisions: [gateDecision('G1', { imported: true })] };
    expect(see(given).gates[0]).toMatchObject({
      phase: 'P1',
      imported: true,
      decidedOn: '2025-06-01',
      hardTotal: 5,
      softTotal: 2,
    });
    expect(see(readyRecords()).gates.map(({ hardMet, softMet }) => [hardMet, softMet])).toEqual([
      [5, 2],
      [3, 2],
      [5, 0],
      [3, 1],
    ]);
  });

  it('lapse with a continuous hard criterion, and take later gates with them', () => {
    const given = { ...readyRecords(), people: people().filter(({ id }) => id !== OWNER) };
    expect(see(given).gates.map((gate) => gate.state)).toEqual([
      'passed_lapsed',
      'passed_lapsed',
      'passed_lapsed',
      'not_passed',
    ]);
  });

  it('do not take earlier gates with them', () => {
    const given = readyRecords({ run: { ...readyRecords().initiative.run!, fundedUntil: '2026-05-01' } });
    expect(see(given).gates.map((gate) => gate.state)).toEqual([
      'passed',
      'passed',
      'passed_lapsed',
      'not_passed',
    ]);
  });

  it('lapse when the waiver that carries an unmet continuous criterion has expired', () => {
    const carried = gateDecision('G3', { criteria: [{ id: 'P3-RUN', state: 'waived', evidenceIds: [] }] });
    const given = (expiresOn: string) => ({
      ...readyRecords({ run: undefined as never }),
      gateDecisions: [gateDecision('G1'), gateDecision('G2'), carried],
      waivers: [waiver('P3-RUN', { expiresOn })],
    });
    expect(state(given('2026-04-20'), 3)).toBe('passed');
    expect(state(given('2026-04-19'), 3)).toBe('passed_lapsed');
  });

  it('keep standing when a waiver that was used up at the gate runs out', () => {
    const criteria = [
      { id: 'P1-IO', state: 'waived' as const, evidenceIds: [] },
      { id: 'P1-METRICS', state: 'waived' as const, evidenceIds: [] },
    ];
    const given = {
      ...readyRecords({
        buildStartedAt: '2025-01-01',
        scope: { ...readyRecords().initiative.scope, inputs: [] },
      }),
      gateDecisions: [gateDecision('G1', { criteria })],
      waivers: [
        waiver('P1-IO', { expiresOn: '2026-03-02' }),
        waiver('P1-METRICS', { expiresOn: '2026-03-02' }),
      ],
    };
    expect(state(given, 1)).toBe('passed');
  });

  it('scaled appears with gate 4 and disappears by itself', () => {
    const given = {
      ...readyRecords({ rollout: 'production' }),
      gateDecisions: [...readyRecords().gateDecisions, gateDecision('G4')],
    };
    expect(scaled(see(given).gates)).toBe(true);
    // In June the values for April and May are missing.
    expect(scaled(see(given, '2026-06-20T12:00:00.000Z').gates)).toBe(false);
  });
});

describe('what is missing', () => {
  const bare = {
    ...readyRecords({
      phase: 'P1',
      rollout: 'pilot',
      candidates: [],
      trials: [],
      ownerAcceptedAt: undefined as never,
    }),
    gateDecisions: [],
    decisions: [],
  };

  it('next comes from the first gate not passed, hard ones first, then by effort', () => {
    expect(nextMissing(see(bare).gates).map(({ id }) => id)).toEqual([
      'P1-VOLUME',
      'P1-OWNER',
      'P1-RATIO',
      'P1-FRICTION',
    ]);
  });

  it('next begins with what takes back a gate that was passed, before what the next gate asks for', () => {
    const left = { ...readyRecords(), people: people().filter(({ id }) => id !== OWNER) };
    const { gates } = see(left);
    const missing = nextMissing(gates);
    expect(missing[0]).toMatchObject({ id: 'P1-OWNER', gate: 'G1', hard: true });
    expect(missing.map(({ id }) => id)).toEqual(['P1-OWNER', 'P1-METRICS', 'P3-ACCT']);
  });

  it('next names what lapsed even after the last gate was passed', () => {
    const given = {
      ...readyRecords({
        rollout: 'production',
        run: { ...readyRecords().initiative.run!, fundedUntil: '2026-05-01' },
      }),
      gateDecisions: [...readyRecords().gateDecisions, gateDecision('G4')],
    };
    const { gates } = see(given);
    expect(nextMissing(gates).map(({ id }) => id)).toEqual(['P3-RUN']);
    expect(gates.map(({ lapses }) => lapses?.map(({ criterionId }) => criterionId))).toEqual([
      undefined,
      undefined,
      ['P3-RUN'],
      ['P3-RUN'],
    ]);
    expect(gates[2]?.lapses?.[0]?.since).toBe('2026-01-31T23:00:00.000Z');
  });

  it('between pilot and production spans three gates, hard ones first', () => {
    const gap = readinessGap(see(bare).gates);
    expect(gap.map(({ id }) => id)).toEqual([
      'P1-VOLUME',
      'P1-OWNER',
      'P2-MESSY',
      'P3-ACC',
      'P3-BIAS',
      'P3-AUD',
      'P3-ACCT',
      'P1-RATIO',
      'P1-FRICTION',
      'P2-SKEPTIC',
    ]);
  });

  it('leaves out what a passed gate once saw and nobody can tell from here', () => {
    const { matches: _, ...rest } = readyRecords();
    const { gates } = see({ ...rest, matches: { ruleActive: true } });
    const inside = gates[1]?.criteria.find(({ id }) => id === 'P2-INSIDE');
    expect(inside).toMatchObject({ state: 'unknown', missing: [{ id: 'missing.not_seen_here' }] });
    expect(readinessGap(gates)).toEqual([]);
    const before = see({ ...rest, matches: undefined as never, gateDecisions: [] }).gates;
    expect(readinessGap(before).map(({ id }) => id)).toContain('P2-INSIDE');
  });

  it('says nothing when there is nothing', () => {
    expect(readinessGap(see(readyRecords()).gates)).toEqual([]);
  });
});

describe('compliance', () => {
  it('no use is always compliant', () => {
    expect(complianceWith({ rollout: 'none', phase: 'P1' }, { gateDecisions: [], decisions: [] })).toEqual({
      compliant: true,
      reasons: [],
    });
  });

  it('a pilot needs gate 1, unless it came in flight', () => {
    const given = { gateDecisions: [], decisions: [] };
    expect(complianceWith({ rollout: 'pilot', phase: 'P1' }, given).reasons).toMatchObject([
      { code: 'gate_not_passed', gate: 'G1', rollout: 'pilot', since: '2025-06-30T22:00:00.000Z' },
    ]);
    expect(complianceWith({ rollout: 'pilot', phase: 'P1', entryMode: 'in_flight' }, given).compliant).toBe(
      true,
    );
  });

  it('a pilot without governance is compliant at minimal and limited risk, not at high', () => {
    const given = { decisions: [] };
    expect(complianceWith({ rollout: 'pilot' }, given).compliant).toBe(true);
    const high = complianceWith({ rollout: 'pilot', raisedRiskTier: 'high' }, given);
    expect(high.reasons.map((reason) => 'dimension' in reason && reason.dimension)).toEqual([
      'accuracy',
      'accountability',
    ]);
  });

  it('any use at unacceptable risk is noncompliant', () => {
    const reasons = complianceWith({ rollout: 'pilot', raisedRiskTier: 'unacceptable' }).reasons;
    expect(reasons.map(({ code }) => code)).toContain('unacceptable_risk');
  });

  it('a limited rollout needs gate 2 and every dimension', () => {
    expect(complianceWith({}).compliant).toBe(true);
    expect(complianceWith({ phase: 'P2' }).reasons).toMatchObject([{ code: 'gate_not_passed', gate: 'G2' }]);
    expect(complianceWith({}, { decisions: [] }).reasons).toHaveLength(4);
  });

  it('production needs gate 3 and approvals for production', () => {
    const production = { rollout: 'production' as const, rolloutHistory: since('2026-03-15') };
    expect(complianceWith(production).compliant).toBe(true);
    expect(complianceWith({ ...production, phase: 'P3' }).reasons).toMatchObject([
      { code: 'gate_not_passed', gate: 'G3' },
    ]);
    const decisions = readyRecords().decisions.map((one) => ({ ...one, maxRollout: 'limited' as const }));
    expect(complianceWith(production, { decisions })).toMatchObject({
      compliant: false,
      since: '2026-03-14T23:00:00.000Z',
      reasons: REQUIRED.map((dimension) => ({
        code: 'exceeds_max_rollout',
        dimension,
        maxRollout: 'limited',
      })),
    });
  });

  it('says since when an approval has been missing: from its lapse, not from the rollout', () => {
    const decisions = readyRecords().decisions.map((one) => ({ ...one, validUntil: '2026-04-10' }));
    expect(complianceWith({}, { decisions }).since).toBe('2026-04-10T22:00:00.000Z');
  });

  it('a gate that has lapsed permits nothing, and the reason names the criterion', () => {
    const run = { ...readyRecords().initiative.run!, fundedUntil: '2026-05-01' };
    expect(complianceWith({ rollout: 'production', run }).reasons).toMatchObject([
      { code: 'gate_lapsed', gate: 'G3', criterionId: 'P3-RUN' },
    ]);
    expect(complianceWith({ run }).compliant).toBe(true);
  });

  it('a rule that matches for nobody lapses 31 days after its last match, under the gate it belongs to', () => {
    const matches = { ruleActive: true, lastMatchedOn: '2026-03-01', people: 3 };
    const production = { rollout: 'production' as const, rolloutHistory: since('2026-01-01') };
    expect(complianceWith(production, { matches }).reasons).toEqual([
      { code: 'gate_lapsed', gate: 'G2', criterionId: 'P2-INSIDE', since: '2026-03-31T22:00:00.000Z' },
    ]);
  });

  it('a reviewer who has left changes nothing', () => {
    const left = people().map((one) => (one.id === REVIEWER ? { ...one, active: false } : one));
    expect(complianceWith({}, { people: left }).compliant).toBe(true);
  });
});

const REQUIRED = ['accuracy', 'bias', 'auditability', 'accountability'] as const;

describe('stuck', () => {
  const stuckAt = (now: string, change: Partial<Initiative> = {}, given: Partial<InitiativeRecords> = {}) =>
    initiativeOverview(
      {
        ...readyRecords({
          rollout: 'pilot',
          rolloutHistory: [{ rollout: 'pilot', from: '2026-01-01', by: OWNER, note: '' }],
          ...change,
        }),
        decisions: [],
        gateDecisions: [],
        ...given,
      },
      now,
      workspace(),
      {},
    ).stuck;

  it('begins on day 91 without a decision, and names three criteria in the way', () => {
    expect(stuckAt('2026-04-01T12:00:00.000Z')).toBeUndefined();
    expect(stuckAt('2026-04-02T12:00:00.000Z')).toEqual({
      since: '2026-01-01',
      days: 91,
      blocking: ['P3-ACC', 'P3-BIAS', 'P3-AUD'],
    });
  });

  it('starts over with any gate decision, waiver or governance decision', () => {
    const now = '2026-04-02T12:00:00.000Z';
    expect(stuckAt(now, {}, { waivers: [waiver('P1-IO')] })).toBeUndefined();
    expect(stuckAt(now, {}, { decisions: readyRecords().decisions })).toBeUndefined();
    const refused = gateDecision('G1', { outcome: 'refused', decidedAt: '2026-03-01T08:00:00.000Z' });
    expect(stuckAt(now, {}, { gateDecisions: [refused] })).toBeUndefined();
  });

  it('does not apply to what is paused or in production', () => {
    const now = '2026-12-01T12:00:00.000Z';
    expect(stuckAt(now, { status: 'paused' })).toBeUndefined();
    expect(stuckAt(now, { rollout: 'production' })).toBeUndefined();
  });
});
