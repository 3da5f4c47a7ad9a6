import { approvals, DATA_PROTECTION, MODEL_RISK } from './approvals';
import type { GovernanceDraft } from './governance-draft';

/** Rejected, because no approval can cover it. */
export const VOICE_GOVERNANCE: GovernanceDraft = {
  initiative: 'VOICE-MOOD',
  filedBy: 'callCentreLead',
  notes: { 'BIAS-1': 'Callers and agents; the supplier says that the voice of both is judged alike' },
  reviews: {
    bias: [
      {
        on: -40,
        outcome: 'rejected',
        maxRollout: 'pilot',
        reviewer: DATA_PROTECTION,
        rationale:
          'It rates how people at work feel. Switch it off; another use of the recordings may be asked for.',
        wanting: {
          'BIAS-1': ['partial', 'Accents and speech disorders are not mentioned'],
          'BIAS-2': ['missing', 'Nothing compared'],
          'BIAS-3': ['missing', 'Agents cannot object'],
        },
      },
    ],
  },
};

/** Every way in which an approval stops counting: suspended, revoked, exceeded, and a condition not met in time. */
export const CLAIM_GOVERNANCE: GovernanceDraft = {
  initiative: 'CLAIM-SORT',
  filedBy: 'claimsManager',
  notes: {
    'ACC-1': '180 claims in a row, 159 in the right order',
    'ACC-2': 'A good claim at the end of the list may be refused in a hurry; four in a hundred are tolerated',
    'ACC-3': 'Refusals taken back, weekly, bound 4 %; claims manager',
    'BIAS-1': 'Customers with few and with many claims',
    'BIAS-2': 'Place in the list compared between both groups for a month',
    'BIAS-3': 'Every refusal names a clerk; answered in five days',
    'AUD-1': 'The order of each day is kept with its reasons for three years',
    'AUD-2': 'CLM-1 traced from claim to place in the list to decision',
    'AUD-3': 'fl-classify 3.2',
    'ACCT-1': 'Accepted by the claims manager',
    'ACCT-2': 'The list can be sorted by arrival instead',
    'ACCT-3': 'Incidents go to the claims desk, reviewed every month',
  },
  reviews: {
    accuracy: approvals(MODEL_RISK, 'limited', 'The order is right often enough, and watched.', [[-152, 20]]),
    bias: [
      ...approvals(DATA_PROTECTION, 'limited', 'Small and large customers are treated alike.', [[-152, 20]]),
      {
        on: -15,
        outcome: 'revoked',
        maxRollout: 'limited',
        reviewer: DATA_PROTECTION,
        rationale: 'Claims above 500 euros were never compared, and they are sorted now.',
      },
    ],
    auditability: approvals(DATA_PROTECTION, 'limited', 'Every order can be found again.', [[-30, 140]]),
    accountability: [
      {
        on: -152,
        until: 20,
        outcome: 'approved_with_conditions',
        maxRollout: 'limited',
        reviewer: MODEL_RISK,
        rationale: 'The claims manager answers for it; the way to switch it off has not been tried yet.',
        wanting: { 'ACCT-2': ['partial', 'Sorting by arrival was never tried under load'] },
        conditions: [
          {
            for: 'ACCT-2',
            text: 'Work one day with the list in the order of arrival',
            owner: 'claimsManager',
            dueOn: -18,
          },
        ],
      },
    ],
  },
};
