import { approvals, DATA_PROTECTION, MODEL_RISK, type Span } from './approvals';
import { CLAUSE_GOVERNANCE, HR_GOVERNANCE } from './governance-back-office';
import type { GovernanceDraft } from './governance-draft';
import { LABEL_GOVERNANCE } from './governance-ended';
import { CUSTOMS_GOVERNANCE, TRIAGE_GOVERNANCE } from './governance-operations';
import { CLAIM_GOVERNANCE, VOICE_GOVERNANCE } from './governance-troubled';

const FLEET_SPANS: Span[] = [[-145, 34]];

const FLEET: GovernanceDraft = {
  initiative: 'FLEET-PLAN',
  filedBy: 'fleetPlanner',
  notes: {
    'ACC-1': '88 tours in a row, 76 driven as suggested',
    'ACC-2': 'A missed time window costs a fee; five in a hundred are tolerated',
    'ACC-3': 'Planners note every changed stop, read by the planning lead each week',
    'BIAS-1': 'Drivers of long and of short tours',
    'BIAS-2': 'Hours and breaks compared between both groups for a month',
    'BIAS-3': 'Drivers object at the depot; answered before the next tour',
    'AUD-1': 'Suggested and driven tours are kept for two years',
    'AUD-2': 'FLEET-3 traced from stops to suggestion to the driven tour',
    'AUD-3': 'tour-optimiser 5.1',
    'ACCT-1': 'Accepted by the fleet planning lead',
    'ACCT-2': 'Planners can plan by hand at any time, done every Friday',
    'ACCT-3': 'Incidents go to the planning desk, reviewed every month',
  },
  reviews: {
    accuracy: approvals(MODEL_RISK, 'limited', 'Planners check every tour before it is driven.', FLEET_SPANS),
    bias: approvals(DATA_PROTECTION, 'limited', 'Hours of both groups of drivers are alike.', FLEET_SPANS),
    auditability: approvals(
      DATA_PROTECTION,
      'limited',
      'Suggested and driven tour are both kept.',
      FLEET_SPANS,
    ),
    accountability: approvals(
      MODEL_RISK,
      'limited',
      'The planning lead answers for every tour.',
      FLEET_SPANS,
    ),
  },
};

const DOCK: GovernanceDraft = {
  initiative: 'DOCK-VISION',
  filedBy: 'terminalManager',
  notes: {
    'ACC-1': '60 trailers in a row, 48 counted like the loading list',
    'ACC-2': 'A missed pallet is searched for by hand; two trailers in a hundred are tolerated',
    'ACC-3': 'The loading clerk counts ten trailers a day again',
    'BIAS-1': 'Drivers and dock staff can be seen on the pictures',
    'BIAS-2': 'Not compared yet',
    'BIAS-3': 'Drivers object at the gate; the terminal manager answers within a week',
  },
  reviews: {
    bias: [
      {
        on: -34,
        outcome: 'changes_requested',
        maxRollout: 'pilot',
        reviewer: DATA_PROTECTION,
        rationale: 'Faces can be recognised. Blur them in the camera, then hand in again.',
        wanting: {
          'BIAS-1': ['partial', 'Loading staff on the pictures are not mentioned'],
          'BIAS-2': ['missing', 'Nothing compared yet'],
          'BIAS-3': ['missing', 'No way to object for agency staff'],
        },
      },
    ],
  },
  submitted: [{ dimension: 'accuracy', on: -30, maxRollout: 'pilot' }],
};

const ROUTE: GovernanceDraft = {
  initiative: 'OPS-ROUTE',
  filedBy: 'serviceDeskLead',
  notes: {
    'ACC-1': '45 delays in a row, 36 foreseen with the right arrival',
    'ACC-2': 'A false alarm costs a call to the customer; five in a hundred are tolerated',
    'ACC-3': 'The service desk lead compares twenty arrivals a week',
    'AUD-1': 'Foreseen and real arrival are fields of the ticket, kept three years',
  },
  reviews: {},
  submitted: [{ dimension: 'accuracy', on: -5, maxRollout: 'limited' }],
  gathered: [{ requirement: 'AUD-1', on: -8 }],
};

/** The governance of every initiative that has any. Invoice matching has none, which is its trouble. */
export const GOVERNANCE_PLANS: GovernanceDraft[] = [
  TRIAGE_GOVERNANCE,
  CUSTOMS_GOVERNANCE,
  HR_GOVERNANCE,
  CLAUSE_GOVERNANCE,
  FLEET,
  DOCK,
  ROUTE,
  LABEL_GOVERNANCE,
  VOICE_GOVERNANCE,
  CLAIM_GOVERNANCE,
];
