import { approvals, DATA_PROTECTION, MODEL_RISK, type Span } from './approvals';
import type { GovernanceDraft } from './governance-draft';

const TRIAGE_SPANS: Span[] = [
  [-296, -117],
  [-122, 56],
];

/** Every dimension approved, and renewed in time. */
export const TRIAGE_GOVERNANCE: GovernanceDraft = {
  initiative: 'INV-TRIAGE',
  filedBy: 'serviceDeskLead',
  notes: {
    'ACC-1': '412 tickets in a row, 381 at the right desk',
    'ACC-2': 'A damage report at billing costs nine hours; five in a hundred are tolerated',
    'ACC-3': 'Reopen rate, monthly, bound 6 %; service desk lead',
    'BIAS-1': 'Customers who write in other languages',
    'BIAS-2': 'Right desk in 93 of 100 Norwegian, 91 of 100 Polish tickets',
    'BIAS-3': 'Any agent can mark a suggestion as wrong; answered within two working days',
    'AUD-1': 'Suggestion and final desk are fields of the ticket, kept three years',
    'AUD-2': 'OPS-9 traced from text to suggestion to the move by hand',
    'AUD-3': 'fl-classify 3.2, instructions 14',
    'ACCT-1': 'Accepted by the operations improvement lead',
    'ACCT-2': 'Switch in the ticket form, tried at a shift change',
    'ACCT-3': 'Incidents go to the desk tools group, reviewed every month',
  },
  reviews: {
    accuracy: approvals(
      MODEL_RISK,
      'production',
      'Error rate is counted, tolerable and watched.',
      TRIAGE_SPANS,
    ),
    bias: approvals(
      DATA_PROTECTION,
      'production',
      'Languages compared; the difference is small.',
      TRIAGE_SPANS,
    ),
    auditability: approvals(
      DATA_PROTECTION,
      'production',
      'Every suggestion can be found again.',
      TRIAGE_SPANS,
    ),
    accountability: approvals(MODEL_RISK, 'production', 'The owner is named and can stop it.', TRIAGE_SPANS),
  },
};

const CUSTOMS_SPANS: Span[] = [
  [-170, -22],
  [-28, 148],
];

/** Approved for a limited rollout, one condition open, bias not applicable. */
export const CUSTOMS_GOVERNANCE: GovernanceDraft = {
  initiative: 'CUST-FORMS',
  filedBy: 'customsDeskLead',
  notes: {
    'ACC-1': '150 forms at random, 134 judged right',
    'ACC-2': 'A missed nine-digit code means a truck at the border; two in a hundred are tolerated',
    'ACC-3': 'Trucks waiting at a border, monthly, bound 4; customs desk lead',
    'BIAS-1': 'Forms of companies; no person is judged',
    'BIAS-2': 'Not measured: nobody is treated differently as a person',
    'BIAS-3': 'A customer can ask the customs desk why a form was held',
    'AUD-1': 'Held forms with the reason stand in the ticket, kept ten years',
    'AUD-2': 'OPS-12 traced from form to hold to release',
    'AUD-3': 'fl-extract 2.0, instructions 6',
    'ACCT-1': 'Accepted by the operations improvement lead',
    'ACCT-2': 'Clerks release a form with two clicks',
    'ACCT-3': 'Incidents go to the customs desk, reviewed every second week',
  },
  reviews: {
    accuracy: approvals(
      MODEL_RISK,
      'limited',
      'Good enough for docks where a clerk is present.',
      CUSTOMS_SPANS,
    ),
    bias: CUSTOMS_SPANS.map(([on, until]) => ({
      on,
      until,
      outcome: 'not_applicable',
      maxRollout: 'limited',
      reviewer: DATA_PROTECTION,
      rationale: 'Forms of companies are checked; no person is affected by the outcome.',
    })),
    auditability: approvals(
      DATA_PROTECTION,
      'limited',
      'Every hold can be found with its reason.',
      CUSTOMS_SPANS,
    ),
    accountability: [
      ...approvals(MODEL_RISK, 'limited', 'The owner is named and clerks can release forms.', [[-170, -22]]),
      {
        on: -28,
        until: 148,
        outcome: 'approved_with_conditions',
        maxRollout: 'limited',
        reviewer: MODEL_RISK,
        rationale: 'Works by day. At night nobody on site may switch it off.',
        wanting: { 'ACCT-2': ['partial', 'No one on the night shift may stop it'] },
        conditions: [
          {
            for: 'ACCT-2',
            text: 'Name a person per night shift who may stop it',
            owner: 'customsDeskLead',
            dueOn: 21,
          },
          {
            for: 'ACCT-2',
            text: 'Write the switch into the shift handover',
            owner: 'viewer',
            dueOn: -4,
            doneOn: -9,
          },
        ],
      },
    ],
  },
};
