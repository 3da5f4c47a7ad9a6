import * as z from 'zod/mini';
import { requiredText, Tool } from '@/lib/domain/primitives';
import * as governance from '../governance-inputs';
import { host, message } from './message';

const InitiativeInput = z.strictObject({
  name: requiredText(120),
  purpose: requiredText(280),
  businessOwner: z.union([
    z.strictObject({ personId: requiredText(255) }),
    z.strictObject({ displayName: requiredText(120), function: z.enum(['business', 'it', 'risk', 'other']) }),
  ]),
  /** The project, space or table it belongs to; becomes a draft rule. */
  mapping: z.optional(
    z.strictObject({ tool: Tool, host, field: requiredText(40), value: requiredText(400) }),
  ),
});
export type InitiativeInput = z.infer<typeof InitiativeInput>;

/** An initiative, from the choice of the use case to its end. */
export const INITIATIVE_MESSAGES = {
  createInitiative: message<{ initiativeId: string; ruleId?: string }>()(['page'], InitiativeInput),
  /** Who owns, sponsors, runs and stands in; and the owner's own yes. */
  nameOffices: message<Record<string, never>>()(['page'], governance.OfficesInput),
  acceptOwnership: message<Record<string, never>>()(['page'], governance.OfInitiative),
  /** The right use case: workflows side by side, one of them chosen. */
  saveCandidate: message<Record<string, never>>()(['page'], governance.CandidateInput),
  chooseCandidate: message<Record<string, never>>()(['page'], governance.ChoiceInput),
  /** What it does, to whom, with which data and model. A widening may void approvals. */
  changeScope: message<Record<string, never>>()(['page'], governance.ScopeInput),
  raiseRiskTier: message<Record<string, never>>()(['page'], governance.TierInput),
  saveChangePlan: message<Record<string, never>>()(['page'], governance.ChangePlanInput),
  saveWorkflow: message<Record<string, never>>()(['page'], governance.WorkflowInput),
  recordTrial: message<Record<string, never>>()(['page'], governance.TrialInput),
  saveRunPlan: message<Record<string, never>>()(['page'], governance.RunPlanInput),
  /** Facts: building has begun, who uses it now, it was in use before it was recorded here. */
  startBuild: message<Record<string, never>>()(['page'], governance.BuildInput),
  recordRollout: message<Record<string, never>>()(['page'], governance.RolloutInput),
  declareInUse: message<Record<string, never>>()(['page'], governance.RolloutInput),
  pauseInitiative: message<Record<string, never>>()(['page'], governance.PauseInput),
  resumeInitiative: message<Record<string, never>>()(['page'], governance.OfInitiative),
  endInitiative: message<Record<string, never>>()(['page'], governance.EndInput),
  stepBack: message<Record<string, never>>()(['page'], governance.StepBackInput),
};
