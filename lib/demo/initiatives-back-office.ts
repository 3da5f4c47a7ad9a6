import type { Initiative } from '@/lib/domain/initiative';
import { type DemoContext, issueRef, pageRef, recordRef } from './demo-context';
import { newDemoInitiative } from './initiative-draft';

/** Initiatives of finance, HR and legal. */
export function backOfficeInitiatives(context: DemoContext): Initiative[] {
  return [invoiceMatching(context), hrAnswers(context), clauseReview(context)];
}

/** Switched on by a supplier's update, everywhere at once, before anybody had decided anything. */
function invoiceMatching(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'INV-MATCH', {
    name: 'Invoice matching',
    purpose:
      'Matches carrier invoices to shipments and posts those above the threshold; clerks see the rest.',
    phase: 'P3',
    rollout: 'production',
    entryMode: 'in_flight',
    createdOn: -270,
    updatedOn: -60,
    owner: 'financeManager',
    ownerAcceptedOn: -262,
    people: { itSponsor: 'financeSystemsManager', runOwner: 'aiRunManager', executive: 'financeDirector' },
    buildStartedOn: -330,
    rollouts: [
      ['limited', -300, 'Came with the update of the finance system'],
      ['production', -185, 'Switched on for all depots'],
    ],
    candidates: [
      ['Match invoices without a purchase order', 4, 340, 'mostly_same', 4, 2],
      ['Find invoices that were paid twice', 3, 4100, 'same', 4, 3],
      ['Explain surcharges to depots', 3, 80, 'varies', 2, 4],
    ],
    candidatesOn: -266,
    chosen: [0, -264],
    scope: {
      inputs: [{ name: 'Carrier invoice', exampleRef: issueRef('PAY-103') }],
      outputs: [{ name: 'Shipment the invoice belongs to', exampleRef: issueRef('PAY-101') }],
      decisionRole: 'decides_with_review',
      affects: ['own_team', 'customers'],
      dataClasses: ['internal', 'confidential'],
      domainFlags: [],
      surfaces: [
        { tool: 'jira', kind: 'existing_tool' },
        { tool: 'confluence', kind: 'existing_tool' },
      ],
      modelRef: { provider: 'Finance system supplier', name: 'auto-match', version: '12.4' },
      exposedHeadcount: 35,
    },
    stakeholders: [
      ['Invoice clerk', 'willing', -261, 'told'],
      ['Controller', 'opposed', -120, 'written'],
    ],
    training: [35, 11],
    objections: [['Nobody can say why an invoice was matched.', -120]],
  });
}

function hrAnswers(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'HR-ANSWERS', {
    name: 'HR answer drafts',
    purpose: 'Drafts answers about leave, pay and certificates. An HR partner reads, changes and sends them.',
    phase: 'P3',
    rollout: 'limited',
    createdOn: -280,
    updatedOn: -35,
    owner: 'hrServicesLead',
    ownerAcceptedOn: -279,
    people: { itSponsor: 'servicePlatformManager', runOwner: 'aiRunManager', executive: 'headOfPeople' },
    buildStartedOn: -225,
    rollouts: [
      ['pilot', -190, 'Two HR partners'],
      ['limited', -110, 'All HR partners, and payroll questions'],
    ],
    candidates: [
      ['Draft answers to frequent questions', 5, 480, 'mostly_same', 4, 2],
      ['Prepare contracts for seasonal staff', 4, 130, 'same', 3, 3],
      ['Sort applications', 3, 260, 'varies', 3, 5],
    ],
    candidatesOn: -272,
    chosen: [0, -262],
    scope: {
      inputs: [
        { name: 'Question of a colleague', exampleRef: issueRef('HR-13') },
        { name: 'Payroll incident', exampleRef: recordRef('incident', '5c0e83b7db1a4f209e77a4f2ca9619b2') },
      ],
      outputs: [{ name: 'Draft answer with its source', exampleRef: issueRef('HR-15') }],
      decisionRole: 'recommends',
      affects: ['own_team', 'employees'],
      dataClasses: ['internal', 'personal'],
      domainFlags: ['employment'],
      surfaces: [
        { tool: 'jira', kind: 'existing_tool' },
        { tool: 'servicenow', kind: 'existing_tool' },
      ],
      modelRef: { provider: 'Language model supplier', name: 'fl-write', version: '4.0' },
      instructionsVersion: '9',
      exposedHeadcount: 11,
    },
    stakeholders: [
      ['HR partner', 'willing', -265, 'self_attested'],
      ['Works council', 'skeptical', -185, 'written'],
    ],
    training: [11, 8],
    communications: [[-112, 'Talk at the works meeting']],
    objections: [
      ['Answers about parental leave read as if only mothers took it.', -180, 'Rewritten; part of the test.'],
    ],
    changeReviewedOn: -70,
    workflow: {
      before: [
        { name: 'Read the question', actor: 'HR partner', tool: 'Jira' },
        { name: 'Find the rule', actor: 'HR partner' },
        { name: 'Write the answer', actor: 'HR partner', tool: 'Jira' },
      ],
      after: [{ name: 'Read question and draft, change, send', actor: 'HR partner', tool: 'Jira' }],
    },
    trial: {
      from: -185,
      to: -150,
      selection: 'consecutive',
      cases: 26,
      failures: [
        ['Rule of another country used', 3],
        ['Answer right, tone wrong', 4],
      ],
      outsideUsers: 5,
    },
  });
}

