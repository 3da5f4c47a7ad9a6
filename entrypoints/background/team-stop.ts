import { writeStopped } from '@/lib/settings/team-work';
import type { PilotlightDatabase } from '@/lib/store/database';
import { noteOutcome } from '@/lib/store/session-end';
import { readState } from '@/lib/store/sync-state';
import { alone } from '@/lib/sync/sync-team';
import { tellChanged } from './tell-tabs';
import { withShown } from './with-shown';

/** The person wants no more of what is running. Answers when it stands still: after the page in hand. */
export async function stopWork(): Promise<void> {
  await writeStopped(true);
  const standsStill = await withShown(
    async (db) => (await readState(db, 'team')) === undefined || noteStopped(db, new Date()),
  );
  // All of it was done before it heard the word: there is nothing to go on with.
  if (standsStill === false) await writeStopped(false);
  await tellChanged();
}

/**
 * The person wants no more of it. Waits for the one that runs, which ends after the page in hand; where none runs any more,
 * because its worker has died, or it has failed, that it stands still is written down here.
 *
 * @returns `false` when all of it was done meanwhile, so that nothing stands still
 */
export async function noteStopped(db: PilotlightDatabase, now: Date): Promise<boolean | undefined> {
  const before = await readState(db, 'lastSync');
  return alone(db, true, async () => {
    const last = await readState(db, 'lastSync');
    if (last?.result === 'done' && last.at !== before?.at) return false;
    await noteOutcome(db, { ...last, at: now.toISOString(), result: 'stopped' });
    return true;
  });
}
