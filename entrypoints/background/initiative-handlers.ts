import type { Handlers } from '@/lib/messaging/server';
import { chooseCandidate, saveCandidate } from '@/lib/store/commands/candidates';
import { followConcern, newReportKey, raiseConcern, replyToConcern } from '@/lib/store/commands/concerns';
import { captureEvidence, fileEvidence } from '@/lib/store/commands/evidence';
import { declareInUse, recordRollout, startBuild } from '@/lib/store/commands/exposure';
import { decideGate, grantWaiver } from '@/lib/store/commands/gates';
import { acceptOwnership, nameOffices } from '@/lib/store/commands/initiative-people';
import { createInitiative } from '@/lib/store/commands/initiatives';
import { endInitiative, pause, resume, stepBack } from '@/lib/store/commands/lifecycle';
import { recordTrial, saveChangePlan, saveRunPlan, saveWorkflow } from '@/lib/store/commands/plans';
import { completeCondition, decideDimension, submitEvidence } from '@/lib/store/commands/reviews';
import { changeScope, raiseRiskTier } from '@/lib/store/commands/scope';
import { author, nonce, told } from './author';
import { pageInFront } from './remembered-tab';

/** The initiative, its gates and reviews, evidence and concerns. */
export const initiativeHandlers = {
  createInitiative: async (input) => told(createInitiative(input, await author())),
  nameOffices: async (input) => told(nameOffices(input, await author())),
  acceptOwnership: async (input) => told(acceptOwnership(input, await author())),
  saveCandidate: async (input) => told(saveCandidate(input, await author())),
  chooseCandidate: async (input) => told(chooseCandidate(input, await author())),
  changeScope: async (input) => told(changeScope(input, await author())),
  raiseRiskTier: async (input) => told(raiseRiskTier(input, await author())),
  saveChangePlan: async (input) => told(saveChangePlan(input, await author())),
  saveWorkflow: async (input) => told(saveWorkflow(input, await author())),
  recordTrial: async (input) => told(recordTrial(input, await author())),
  saveRunPlan: async (input) => told(saveRunPlan(input, await author())),
  startBuild: async (input) => told(startBuild(input, await author())),
  recordRollout: async (input) => told(recordRollout(input, await author())),
  declareInUse: async (input) => told(declareInUse(input, await author())),
  pauseInitiative: async (input) => told(pause(input, await author())),
  resumeInitiative: async (input) => told(resume(input, await author())),
  endInitiative: async (input) => told(endInitiative(input, await author())),
  stepBack: async (input) => told(stepBack(input, await author(), nonce())),
  decideGate: async (input) => told(decideGate(input, await author(), nonce())),
  grantWaiver: async (input) => told(grantWaiver(input, await author(), nonce())),
  submitEvidence: async (input) => told(submitEvidence(input, await author(), nonce())),
  decideDimension: async (input) => told(decideDimension(input, await author(), nonce())),
  completeCondition: async (input) => told(completeCondition(input, await author(), nonce())),
  fileEvidence: async (input) => told(fileEvidence(input, await author(), nonce())),
  captureEvidence: async ({ route, ...input }, caller) => {
    const page = await pageInFront(route, caller);
    return told(captureEvidence(input, page, await author(), nonce()));
  },
  raiseConcern: async ({ route, ...input }, caller) => {
    const page = await pageInFront(route, caller);
    const key = newReportKey(crypto.getRandomValues(new Uint8Array(20)));
    return told(raiseConcern(input, page, await author(), key));
  },
  replyToConcern: async (input) => told(replyToConcern(input, await author(), nonce())),
  followConcern: ({ key }) => followConcern(key),
} satisfies Partial<Handlers>;
