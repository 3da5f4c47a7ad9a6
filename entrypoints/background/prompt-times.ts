import { browser } from 'wxt/browser';
import { addDays, dayAt, startOfDay } from '@/lib/domain/calendar';
import { readPromptSettings } from '@/lib/settings/local';
import { claimProactive } from '@/lib/store/commands/prompts';
import { readWorkspaceState } from '@/lib/store/reads';
import { readQueue } from '@/lib/store/reads/queue';
import { updateBadge, waitingWords } from './badge';
import { pageUrl } from './page-url';
import { reportError } from './report-error';
import { tellChanged } from './tell-tabs';

/** A prompt that was put off comes back. */
const BACK = 'prompt-back';
/** The person's working day begins. */
const MORNING = 'prompt-morning';
const NOTICE = 'pilotlight-queue';

/** Listens for the times at which the queue changes by itself. Must run while the worker's script first runs. */
export function watchPromptTimes(ready: Promise<void>): void {
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    if (name !== BACK && name !== MORNING) return;
    try {
      await ready;
      await Promise.all([tellChanged(), schedulePromptTimes(), name === MORNING ? notify() : undefined]);
    } catch (cause) {
      reportError(name, cause);
    }
  });
  // Absent until the person allows it; then the worker is started anew with it.
  browser.notifications?.onClicked.addListener((id) => {
    if (id === NOTICE) void browser.tabs.create({ url: `${pageUrl('dashboard')}#/queue` });
  });
}

/**
 * Brings the badge up to date and sets the alarms for what comes next. Called after every change, and when the browser
 * starts; not when the worker does, which is often and must answer a page first.
 */
export async function schedulePromptTimes(): Promise<void> {
  const { nextBack } = await updateBadge();
  if (nextBack) await browser.alarms.create(BACK, { when: Date.parse(nextBack) });
  const { workspace } = await readWorkspaceState();
  const { from, notify: wanted } = await readPromptSettings();
  if (!workspace || !wanted) return;
  const [hours = 0, minutes = 0] = from.split(':').map(Number);
  const now = new Date().toISOString();
  const morning = (day: string) =>
    Date.parse(startOfDay(day, workspace.timeZone)) + (hours * 60 + minutes) * 60_000;
  const today = dayAt(now, workspace.timeZone);
  const next = morning(today) > Date.now() ? morning(today) : morning(addDays(today, 1));
  await browser.alarms.create(MORNING, { when: next });
}

/**
 * One notification a day at most, out of the same budget as everything else that comes by itself. It carries a number
 * and nothing of the records: a screen may be seen by others.
 */
async function notify(): Promise<void> {
  const settings = await readPromptSettings();
  const isAllowed = await browser.permissions.contains({ permissions: ['notifications'] });
  if (!settings.notify || !isAllowed || !browser.notifications) return;
  const now = new Date();
  const { prompts } = await readQueue(now.toISOString());
  const moment = { typing: false, msSinceNavigation: Number.POSITIVE_INFINITY };
  if (!(await claimProactive(prompts, { moment, hours: settings, now }))) return;
  const waiting = prompts.filter(({ severity, state }) => severity !== 'hint' && state !== 'snoozed').length;
  await browser.notifications.create(NOTICE, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title: 'Pilotlight',
    message: await waitingWords(waiting),
  });
}
