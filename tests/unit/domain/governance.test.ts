import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dimensionView, dimensionViews } from '@/lib/domain/dimension-status';
import {
  leadDays,
  overallStatus,
  REQUIREMENTS,
  requirementsOf,
  riskTier,
  usable,
  validityLimit,
} from '@/lib/domain/governance';
import {
  type Decision,
  type Dimension,
  OPTIONAL_DIMENSIONS,
  REQUIRED_DIMENSIONS,
} from '@/lib/domain/governance-records';
import {
  AFFECTED_GROUPS,
  DATA_CLASSES,
  DECISION_ROLES,
  DOMAIN_FLAGS,
  EMPTY_PLAN,
  type Initiative,
  type Scope,
} from '@/lib/domain/initiative';
import { factsOf, type InitiativeRecords } from '@/lib/domain/initiative-records';
import { initiativeOverview } from '@/lib/domain/overview';
import { GOVERNANCE_STATUSES } from '@/lib/domain/overview-types';
import { requirementChecks } from '@/lib/domain/requirement-checks';
import type { Workspace } from '@/lib/domain/workspace';
import {
  approvals,
  decision,
  evidence,
  guardrail,
  ID,
  initiative,
  OWNER,
  people,
  REVIEWER,
  RUNNER,
  readyRecords,
  records,
  sample,
  series,
  snapshot,
  submission,
  voidOf,
  workspace,
} from './records';

const scope = (change: Partial<Scope> = {}): Scope =>
  ({ ...structuredClone(EMPTY_PLAN.scope), ...change }) as never;
const views = (now: string, given: Partial<InitiativeRecords>) =>
  dimensionViews(factsOf(records(given), now, workspace()));
const statuses = (now: string, given: Partial<InitiativeRecords>) =>
  Object.fromEntries([...views(now, given)].map(([dimension, { status }]) => [dimension, status]));
const accuracy = (now: string, given: Partial<InitiativeRecords>) =>
  dimensionView('accuracy', factsOf(records(given), now, workspace()));
const NOON = 'T12:00:00.000Z';

describe('risk tier', () => {
  it.each([
    ['minimal', {}],
    ['minimal', { domainFlags: ['credit'], decisionRole: 'informs' }],
    ['minimal', { decisionRole: 'decides_alone', affects: ['own_team'] }],
    ['minimal', { decisionRole: 'recommends', affects: ['own_team'] }],
    ['limited', { dataClasses: ['personal'] }],
    ['limited', { decisionRole: 'recommends', affects: ['employees'] }],
    ['limited', { decisionRole: 'decides_with_review', affects: ['own_team', 'customers'] }],
    ['high', { dataClasses: ['special_category'] }],
    ['high', { affects: ['vulnerable'] }],
    ['high', { domainFlags: ['credit'], decisionRole: 'recommends' }],
    ['high', { decisionRole: 'decides_alone', affects: ['customers'] }],
  ] as [string, Partial<Scope>][])('is %s for %j', (tier, change) => {
    expect(riskTier(scope(change))).toBe(tier);
  });

  it('can be raised by a reviewer and never lowered', () => {
    expect(riskTier(scope(), 'unacceptable')).toBe('unacceptable');
    expect(riskTier(scope({ dataClasses: ['special_category'] }), 'limited')).toBe('high');
  });
});

describe('validity', () => {
  it.each([
    [365, 30],
    [180, 30],
    [90, 18],
    [30, 7],
  ])('an approval for %i days warns %i days before', (days, lead) => {
    expect(leadDays(days)).toBe(lead);
  });

  it('is limited by risk tier, and unacceptable risk cannot be approved', () => {
    const at = '2026-02-03T10:00:00.000Z';
    expect(validityLimit(at, 'high', workspace())).toBe('2026-05-04');
    expect(validityLimit(at, 'limited', workspace())).toBe('2026-08-02');
    expect(validityLimit(at, 'minimal', workspace())).toBe('2027-02-03');
    expect(validityLimit(at, 'unacceptable', workspace())).toBeUndefined();
  });
});

