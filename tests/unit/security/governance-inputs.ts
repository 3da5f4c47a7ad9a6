import type { InputOf, MessageName } from '@/lib/messaging/protocol';

const ULID = '01JDEM00000000000000000000';
const ROUTE = 'https://haldenfreight.atlassian.net/browse/OPS-7#jira:OPS-7';
const OTHER = '01JDEM00000000000000000001';
const STAMP = 'ABCDEFGHIJKLMNOPQRST';
const DAY = '2026-11-01';
const exampleRef = {
  tool: 'jira',
  host: 'haldenfreight.atlassian.net',
  type: 'issue',
  key: 'OPS-7',
  url: 'https://haldenfreight.atlassian.net/browse/OPS-7',
} as const;

/** One input in order per message about phases, governance, evidence and concerns, with every optional part. */
export const GOVERNANCE_INPUTS = {
  actAs: { personId: OTHER },
  nameOffices: {
    initiativeId: ULID,
    basedOn: STAMP,
    businessOwnerId: OTHER,
    delegateIds: [OTHER],
    itSponsorId: OTHER,
    runOwnerId: OTHER,
    executiveSponsorId: OTHER,
  },
  acceptOwnership: { initiativeId: ULID },
  saveCandidate: {
    initiativeId: ULID,
    basedOn: STAMP,
    candidate: {
      id: OTHER,
      name: 'Sort invoices',
      frictionScore: 4,
      volumePerMonth: 300,
      stepsVary: 'same',
      impact: 4,
      complexity: 2,
      source: 'Workshop',
    },
  },
  chooseCandidate: { initiativeId: ULID, candidateId: OTHER, reason: 'Faster to reach' },
  changeScope: {
    initiativeId: ULID,
    scopeVersion: 1,
    scope: {
      inputs: [{ name: 'Invoice', exampleRef }],
      outputs: [{ name: 'Account' }],
      decisionRole: 'recommends',
      affects: ['own_team'],
      dataClasses: ['internal'],
      domainFlags: ['credit'],
      surfaces: [{ tool: 'jira', kind: 'new_interface', retireBy: DAY }],
      modelRef: { provider: 'Supplier', name: 'model', version: '1' },
      instructionsVersion: '3',
      instructionsMajor: true,
      exposedHeadcount: 20,
    },
  },
  raiseRiskTier: { initiativeId: ULID, tier: 'high', reason: 'Children use it' },
  saveChangePlan: {
    initiativeId: ULID,
    basedOn: STAMP,
    change: {
      stakeholders: [
        {
          personOrName: 'Clerk',
          stance: 'willing',
          expressedAt: DAY,
          how: 'self_attested',
          byPersonId: OTHER,
        },
      ],
      training: { planned: 10, done: 8 },
      communications: [{ on: DAY, what: 'Note to all' }],
      objections: [{ text: 'Too slow?', raisedOn: DAY, response: 'Measured: no', by: 'Clerk' }],
      reviewedOn: DAY,
    },
  },
  saveWorkflow: {
    initiativeId: ULID,
    basedOn: STAMP,
    before: [{ name: 'Read', actor: 'Clerk', tool: 'Jira' }],
    after: [{ name: 'Check', actor: 'Clerk' }],
  },
  recordTrial: {
    initiativeId: ULID,
    trial: {
      from: DAY,
      to: '2026-11-20',
      selection: 'random',
      cases: 40,
      failures: [{ category: 'Wrong account', count: 2 }],
      outsideUsers: 5,
    },
  },
  saveRunPlan: {
    initiativeId: ULID,
    basedOn: STAMP,
    run: {
      performance: [{ requirement: 'Under 5 s', measured: '2 s', measuredOn: DAY }],
      supportChannel: 'Service desk',
      capacityHoursPerMonth: 12,
      fundedUntil: '2027-12-31',
    },
    runOwnerId: OTHER,
  },
  startBuild: { initiativeId: ULID, day: DAY },
  recordRollout: { initiativeId: ULID, rollout: 'pilot', from: DAY, note: 'Two desks' },
  declareInUse: { initiativeId: ULID, rollout: 'production', from: DAY, note: 'Came with an update' },
  pauseInitiative: { initiativeId: ULID, reason: 'Audit', since: DAY },
  resumeInitiative: { initiativeId: ULID },
  endInitiative: {
    initiativeId: ULID,
    status: 'stopped',
    reason: 'Too few cases',
    learnt: 'Count first',
    finalSample: 'none',
  },
  stepBack: { initiativeId: ULID, to: 'P1', reason: 'Wrong workflow' },
  decideGate: {
    initiativeId: ULID,
    gate: 'G1',
    outcome: 'passed',
    rationale: 'All there',
    softAcknowledged: ['P1-RATIO'],
    imported: true,
  },
  grantWaiver: {
    initiativeId: ULID,
    criterionId: 'P2-MESSY',
    reason: 'A quiet month; the season would be lost.',
    compensatingAction: 'Every case is read twice',
    expiresOn: '2026-12-31',
  },
  submitEvidence: {
    initiativeId: ULID,
    dimension: 'accuracy',
    evidenceIds: ['evi:a:b'],
    requestedMaxRollout: 'limited',
  },
  decideDimension: {
    initiativeId: ULID,
    dimension: 'accuracy',
    outcome: 'approved_with_conditions',
    validUntil: '2026-12-31',
    maxRollout: 'limited',
    rationale: 'Looked at every piece of evidence.',
    sufficiency: [{ requirementId: 'ACC-1', value: 'partial', note: 'Only two weeks' }],
    conditions: [{ appliesTo: 'ACC-1', text: 'Count again', ownerId: OTHER, dueOn: '2026-12-01' }],
  },
  completeCondition: { initiativeId: ULID, decisionId: 'dec:a:b', condition: 0, note: 'Done' },
  fileEvidence: {
    initiativeId: ULID,
    supports: ['ACC-1'],
    kind: 'link',
    title: 'Result',
    factOn: DAY,
    expiresOn: '2027-11-01',
    text: 'Counted',
    outsideTeam: false,
    link: { url: 'https://wiki.haldenfreight.example/result', title: 'Result' },
    fileHash: { name: 'result.csv', size: 10, sha256: 'a'.repeat(64) },
  },
  captureEvidence: {
    route: ROUTE,
    initiativeId: ULID,
    supports: ['AUD-2'],
    title: 'One ticket',
    seen: ['label', 'status'],
    keep: ['label'],
  },
  raiseConcern: {
    route: ROUTE,
    initiativeId: ULID,
    dimension: 'bias',
    text: 'It answers differently to agency staff.',
    anonymous: true,
    seen: ['label'],
    keep: ['label'],
  },
  replyToConcern: { initiativeId: ULID, concernId: 'con:a:b', kind: 'answer', text: 'Corrected' },
  followConcern: { key: 'ABCD-EFGH-JKLM-NPQR-STUV' },
} as const satisfies { readonly [N in MessageName]?: unknown };

/** The same, as the protocol types them. */
export type GovernanceInputs = { [N in keyof typeof GOVERNANCE_INPUTS]: InputOf<N> };
