import { approvals, DATA_PROTECTION, MODEL_RISK, type Span } from './approvals';
import type { GovernanceDraft } from './governance-draft';

const HR_SPANS: Span[] = [
  [-114, -27],
  [-30, 58],
];

/** One condition open; the bias approval ends in a week. */
export const HR_GOVERNANCE: GovernanceDraft = {
  initiative: 'HR-ANSWERS',
  filedBy: 'hrServicesLead',
  notes: {
    'ACC-1': '58 questions in a row, 51 drafts usable',
    'ACC-2': 'A rule of the wrong country costs a colleague money; none tolerated after sending',
    'ACC-3': 'Answers corrected after sending, monthly, bound 4 %',
    'BIAS-1': 'Parents, part-time staff, colleagues without Norwegian',
    'BIAS-2': 'Usable drafts compared between the three groups, 20 questions each',
    'BIAS-3': 'Each answer names the HR partner and the works council; answered in three days',
    'AUD-1': 'Draft and sent answer are kept side by side for a year; HR only',
    'AUD-2': 'HR-15 traced from question to draft to sent answer',
    'AUD-3': 'fl-write 4.0, instructions 9',
    'ACCT-1': 'Accepted by the HR services lead',
    'ACCT-2': 'Drafts can be switched off per partner, tried twice',
    'ACCT-3': 'Incidents go to the head of people, reviewed every month',
  },
  reviews: {
    accuracy: [
      ...approvals(MODEL_RISK, 'limited', 'Every draft is read by an HR partner before it is sent.', [
        [-114, -27],
      ]),
      {
        on: -30,
        until: 58,
        outcome: 'approved_with_conditions',
        maxRollout: 'limited',
        reviewer: MODEL_RISK,
        rationale: 'Usable for leave and certificates; pay questions need a clearer list of errors.',
        wanting: { 'ACC-2': ['partial', 'Pay questions are not listed separately'] },
        conditions: [
          {
            for: 'ACC-2',
            text: 'List errors in pay questions separately',
            owner: 'hrServicesLead',
            dueOn: 12,
          },
        ],
      },
    ],
    bias: approvals(DATA_PROTECTION, 'limited', 'Answers to parents were rewritten and compared again.', [
      [-114, -27],
      [-83, 7],
    ]),
    auditability: approvals(DATA_PROTECTION, 'limited', 'Draft and sent answer can be compared.', HR_SPANS),
    accountability: approvals(MODEL_RISK, 'limited', 'A partner signs every answer by role.', HR_SPANS),
  },
};

const CLAUSE_SPANS: Span[] = [
  [-256, -168],
  [-172, -84],
  [-90, -4],
  [-12, 76],
];

/** The accuracy approval ended two weeks ago, in production. */
export const CLAUSE_GOVERNANCE: GovernanceDraft = {
  initiative: 'LEG-REVIEW',
  filedBy: 'legalOperationsLead',
  notes: {
    'ACC-1': '54 contracts in a row, three differing clauses not marked',
    'ACC-2': 'A missed liability cap is the worst case; one in fifty contracts is tolerated',
    'ACC-3': 'Clauses found only in the second reading, monthly, bound 3 %',
    'BIAS-1': 'Small carriers with contracts of their own wording',
    'BIAS-2': 'Marks per page compared between small and large carriers',
    'BIAS-3': 'Partners can ask for a full reading; counsel answers in five days',
    'AUD-1': 'Marks and the standard they refer to are kept with the contract',
    'AUD-2': 'LEG-3 traced from clause to mark to remark',
    'AUD-3': 'fl-compare 1.7, instructions 3',
    'ACCT-1': 'Accepted by the legal operations lead',
    'ACCT-2': 'Counsel can hide all marks, tried in a review meeting',
    'ACCT-3': 'Incidents go to the general counsel, reviewed every month',
  },
  reviews: {
    accuracy: approvals(MODEL_RISK, 'production', 'Counsel reads every marked clause; misses are counted.', [
      [-256, -168],
      [-172, -84],
      [-104, -14],
    ]),
    bias: approvals(
      DATA_PROTECTION,
      'production',
      'Small carriers get no more marks than large.',
      CLAUSE_SPANS,
    ),
    auditability: approvals(
      DATA_PROTECTION,
      'production',
      'Each mark names its standard clause.',
      CLAUSE_SPANS,
    ),
    accountability: approvals(
      MODEL_RISK,
      'production',
      'Counsel signs; the owner can stop it.',
      CLAUSE_SPANS,
    ),
  },
};