describe('Governance vector: approved 2026-02-03 for 90 days', () => {
  const decisions = [decision('accuracy', { validUntil: '2026-05-04' })];
  it.each([
    ['2026-04-15T12:00:00.000Z', 'approved'],
    ['2026-04-15T21:59:59.999Z', 'approved'],
    ['2026-04-15T22:00:00.000Z', 'expiring'],
    ['2026-04-16T12:00:00.000Z', 'expiring'],
    ['2026-05-04T21:59:00.000Z', 'expiring'],
    ['2026-05-04T22:00:00.000Z', 'expired'],
  ])('Governance vector: at %s it is %s', (now, status) => {
    expect(accuracy(now, { decisions })).toMatchObject({
      status,
      warnsOn: '2026-04-16',
      validUntil: '2026-05-04',
    });
  });

  it('Governance vector: the instant of expiry is midnight in the workspace zone', () => {
    expect(accuracy('2026-06-01T00:00:00.000Z', { decisions }).lapsedAt).toBe('2026-05-04T22:00:00.000Z');
  });
});

describe('Governance vector: model version changed', () => {
  const model = (version: string) => ({ provider: 'Acme', name: 'Bolt', version });
  const decisions = approvals({ snapshot: snapshot({ modelRef: model('1') }) });
  const changed = initiative({ scope: scope({ modelRef: model('2') }), at: '2026-03-01T09:00:00.000Z' });

  it('Governance vector: accuracy, bias and auditability are invalidated, accountability still approved', () => {
    const now = `2026-03-02${NOON}`;
    expect(statuses(now, { decisions, initiative: changed })).toEqual({
      accuracy: 'invalidated',
      bias: 'invalidated',
      auditability: 'invalidated',
      accountability: 'approved',
    });
    expect(overallStatus(Object.values(statuses(now, { decisions, initiative: changed })))).toBe(
      'invalidated',
    );
  });

  it('the card can name the old and the new value, and since when', () => {
    expect(accuracy(`2026-03-02${NOON}`, { decisions, initiative: changed })).toMatchObject({
      changes: [{ what: 'model_version', before: '1', after: '2', since: '2026-03-01T09:00:00.000Z' }],
      lapsedAt: '2026-03-01T09:00:00.000Z',
    });
  });
});

