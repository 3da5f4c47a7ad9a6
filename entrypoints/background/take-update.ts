import { browser } from 'wxt/browser';
import { shownDatabase } from '@/lib/store/database';
import { alone } from '@/lib/sync/sync-team';
import { reportError } from './report-error';

const ALARM = 'update';
/** As long as a page of ours is open, somebody looks again so often whether it still is. */
const LOOK_AGAIN_MINUTES = 5;

/**
 * A newer version is taken between two pieces of work: never in the middle of a transaction or of a session with a team's
 * server, and not while a page of ours is open, which would close with all that was typed there. A start of the browser takes
 * it in any case. Who listens to this is not updated without a word of their own, which Firefox does at once otherwise.
 */
export function watchUpdates(ready: Promise<void>): void {
  const take = () => void ready.then(takeUpdate).catch((cause) => reportError('takeUpdate', cause));
  browser.runtime.onUpdateAvailable.addListener(take);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) take();
  });
  // Also one that the browser took by itself.
  browser.runtime.onInstalled.addListener(() => void browser.alarms.clear(ALARM));
}

async function takeUpdate(): Promise<void> {
  // Whatever ends this worker while it waits, another one goes on.
  await browser.alarms.create(ALARM, { delayInMinutes: LOOK_AGAIN_MINUTES });
  const db = shownDatabase();
  await alone(db, true, async () => {
    if (await hasOpenPage()) return;
    // Begins when everything that is being written has been.
    await db.transaction('rw', db.tables, async () => {});
    await browser.alarms.clear(ALARM);
    browser.runtime.reload();
  });
}

async function hasOpenPage(): Promise<boolean> {
  const open = await browser.runtime.getContexts?.({ contextTypes: ['TAB', 'POPUP'] });
  return (open?.length ?? 0) > 0;
}
