import { addDays, addMonths } from '@/lib/domain/calendar';
import { contentId } from '@/lib/domain/content-id';
import type {
  Decision,
  Dimension,
  EvidenceItem,
  GateDecision,
  Submission,
  Waiver,
} from '@/lib/domain/governance-records';
import { EMPTY_PLAN, type Initiative } from '@/lib/domain/initiative';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import type { Rule } from '@/lib/domain/mapping/rule';
import type { Metric, Sample, SampleVoid, Skip } from '@/lib/domain/metric-records';
import type { Person } from '@/lib/domain/people';
import { WORKSPACE_DEFAULTS, type Workspace } from '@/lib/domain/workspace';

/** Valid records with plain defaults; a test names only what it is about. */

export const ID = {
  initiative: '01J0000000000000000000000A',
  metric: '01J0000000000000000000000M',
  guardrail: '01J0000000000000000000000G',
  candidates: ['01J0000000000000000000000B', '01J0000000000000000000000C', '01J0000000000000000000000D'],
} as const;

export const OWNER = 'owner';
export const REVIEWER = 'reviewer';
export const IT = 'it-sponsor';
export const RUNNER = 'runner';
export const DELEGATE = 'delegate';
export const COLLEAGUE = 'colleague';
export const EXECUTIVE = 'executive';

const LONG_AGO = '2025-01-01T08:00:00.000Z';
export const envelope = { v: 1, by: OWNER, at: LONG_AGO, dev: 'device-1' };
export const REF = {
  tool: 'jira',
  host: 'jira.example.com',
  type: 'issue',
  key: 'OPS-7',
  url: 'https://jira.example.com/browse/OPS-7',
} as const;

export function workspace(change: Partial<Workspace> = {}): Workspace {
  return {
    ...envelope,
    ...structuredClone(WORKSPACE_DEFAULTS),
    workdays: [...WORKSPACE_DEFAULTS.workdays],
    name: 'Example',
    timeZone: 'Europe/Berlin',
    ...change,
  } as Workspace;
}

export function person(id: string, change: Partial<Person> = {}): Person {
  return {
    ...envelope,
    id,
    createdAt: LONG_AGO,
    createdBy: OWNER,
    displayName: `Name of ${id}`,
    function: 'business',
    active: true,
    roles: [],
    ...change,
  };
}

export function people(): Person[] {
  const role = (name: 'reviewer' | 'admin') => [{ role: name, scope: 'workspace', from: LONG_AGO }];
  return [
    person(OWNER, { roles: role('admin') }),
    person(REVIEWER, { function: 'risk', roles: role('reviewer') }),
    person(IT, { function: 'it' }),
    person(RUNNER),
    person(DELEGATE),
    person(COLLEAGUE),
    person(EXECUTIVE),
  ];
}

export function initiative(change: Partial<Initiative> = {}): Initiative {
  return {
    ...envelope,
    ...structuredClone(EMPTY_PLAN),
    id: ID.initiative,
    createdAt: LONG_AGO,
    createdBy: OWNER,
    key: 'INV-TRIAGE',
    name: 'Invoice triage',
    purpose: 'Proposes the account for incoming invoices.',
    entryMode: 'greenfield',
    phase: 'P1',
    rollout: 'none',
    status: 'active',
    businessOwnerId: OWNER,
    ...change,
  } as Initiative;
}

export function metric(change: Partial<Metric> = {}): Metric {
  return {
    ...envelope,
    id: ID.metric,
    createdAt: LONG_AGO,
    createdBy: OWNER,
    initiativeId: ID.initiative,
    name: 'Handling time',
    question: 'Do we keep it?',
    class: 'outcome',
    category: 'time_saved',
    headline: true,
    unit: { dimension: 'duration', code: 'min', decimals: 1 },
    direction: 'decrease',
    aggregation: 'median',
    cadence: 'monthly',
    graceDays: 5,
    startsOn: '2025-01-01',
    ownerId: OWNER,
    contributorIds: [],
    series: [series()],
    status: 'active',
    ...change,
  };
}

export function series(change: Partial<Metric['series'][number]> = {}): Metric['series'][number] {
  return {
    version: 1,
    baseline: {
      value: 42,
      periodStart: '2024-10-01',
      periodEnd: '2024-12-31',
      grade: 'census',
      method: 'tickets of the last quarter',
      evidenceIds: [],
      setAt: LONG_AGO,
    },
    targets: [
      { version: 1, value: 30, startOn: '2026-01-01', dueOn: '2026-07-01', setAt: LONG_AGO, setBy: OWNER },
    ],
    openedAt: LONG_AGO,
    openedBy: OWNER,
    ...change,
  };
}

export function guardrail(change: Partial<Metric> = {}): Metric {
  return metric({
    id: ID.guardrail,
    name: 'Reopened tickets',
    class: 'guardrail',
    category: 'rework',
    headline: false,
    bound: { op: '<=', value: 5 },
    linkedDimension: 'accuracy',
    ...change,
  });
}