describe('effective status', () => {
  const now = `2026-04-01${NOON}`;

  it('without a decision is submitted, gathering or not started', () => {
    expect(accuracy(now, {}).status).toBe('not_started');
    expect(accuracy(now, { evidence: [evidence(['ACC-2'])] }).status).toBe('gathering');
    expect(accuracy(now, { evidence: [evidence(['BIAS-2'])] }).status).toBe('not_started');
    expect(accuracy(now, { submissions: [submission('accuracy', '2026-01-01T00:00:00.000Z')] }).status).toBe(
      'submitted',
    );
  });

  it.each(['rejected', 'revoked', 'changes_requested'] as const)(
    '%s holds until something newer is submitted',
    (outcome) => {
      const decisions = [decision('accuracy', { outcome })];
      expect(accuracy(now, { decisions }).status).toBe(outcome);
      const older = [submission('accuracy', '2026-02-01T00:00:00.000Z')];
      expect(accuracy(now, { decisions, submissions: older }).status).toBe(outcome);
      const newer = [submission('accuracy', '2026-03-01T00:00:00.000Z')];
      expect(accuracy(now, { decisions, submissions: newer }).status).toBe('submitted');
    },
  );

  it('a later decision supersedes an earlier one, and a future one does not count yet', () => {
    const first = decision('accuracy', { outcome: 'rejected' });
    const second = decision('accuracy', { decidedAt: '2026-03-01T10:00:00.000Z' });
    expect(accuracy(now, { decisions: [second, first] }).status).toBe('approved');
    expect(accuracy('2026-02-20T10:00:00.000Z', { decisions: [second, first] }).status).toBe('rejected');
  });

  it('a condition past its day and not done lapses the approval', () => {
    const condition = { text: 'Test again', ownerId: OWNER, dueOn: '2026-03-31' };
    const decisions = [
      decision('accuracy', { outcome: 'approved_with_conditions', conditions: [condition] }),
    ];
    expect(accuracy('2026-03-31T12:00:00.000Z', { decisions }).status).toBe('approved_with_conditions');
    expect(accuracy(now, { decisions })).toMatchObject({
      status: 'lapsed_condition',
      lapsedAt: '2026-03-31T22:00:00.000Z',
    });
    const done = { ...condition, doneAt: '2026-03-20T00:00:00.000Z' };
    const kept = [decision('accuracy', { outcome: 'approved_with_conditions', conditions: [done] })];
    expect(accuracy(now, { decisions: kept }).status).toBe('approved_with_conditions');
  });

  it('a rollout beyond what was approved exceeds the approval, since the rollout began', () => {
    const decisions = [decision('accuracy', { maxRollout: 'pilot' })];
    const rolloutHistory = [
      { rollout: 'pilot' as const, from: '2026-02-01', by: OWNER, note: '' },
      { rollout: 'limited' as const, from: '2026-03-10', by: OWNER, note: '' },
    ];
    expect(
      accuracy(now, { decisions, initiative: initiative({ rollout: 'limited', rolloutHistory }) }),
    ).toMatchObject({
      status: 'exceeds_approval',
      usable: false,
      lapsedAt: '2026-03-09T23:00:00.000Z',
    });
    expect(accuracy(now, { decisions, initiative: initiative({ rollout: 'pilot' }) }).status).toBe(
      'approved',
    );
  });

  it('not applicable is usable, covers any rollout, and expires like an approval', () => {
    const decisions = [
      decision('bias', { outcome: 'not_applicable', maxRollout: 'pilot', validUntil: '2026-06-30' }),
    ];
    const bias = (at: string) =>
      dimensionView(
        'bias',
        factsOf(records({ decisions, initiative: initiative({ rollout: 'production' }) }), at, workspace()),
      );
    expect(bias(now)).toMatchObject({ status: 'not_applicable', usable: true });
    expect(bias(`2026-07-01${NOON}`).status).toBe('expired');
  });

  it('an approval without an end holds only as long as its risk tier allows', () => {
    const { validUntil: _, ...rest } = decision('accuracy');
    expect(accuracy(`2027-02-03${NOON}`, { decisions: [rest as Decision] }).status).toBe('expiring');
    expect(accuracy(`2027-02-04${NOON}`, { decisions: [rest as Decision] }).status).toBe('expired');
  });

  it('a reviewer who left does not void what they decided', () => {
    const left = people().map((one) => (one.id === REVIEWER ? { ...one, active: false } : one));
    expect(accuracy(now, { decisions: [decision('accuracy')], people: left }).status).toBe('approved');
  });
});

