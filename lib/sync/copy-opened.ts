import { noteOpened } from '@/lib/store/copied-values';
import type { PilotlightDatabase } from '@/lib/store/database';
import { isStorageFull } from '@/lib/store/storage-error';
import { readState, type Team } from '@/lib/store/sync-state';
import { copySamples } from './copy-samples';
import {
  contextFor,
  isInStep,
  isWithin,
  type LookSurroundings,
  PAUSE_MS,
  RECENT_MS,
} from './outside-session';
import { RemoteError } from './remote-error';
import { emptyReport } from './session-context';

/**
 * Copies the values of an initiative that somebody has in front of them, from the team's own server, unless they came only
 * just now. Who is out of step is brought back by a session, which then brings these values too: a failure is written down
 * nowhere and shown to nobody.
 *
 * @returns whether this device shows something else now
 */
export async function copyOpened(
  db: PilotlightDatabase,
  team: Team,
  initiativeId: string,
  surroundings: LookSurroundings,
): Promise<boolean> {
  const lock = `pilotlight-opened-${db.name}-${initiativeId}`;
  return navigator.locks.request(lock, { ifAvailable: true }, async (mine) => {
    if (!mine || !(await isDue(db, initiativeId, surroundings.now()))) return false;
    await noteOpened(db, initiativeId, surroundings.now());
    if (!(await isInStep(db, surroundings.now()))) return false;
    const isFirst = (await readState(db, `facts:${initiativeId}`)) === undefined;
    const report = emptyReport();
    try {
      const session = (await readState(db, 'mark'))?.n ?? 0;
      await copySamples(await contextFor(db, team, surroundings), initiativeId, session, report);
    } catch (error) {
      if (!(error instanceof RemoteError) && !isStorageFull(error)) throw error;
      return false;
    }
    return isFirst || report.pulled > 0;
  });
}

/** Whether an initiative of the team's has no values here that are recent, and was not asked for just now. */
async function isDue(db: PilotlightDatabase, initiativeId: string, now: Date): Promise<boolean> {
  const [initiative, copied, opened] = await Promise.all([
    db.docs.get(`ini:${initiativeId}`),
    readState(db, `facts:${initiativeId}`),
    readState(db, `opened:${initiativeId}`),
  ]);
  // Of what the team has not got yet, its server knows nothing.
  if (initiative?.rev === undefined) return false;
  return !isWithin(copied, RECENT_MS, now) && !isWithin(opened, PAUSE_MS, now);
}