/** Which tickets belong to the initiative. */
export function rule(change: Partial<Rule> = {}): Rule & { initiativeId: string } {
  const { initiativeId = ID.initiative } = change;
  return {
    ...envelope,
    id: '01J0000000000000000000000R',
    createdAt: LONG_AGO,
    createdBy: OWNER,
    name: 'Operations',
    effect: 'include',
    tool: 'jira',
    hosts: ['jira.example.com'],
    all: [{ field: 'projectKey', op: 'eq', value: 'OPS' }],
    status: 'active',
    priority: 0,
    tests: [],
    version: 1,
    note: '',
    ...change,
    initiativeId,
  };
}

/** One ticket, pinned to the initiative by whoever answers for it. */
export function pin(change: Partial<Rule> = {}): Rule & { initiativeId: string } {
  return {
    ...rule({ id: `${ID.initiative}:${ID.metric}`, name: 'OPS-18', pin: true }),
    all: [{ field: 'issueKey', op: 'eq', value: 'OPS-18' }],
    ...change,
    initiativeId: ID.initiative,
  };
}

/** A sample of the month that begins on `periodStart`, confirmed two days after its end. */
export function sample(change: Partial<Sample> & { periodStart: string }): Sample {
  const end = addDays(addMonths(change.periodStart, 1), -1);
  const at = `${addDays(end, 2)}T09:00:00.000Z`;
  const { id: _, ...body } = {
    ...envelope,
    at,
    nonce: 'n',
    initiativeId: ID.initiative,
    metricId: ID.metric,
    seriesVersion: 1,
    periodEnd: end,
    value: 36,
    grade: 'census' as const,
    provenance: { kind: 'manual' as const, sources: [], capturedAt: at, note: '' },
    confirmedAt: at,
    confirmedBy: OWNER,
    late: false,
    id: '',
    ...change,
  };
  return { ...body, id: change.id ?? contentId('sample', body) } as Sample;
}

export function voidOf(target: Sample): SampleVoid {
  const { initiativeId, metricId, periodStart, periodEnd, value } = target;
  const body = {
    ...envelope,
    initiativeId,
    metricId,
    periodStart,
    periodEnd,
    of: target.id,
    value,
    reason: 'typo',
  };
  return { ...body, id: contentId('sampleVoid', body) };
}

export function skip(periodStart: string, change: Partial<Skip> = {}): Skip {
  const body = {
    ...envelope,
    nonce: 'n',
    initiativeId: ID.initiative,
    metricId: ID.metric,
    periodStart,
    periodEnd: addDays(addMonths(periodStart, 1), -1),
    reason: 'no tickets',
    ...change,
  };
  return { ...body, id: contentId('skip', body) } as Skip;
}

export function snapshot(change: Partial<Decision['snapshot']> = {}): Decision['snapshot'] {
  return {
    scopeHash: '',
    scopeVersion: 1,
    evidence: [],
    metricDefHashes: [],
    businessOwnerId: OWNER,
    riskTier: 'minimal',
    decisionRole: 'informs',
    affects: [],
    dataClasses: [],
    domainFlags: [],
    surfaces: [],
    ...change,
  };
}

export function decision(dimension: Dimension, change: Partial<Decision> = {}): Decision {
  const body = {
    ...envelope,
    nonce: dimension,
    initiativeId: ID.initiative,
    dimension,
    outcome: 'approved' as const,
    reviewerId: REVIEWER,
    decidedAt: '2026-02-03T10:00:00.000Z',
    validUntil: '2026-12-31',
    maxRollout: 'production' as const,
    rationale: 'Looked at every piece of evidence.',
    sufficiency: [],
    conditions: [],
    snapshot: snapshot(),
    ...change,
  };
  return { ...body, id: contentId('decision', body) } as Decision;
}

export function approvals(change: Partial<Decision> = {}): Decision[] {
  return (['accuracy', 'bias', 'auditability', 'accountability'] as const).map((one) =>
    decision(one, change),
  );
}

export function submission(dimension: Dimension, at: string): Submission {
  const body = {
    ...envelope,
    at,
    nonce: 'n',
    initiativeId: ID.initiative,
    dimension,
    evidenceIds: [],
    requestedMaxRollout: 'limited' as const,
  };
  return { ...body, id: contentId('submission', body) };
}

export function evidence(supports: string[], change: Partial<EvidenceItem> = {}): EvidenceItem {
  const body = {
    ...envelope,
    by: COLLEAGUE,
    nonce: supports.join(),
    initiativeId: ID.initiative,
    supports,
    kind: 'note' as const,
    title: 'A note',
    text: 'What was found, in words.',
    factAt: LONG_AGO,
    filedAt: LONG_AGO,
    ...change,
  };
  return { ...body, id: contentId('evidence', body) } as EvidenceItem;
}