describe('suspension by a guardrail', () => {
  const now = `2026-06-10${NOON}`;
  const decisions = approvals();
  const reopened = (periodStart: string, value: number, change = {}) =>
    sample({ periodStart, value, metricId: ID.guardrail, ...change });
  const [march, april] = [reopened('2026-03-01', 6), reopened('2026-04-01', 7)];
  const status = (samples: InitiativeRecords['samples'], change: Partial<InitiativeRecords> = {}) =>
    accuracy(now, { decisions, metrics: [guardrail()], samples, ...change });

  it('two consecutive values out of bounds suspend the linked dimension only', () => {
    expect(status([march, april])).toMatchObject({ status: 'suspended', lapsedAt: april.confirmedAt });
    expect(statuses(now, { decisions, metrics: [guardrail()], samples: [march, april] })).toMatchObject({
      bias: 'approved',
      auditability: 'approved',
    });
  });

  it('one value, or two with a good one between, do not', () => {
    expect(status([march]).status).toBe('approved');
    expect(status([march, reopened('2026-04-01', 5), reopened('2026-05-01', 9)]).status).toBe('approved');
  });

  it('a good value afterwards does not lift it, a new decision does', () => {
    const may = reopened('2026-05-01', 1);
    expect(status([march, april, may]).status).toBe('suspended');
    const renewed = [...decisions, decision('accuracy', { decidedAt: '2026-05-20T10:00:00.000Z' })];
    expect(status([march, april, may], { decisions: renewed }).status).toBe('approved');
  });

  it('a new bound or link in a later series does not lift it', () => {
    const guarded = {
      class: 'guardrail',
      bound: { op: '<=', value: 5 },
      linkedDimension: 'accuracy',
    } as const;
    const [first, next] = [series({ guarded }), series({ version: 2, reason: 'Counted otherwise' })];
    const later = (change: object) => ({ metrics: [guardrail({ series: [first, next], ...change })] });
    expect(status([march, april], later({ bound: { op: '<=', value: 50 } })).status).toBe('suspended');
    expect(status([march, april], later({ linkedDimension: 'bias' })).status).toBe('suspended');
    expect(status([march, april], later({ class: 'adoption' })).status).toBe('suspended');
    // Values of the later series are read by its own bound.
    const [may, june] = [
      reopened('2026-03-01', 9, { seriesVersion: 2 }),
      reopened('2026-04-01', 9, { seriesVersion: 2 }),
    ];
    expect(status([may, june], later({ bound: { op: '<=', value: 50 } })).status).toBe('approved');
    // A record from before that says nothing of it is read by what the metric says now.
    const old = { metrics: [guardrail({ series: [series(), next] })] };
    expect(status([march, april], old).status).toBe('suspended');
  });

  it('values confirmed before the decision were known to the reviewer', () => {
    const december = reopened('2025-12-01', 9);
    const january = reopened('2026-01-01', 9, { confirmedAt: '2026-02-01T00:00:00.000Z' });
    expect(status([december, january]).status).toBe('approved');
    expect(status([january, reopened('2026-02-01', 9)]).status).toBe('approved');
  });

  it('a withdrawn value is no breach', () => {
    expect(status([march, april], { voids: [voidOf(april)] }).status).toBe('approved');
  });

  it('a lower bound is broken from below', () => {
    const metrics = [guardrail({ bound: { op: '>=', value: 10 } })];
    expect(status([march, april], { metrics }).status).toBe('suspended');
    expect(status([reopened('2026-03-01', 10), reopened('2026-04-01', 11)], { metrics }).status).toBe(
      'approved',
    );
  });
});

