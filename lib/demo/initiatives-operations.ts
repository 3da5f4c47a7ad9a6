import type { Initiative } from '@/lib/domain/initiative';
import { type DemoContext, issueRef, pageRef } from './demo-context';
import { newDemoInitiative } from './initiative-draft';

/** Initiatives of the operations desk, all owned by the demo's viewer. */
export function operationsInitiatives(context: DemoContext): Initiative[] {
  return [ticketTriage(context), delayPredictor(context), supplierMail(context)];
}

function ticketTriage(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'INV-TRIAGE', {
    name: 'Ticket triage assistant',
    purpose:
      'Suggests the desk for an incoming ticket, with the reason, to the agent who reads it first. ' +
      'The agent decides and forwards.',
    phase: 'P4',
    rollout: 'production',
    createdOn: -430,
    updatedOn: -20,
    owner: 'viewer',
    ownerAcceptedOn: -428,
    people: {
      delegates: ['serviceDeskLead'],
      itSponsor: 'servicePlatformManager',
      runOwner: 'aiRunManager',
      executive: 'headOfOperations',
    },
    buildStartedOn: -378,
    rollouts: [
      ['pilot', -340, 'Two agents of the early shift'],
      ['limited', -290, 'Whole early shift'],
      ['production', -235, 'All shifts, and the incident queue'],
    ],
    candidates: [
      ['Forward incoming tickets to the right desk', 5, 5200, 'mostly_same', 4, 2],
      ['Write first replies to carriers', 3, 900, 'varies', 3, 4],
      ['Summarise the night shift for the early shift', 3, 120, 'mostly_same', 2, 2],
      ['Detect duplicate tickets', 2, 400, 'same', 2, 2],
    ],
    candidatesOn: -420,
    chosen: [0, -410],
    scope: {
      inputs: [
        { name: 'Subject and text of the ticket', exampleRef: issueRef('OPS-7') },
        { name: 'Desk catalogue', exampleRef: pageRef('OPS', '48234533') },
      ],
      outputs: [{ name: 'Suggested desk with a reason', exampleRef: issueRef('OPS-9') }],
      decisionRole: 'recommends',
      affects: ['own_team', 'employees'],
      dataClasses: ['internal', 'personal'],
      domainFlags: [],
      surfaces: [
        { tool: 'jira', kind: 'existing_tool' },
        { tool: 'servicenow', kind: 'existing_tool' },
      ],
      modelRef: { provider: 'Language model supplier', name: 'fl-classify', version: '3.2' },
      instructionsVersion: '14',
      exposedHeadcount: 64,
    },
    stakeholders: [
      ['Service desk lead', 'willing', -425, 'self_attested'],
      ['Shift lead', 'skeptical', -330, 'told'],
      ['Works council', 'neutral', -300, 'written'],
    ],
    training: [64, 60],
    communications: [
      [-345, 'Demonstration at both shift changes'],
      [-240, 'One-page note: what it does, what it never does, whom to ask'],
    ],
    objections: [
      [
        'It will be used to count how fast each agent works.',
        -330,
        'No figure per agent is stored; agreed in writing with the works council.',
        'Works council',
      ],
      [
        'It forwards damage reports to billing.',
        -325,
        'It forwards nothing by itself; examples were added to the instructions and tested again.',
        'Shift lead',
      ],
    ],
    changeReviewedOn: -25,
    workflow: {
      before: [
        { name: 'Read the ticket', actor: 'Service desk agent', tool: 'Jira' },
        { name: 'Look up the desk in the catalogue', actor: 'Service desk agent', tool: 'Confluence' },
        { name: 'Forward', actor: 'Service desk agent', tool: 'Jira' },
        { name: 'Forward again when it was wrong', actor: 'Receiving desk', tool: 'Jira' },
      ],
      after: [
        { name: 'Read the ticket and the suggested desk', actor: 'Service desk agent', tool: 'Jira' },
        { name: 'Forward', actor: 'Service desk agent', tool: 'Jira' },
      ],
    },
    trial: {
      from: -335,
      to: -310,
      selection: 'consecutive',
      cases: 412,
      failures: [
        ['Damage report sent to billing', 14],
        ['Two desks are equally right', 11],
        ['Ticket in a language that is not supported', 6],
      ],
      outsideUsers: 9,
    },
    run: {
      performance: ['Suggestion within 5 seconds for 95 of 100 tickets', '3.1 seconds, 97 of 100'],
      support: 'ServiceNow, assignment group Service Desk Tools',
      hours: 24,
    },
  });
}

function delayPredictor(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'OPS-ROUTE', {
    name: 'Shipment delay predictor',
    purpose:
      'Shows dispatchers which shipments will probably be late, so that they can tell the customer first.',
    phase: 'P2',
    rollout: 'pilot',
    createdOn: -130,
    updatedOn: -12,
    owner: 'viewer',
    ownerAcceptedOn: -128,
    people: {
      delegates: ['serviceDeskLead'],
      itSponsor: 'servicePlatformManager',
      executive: 'headOfOperations',
    },
    buildStartedOn: -70,
    rollouts: [['pilot', -38, 'Gothenburg to Duisburg lane only']],
    candidates: [
      ['Tell customers about late shipments', 5, 1400, 'mostly_same', 5, 3],
      ['Agree delay codes with carriers', 4, 60, 'varies', 2, 4],
      ['Plan spare trailers for the weekend', 3, 110, 'mostly_same', 3, 3],
    ],
    candidatesOn: -125,
    chosen: [0, -115],
    scope: {
      inputs: [{ name: 'Carrier status messages', exampleRef: issueRef('OPS-2') }],
      outputs: [{ name: 'Probable new arrival time', exampleRef: issueRef('OPS-3') }],
      decisionRole: 'informs',
      affects: ['own_team', 'customers'],
      dataClasses: ['internal'],
      domainFlags: [],
      surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
      modelRef: { provider: 'Halden Freight', name: 'arrival-model', version: '0.8' },
      exposedHeadcount: 7,
    },
    stakeholders: [
      ['Shift lead', 'willing', -120, 'told'],
      ['Carrier manager', 'neutral', -110, 'told'],
    ],
    training: [12, 7],
    objections: [['Two carriers write local time without a zone.', -20]],
    trial: {
      from: -36,
      to: -22,
      selection: 'hand_picked',
      cases: 24,
      failures: [['Rail leg missing', 5]],
      outsideUsers: 3,
    },
  });
}

function supplierMail(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'SUP-MAIL', {
    name: 'Supplier mail sorting',
    purpose: 'Would sort mail from carriers and suppliers by what is asked, before somebody opens it.',
    phase: 'P1',
    rollout: 'none',
    createdOn: -24,
    updatedOn: -9,
    owner: 'viewer',
    candidates: [
      ['Sort carrier mail by what is asked', 4, 2600, 'mostly_same', 3, 2],
      ['Answer questions about payment dates', 4, 700, 'same', 3, 3],
      ['Read price lists from attachments', 3, 90, 'varies', 4, 5],
    ],
    candidatesOn: -18,
    scope: {
      inputs: [{ name: 'Mail from a carrier', exampleRef: issueRef('OPS-8') }],
      outputs: [],
      decisionRole: 'informs',
      affects: ['own_team'],
      dataClasses: ['internal', 'personal'],
      domainFlags: [],
      surfaces: [],
    },
    stakeholders: [['Carrier manager', 'neutral', -15, 'told']],
  });
}