export function gateDecision(gate: GateDecision['gate'], change: Partial<GateDecision> = {}): GateDecision {
  const body = {
    ...envelope,
    nonce: gate,
    initiativeId: ID.initiative,
    gate,
    outcome: 'passed' as const,
    decidedBy: gate === 'G3' ? REVIEWER : OWNER,
    decidedAt: '2025-06-01T08:00:00.000Z',
    rationale: '',
    criteria: [],
    softAcknowledged: [],
    waiverIds: [],
    snapshotHash: '',
    ...change,
  };
  return { ...body, id: contentId('gateDecision', body) } as GateDecision;
}

export function waiver(criterionId: string, change: Partial<Waiver> = {}): Waiver {
  const body = {
    ...envelope,
    nonce: criterionId,
    initiativeId: ID.initiative,
    criterionId,
    reason: 'There is no other way for now.',
    compensatingAction: 'We check every case by hand.',
    grantedBy: REVIEWER,
    grantedAt: '2026-03-01T08:00:00.000Z',
    expiresOn: '2026-05-30',
    ...change,
  };
  return { ...body, id: contentId('waiver', body) } as Waiver;
}

export function records(change: Partial<InitiativeRecords> = {}): InitiativeRecords {
  return {
    initiative: initiative(),
    metrics: [],
    samples: [],
    voids: [],
    skips: [],
    decisions: [],
    submissions: [],
    gateDecisions: [],
    waivers: [],
    evidence: [],
    people: people(),
    ...change,
  };
}

/** Everything that the first three gates ask for, as of April 2026, in limited rollout. */
export function readyRecords(change: Partial<Initiative> = {}): InitiativeRecords {
  const ready = initiative({
    phase: 'P4',
    rollout: 'limited',
    ownerAcceptedAt: LONG_AGO,
    rolloutHistory: [
      { rollout: 'pilot', from: '2025-07-01', by: OWNER, note: '' },
      { rollout: 'limited', from: '2025-10-01', by: OWNER, note: '' },
    ],
    buildStartedAt: '2025-02-01',
    chosenCandidateId: ID.candidates[0],
    chosenAt: '2025-01-10T08:00:00.000Z',
    candidates: ID.candidates.map((id, index) => ({
      id,
      name: `Workflow ${index}`,
      frictionScore: 4 - index,
      volumePerMonth: 500,
      stepsVary: 'same' as const,
      impact: 4 - index,
      complexity: 2,
      recordedAt: '2025-01-05T08:00:00.000Z',
      source: 'workshop',
    })),
    scope: {
      ...structuredClone(EMPTY_PLAN.scope),
      inputs: [{ name: 'Invoice', exampleRef: REF }],
      outputs: [{ name: 'Account', exampleRef: REF }],
      surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
    } as unknown as Initiative['scope'],
    change: {
      stakeholders: [
        {
          personOrName: COLLEAGUE,
          stance: 'willing',
          expressedAt: '2026-01-01',
          how: 'self_attested',
          byPersonId: COLLEAGUE,
        },
      ],
      training: { planned: 10, done: 9 },
      communications: [],
      objections: [{ text: 'Too slow?', raisedOn: '2025-06-01', response: 'Measured: no.', by: 'Pat' }],
      reviewedOn: '2026-03-01',
    },
    workflow: {
      before: [
        { name: 'Open', actor: 'Agent' },
        { name: 'Look up', actor: 'Agent' },
        { name: 'Book', actor: 'Agent' },
      ],
      after: [
        { name: 'Open', actor: 'Agent' },
        { name: 'Book', actor: 'Agent' },
      ],
    },
    trials: [
      {
        id: ID.candidates[0],
        from: '2025-05-01',
        to: '2025-05-31',
        selection: 'consecutive',
        cases: 40,
        failures: [{ category: 'wrong account', count: 3 }],
        outsideUsers: 6,
        by: OWNER,
        evidenceIds: [],
      },
    ],
    run: {
      performance: [{ requirement: 'under 5 s', measured: '2 s', measuredOn: '2026-01-01' }],
      supportChannel: '#invoice-help',
      capacityHoursPerMonth: 20,
      fundedUntil: '2027-12-31',
    },
    runOwnerId: RUNNER,
    ...change,
  });
  const surfaces = [{ tool: 'jira', kind: 'existing_tool' }];
  return records({
    initiative: ready,
    metrics: [
      metric({
        execOutcome: {
          statement: 'Faster payment',
          executiveName: 'E. Xecutive',
          acceptedAt: '2026-01-01T08:00:00.000Z',
        },
      }),
      guardrail(),
    ],
    samples: ['2026-01-01', '2026-02-01', '2026-03-01'].map((periodStart) => sample({ periodStart })),
    decisions: approvals({ snapshot: snapshot({ surfaces, runOwnerId: RUNNER }) }),
    gateDecisions: [gateDecision('G1'), gateDecision('G2'), gateDecision('G3')],
    evidence: [evidence(['P2-NOSWITCH'], { kind: 'attestation', outsideTeam: true })],
    matches: { ruleActive: true, lastMatchedOn: '2026-04-19', people: 3 },
  });
}
