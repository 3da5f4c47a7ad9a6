import { browser } from 'wxt/browser';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import { AppError } from '@/lib/domain/errors';
import { withoutQuery } from '@/lib/domain/web-address';
import { tellTab } from '@/lib/messaging/notices';
import type { Caller, Handlers } from '@/lib/messaging/server';
import { writeApiHost } from '@/lib/settings/api-hosts';
import {
  writeLocale,
  writePanelPreference,
  writePromptSettings,
  writeSiteSwitch,
} from '@/lib/settings/local';
import { forgetRequests } from '@/lib/settings/request-log';
import { readTabMemory } from '@/lib/settings/tab-memory';
import { chooseCandidate, saveCandidate } from '@/lib/store/commands/candidates';
import { followConcern, newReportKey, raiseConcern, replyToConcern } from '@/lib/store/commands/concerns';
import { editWorkspace } from '@/lib/store/commands/edit-workspace';
import { captureEvidence, fileEvidence } from '@/lib/store/commands/evidence';
import { declareInUse, recordRollout, startBuild } from '@/lib/store/commands/exposure';
import { decideGate, grantWaiver } from '@/lib/store/commands/gates';
import { acceptOwnership, nameOffices } from '@/lib/store/commands/initiative-people';
import { createInitiative } from '@/lib/store/commands/initiatives';
import { endInitiative, pause, resume, stepBack } from '@/lib/store/commands/lifecycle';
import { reportWrongMatch, unhideMatch } from '@/lib/store/commands/match-reports';
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
import { editPerson, invitePerson, setPersonActive } from '@/lib/store/commands/people';
import { reconfirmPeriod, skipPeriod } from '@/lib/store/commands/periods';
import { pinWorkItem, removePin, unpinWorkItem } from '@/lib/store/commands/pins';
import { recordTrial, saveChangePlan, saveRunPlan, saveWorkflow } from '@/lib/store/commands/plans';
import { putOff } from '@/lib/store/commands/prompts';
import { bringRuleBack, putRuleAway } from '@/lib/store/commands/put-away-rule';
import { saveRecipe } from '@/lib/store/commands/recipes';
import { retryRefused, takeBackRefused } from '@/lib/store/commands/refused-changes';
import { restoreRule } from '@/lib/store/commands/restore-rule';
import { completeCondition, decideDimension, submitEvidence } from '@/lib/store/commands/reviews';
import { saveRule, setRuleStatus } from '@/lib/store/commands/rules';
import {
  chooseSample,
  commentOnSample,
  recordSample,
  saveDraft,
  takeBackSample,
  withdrawSample,
} from '@/lib/store/commands/samples';
import { changeScope, raiseRiskTier } from '@/lib/store/commands/scope';
import { handOver } from '@/lib/store/commands/succession';
import { keepVersion, takeVersion } from '@/lib/store/commands/versions';
import { actAs, createWorkspace, leaveDemo, loadDemo } from '@/lib/store/commands/workspaces';
import { newUlid } from '@/lib/store/ids';
import { readPreview } from '@/lib/store/preview-reads';
import { listPinTargets } from '@/lib/store/reads/pin-targets';
import { forgetSeen } from '@/lib/store/seen';
import { author, told } from './author';
import { claimPrompt } from './claim-prompt';
import { collectPeriod, stopCollection, takeCollectionReport } from './collect-period';
import { forgetDemoSites, nameDemoSites } from './demo-sites';
import { giveUpPanel } from './give-up-panel';
import { forgetSite, nameSite, noteAccess } from './named-sites';
import { noteTicketRequest } from './on-request';
import { noteOpenedInitiative, notePanelOpened } from './opened-initiative';
import { pageUrl } from './page-url';
import { requirePolicyServer } from './policy';
import { schedulePromptTimes } from './prompt-times';
import { recogniseUrl } from './recognise-url';
import { reportSeen } from './report-seen';
import { injectIntoOpenTabs, injectPanel, injectSidebar, reconcileSites } from './site-access';
import { tabStatus, todayIn } from './tab-status';
import { takeTicketReport } from './take-ticket-report';
import {
  joinTeam,
  joinTeamWithProvider,
  leaveTeam,
  signIn,
  signInWithProvider,
  signOut,
  syncBackOnline,
  syncNow,
} from './team';
import { awaitTeamNews } from './team-news';
import { offerOwnWorkspace, previewOwnWorkspace } from './team-offer';
import {
  alignTeamOwners,
  nameTeamOwners,
  proveSignIn,
  removeTeamAccount,
  saveTeamAccount,
  setUpServer,
  signInAddress,
  withAccounts,
} from './team-set-up';
import { tellChanged } from './tell-tabs';