describe('material changes', () => {
  const now = `2026-04-01${NOON}`;
  const seen = snapshot({
    decisionRole: 'recommends',
    affects: ['own_team'],
    dataClasses: ['internal'],
    domainFlags: [],
    exposedHeadcount: 20,
    instructionsVersion: 'a',
    surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
    runOwnerId: RUNNER,
  });
  const base: Partial<Scope> = {
    decisionRole: 'recommends',
    affects: ['own_team'],
    dataClasses: ['internal'],
    exposedHeadcount: 20,
    instructionsVersion: 'a',
    surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
  };
  const invalidated = (
    change: Partial<Scope>,
    more: Partial<Initiative> = {},
    given: Partial<InitiativeRecords> = {},
  ) =>
    Object.entries(
      statuses(now, {
        decisions: approvals({ snapshot: seen }),
        initiative: initiative({ scope: scope({ ...base, ...change }), runOwnerId: RUNNER, ...more }),
        ...given,
      }),
    )
      .filter(([, status]) => status === 'invalidated')
      .map(([dimension]) => dimension);
  const ALL = [...REQUIRED_DIMENSIONS];

  it.each([
    ['nothing', {}, []],
    ['more decision power', { decisionRole: 'decides_with_review' }, ALL],
    ['another affected group', { affects: ['own_team', 'employees'] }, ALL],
    ['another class of data', { dataClasses: ['internal', 'confidential'] }, ALL],
    ['a domain flag', { domainFlags: ['legal'] }, ALL],
    [
      'a model where none was named',
      { modelRef: { provider: 'a', name: 'b', version: 'c' } },
      ALL.slice(0, 3),
    ],
    ['minor instructions', { instructionsVersion: 'b' }, []],
    ['major instructions', { instructionsVersion: 'b', instructionsMajor: true }, ['accuracy', 'bias']],
    ['twice the people', { exposedHeadcount: 40 }, []],
    ['more than twice the people', { exposedHeadcount: 41 }, ['bias', 'accountability']],
    [
      'another tool',
      { surfaces: [...(base.surfaces ?? []), { tool: 'confluence', kind: 'existing_tool' }] },
      ['auditability'],
    ],
    [
      'a second surface in the same tool',
      { surfaces: [...(base.surfaces ?? []), ...(base.surfaces ?? [])] },
      ['auditability'],
    ],
  ] as [string, Partial<Scope>, Dimension[]][])('%s', (_, change, expected) => {
    expect(invalidated(change)).toEqual(expected);
  });

  it('a major change of the instructions stays one: neither unticking it nor a minor version on top takes it back', () => {
    const logged = (change: object) => ({
      scopeLog: [
        { version: 2, at: '2026-03-01T09:00:00.000Z', by: OWNER, changed: ['instructions_version'] },
        { version: 3, at: '2026-03-02T09:00:00.000Z', by: OWNER, changed: [], ...change },
      ],
    });
    const major = logged({ replacedMajor: 'b' });
    expect(invalidated({ instructionsVersion: 'b' }, major)).toEqual(['accuracy', 'bias']);
    expect(invalidated({ instructionsVersion: 'c' }, major)).toEqual(['accuracy', 'bias']);
    // Back to what was reviewed, or decided on anew, there is nothing that was not reviewed.
    expect(invalidated({ instructionsVersion: 'a' }, major)).toEqual([]);
    const renewed = approvals({
      decidedAt: '2026-03-03T09:00:00.000Z',
      snapshot: { ...seen, instructionsVersion: 'c' },
    });
    expect(invalidated({ instructionsVersion: 'd' }, major, { decisions: renewed })).toEqual([]);
    expect(invalidated({ instructionsVersion: 'c' }, logged({}))).toEqual([]);
  });

  it('a risk tier that rises invalidates all', () => {
    expect(invalidated({}, { raisedRiskTier: 'high' })).toEqual(ALL);
  });

  it('a changed or inactive owner or run owner invalidates accountability', () => {
    const without = (id: string) => people().map((one) => (one.id === id ? { ...one, active: false } : one));
    expect(invalidated({}, { businessOwnerId: 'colleague' })).toEqual(['accountability']);
    expect(invalidated({}, { runOwnerId: 'colleague' })).toEqual(['accountability']);
    expect(invalidated({}, {}, { people: without(OWNER) })).toEqual(['accountability']);
    expect(invalidated({}, {}, { people: without(RUNNER) })).toEqual(['accountability']);
    expect(invalidated({}, {}, { people: people().filter(({ id }) => id !== OWNER) })).toEqual([
      'accountability',
    ]);
  });

  it('naming a run owner where there was none is no change for the worse', () => {
    const { runOwnerId: _, ...withoutRunner } = seen;
    expect(invalidated({}, {}, { decisions: approvals({ snapshot: withoutRunner as never }) })).toEqual([]);
  });

  it('a reduction of scope never invalidates anything', () => {
    const wide: Partial<Scope> = {
      decisionRole: 'decides_alone',
      affects: [...AFFECTED_GROUPS],
      dataClasses: [...DATA_CLASSES],
      domainFlags: [...DOMAIN_FLAGS],
      exposedHeadcount: 100,
      surfaces: [
        { tool: 'jira', kind: 'existing_tool' },
        { tool: 'confluence', kind: 'new_interface' },
      ],
    };
    const reviewed = snapshot({ ...(wide as object), riskTier: 'high' });
    const reduction = fc.record({
      decisionRole: fc.constantFrom(...DECISION_ROLES),
      affects: fc.subarray([...AFFECTED_GROUPS]),
      dataClasses: fc.subarray([...DATA_CLASSES]),
      domainFlags: fc.subarray([...DOMAIN_FLAGS]),
      exposedHeadcount: fc.integer({ min: 0, max: 100 }),
      surfaces: fc.subarray(wide.surfaces ?? []),
    });
    fc.assert(
      fc.property(reduction, (change) => {
        const given = {
          decisions: approvals({ snapshot: reviewed }),
          initiative: initiative({ scope: scope(change as Partial<Scope>) }),
        };
        expect(new Set(Object.values(statuses(now, given)))).toEqual(new Set(['approved']));
      }),
    );
  });
});

