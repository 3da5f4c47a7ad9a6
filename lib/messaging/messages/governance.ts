import * as z from 'zod/mini';
import type { ConcernView } from '@/lib/domain/concern-state';
import { requiredText } from '@/lib/domain/primitives';
import * as governance from '../governance-inputs';
import { message } from './message';

/** Gates, reviews, evidence and concerns. */
export const GOVERNANCE_MESSAGES = {
  /** Passes or refuses a gate; a passed one moves the phase in the same write. */
  decideGate: message<{ gateDecisionId: string }>()(['page'], governance.GateInput),
  grantWaiver: message<{ waiverId: string }>()(['page'], governance.WaiverInput),
  submitEvidence: message<{ submissionId: string }>()(['page'], governance.SubmissionInput),
  /** A reviewer's decision on one dimension, revoking an approval included. */
  decideDimension: message<{ decisionId: string }>()(['page'], governance.DecisionInput),
  completeCondition: message<Record<string, never>>()(['page'], governance.ConditionInput),
  fileEvidence: message<{ evidenceId: string }>()(['page'], governance.EvidenceInput),
  /** Keeps the named fields of the page in front of the person. */
  captureEvidence: message<{ evidenceId: string }>()(['content'], governance.CaptureInput),
  /** Tells whoever reviews and owns the initiative what a reader saw. An anonymous one is followed by its key. */
  raiseConcern: message<{ concernId: string; reportKey?: string }>()(['content'], governance.ConcernInput),
  replyToConcern: message<Record<string, never>>()(['page'], governance.ConcernReplyInput),
  /** What became of the concern that belongs to a report key. */
  followConcern: message<ConcernView>()(['content', 'page'], z.strictObject({ key: requiredText(60) })),
};
