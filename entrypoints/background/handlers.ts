import { browser } from 'wxt/browser';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import { AppError } from '@/lib/domain/errors';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import { tellTab } from '@/lib/messaging/notices';
import type { Handlers } from '@/lib/messaging/server';
import { writeApiHost } from '@/lib/settings/api-hosts';
import {
  writeLocale,
  writePanelPreference,
  writePromptSettings,
  writeSiteSwitch,
} from '@/lib/settings/local';
import { forgetRequests } from '@/lib/settings/request-log';
import { editWorkspace } from '@/lib/store/commands/edit-workspace';
import { editPerson, invitePerson, setPersonActive } from '@/lib/store/commands/people';
import { requireVersion } from '@/lib/store/commands/require-version';
import { handOver } from '@/lib/store/commands/succession';
import { actAs, createWorkspace, leaveDemo, loadDemo } from '@/lib/store/commands/workspaces';
import { author, nothing, told } from './author';
import { forgetDemoSites, nameDemoSites } from './demo-sites';
import { giveUpPanel } from './give-up-panel';
import { initiativeHandlers } from './initiative-handlers';
import { metricHandlers } from './metric-handlers';
import { forgetSite, nameSite, noteAccess } from './named-sites';
import { notePanelOpened } from './opened-initiative';
import { pageUrl } from './page-url';
import { schedulePromptTimes } from './prompt-times';
import { reportSeen } from './report-seen';
import { ruleHandlers } from './rule-handlers';
import { injectIntoOpenTabs, injectPanel, injectSidebar, reconcileSites } from './site-access';
import { tabStatus, todayIn } from './tab-status';
import { teamHandlers } from './team-handlers';
import { tellChanged } from './tell-tabs';
/** One short function per message: who is it, which command, who must be told. No rule lives here. */
export const handlers: Handlers = {
  ...initiativeHandlers,
  ...metricHandlers,
  ...ruleHandlers,
  ...teamHandlers,

  reportWorkItem: (input, caller) => reportSeen(input, caller),
  setApiAccess: async ({ host, on }, { origin }) => {
    if (/^https?:/.test(origin) && new URL(origin).host !== host) throw new AppError('forbidden');
    return nothing(told(writeApiHost(host, on)));
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
  actAs: async ({ personId }) => nothing(told(actAs(personId))),
  editWorkspace: async (input) => told(editWorkspace(input, await author())),
  requireVersion: async ({ version }) => told(requireVersion(version, await author())),
  invitePerson: async (input) => told(invitePerson(input, await author())),
  editPerson: async (input) => told(editPerson(input, await author())),
  setPersonActive: async (input) => told(setPersonActive(input, await author())),
  handOver: async (input) => told(handOver(input, await author())),
};

const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
