import { describe, expect, it } from 'vitest';
import type { Problem } from '@/lib/domain/errors';
import { type ConcernFact, checkDecision, checkGateDecision } from '@/lib/domain/governance-invariants';
import type { Decision, EvidenceItem, GateDecision, Waiver } from '@/lib/domain/governance-records';
import type { Initiative } from '@/lib/domain/initiative';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import type { Metric } from '@/lib/domain/metric-records';
import { initiativeOverview } from '@/lib/domain/overview';
import { checkWaiver } from '@/lib/domain/waiver-invariants';
import {
  COLLEAGUE,
  DELEGATE,
  decision,
  evidence,
  gateDecision,
  IT,
  initiative,
  OWNER,
  people,
  person,
  REVIEWER,
  RUNNER,
  readyRecords,
  waiver,
  workspace,
} from './records';

const coded = (problems: Problem[]) => problems.map(({ code, rule }) => `${rule ?? '-'} ${code}`);
const offices = initiative({ delegateIds: [DELEGATE], itSponsorId: IT, runOwnerId: RUNNER });
/** Everybody a reviewer, so that only the office can be in the way. */
const reviewers = people().map((one) =>
  person(one.id, { roles: [{ role: 'reviewer', scope: 'workspace', from: '2025-01-01T00:00:00.000Z' }] }),
);

describe('granting a waiver', () => {
  const check = (change: Partial<Waiver>, earlier: Waiver[] = [], everybody = people()) =>
    coded(
      checkWaiver(waiver(change.criterionId ?? 'P1-IO', change), {
        initiative: offices,
        people: everybody,
        workspace: workspace(),
        earlier,
      }),
    );

  it('INV-7 a reviewer or an administrator grants it, up to 90 days', () => {
    expect(check({})).toEqual([]);
    expect(check({ expiresOn: '2026-05-31' })).toEqual(['INV-7 waiver_too_long']);
    expect(check({ grantedBy: COLLEAGUE })).toEqual(['INV-7 waiver_granter_role']);
  });

  it.each([OWNER, DELEGATE, IT])('INV-7 the %s grants none to the own initiative', (grantedBy) => {
    expect(check({ grantedBy }, [], reviewers)).toEqual(['INV-7 waiver_granter_conflict']);
  });

  it.each(['P1-OWNER', 'P3-ACC', 'P3-BIAS', 'P3-AUD', 'P3-ACCT'])(
    'INV-7 %s cannot be waived',
    (criterionId) => {
      expect(check({ criterionId })).toEqual(['INV-7 waiver_not_allowed']);
    },
  );

  it('INV-7 an unknown criterion is refused', () => {
    expect(check({ criterionId: 'P9-X' })).toEqual(['INV-7 criterion_unknown']);
  });

  it('INV-7 at most two in a row for one criterion', () => {
    const first = waiver('P1-IO', { grantedAt: '2025-09-01T08:00:00.000Z', expiresOn: '2025-11-29' });
    const second = waiver('P1-IO', { grantedAt: '2025-11-30T08:00:00.000Z', expiresOn: '2026-02-28' });
    expect(check({}, [second])).toEqual([]);
    expect(check({}, [first, second])).toEqual(['INV-7 waiver_third']);
    const gap = { ...second, expiresOn: '2026-02-27' };
    expect(check({}, [first, gap])).toEqual([]);
  });
});

