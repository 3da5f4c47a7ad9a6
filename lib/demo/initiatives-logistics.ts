import type { Initiative } from '@/lib/domain/initiative';
import { DEMO_HOSTS, type DemoContext, issueRef, recordRef } from './demo-context';
import { newDemoInitiative } from './initiative-draft';

/** Initiatives at customs, on the road and at the dock. */
export function logisticsInitiatives(context: DemoContext): Initiative[] {
  return [customsForms(context), routePlanning(context), dockCounter(context)];
}

function customsForms(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'CUST-FORMS', {
    name: 'Customs form checker',
    purpose: 'Checks export and transit forms against the order; holds those with a gap for a clerk to see.',
    phase: 'P4',
    rollout: 'limited',
    createdOn: -320,
    updatedOn: -30,
    owner: 'viewer',
    ownerAcceptedOn: -318,
    people: {
      delegates: ['customsDeskLead'],
      itSponsor: 'servicePlatformManager',
      runOwner: 'aiRunManager',
      executive: 'headOfOperations',
    },
    buildStartedOn: -262,
    rollouts: [
      ['pilot', -225, 'Road export at one dock'],
      ['limited', -165, 'All docks in Halden'],
    ],
    candidates: [
      ['Check commodity codes and weights on forms', 4, 1900, 'same', 4, 2],
      ['Fill in dangerous goods forms', 5, 240, 'varies', 4, 5],
      ['File transit forms', 2, 2100, 'same', 1, 1],
    ],
    candidatesOn: -312,
    chosen: [0, -300],
    scope: {
      inputs: [
        { name: 'Export or transit form', exampleRef: issueRef('OPS-11') },
        {
          name: 'Order with weights and codes',
          exampleRef: recordRef('sc_req_item', '6b1fd4a7dbe94c50a02d38f6ca96196c'),
        },
      ],
      outputs: [{ name: 'Form released, or held with the gap named', exampleRef: issueRef('OPS-12') }],
      decisionRole: 'decides_with_review',
      affects: ['own_team', 'customers'],
      dataClasses: ['internal', 'confidential'],
      domainFlags: [],
      surfaces: [
        { tool: 'jira', kind: 'existing_tool' },
        { tool: 'servicenow', kind: 'existing_tool' },
      ],
      modelRef: { provider: 'Language model supplier', name: 'fl-extract', version: '2.0' },
      instructionsVersion: '6',
      exposedHeadcount: 18,
    },
    stakeholders: [
      ['Customs desk lead', 'willing', -310, 'self_attested'],
      ['Customs clerk', 'skeptical', -220, 'told'],
    ],
    training: [18, 15],
    communications: [[-170, 'Visit at each dock, with five real forms']],
    objections: [
      ['It holds back forms that are right.', -220, 'Every hold names the field; clerks can release it.'],
    ],
    changeReviewedOn: -48,
    workflow: {
      before: [
        { name: 'Print the form', actor: 'Customs clerk' },
        { name: 'Compare it with the order by eye', actor: 'Customs clerk' },
        { name: 'Hand it to the driver', actor: 'Customs clerk' },
      ],
      after: [
        { name: 'Look at forms that are held back', actor: 'Customs clerk' },
        { name: 'Print and hand it to the driver', actor: 'Customs clerk' },
      ],
    },
    trial: {
      from: -220,
      to: -196,
      selection: 'random',
      cases: 150,
      failures: [
        ['Right form held back', 12],
        ['Nine-digit code not noticed', 4],
      ],
      outsideUsers: 6,
    },
    run: {
      performance: [
        'Result before the form is printed, at most 20 seconds',
        '11 seconds at the busiest hour',
      ],
      support: 'Customs desk, then ServiceNow group Service Desk',
      hours: 16,
    },
  });
}

