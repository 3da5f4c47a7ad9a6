import { sha256Hex } from '@/lib/domain/content-id';
import { CRITERIA, type CriterionId } from '@/lib/domain/criteria';
import type { CriterionState, Gate, Waiver } from '@/lib/domain/governance-records';
import type { DemoContext, DemoRecord } from './demo-context';
import type { PersonKey } from './person-table';

type GateDraft = {
  initiative: string;
  gate: Gate;
  on: number;
  by: PersonKey;
  rationale: string;
  refused?: true;
  imported?: true;
  /** Criteria that were not met, with the state they had. */
  except?: Partial<Record<CriterionId, CriterionState>>;
};

type WaiverDraft = {
  initiative: string;
  criterion: CriterionId;
  on: number;
  until: number;
  by: PersonKey;
  reason: string;
  instead: string;
};

const WAIVERS: WaiverDraft[] = [
  {
    initiative: 'HR-ANSWERS',
    criterion: 'P2-MESSY',
    on: -113,
    until: -30,
    by: 'modelRiskReviewer',
    reason: 'Only 26 questions came in the quiet month; waiting would cost the season.',
    instead: 'Every draft of the first eight weeks is read by two partners.',
  },
  {
    initiative: 'HR-ANSWERS',
    criterion: 'P3-RUN',
    on: -30,
    until: 50,
    by: 'modelRiskReviewer',
    reason: 'Support and funding are decided with the new budget, after the limited rollout.',
    instead: 'The service platform team answers questions until then.',
  },
  {
    initiative: 'INV-MATCH',
    criterion: 'P1-METRICS',
    on: -252,
    until: -170,
    by: 'dataProtectionReviewer',
    reason: 'The supplier switched it on before anybody could define a figure.',
    instead: 'Two figures are counted from now on, the baseline is marked as estimated.',
  },
  {
    initiative: 'VOICE-MOOD',
    criterion: 'P1-METRICS',
    on: -96,
    until: -36,
    by: 'dataProtectionReviewer',
    reason: 'The telephone system came with it switched on; nobody was asked before.',
    instead: 'The call centre names one figure within a week and counts it from then on.',
  },
];

const GATES: GateDraft[] = [
  gate(
    'INV-TRIAGE',
    'G1',
    -382,
    'viewer',
    'Most forwarded tickets of all desks, and the agents asked for it.',
  ),
  gate('INV-TRIAGE', 'G2', -292, 'viewer', 'Works inside the ticket; 412 real tickets in a row.'),
  gate(
    'INV-TRIAGE',
    'G3',
    -238,
    'modelRiskReviewer',
    'All four dimensions approved for production, support agreed.',
  ),
  gate(
    'INV-TRIAGE',
    'G4',
    -45,
    'viewer',
    'Three months in a row better than before, accepted by the head of operations.',
  ),
  gate('OPS-ROUTE', 'G1', -76, 'viewer', 'Most calls on a Monday are about this.'),
  gate('CUST-FORMS', 'G1', -266, 'viewer', 'Same steps 1,900 times a month.'),
  gate('CUST-FORMS', 'G2', -167, 'viewer', 'Checked on 150 random forms by the people who use it.'),
  gate('CUST-FORMS', 'G3', -62, 'modelRiskReviewer', 'Approved for docks where a clerk is present.'),
  gate('HR-ANSWERS', 'G1', -230, 'hrServicesLead', 'The same forty questions every month.'),
  {
    ...gate(
      'HR-ANSWERS',
      'G2',
      -112,
      'hrServicesLead',
      'Drafts appear in the request; partners stay in charge.',
    ),
    except: { 'P2-MESSY': 'waived' },
  },
  gate('LEG-REVIEW', 'G1', -350, 'legalOperationsLead', 'Reading for differences takes most of the time.'),
  gate('LEG-REVIEW', 'G2', -253, 'legalOperationsLead', '54 contracts in a row, inside the ticket.'),
  gate('LEG-REVIEW', 'G3', -203, 'modelRiskReviewer', 'All four dimensions approved for production.'),
  gate('FLEET-PLAN', 'G1', -255, 'fleetPlanningLead', 'Empty kilometres are the largest cost we can change.'),
  gate('FLEET-PLAN', 'G2', -142, 'fleetPlanningLead', 'Planners use it inside their tickets.'),
  gate('DOCK-VISION', 'G1', -155, 'terminalManager', 'Counting by hand holds up every trailer.'),
  gate('MKT-COPY', 'G1', -155, 'marketingLead', 'Same kind of page every week.'),
  gate('MKT-SEO', 'G1', -180, 'searchMarketingLead', 'Same steps for every page.'),
  gate('REPLY-DRAFT', 'G1', -190, 'carrierManager', 'Carriers wait longest for a first answer.'),
  gate('LABEL-READ', 'G1', -380, 'terminalManager', 'Typing numbers off labels holds up every pallet.'),
  gate('LABEL-READ', 'G2', -320, 'terminalManager', 'Reads in the goods-in ticket; 240 labels in a row.'),
  gate('LABEL-READ', 'G3', -270, 'modelRiskReviewer', 'All four dimensions approved for production.'),
  {
    ...gate(
      'VOICE-MOOD',
      'G1',
      -95,
      'callCentreLead',
      'Came with the telephone system and is seen every day.',
    ),
    imported: true,
    except: { 'P1-METRICS': 'waived', 'P1-FRICTION': 'unmet', 'P1-RATIO': 'unmet' },
  },
  gate('CLAIM-SORT', 'G1', -240, 'claimsManager', 'Half of all claims wait for the right clerk.'),
  gate('CLAIM-SORT', 'G2', -170, 'claimsManager', 'Sorted inside the claim; 180 claims in a row.'),
  {
    ...gate('INV-MATCH', 'G1', -251, 'financeManager', 'Taken over as it was: it was running already.'),
    imported: true,
    except: { 'P1-METRICS': 'waived' },
  },
  {
    ...gate('INV-MATCH', 'G2', -250, 'financeManager', 'Taken over as it was: it was running already.'),
    imported: true,
    except: { 'P2-RESHAPE': 'unmet', 'P2-SKEPTIC': 'unmet' },
  },
  {
    ...gate('INV-MATCH', 'G3', -58, 'modelRiskReviewer', 'Nothing was handed in for any dimension.'),
    refused: true,
    except: {
      'P3-ACC': 'unmet',
      'P3-BIAS': 'unmet',
      'P3-AUD': 'unmet',
      'P3-ACCT': 'unmet',
      'P3-RUN': 'unmet',
    },
  },
];