describe('deciding a gate', () => {
  const NOW = '2026-04-20T12:00:00.000Z';
  const check = (
    one: GateDecision,
    change: Partial<Initiative> = {},
    given: Partial<InitiativeRecords> = {},
  ) => {
    const records = { ...readyRecords(change), ...given };
    const { gates, compliance } = initiativeOverview(records, NOW, workspace(), {});
    const index = ['G1', 'G2', 'G3', 'G4'].indexOf(one.gate);
    return coded(
      checkGateDecision(one, {
        initiative: records.initiative,
        people: records.people,
        workspace: workspace(),
        gate: gates[index]!,
        earlierGates: gates.slice(0, index),
        compliant: compliance.compliant,
      }),
    );
  };
  const fresh = { phase: 'P1' as const, rollout: 'none' as const };
  const none = { gateDecisions: [] };

  it('INV-8 passes when every hard criterion is met or waived', () => {
    expect(check(gateDecision('G1'), fresh, none)).toEqual([]);
    const open = { ...fresh, scope: { ...readyRecords().initiative.scope, inputs: [] } };
    expect(check(gateDecision('G1'), open, none)).toEqual(['INV-8 gate_criterion_open']);
    expect(check(gateDecision('G1'), open, { ...none, waivers: [waiver('P1-IO')] })).toEqual([]);
    expect(check(gateDecision('G1', { outcome: 'refused' }), open, none)).toEqual([]);
  });

  it('INV-8 an open soft criterion is acknowledged by name', () => {
    const open = { ...fresh, chosenAt: '2025-01-01T00:00:00.000Z' };
    expect(check(gateDecision('G1'), open, none)).toEqual(['INV-8 gate_soft_not_acknowledged']);
    expect(check(gateDecision('G1', { softAcknowledged: ['P1-FRICTION'] }), open, none)).toEqual([]);
  });

  it('INV-8 gates come in order, and an earlier one must hold', () => {
    expect(check(gateDecision('G2'), { phase: 'P1' }, none)).toEqual([
      'INV-8 gate_not_next',
      'INV-8 gate_earlier_open',
    ]);
    expect(check(gateDecision('G2'), { phase: 'P2' })).toEqual([]);
  });

  it('INV-8 gates 1, 2 and 4 belong to the business owner, gate 3 to a reviewer without an office', () => {
    expect(check(gateDecision('G1', { decidedBy: REVIEWER }), fresh, none)).toEqual([
      'INV-8 gate_decider_owner',
    ]);
    expect(check(gateDecision('G3'), { phase: 'P3' })).toEqual([]);
    expect(check(gateDecision('G3', { decidedBy: OWNER }), { phase: 'P3' }, { people: reviewers })).toEqual([
      'INV-8 gate_decider_reviewer',
    ]);
    expect(check(gateDecision('G3', { decidedBy: COLLEAGUE }), { phase: 'P3' })).toEqual([
      'INV-8 gate_decider_reviewer',
    ]);
  });

  it('INV-8 gate 4 needs the acceptance of an executive, and no exception stands in for it', () => {
    const production = {
      rollout: 'production' as const,
      rolloutHistory: [{ rollout: 'production' as const, from: '2025-10-01', by: OWNER, note: '' }],
    };
    const given = (execOutcome: object) => ({
      waivers: [waiver('P4-EXEC')],
      metrics: readyRecords().metrics.map((one) =>
        one.headline ? ({ ...one, execOutcome: { ...one.execOutcome, ...execOutcome } } as Metric) : one,
      ),
    });
    expect(check(gateDecision('G4'), production, given({ acceptedAt: undefined }))).toEqual([
      'INV-8 gate_needs_executive',
    ]);
    expect(check(gateDecision('G4'), production, given({}))).toEqual([]);
  });

  it('INV-8 gate 4 needs permitted production', () => {
    expect(check(gateDecision('G4'))).toEqual(['INV-8 gate_needs_production']);
    expect(check(gateDecision('G4'), { rollout: 'production' })).toEqual([]);
  });

  it('INV-9 only gates 1 and 2 are imported, and only in flight', () => {
    const imported = (gate: GateDecision['gate'], entryMode: Initiative['entryMode']) =>
      check(gateDecision(gate, { imported: true }), { entryMode, phase: 'P1', candidates: [] }, none);
    expect(imported('G1', 'in_flight')).toEqual([]);
    expect(imported('G2', 'in_flight')).toEqual([]);
    expect(imported('G1', 'greenfield')).toEqual(['INV-9 gate_import_not_allowed']);
    expect(imported('G3', 'in_flight')).toEqual(['INV-9 gate_import_not_allowed']);
  });
});

