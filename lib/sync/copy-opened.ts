import { noteOpened } from '@/lib/store/copied-values';
import type { PilotlightDatabase } from '@/lib/store/database';
import { newUlid } from '@/lib/store/ids';
import { isStorageFull } from '@/lib/store/storage-error';
import { ensureDevice, readState, type Team } from '@/lib/store/sync-state';
import { copySamples } from './copy-samples';
import { createCouchDbStore, databaseNames } from './couchdb/couchdb-store';
import { createHttp } from './couchdb/http';
import { notedFetch } from './noted-fetch';
import { RemoteError } from './remote-error';
import { isOver } from './schedule';
import { emptyReport, type SessionContext } from './session-context';
import type { SyncSurroundings } from './sync-team';

/** What was copied so recently is recent enough: while a page is open, news bring the rest. */
const RECENT_MS = 5 * 60_000;
/** Nobody asks again sooner for what could not be had. */
const PAUSE_MS = 60_000;

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
  surroundings: Pick<SyncSurroundings, 'authorization' | 'now' | 'random' | 'onRequest'>,
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

async function isInStep(db: PilotlightDatabase, now: Date): Promise<boolean> {
  const [last, backoff] = await Promise.all([readState(db, 'lastSync'), readState(db, 'backoff')]);
  return last?.result === 'done' && isOver(backoff?.nextAt, now);
}

/** An instant that lies ahead was written under another clock. */
function isWithin(instant: string | undefined, ms: number, now: Date): boolean {
  if (instant === undefined) return false;
  const age = now.getTime() - Date.parse(instant);
  return age >= 0 && age < ms;
}

async function contextFor(
  db: PilotlightDatabase,
  { origin, prefix, portfolio, account }: Team,
  { authorization, now, random, onRequest }: Parameters<typeof copyOpened>[3],
): Promise<SessionContext> {
  const ask = createHttp({ origin, authorization, fetch: notedFetch('team', onRequest) });
  const remote = createCouchDbStore(ask, databaseNames(prefix, portfolio));
  const device = await ensureDevice(db, now());
  return { db, remote, device, account, now, random, newWord: () => newUlid(now()) };
}