/** Waivers, end users' statements and gate decisions of all initiatives. */
export function demoGates(context: DemoContext): DemoRecord[] {
  const waivers = WAIVERS.map((draft) => newWaiver(context, draft));
  const integrated = GATES.filter(({ gate, imported }) => gate === 'G2' && !imported);
  return [
    ...waivers.map((record): DemoRecord => ({ cls: 'waiver', record })),
    ...integrated.map(({ initiative, on }) => endUserStatement(context, initiative, on - 3)),
    ownStatement(context, 'VOICE-MOOD', -70),
    ...GATES.map((draft) => newGateDecision(context, draft, waivers)),
  ];
}

function gate(initiative: string, name: Gate, on: number, by: PersonKey, rationale: string): GateDraft {
  return { initiative, gate: name, on, by, rationale };
}

function newWaiver(context: DemoContext, draft: WaiverDraft): Waiver {
  const by = context.person(draft.by);
  const grantedAt = context.at(draft.on, 13);
  return context.seal('waiver', `${draft.initiative}:${draft.criterion}`, by, grantedAt, {
    initiativeId: context.initiative(draft.initiative),
    criterionId: draft.criterion,
    reason: draft.reason,
    compensatingAction: draft.instead,
    grantedBy: by,
    grantedAt,
    expiresOn: context.day(draft.until),
  });
}

/** P2-NOSWITCH: somebody outside the team says that nothing new had to be learned. */
function endUserStatement(context: DemoContext, initiative: string, on: number): DemoRecord {
  return statement(context, {
    initiative,
    on,
    by: 'serviceDeskAgent',
    title: 'A service desk agent on working with it',
    text: 'It is in the ticket I have open anyway; I did not have to learn a new tool.',
    outsideTeam: true,
  });
}

/** The owner says so of their own initiative: a claim, no proof. */
function ownStatement(context: DemoContext, initiative: string, on: number): DemoRecord {
  return statement(context, {
    initiative,
    on,
    by: 'callCentreLead',
    title: 'The call centre lead on working with it',
    text: 'It stands beside the call; nobody has to open anything.',
    outsideTeam: false,
  });
}

function statement(
  context: DemoContext,
  word: { initiative: string; on: number; by: PersonKey; title: string; text: string; outsideTeam: boolean },
): DemoRecord {
  const filedAt = context.at(word.on, 14);
  const record = context.seal('evidence', `${word.initiative}:end-user`, context.person(word.by), filedAt, {
    initiativeId: context.initiative(word.initiative),
    supports: ['P2-NOSWITCH'],
    kind: 'attestation',
    title: word.title,
    text: word.text,
    factAt: filedAt,
    filedAt,
    outsideTeam: word.outsideTeam,
  });
  return { cls: 'evidence', record };
}

function newGateDecision(context: DemoContext, draft: GateDraft, waivers: Waiver[]): DemoRecord {
  const by = context.person(draft.by);
  const decidedAt = context.at(draft.on, 16);
  const initiativeId = context.initiative(draft.initiative);
  const own = CRITERIA.filter((row) => row.gate === draft.gate);
  const criteria = own.map(({ id }) => ({ id, state: draft.except?.[id] ?? 'met', evidenceIds: [] }));
  const isWaived = (id: string) => criteria.some((one) => one.id === id && one.state === 'waived');
  const record = context.seal('gateDecision', `${draft.initiative}:${draft.gate}`, by, decidedAt, {
    initiativeId,
    gate: draft.gate,
    outcome: draft.refused ? 'refused' : 'passed',
    decidedBy: by,
    decidedAt,
    rationale: draft.rationale,
    criteria,
    softAcknowledged: own
      .filter(({ id, hard }) => !hard && criteria.some((one) => one.id === id && one.state !== 'met'))
      .map(({ id }) => id),
    waiverIds: waivers
      .filter((waiver) => waiver.initiativeId === initiativeId && isWaived(waiver.criterionId))
      .map(({ id }) => id),
    snapshotHash: sha256Hex({ initiativeId, criteria }),
    ...(draft.imported && { imported: true }),
  });
  return { cls: 'gateDecision', record };
}
