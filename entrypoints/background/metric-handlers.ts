import type { Handlers } from '@/lib/messaging/server';
import {
  acceptExecutiveOutcome,
  defineMetric,
  editMetric,
  openSeries,
  setBaseline,
  setExecutiveOutcome,
  setMetricStatus,
  setTarget,
  setTimeDestination,
} from '@/lib/store/commands/metrics';
import { reconfirmPeriod, skipPeriod } from '@/lib/store/commands/periods';
import { putOff } from '@/lib/store/commands/prompts';
import { saveRecipe } from '@/lib/store/commands/recipes';
import {
  chooseSample,
  commentOnSample,
  recordSample,
  saveDraft,
  takeBackSample,
  withdrawSample,
} from '@/lib/store/commands/samples';
import { readPreview } from '@/lib/store/preview-reads';
import { author, nonce, nothing, told } from './author';
import { claimPrompt } from './claim-prompt';
import { collectPeriod, stopCollection, takeCollectionReport } from './collect-period';
import { noteTicketRequest } from './on-request';
import { rememberedTab } from './remembered-tab';
import { takeTicketReport } from './take-ticket-report';
import { tellChanged } from './tell-tabs';

/** Definitions of metrics, their values and prompts, and what is collected from tickets for them. */
export const metricHandlers = {
  defineMetric: async (input) => told(defineMetric(input, await author())),
  editMetric: async (input) => told(editMetric(input, await author())),
  setBaseline: async (input) => told(setBaseline(input, await author())),
  openSeries: async (input) => told(openSeries(input, await author())),
  setTarget: async (input) => told(setTarget(input, await author())),
  setExecutiveOutcome: async (input) => told(setExecutiveOutcome(input, await author())),
  acceptExecutiveOutcome: async (input) => told(acceptExecutiveOutcome(input, await author())),
  setTimeDestination: async (input) => told(setTimeDestination(input, await author())),
  setMetricStatus: async (input) => told(setMetricStatus(input, await author())),
  recordSample: async (input) => told(recordSample(input, await author(), nonce())),
  undoSample: async ({ sampleId }) => told(takeBackSample(sampleId, await author())),
  reconfirmPeriod: async (input) => told(reconfirmPeriod(input, await author(), nonce())),
  skipPeriod: async (input) => told(skipPeriod(input, await author(), nonce())),
  previewSample: (input) => readPreview(input, new Date()),
  putOffPrompt: async (input) => told(putOff(input, await author())),
  claimPrompt: (input, caller) => claimPrompt(input, caller, new Date()),
  saveDraft: async (draft) => nothing(saveDraft(draft, new Date())),
  withdrawSample: async (input) => told(withdrawSample(input, await author())),
  commentOnSample: async (input) => told(commentOnSample(input, await author(), nonce())),
  chooseSample: async (input) => told(chooseSample(input, await author(), nonce())),
  saveRecipe: async (input) => told(saveRecipe(input, await author())),
  collectPeriod: async (input, caller) => told(collectPeriod(input, caller, await author())),
  stopCollection: ({ collectionId }) => nothing(told(stopCollection(collectionId))),
  reportCollection: async (input, caller) =>
    nothing(told(takeCollectionReport(input, caller, await author()))),
  reportTicket: async ({ route, ticket }, caller) => {
    const { workItem } = await rememberedTab(route, caller);
    if (await takeTicketReport({ workItem, ticket }, caller.tabId ?? -1)) void tellChanged();
    return {};
  },
  noteRequest: (input, { origin }) => nothing(noteTicketRequest(origin, input)),
} satisfies Partial<Handlers>;
