import { approvals, DATA_PROTECTION, MODEL_RISK, type Span } from './approvals';
import type { GovernanceDraft } from './governance-draft';

const LABEL_SPANS: Span[] = [[-275, 80]];

/** Approved to the end: it was retired because it was no longer needed. */
export const LABEL_GOVERNANCE: GovernanceDraft = {
  initiative: 'LABEL-READ',
  filedBy: 'terminalManager',
  notes: {
    'ACC-1': '240 labels in a row, 215 read right',
    'ACC-2': 'A wrong number means a search of twenty minutes; two in a hundred are tolerated',
    'ACC-3': '500 pallets a month are checked, terminal manager',
    'BIAS-1': 'Labels on pallets; no person is judged',
    'BIAS-2': 'Not measured: nobody is treated differently as a person',
    'BIAS-3': 'Clerks correct a number in the ticket',
    'AUD-1': 'Photograph and number are kept with the ticket for a year',
    'AUD-2': 'LAB-1 traced from label to number to booking',
    'AUD-3': 'label-read 2.3',
    'ACCT-1': 'Accepted by the terminal manager',
    'ACCT-2': 'Clerks can type every number, tried on each shift',
    'ACCT-3': 'Incidents go to the terminal office, reviewed every month',
  },
  reviews: {
    accuracy: approvals(
      MODEL_RISK,
      'production',
      'A clerk sees every number; errors are counted.',
      LABEL_SPANS,
    ),
    bias: approvals(DATA_PROTECTION, 'production', 'Labels are read; no person is affected.', LABEL_SPANS),
    auditability: approvals(
      DATA_PROTECTION,
      'production',
      'Photograph and number stay together.',
      LABEL_SPANS,
    ),
    accountability: approvals(MODEL_RISK, 'production', 'The terminal manager answers for it.', LABEL_SPANS),
  },
};