describe('deciding a dimension', () => {
  const adequate = (prefix: string, last: 'adequate' | 'partial' | 'missing' = 'adequate') =>
    [1, 2, 3].map((n) => ({
      requirementId: `${prefix}-${n}`,
      value: n === 3 ? last : ('adequate' as const),
      note: '',
    }));
  const check = (
    change: Partial<Decision>,
    more: {
      people?: typeof reviewers;
      evidence?: EvidenceItem[];
      concerns?: ConcernFact[];
      initiative?: Initiative;
    } = {},
  ) =>
    coded(
      checkDecision(decision(change.dimension ?? 'accuracy', { sufficiency: adequate('ACC'), ...change }), {
        initiative: offices,
        people: people(),
        workspace: workspace(),
        evidence: [],
        ...more,
      }),
    );

  it('a complete approval is accepted', () => {
    expect(check({})).toEqual([]);
  });

  it.each([OWNER, DELEGATE, IT, RUNNER])(
    'INV-10 the %s never decides on the own initiative',
    (reviewerId) => {
      expect(check({ reviewerId }, { people: reviewers })).toEqual(['INV-10 decision_reviewer_conflict']);
    },
  );

  it('INV-10 who decides held the role, and wrote none of the evidence', () => {
    expect(check({ reviewerId: COLLEAGUE })).toEqual(['INV-10 decision_reviewer_role']);
    const own = [evidence(['ACC-1'], { by: REVIEWER })];
    expect(check({}, { evidence: own })).toEqual(['INV-10 decision_reviewer_wrote_evidence']);
    expect(check({}, { evidence: [evidence(['BIAS-1'], { by: REVIEWER })] })).toEqual([]);
  });

  it('INV-11 approved wants everything adequate', () => {
    expect(check({ sufficiency: adequate('ACC', 'partial') })).toEqual(['INV-11 requirement_partial']);
    expect(check({ sufficiency: [] })).toEqual(Array(3).fill('INV-11 requirement_missing'));
  });

  it('INV-11 conditions make up for what is partial, never for what is missing', () => {
    const outcome = 'approved_with_conditions' as const;
    const conditions = [{ text: 'Measure', ownerId: OWNER, dueOn: '2026-06-01' }];
    expect(check({ outcome, sufficiency: adequate('ACC', 'partial') })).toEqual([
      'INV-11 condition_required',
    ]);
    expect(check({ outcome, sufficiency: adequate('ACC', 'partial'), conditions })).toEqual([]);
    expect(check({ outcome, sufficiency: adequate('ACC', 'missing'), conditions })).toEqual([
      'INV-11 requirement_missing',
    ]);
  });

  it('INV-11 each partial point has a condition of its own; those of older records name none and count one each', () => {
    const outcome = 'approved_with_conditions' as const;
    const sufficiency = ['ACC-1', 'ACC-2', 'ACC-3'].map((requirementId, index) => ({
      requirementId,
      value: index < 2 ? ('partial' as const) : ('adequate' as const),
      note: '',
    }));
    const tied = (appliesTo: string, change: object = {}) => ({
      appliesTo,
      text: 'Count again in May',
      ownerId: OWNER,
      dueOn: '2026-06-01',
      ...change,
    });
    const old = { text: 'x', ownerId: 'gone', dueOn: '2026-01-01' };
    const tried = (conditions: Decision['conditions']) => check({ outcome, sufficiency, conditions });
    expect(tried([tied('ACC-1'), tied('ACC-2'), tied('other')])).toEqual([]);
    expect(tried([tied('ACC-1'), tied('ACC-1')])).toEqual(['INV-11 condition_required']);
    expect(tried([tied('ACC-1'), tied('other')])).toEqual(['INV-11 condition_required']);
    expect(tried([tied('ACC-1'), tied('ACC-2'), tied('ACC-3')])).toEqual(['INV-11 condition_point_unknown']);
    expect(tried([tied('ACC-1', { text: ' Count it. ' }), tied('ACC-2')])).toEqual([
      'INV-11 condition_text_short',
    ]);
    expect(tried([tied('ACC-1', { ownerId: 'gone' }), tied('ACC-2', { dueOn: '2026-02-02' })])).toEqual([
      'INV-11 condition_owner_required',
      'INV-11 condition_due_required',
    ]);
    expect(tried([old, old])).toEqual([]);
    expect(tried([old])).toEqual(['INV-11 condition_required']);
    expect(tried([old, tied('ACC-2')])).toEqual([]);
  });

  it('INV-12 the end of an approval is set, not in the past, and within the limit of the risk tier', () => {
    expect(check({ validUntil: undefined as never })).toEqual(['INV-12 valid_until_required']);
    expect(check({ validUntil: '2026-02-02' })).toEqual(['INV-12 valid_until_past']);
    expect(check({ validUntil: '2027-02-03' })).toEqual([]);
    expect(check({ validUntil: '2027-02-04' })).toEqual(['INV-12 valid_until_too_late']);
    const high = { ...offices, raisedRiskTier: 'high' as const };
    expect(check({ validUntil: '2026-05-05' }, { initiative: high })).toEqual([
      'INV-12 valid_until_too_late',
    ]);
    const unacceptable = { ...offices, raisedRiskTier: 'unacceptable' as const };
    expect(check({}, { initiative: unacceptable })).toEqual(['INV-12 unacceptable_not_approvable']);
    expect(
      check({ outcome: 'rejected', validUntil: undefined as never }, { initiative: unacceptable }),
    ).toEqual([]);
  });

  it('INV-13 not applicable exists for bias, not for the other required dimensions', () => {
    expect(check({ outcome: 'not_applicable' })).toEqual(['INV-13 not_applicable_only_bias']);
    expect(check({ outcome: 'not_applicable', dimension: 'bias' })).toEqual([]);
  });

  it('INV-14 an unanswered concern older than 14 days blocks the approval of its dimension', () => {
    const concern = (raisedAt: string, more: Partial<ConcernFact> = {}) => ({
      concerns: [{ dimension: 'accuracy' as const, raisedAt, ...more }],
    });
    expect(check({}, concern('2026-01-19T10:00:00.000Z'))).toEqual(['INV-14 concern_open']);
    expect(check({}, concern('2026-01-20T10:00:00.000Z'))).toEqual([]);
    expect(
      check({}, concern('2026-01-01T10:00:00.000Z', { answeredAt: '2026-02-01T00:00:00.000Z' })),
    ).toEqual([]);
    expect(check({}, concern('2026-01-01T10:00:00.000Z', { dimension: 'bias' }))).toEqual([]);
    expect(check({ outcome: 'rejected' }, concern('2026-01-01T10:00:00.000Z'))).toEqual([]);
    // "Does not apply" ends a review as an approval does, so it may not walk past the concern either.
    const waived: Partial<Decision> = { outcome: 'not_applicable', dimension: 'bias', sufficiency: [] };
    expect(check(waived, concern('2026-01-01T10:00:00.000Z', { dimension: 'bias' }))).toEqual([
      'INV-14 concern_open',
    ]);
  });
});
