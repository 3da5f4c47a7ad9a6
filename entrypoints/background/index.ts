import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { tellTab } from '@/lib/messaging/notices';
import { PROTOCOL } from '@/lib/messaging/protocol';
import { answerMessages } from '@/lib/messaging/server';
import { forgetTab, readTabMemory } from '@/lib/settings/tab-memory';
import { writeTeamWork } from '@/lib/settings/team-work';
import { forgetTicket } from '@/lib/settings/ticket-memory';
import { endCollectionsWithout } from '@/lib/store/commands/collections';
import { database } from '@/lib/store/database';
import { quarantineUnreadable } from '@/lib/store/quarantine';
import { serveTransfers } from '@/lib/transfer/serve-transfers';
import { scheduleDayChange, watchDayChange } from './day-change';
import { greet } from './first-run';
import { handlers } from './handlers';
import { noteRevoked } from './named-sites';
import { openPrompt } from './open-prompt';
import { openShownDatabase } from './open-shown-database';
import { applyPolicy, LATE_POLICY_MS, watchPolicy, withinPolicy } from './policy';
import { schedulePromptTimes, watchPromptTimes } from './prompt-times';
import { reportError } from './report-error';
import { noteFields } from './report-seen';
import { injectIntoOpenTabs, injectSidebar, isGranted, reconcileSites } from './site-access';
import { watchUpdates } from './take-update';
import { syncAtStart, syncBackOnline, watchSyncAlarm } from './team';
import { scheduleSync } from './team-alarm';
import { goOnWithOffer } from './team-offer';
import { tellChanged } from './tell-tabs';
import { transferHandlers } from './transfer-handlers';

/**
 * The worker. Every listener is registered while the script first runs, or the browser would not wake it for the event.
 * It keeps nothing in memory: it may be stopped between any two events.
 */
export default defineBackground({
  type: 'module',
  main() {
    const ready = openShownDatabase();
    answerMessages(
      whenReady(withinPolicy(handlers), ready),
      {
        extensionId: browser.runtime.id,
        extensionRoot: browser.runtime.getURL('/'),
        isGranted,
        protocol: PROTOCOL,
      },
      reportError,
    );

    serveTransfers(
      whenReady(transferHandlers, ready),
      { extensionId: browser.runtime.id, extensionRoot: browser.runtime.getURL('/') },
      reportError,
    );

    // Registrations and grants may have changed while nobody was there to hear of it.
    void reconcileSites().catch((cause) => reportError('reconcileSites', cause));
    watchPolicy();
    watchDayChange(ready);
    watchPromptTimes(ready);
    watchSyncAlarm(ready, goOnWithOffer);
    watchUpdates(ready);
    void ready
      // What an earlier worker had in hand is in nobody's hand any more.
      .then(() => Promise.all([scheduleDayChange(), scheduleSync(), writeTeamWork(undefined)]))
      .then(goOnWithOffer)
      .catch((cause) => reportError('schedule', cause));

    // While the worker runs it hears of it itself; otherwise a page or panel that is open tells it.
    globalThis.addEventListener('online', () => {
      void ready
        .then(syncBackOnline)
        .then(goOnWithOffer)
        .catch((cause) => reportError('sync', cause));
    });

    browser.runtime.onInstalled.addListener(({ reason }) => {
      void ready.then(schedulePromptTimes).catch((cause) => reportError('schedulePromptTimes', cause));
      void reconcileSites()
        .then(injectIntoOpenTabs)
        .catch((cause) => reportError('onInstalled', cause));
      void ready
        .then(() => quarantineUnreadable(database, new Date()))
        .catch((cause) => reportError('quarantine', cause));
      if (reason === 'install') void greet().catch((cause) => reportError('greet', cause));
    });
    browser.runtime.onStartup.addListener(() => {
      // Not at every start of the worker: the browser keeps badge and alarms while it runs.
      void ready.then(schedulePromptTimes).catch((cause) => reportError('schedulePromptTimes', cause));
      void applyPolicy(LATE_POLICY_MS).catch((cause) => reportError('applyPolicy', cause));
      void ready.then(syncAtStart).catch((cause) => reportError('sync', cause));
      void ready
        // Everything is looked at after an update, which alone changes what fits.
        .then(() => quarantineUnreadable(database, new Date(), 'frequently_changed'))
        .catch((cause) => reportError('quarantine', cause));
    });
    browser.permissions.onAdded.addListener(() => {
      void reconcileSites()
        .then(injectIntoOpenTabs)
        .catch((cause) => reportError('onAdded', cause));
    });
    browser.permissions.onRemoved.addListener(({ origins = [] }) => {
      void noteRevoked(origins)
        .then(reconcileSites)
        .catch((cause) => reportError('onRemoved', cause));
      void ready
        .then(() => endCollectionsWithout(isReachable, new Date()))
        .then(tellChanged)
        .catch((cause) => reportError('onRemoved', cause));
    });
    browser.tabs.onRemoved.addListener((tabId) => {
      void readTabMemory(tabId)
        .then((memory) => memory?.workItem && noteFields(memory.workItem))
        .then(() => forgetTab(tabId));
      void forgetTicket(tabId);
    });
    browser.commands.onCommand.addListener((command, tab) => {
      if (tab?.id === undefined) return;
      if (command === 'toggle-panel') void togglePanel(tab.id);
      if (command === 'enter-value') {
        const { id } = tab;
        void ready.then(() => openPrompt(id)).catch((cause) => reportError('openPrompt', cause));
      }
    });
  },
});

/** No message is answered from a database that is not the one this browser shows. */
function whenReady<All extends object>(all: All, ready: Promise<void>): All {
  const entries = Object.entries(all).map(([name, handle]) => [
    name,
    (input: never, caller: never) =>
      ready.then(() => (handle as (...args: never[]) => unknown)(input, caller)),
  ]);
  return Object.fromEntries(entries) as All;
}

/** The shortcut opens or closes the panel, also on a page where nothing is linked yet. */
async function togglePanel(tabId: number): Promise<void> {
  await injectSidebar(tabId);
  await tellTab(tabId, { name: 'toggle' });
}

/** Whether the person's permission for a host still stands, whichever way it is served. */
async function isReachable(host: string): Promise<boolean> {
  return (await isGranted(`https://${host}`)) || isGranted(`http://${host}`);
}