describe('overall', () => {
  it('is never better than the worst dimension', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...GOVERNANCE_STATUSES), { minLength: 1 }), (all) => {
        const rank = (status: (typeof all)[number]) => GOVERNANCE_STATUSES.indexOf(status);
        expect(rank(overallStatus(all))).toBe(Math.min(...all.map(rank)));
      }),
    );
  });

  it('of nothing is not started', () => {
    expect(overallStatus([])).toBe('not_started');
  });

  it('exactly four statuses are usable', () => {
    expect(GOVERNANCE_STATUSES.filter(usable)).toEqual([
      'approved_with_conditions',
      'expiring',
      'approved',
      'not_applicable',
    ]);
  });

  it('there are twelve requirements, three for each required dimension', () => {
    expect(REQUIRED_DIMENSIONS.flatMap(requirementsOf)).toHaveLength(12);
    for (const dimension of REQUIRED_DIMENSIONS) {
      expect(REQUIREMENTS.filter((row) => row.dimension === dimension)).toHaveLength(3);
    }
  });
});

describe('optional dimensions', () => {
  const asked = (optionalDimensions: Workspace['optionalDimensions'], change: Partial<Scope> = {}) => {
    const given = records({ initiative: initiative({ scope: scope(change) }) });
    return [
      ...dimensionViews(
        factsOf(given, `2026-04-20${NOON}`, workspace({ optionalDimensions } as Partial<Workspace>)),
      ).keys(),
    ];
  };

  it('are asked for where an admin switched them on, from the risk tier named', () => {
    const added = (from: 'minimal' | 'limited' | 'high', change: Partial<Scope>) =>
      asked([{ dimension: 'privacy', from }], change).slice(REQUIRED_DIMENSIONS.length);
    expect(asked(undefined)).toEqual([...REQUIRED_DIMENSIONS]);
    expect(asked([])).toEqual([...REQUIRED_DIMENSIONS]);
    expect(added('minimal', {})).toEqual(['privacy']);
    expect(added('limited', {})).toEqual([]);
    expect(added('limited', { dataClasses: ['personal'] })).toEqual(['privacy']);
    expect(added('high', { dataClasses: ['personal'] })).toEqual([]);
    expect(added('high', { dataClasses: ['special_category'] })).toEqual(['privacy']);
  });

  it('bring a list of evidence each', () => {
    for (const dimension of OPTIONAL_DIMENSIONS) {
      expect(requirementsOf(dimension).length, dimension).toBeGreaterThanOrEqual(2);
      const facts = factsOf(records({}), `2026-04-20${NOON}`, workspace());
      expect(requirementChecks(dimension, facts).map(({ proposal }) => proposal)).not.toContain('adequate');
    }
  });

  it('count like a required one once switched on, and not before', () => {
    const now = `2026-04-20${NOON}`;
    const ready = readyRecords({
      rollout: 'production',
      rolloutHistory: [{ rollout: 'production', from: '2026-03-01', by: OWNER, note: '' }],
    });
    const seen = (decisions: Decision[], settings: Partial<Workspace>) =>
      initiativeOverview(
        { ...ready, decisions: [...ready.decisions, ...decisions] },
        now,
        workspace(settings),
        {},
      );
    const on = { optionalDimensions: [{ dimension: 'safety' as const, from: 'minimal' as const }] };
    expect(seen([], {})).toMatchObject({ compliant: true, governance: 'approved' });
    const undecided = seen([], on);
    expect(undecided).toMatchObject({ compliant: false, governance: 'not_started' });
    expect(undecided.compliance.reasons).toMatchObject([
      { code: 'dimension_not_usable', dimension: 'safety' },
    ]);
    expect(undecided.guidance).toMatchObject({ id: 'guidance.notCleared', tone: 'stop' });
    const snapshot = ready.decisions[0]!.snapshot;
    expect(seen([decision('safety', { snapshot, maxRollout: 'production' })], on)).toMatchObject({
      compliant: true,
      governance: 'approved',
    });
    const revoked = seen([decision('safety', { snapshot, outcome: 'revoked' })], on);
    expect(revoked).toMatchObject({ compliant: false, governance: 'revoked' });
  });
});