/** One short function per message: who is it, which command, who must be told. No rule lives here. */
export const handlers: Handlers = {
  reportWorkItem: (input, caller) => reportSeen(input, caller),

  recordSample: async (input) => told(recordSample(input, await author(), newUlid(new Date()))),
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
  setApiAccess: async ({ host, on }, { origin }) => {
    if (/^https?:/.test(origin) && new URL(origin).host !== host) throw new AppError('forbidden');
    return nothing(told(writeApiHost(host, on)));
  },
  undoSample: async ({ sampleId }) => told(takeBackSample(sampleId, await author())),
  reconfirmPeriod: async (input) => told(reconfirmPeriod(input, await author(), newUlid(new Date()))),
  skipPeriod: async (input) => told(skipPeriod(input, await author(), newUlid(new Date()))),
  previewSample: (input) => readPreview(input, new Date()),
  putOffPrompt: async (input) => told(putOff(input, await author())),
  claimPrompt: (input, caller) => claimPrompt(input, caller, new Date()),
  saveDraft: async (draft) => nothing(saveDraft(draft, new Date())),

  reportWrongMatch: async ({ route, initiativeId, ruleId, note }, caller) => {
    const { workItem, answer } = await rememberedTab(route, caller);
    const { winner, losers = [] } = answer.explanation ?? {};
    const rule = [winner, ...losers].find((one) => one?.ruleId === ruleId);
    if (!rule) throw new AppError('not_found');
    const report = { workItem, initiativeId, ruleId, ruleVersion: rule.version, note };
    return told(reportWrongMatch(report, await author(), newUlid(new Date())));
  },
  unhideMatch: async ({ route, initiativeId }, caller) => {
    const { workItem } = await rememberedTab(route, caller);
    return nothing(told(unhideMatch(workItem, initiativeId)));
  },

  setPanelPreference: ({ host, ...change }, { tabId }) => {
    if (change.open) void notePanelOpened(tabId);
    return writePanelPreference(host, withoutUndefined(change));
  },
  loadPanel: async (_input, { tabId }) => {
    if (tabId === undefined) throw new AppError('not_found');
    return nothing(injectPanel(tabId));
  },
  giveUpPanel: (_input, caller) => giveUpPanel(caller),
  openPage: async ({ page, initiativeId, view }, { tabId }) => {
    const hash = initiativeId ? `#/initiative/${initiativeId}` : view === 'queue' ? '#/queue' : '';
    const from = view === 'use-this-page' && tabId !== undefined ? `&tab=${tabId}` : '';
    const query = view && view !== 'queue' ? `?view=${view}${from}` : '';
    await browser.tabs.create({ url: pageUrl(page) + query + hash });
    return {};
  },

  getTabStatus: ({ tabId }) => tabStatus(tabId),
  openPanel: async ({ tabId }) => {
    await injectSidebar(tabId);
    return { opened: await tellTab(tabId, { name: 'open' }) };
  },
  setSiteSwitch: async ({ host, off }) => {
    const today = await todayIn();
    await writeSiteSwitch(host, off === 'no' ? undefined : off === 'always' ? { off } : { off, day: today });
    return nothing(tellChanged());
  },
  reconcileSites: async () => {
    await reconcileSites();
    return nothing(injectIntoOpenTabs());
  },
  addSite: (site) => nothing(nameSite(site)),
  removeSite: (site) => nothing(forgetSite(site)),
  noteAccess: async (note) => nothing(noteAccess(note, await todayIn())),
  forgetRequests: () => nothing(forgetRequests()),
  setLocale: async ({ locale }) => nothing(told(writeLocale(locale))),
  setPromptSettings: async (settings) => {
    await writePromptSettings(settings);
    return nothing(schedulePromptTimes());
  },

  joinTeam: async (input) => {
    await requirePolicyServer(input.server, input.team);
    return joinTeam(input);
  },
  joinTeamWithProvider: async (input) => {
    await requirePolicyServer(input.server, input.team, input.issuer);
    return joinTeamWithProvider(input);
  },
  setUpTeam: async (input) => {
    await requirePolicyServer(input.server, input.team, input.issuer);
    return setUpServer(input);
  },
  proveSignIn: async (input) => {
    await requirePolicyServer(input.server, input.team, input.issuer);
    return { check: await proveSignIn(input) };
  },
  readSignInAddress: async () => ({ address: signInAddress() }),
  listTeamAccounts: (input) => withAccounts(input),
  saveTeamAccount: (input) => withAccounts(input, (ask) => saveTeamAccount(ask, input)),
  removeTeamAccount: (input) => withAccounts(input, (ask) => removeTeamAccount(ask, input)),
  alignTeamOwners: (input) => alignTeamOwners(input),
  nameTeamOwners: (input) => nameTeamOwners(input),
  signIn: ({ password }) => nothing(signIn(password)),
  signInWithProvider: ({ fresh }) => nothing(signInWithProvider(fresh)),
  signOut: () => nothing(signOut()),
  syncNow: () => nothing(syncNow({ asked: true })),
  awaitTeamNews: () => awaitTeamNews(),
  backOnline: () => nothing(syncBackOnline()),
  noteOpened: async ({ initiativeId }) => {
    noteOpenedInitiative(initiativeId);
    return {};
  },
  previewOffer: () => previewOwnWorkspace(),
  offerWorkspace: ({ kinds }) => told(offerOwnWorkspace(kinds)),
  leaveTeam: () => nothing(leaveTeam()),
  settleVersion: async ({ n, choice }) =>
    told(choice === 'take' ? takeVersion(n, await author(), recogniseUrl) : keepVersion(n)),
  takeBackRefused: async ({ id }) => told(takeBackRefused(id, await author())),
  retryRefused: async ({ id }) => {
    await retryRefused((row) => id === undefined || row.id === id, new Date());
    return nothing(syncNow());
  },

  loadDemo: async () => {
    const loaded = await loadDemo(demoWorkspace(timeZone()), new Date());
    await nameDemoSites();
    return told(Promise.resolve(loaded));
  },
  leaveDemo: async () => {
    await leaveDemo();
    return nothing(told(forgetDemoSites()));
  },
  createWorkspace: async (input) => told(createWorkspace(input, new Date())),
  createInitiative: async (input) => told(createInitiative(input, await author())),

  defineMetric: async (input) => told(defineMetric(input, await author())),
  editMetric: async (input) => told(editMetric(input, await author())),
  setBaseline: async (input) => told(setBaseline(input, await author())),
  openSeries: async (input) => told(openSeries(input, await author())),
  setTarget: async (input) => told(setTarget(input, await author())),
  setExecutiveOutcome: async (input) => told(setExecutiveOutcome(input, await author())),
  acceptExecutiveOutcome: async (input) => told(acceptExecutiveOutcome(input, await author())),
  setTimeDestination: async (input) => told(setTimeDestination(input, await author())),
  setMetricStatus: async (input) => told(setMetricStatus(input, await author())),
  withdrawSample: async (input) => told(withdrawSample(input, await author())),
  commentOnSample: async (input) => told(commentOnSample(input, await author(), newUlid(new Date()))),
  chooseSample: async (input) => told(chooseSample(input, await author(), newUlid(new Date()))),

  actAs: async ({ personId }) => nothing(told(actAs(personId))),

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
  editWorkspace: async (input) => told(editWorkspace(input, await author())),
  invitePerson: async (input) => told(invitePerson(input, await author())),
  editPerson: async (input) => told(editPerson(input, await author())),
  setPersonActive: async (input) => told(setPersonActive(input, await author())),
  handOver: async (input) => told(handOver(input, await author())),
  saveRule: async (input) => told(saveRule(input, await author(), recogniseUrl)),
  putRuleAway: async (input) => told(putRuleAway(input, await author())),
  bringRuleBack: async (input) => told(bringRuleBack(input, await author())),
  restoreRule: async (input) => told(restoreRule(input, await author(), recogniseUrl)),
  pinHere: async ({ route, initiativeId }, caller) => {
    const { workItem } = await rememberedTab(route, caller);
    return told(pinWorkItem({ workItem, initiativeId }, await author(), recogniseUrl));
  },
  unpinHere: async ({ route, initiativeId }, caller) => {
    const { workItem } = await rememberedTab(route, caller);
    return told(unpinWorkItem({ workItem, initiativeId }, await author()));
  },
  listPinTargets: async ({ route }, caller) => {
    const { answer } = await rememberedTab(route, caller);
    return { initiatives: answer.mayPin ? await listPinTargets(new Date().toISOString()) : [] };
  },
  removePin: async (input) => told(removePin(input, await author())),
  forgetSeen: () => nothing(forgetSeen()),
  setRuleStatus: async (input) => told(setRuleStatus(input, await author(), recogniseUrl)),
};

async function nothing(work: Promise<unknown>): Promise<Record<string, never>> {
  await work;
  return {};
}

/** What the person saw when they acted; refused when the tab has moved on since. */
async function rememberedTab(route: string, caller: Caller) {
  const memory = caller.tabId === undefined ? null : await readTabMemory(caller.tabId);
  if (!memory?.workItem || memory.route !== route) throw new AppError('page_moved_on');
  return { workItem: memory.workItem, answer: memory.answer };
}

/** The work item a person acts on and where it stands, without what the address may hold besides. */
async function pageInFront(route: string, caller: Caller) {
  const { workItem } = await rememberedTab(route, caller);
  return { workItem, address: withoutQuery(route) };
}

const nonce = () => newUlid(new Date());
const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function withoutUndefined<T extends Record<string, unknown>>(value: T) {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
