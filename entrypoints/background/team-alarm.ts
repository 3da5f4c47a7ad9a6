import { browser } from 'wxt/browser';
import { readStopped } from '@/lib/settings/team-work';
import type { PilotlightDatabase } from '@/lib/store/database';
import { hasDuties } from '@/lib/store/duties';
import { readHeldBack } from '@/lib/store/held-back';
import { nextChangeDue } from '@/lib/store/outbox';
import { readState } from '@/lib/store/sync-state';
import { nextSyncMinutes } from '@/lib/sync/schedule';
import { teamIn } from './which-team';
import { withShown } from './with-shown';

export const SYNC_ALARM = 'sync';

/** Alarms may be lost on restart: call it at every start of the worker. */
export async function scheduleSync(): Promise<void> {
  if (!(await browser.alarms.get(SYNC_ALARM))) await armSync();
}

/** Sets the alarm for the next look at the server that nobody has to ask for. */
export const armSync = () => withShown(armSyncOf);

async function armSyncOf(db: PilotlightDatabase): Promise<void> {
  const team = await teamIn(db);
  if (!team) return;
  const now = new Date();
  const delayInMinutes = nextSyncMinutes({
    now,
    hasDuties: await hasDuties(db, team.account, now.toISOString()),
    backoffUntil: (await readState(db, 'backoff'))?.nextAt,
    // What waits for an update, or for a person who stopped it, is not hurried.
    changeDueAt: (await readHeldBack(db)) || (await readStopped()) ? undefined : await nextChangeDue(db),
    random: Math.random(),
  });
  await browser.alarms.create(SYNC_ALARM, { delayInMinutes });
}

/** Whatever ends this worker in the middle of its work, another one goes on soon. */
export const wakeSoon = () => browser.alarms.create(SYNC_ALARM, { delayInMinutes: 1 });

/** Nobody is to be woken for a team any more. */
export const endSyncAlarm = () => browser.alarms.clear(SYNC_ALARM);