function clauseReview(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'LEG-REVIEW', {
    name: 'Contract clause review',
    purpose:
      'Marks clauses that differ from the company’s standard, for counsel, who reads every marked clause.',
    phase: 'P4',
    rollout: 'production',
    createdOn: -400,
    updatedOn: -45,
    owner: 'legalOperationsLead',
    ownerAcceptedOn: -398,
    people: { itSponsor: 'servicePlatformManager', runOwner: 'aiRunManager', executive: 'generalCounsel' },
    buildStartedOn: -345,
    rollouts: [
      ['pilot', -310, 'Carrier contracts only'],
      ['limited', -250, 'All contracts with carriers and customers'],
      ['production', -200, 'Whole legal department'],
    ],
    candidates: [
      ['Compare clauses with the standard', 5, 140, 'mostly_same', 5, 2],
      ['Collect insurance certificates', 3, 210, 'same', 2, 1],
      ['Draft data processing agreements', 4, 40, 'varies', 3, 4],
    ],
    candidatesOn: -392,
    chosen: [0, -385],
    scope: {
      inputs: [
        { name: 'Contract', exampleRef: issueRef('LEG-3') },
        { name: 'Standard clauses', exampleRef: pageRef('LEG', '52690961') },
      ],
      outputs: [{ name: 'Marked clauses, each with the standard beside it', exampleRef: issueRef('LEG-3') }],
      decisionRole: 'recommends',
      affects: ['own_team', 'customers'],
      dataClasses: ['confidential'],
      domainFlags: ['legal'],
      surfaces: [
        { tool: 'jira', kind: 'existing_tool' },
        { tool: 'confluence', kind: 'existing_tool' },
      ],
      modelRef: { provider: 'Language model supplier', name: 'fl-compare', version: '1.7' },
      instructionsVersion: '3',
      exposedHeadcount: 8,
    },
    stakeholders: [
      ['Legal counsel', 'willing', -390, 'self_attested'],
      ['Carrier manager', 'willing', -300, 'told'],
    ],
    training: [8, 8],
    communications: [[-202, 'Note to all who send contracts to legal']],
    objections: [
      ['It may make us stop reading.', -305, 'Every tenth contract is read in full without the marks.'],
    ],
    changeReviewedOn: -60,
    workflow: {
      before: [
        { name: 'Read the whole contract', actor: 'Legal counsel' },
        { name: 'Compare with the standard', actor: 'Legal counsel', tool: 'Confluence' },
        { name: 'Write remarks', actor: 'Legal counsel' },
      ],
      after: [
        { name: 'Read marked clauses beside the standard', actor: 'Legal counsel', tool: 'Jira' },
        { name: 'Write remarks', actor: 'Legal counsel' },
      ],
    },
    trial: {
      from: -305,
      to: -270,
      selection: 'consecutive',
      cases: 54,
      failures: [
        ['Clause in an annex not seen', 3],
        ['Same meaning marked as different', 9],
      ],
      outsideUsers: 5,
    },
    run: {
      performance: ['40 pages in ten minutes', 'Six minutes'],
      support: 'Legal operations, Jira project LEG',
      hours: 12,
    },
  });
}
