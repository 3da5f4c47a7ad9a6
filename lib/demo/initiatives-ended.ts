import type { Initiative } from '@/lib/domain/initiative';
import { type DemoContext, issueRef } from './demo-context';
import { newDemoInitiative } from './initiative-draft';

/** One that was stopped because its pilot said so, and one that did its work and was replaced. */
export function endedInitiatives(context: DemoContext): Initiative[] {
  return [carrierReplies(context), labelReader(context)];
}

function carrierReplies(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'REPLY-DRAFT', {
    name: 'Carrier reply drafts',
    purpose: 'Drafted first replies to carriers’ questions; a clerk read, changed and sent them.',
    phase: 'P2',
    rollout: 'none',
    createdOn: -240,
    updatedOn: -50,
    owner: 'carrierManager',
    ownerAcceptedOn: -238,
    people: { itSponsor: 'servicePlatformManager', executive: 'headOfOperations' },
    ended: {
      as: 'stopped',
      on: -50,
      reason:
        'Eight weeks of pilot, and a reply takes as long as before. More training would not change that.',
      learnt:
        'The time goes into finding the facts, not into writing. Carriers now see arrival and waiting times ' +
        'themselves, without AI, and ask half as often. The 180 collected questions serve as test cases.',
    },
    buildStartedOn: -185,
    rollouts: [
      ['pilot', -128, 'Four clerks of the carrier desk'],
      ['none', -50, 'Switched off at the end of the pilot'],
    ],
    candidates: [
      ['First replies to carriers’ questions', 4, 900, 'mostly_same', 4, 3],
      ['Summaries of long mail threads', 3, 260, 'mostly_same', 2, 2],
      ['Translate notes of drivers', 2, 120, 'varies', 2, 2],
    ],
    candidatesOn: -230,
    chosen: [0, -222],
    scope: {
      inputs: [{ name: 'Question of a carrier', exampleRef: issueRef('CAR-1') }],
      outputs: [{ name: 'Draft of a reply', exampleRef: issueRef('CAR-1') }],
      decisionRole: 'recommends',
      affects: ['own_team'],
      dataClasses: ['internal'],
      domainFlags: [],
      surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
      modelRef: { provider: 'Language model supplier', name: 'fl-write', version: '4.0' },
      exposedHeadcount: 4,
    },
    stakeholders: [['Carrier desk clerk', 'willing', -225, 'self_attested']],
    training: [4, 4],
    objections: [
      [
        'I still have to look everything up before I can send it.',
        -90,
        'True, and the reason why we stopped.',
      ],
    ],
    changeReviewedOn: -60,
    trial: {
      from: -126,
      to: -100,
      selection: 'consecutive',
      cases: 180,
      failures: [
        ['Fact missing that only the carrier file has', 71],
        ['Tone too stiff', 12],
      ],
      outsideUsers: 4,
    },
  });
}

function labelReader(context: DemoContext): Initiative {
  return newDemoInitiative(context, 'LABEL-READ', {
    name: 'Paper label reader',
    purpose: 'Read numbers off paper labels at goods-in, for the clerk who books the pallet.',
    phase: 'P4',
    rollout: 'none',
    createdOn: -440,
    updatedOn: -30,
    owner: 'terminalManager',
    ownerAcceptedOn: -438,
    people: { itSponsor: 'servicePlatformManager', runOwner: 'aiRunManager', executive: 'headOfOperations' },
    ended: {
      as: 'retired',
      on: -30,
      reason: 'All carriers send electronic labels now. There is no paper left to read.',
      learnt:
        'It paid for itself in five months. What made it last was the clerk who corrected wrong numbers in the ' +
        'ticket: those corrections convinced the carriers to change their labels.',
    },
    buildStartedOn: -375,
    rollouts: [
      ['pilot', -345, 'One gate'],
      ['limited', -315, 'All gates of the day shift'],
      ['production', -265, 'Both shifts'],
      ['none', -30, 'Switched off; the camera stays for damage photographs'],
    ],
    candidates: [
      ['Read numbers off paper labels', 5, 6400, 'same', 4, 1],
      ['Check seals on photographs', 3, 700, 'mostly_same', 3, 3],
      ['Plan gates by expected arrivals', 4, 220, 'varies', 4, 4],
    ],
    candidatesOn: -430,
    chosen: [0, -420],
    scope: {
      inputs: [{ name: 'Photograph of a label', exampleRef: issueRef('LAB-1') }],
      outputs: [{ name: 'Number in the goods-in ticket', exampleRef: issueRef('LAB-1') }],
      decisionRole: 'informs',
      affects: ['own_team'],
      dataClasses: ['internal'],
      domainFlags: [],
      surfaces: [{ tool: 'jira', kind: 'existing_tool' }],
      modelRef: { provider: 'Halden Freight', name: 'label-read', version: '2.3' },
      exposedHeadcount: 22,
    },
    stakeholders: [['Goods-in clerk', 'willing', -432, 'self_attested']],
    training: [22, 22],
    communications: [[-45, 'Both shifts heard when and why it ends']],
    objections: [['It misreads wet labels.', -340, 'Wet labels are typed by hand; the ticket says so.']],
    changeReviewedOn: -80,
    workflow: {
      before: [
        { name: 'Walk to the pallet and write the number down', actor: 'Goods-in clerk' },
        { name: 'Type the number', actor: 'Goods-in clerk', tool: 'Jira' },
      ],
      after: [{ name: 'Check the number that was read', actor: 'Goods-in clerk', tool: 'Jira' }],
    },
    trial: {
      from: -343,
      to: -325,
      selection: 'consecutive',
      cases: 240,
      failures: [
        ['Wet or torn label', 19],
        ['Two labels on one pallet', 6],
      ],
      outsideUsers: 7,
    },
    run: {
      performance: ['Number within two seconds', '1.2 seconds at the busiest hour'],
      support: 'Terminal office',
      hours: 6,
    },
  });
}
