import { browser } from 'wxt/browser';
import { addDays, dayAt, startOfDay } from '@/lib/domain/calendar';
import { readWorkspaceState } from '@/lib/store/reads';
import { updateBadge } from './badge';
import { tellChanged } from './tell-tabs';

const ALARM = 'day-change';

/**
 * Approvals lapse, values fall due and waivers expire when the day changes in the workspace's zone. Open panels ask again
 * then; if the machine slept, the browser fires the alarm when it wakes.
 */
export function watchDayChange(ready: Promise<void>): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name !== ALARM) return;
    void ready.then(() => Promise.all([tellChanged(), scheduleDayChange(), updateBadge()]));
  });
}

/** Sets the alarm for the next change of day. Alarms may be lost on restart: call it at every start of the worker. */
export async function scheduleDayChange(): Promise<void> {
  const { workspace } = await readWorkspaceState();
  if (!workspace) return;
  const { timeZone } = workspace;
  const tomorrow = addDays(dayAt(new Date().toISOString(), timeZone), 1);
  await browser.alarms.create(ALARM, { when: Date.parse(startOfDay(tomorrow, timeZone)) });
}