function routePlanning(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'FLEET-PLAN', {
    name: 'Route planning suggestions',
    purpose: 'Suggests the order of stops for tomorrow’s tours to the planner, who changes or accepts it.',
    phase: 'P3',
    rollout: 'limited',
    createdOn: -300,
    updatedOn: -110,
    owner: 'fleetPlanningLead',
    ownerAcceptedOn: -298,
    people: {
      delegates: ['fleetPlanner'],
      itSponsor: 'servicePlatformManager',
      runOwner: 'aiRunManager',
      executive: 'headOfOperations',
    },
    buildStartedOn: -250,
    rollouts: [
      ['pilot', -215, 'Tours of the Narvik depot'],
      ['limited', -140, 'All depots in the north'],
    ],
    candidates: [
      ['Order of stops for the next day', 4, 620, 'mostly_same', 5, 3],
      ['Maintenance windows from mileage', 3, 120, 'same', 3, 2],
      ['Choose tyres by lane', 1, 30, 'varies', 2, 2],
    ],
    candidatesOn: -290,
    chosen: [0, -280],
    scope: {
      inputs: [{ name: 'Stops and time windows of tomorrow', exampleRef: issueRef('FLEET-3') }],
      outputs: [{ name: 'Order of stops with kilometres', exampleRef: issueRef('FLEET-2') }],
      decisionRole: 'recommends',
      affects: ['own_team', 'employees'],
      dataClasses: ['internal'],
      domainFlags: [],
      surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
      modelRef: { provider: 'Tour software supplier', name: 'tour-optimiser', version: '5.1' },
      exposedHeadcount: 41,
    },
    stakeholders: [
      ['Fleet planner', 'willing', -290, 'self_attested'],
      ['Drivers of the Narvik depot', 'opposed', -205, 'told'],
    ],
    training: [9, 9],
    objections: [
      ['It plans breaks where no truck may stand.', -205, 'Rest areas are now part of the input.'],
    ],
    changeReviewedOn: -130,
    workflow: {
      before: [
        { name: 'Write the stops on the board', actor: 'Fleet planner' },
        { name: 'Order them by experience', actor: 'Fleet planner' },
      ],
      after: [
        { name: 'Check the suggested order and accept or change it', actor: 'Fleet planner', tool: 'Jira' },
      ],
    },
    trial: {
      from: -210,
      to: -180,
      selection: 'consecutive',
      cases: 88,
      failures: [
        ['Time window missed', 7],
        ['Break in a forbidden place', 5],
      ],
      outsideUsers: 6,
    },
    run: {
      performance: ['Suggestion for 60 stops in two minutes', '70 seconds'],
      support: 'Fleet planning desk',
      hours: 10,
    },
  });
}

function dockCounter(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'DOCK-VISION', {
    name: 'Loading dock counter',
    purpose:
      'Counts pallets on the dock camera and compares them with the loading list, for the loading clerk.',
    phase: 'P2',
    rollout: 'pilot',
    createdOn: -210,
    updatedOn: -19,
    owner: 'terminalManager',
    ownerAcceptedOn: -205,
    people: { itSponsor: 'servicePlatformManager', executive: 'headOfOperations' },
    paused: { on: -19, reason: 'Camera at dock 4 was moved; counts are wrong until it is mounted again.' },
    buildStartedOn: -150,
    rollouts: [['pilot', -100, 'Docks 3 and 4']],
    candidates: [
      ['Count pallets while loading', 4, 1300, 'same', 3, 2],
      ['Read damaged labels', 3, 150, 'mostly_same', 3, 3],
      ['Plan the order of docks', 4, 300, 'varies', 4, 5],
    ],
    candidatesOn: -200,
    chosen: [0, -190],
    scope: {
      inputs: [{ name: 'Camera picture of the dock', exampleRef: warehouseRef('WMS-4') }],
      outputs: [{ name: 'Number of pallets per trailer', exampleRef: warehouseRef('WMS-5') }],
      decisionRole: 'informs',
      affects: ['own_team', 'employees'],
      dataClasses: ['internal', 'personal'],
      domainFlags: [],
      surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
      modelRef: { provider: 'Halden Freight', name: 'dock-count', version: '0.4' },
      exposedHeadcount: 12,
    },
    stakeholders: [
      ['Warehouse planner', 'willing', -195, 'told'],
      ['Works council', 'skeptical', -95, 'written'],
    ],
    training: [6, 2],
    objections: [['Faces can be seen on the pictures.', -95]],
  });
}

/** An issue of the warehouse project, which lives in Jira Data Center. */
function warehouseRef(key: string) {
  const host = DEMO_HOSTS.jiraDataCenter;
  return { tool: 'jira' as const, host, type: 'issue', key, url: `https://${host}/browse/${key}` };
}
