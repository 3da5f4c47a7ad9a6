import { browser } from 'wxt/browser';
import { readStopped, writeStopped } from '@/lib/settings/team-work';
import type { PilotlightDatabase } from '@/lib/store/database';
import { readState, type SyncOutcome } from '@/lib/store/sync-state';
import { isOver } from '@/lib/sync/schedule';
import { syncTeam } from '@/lib/sync/sync-team';
import { updateBadge } from './badge';
import { reportError } from './report-error';
import { armSync, SYNC_ALARM, wakeSoon } from './team-alarm';
import { markTeam } from './team-mark';
import { followedBy } from './team-surroundings';
import { showWork } from './team-work';
import { tellChanged } from './tell-tabs';
import { teamIn } from './which-team';
import { withShown } from './with-shown';

/** Without a team there is no alarm and no request at all. `afterwards` is what else goes on when the server was asked. */
export function watchSyncAlarm(ready: Promise<void>, afterwards: () => void = () => {}): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name !== SYNC_ALARM) return;
    // The next one first: whatever ends this worker, somebody looks again.
    void ready
      .then(armSync)
      .then(syncWhenDue)
      .then(afterwards)
      .catch((cause) => reportError('sync', cause));
  });
}

/** Something was written that others should see: tries at once, and leaves the rest to the alarm. */
export async function syncSoon(): Promise<void> {
  await withShown(async (db) => {
    if (!(await teamIn(db))) return;
    await markTeam(db);
    await syncWhenDue();
  });
}

/**
 * The browser is connected again. What was put off because nobody could be reached is done now; a wait that the server asked
 * for is kept, and what somebody has to put right first is not hurried.
 */
export async function syncBackOnline(): Promise<void> {
  await withShown(async (db) => {
    const last = await readState(db, 'lastSync');
    if (last?.result !== 'offline' && last?.result !== 'portal') return;
    await db.meta.delete('backoff');
    await syncSoon();
  });
}

/** One synchronisation by itself: unless a failure has to be waited out, or a person stopped it. */
export async function syncWhenDue(): Promise<void> {
  await withShown(async (db) => {
    const wait = await readState(db, 'backoff');
    if (isOver(wait?.nextAt, new Date()) && !(await readStopped())) await synchronise(db, false);
  });
}

/**
 * One synchronisation of the team that is shown, because a person wants just that; nothing without a team. What they had stopped
 * goes on with it, and with nothing else they do.
 */
export async function syncNow(): Promise<SyncOutcome | undefined> {
  await writeStopped(false);
  return withShown((db) => synchronise(db, true));
}

/** The same for something else that a person does and that should be on the server at once: what they stopped stays stopped. */
export async function syncUnlessStopped(): Promise<SyncOutcome | undefined> {
  return (await readStopped()) ? undefined : withShown((db) => synchronise(db, true));
}

/** One synchronisation of one database with all that follows from it; `undefined` without a team or while another one runs. */
export async function synchronise(db: PilotlightDatabase, asked: boolean): Promise<SyncOutcome | undefined> {
  const team = await teamIn(db);
  if (!team) return undefined;
  await wakeSoon();
  const before = (await readState(db, 'lastSync'))?.result;
  const work = showWork();
  const outcome = await syncTeam(db, team, followedBy(work, db, team), { asked }).finally(work.end);
  // The button says that somebody has to sign in. Counting what else it says is not for every session.
  const isOut = outcome?.result === 'signed_out';
  if (outcome && isOut !== (before === 'signed_out')) await updateBadge();
  await markTeam(db);
  // Also what failed is news: the panels say since when they are out of step.
  if (outcome) await Promise.all([tellChanged(), armSync()]);
  return outcome;
}

/** The browser has just started: what others changed meanwhile does not wait for an alarm, nor does what was stopped. */
export async function syncAtStart(): Promise<void> {
  await writeStopped(false);
  await syncSoon();
}
