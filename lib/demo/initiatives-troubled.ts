import type { Initiative } from '@/lib/domain/initiative';
import { type DemoContext, issueRef } from './demo-context';
import { newDemoInitiative } from './initiative-draft';

/** One that was never thought through, and one that went further than anybody had approved. */
export function troubledInitiatives(context: DemoContext): Initiative[] {
  return [callMood(context), claimSorting(context)];
}

/** Switched on with the telephone system; went back to its first phase after the review. */
function callMood(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'VOICE-MOOD', {
    name: 'Mood of calls',
    purpose: 'Shows the shift lead how annoyed a caller and how patient an agent sounds.',
    phase: 'P1',
    rollout: 'pilot',
    entryMode: 'in_flight',
    createdOn: -100,
    updatedOn: -34,
    owner: 'callCentreLead',
    ownerAcceptedOn: -99,
    people: { itSponsor: 'servicePlatformManager' },
    raisedRisk: ['unacceptable', 'It scores the emotions of people at work. No approval can cover that.'],
    buildStartedOn: -118,
    rollouts: [['pilot', -112, 'Came switched on with the new telephone system']],
    candidates: [['Show the mood of calls', 2, 3100, 'same', 2, 3]],
    candidatesOn: -98,
    chosen: [0, -97],
    scope: {
      inputs: [{ name: 'Recording of a call', exampleRef: issueRef('CALL-1') }],
      outputs: [{ name: 'Mood of caller and agent', exampleRef: issueRef('CALL-1') }],
      decisionRole: 'recommends',
      affects: ['employees', 'customers'],
      dataClasses: ['personal'],
      domainFlags: ['employment'],
      surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
      modelRef: { provider: 'Telephone system supplier', name: 'mood', version: '1.0' },
      exposedHeadcount: 14,
    },
    stakeholders: [
      ['Shift lead', 'willing', -96, 'told'],
      ['Works council', 'opposed', -60, 'written'],
    ],
    objections: [['Nobody asked us whether we want to be listened to by a machine.', -60]],
  });
}

/** Approved for a limited rollout; went into production in the busiest month. */
function claimSorting(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'CLAIM-SORT', {
    name: 'Damage claim sorting',
    purpose: 'Sorts damage claims by what is likely to be paid, for the clerk who decides them.',
    phase: 'P3',
    rollout: 'production',
    createdOn: -300,
    updatedOn: -24,
    owner: 'claimsManager',
    ownerAcceptedOn: -298,
    people: { itSponsor: 'servicePlatformManager', runOwner: 'aiRunManager', executive: 'financeDirector' },
    buildStartedOn: -235,
    rollouts: [
      ['pilot', -210, 'Claims of two customers'],
      ['limited', -150, 'Claims below 500 euros'],
      ['production', -24, 'All claims, because of the rush before the holidays'],
    ],
    candidates: [
      ['Sort damage claims by what is likely to be paid', 5, 1100, 'mostly_same', 4, 2],
      ['Write refusals', 3, 300, 'varies', 2, 3],
      ['Find photographs that belong together', 3, 500, 'same', 2, 2],
    ],
    candidatesOn: -290,
    chosen: [0, -280],
    scope: {
      inputs: [{ name: 'Claim with photographs', exampleRef: issueRef('CLM-1') }],
      outputs: [{ name: 'Order of claims with a reason', exampleRef: issueRef('CLM-1') }],
      decisionRole: 'recommends',
      affects: ['own_team', 'customers'],
      dataClasses: ['internal', 'confidential'],
      domainFlags: [],
      surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
      modelRef: { provider: 'Language model supplier', name: 'fl-classify', version: '3.2' },
      exposedHeadcount: 16,
    },
    stakeholders: [['Claims clerk', 'willing', -285, 'self_attested']],
    training: [16, 12],
    objections: [['Claims without photographs always come last.', -140, 'They are sorted by amount now.']],
    changeReviewedOn: -100,
    workflow: {
      before: [
        { name: 'Read every claim in the order of arrival', actor: 'Claims clerk', tool: 'Jira' },
        { name: 'Decide', actor: 'Claims clerk', tool: 'Jira' },
      ],
      after: [{ name: 'Read the likely ones first and decide', actor: 'Claims clerk', tool: 'Jira' }],
    },
    trial: {
      from: -208,
      to: -180,
      selection: 'consecutive',
      cases: 180,
      failures: [
        ['Claim with several causes', 13],
        ['Photograph of another pallet', 8],
      ],
      outsideUsers: 6,
    },
    run: {
      performance: ['New order within one minute', '20 seconds'],
      support: 'Claims desk',
      hours: 8,
    },
  });
}
