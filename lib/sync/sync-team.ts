import type { PilotlightDatabase } from '@/lib/store/database';
import { dropUnkept } from '@/lib/store/drop-unkept';
import { newUlid } from '@/lib/store/ids';
import { noteAccess } from '@/lib/store/lost-access';
import { noteOutcome } from '@/lib/store/session-end';
import { isStorageFull } from '@/lib/store/storage-error';
import { ensureDevice, readState, type SyncOutcome, type Team, writeState } from '@/lib/store/sync-state';
import { nextTry } from './backoff';
import { createCouchDbStore, databaseNames } from './couchdb/couchdb-store';
import { createHttp } from './couchdb/http';
import { notedFetch, type OnRequest } from './noted-fetch';
import { RemoteError, type RemoteFailure } from './remote-error';
import type { RemoteStore } from './remote-store';
import { runSession } from './session';
import { type SessionContext, Stopped } from './session-context';

/** What differs between the worker and a test. */
export type SyncSurroundings = {
  /** As in `HttpOptions`: asked again with a header that the server refused. */
  authorization: (refused?: string) => Promise<string | undefined>;
  now: () => Date;
  random: () => number;
  onRequest: OnRequest;
  /** Told of an error that is neither the server's nor a full device's, once it is written down how the session ended. */
  onUnexpected: (error: unknown) => void;
} & Pick<SessionContext, 'onProgress' | 'isStopped'>;

/** What a person is told of a failure that has no name of its own among the results. */
const RESULTS = {
  wait: 'busy',
  server_fault: 'busy',
  too_large: 'failed',
  nonsense: 'failed',
} as const satisfies Partial<Record<RemoteFailure, SyncOutcome['result']>>;

const hasOtherName = (failure: RemoteFailure): failure is keyof typeof RESULTS => failure in RESULTS;

/** Somebody has to change something at the server first: asking again every few seconds helps nobody. */
const LEAST_WAIT_SECONDS: Partial<Record<RemoteFailure, number>> = { configuration: 300, no_access: 3600 };
/** Space is made by a person. */
const FULL_WAIT_SECONDS = 300;

/**
 * One synchronisation of a team's database: in this browser there is one at a time, whoever asks. How it ended is written
 * down, with the moment before which nobody tries again by itself.
 *
 * @param asked a person waits for it: when one is running, which may have looked at what waits already, it is this one's turn
 * after that
 * @returns `undefined` when nobody waits for it and another one is running.
 */
export async function syncTeam(
  db: PilotlightDatabase,
  team: Team,
  surroundings: SyncSurroundings,
  { asked = false }: { asked?: boolean } = {},
): Promise<SyncOutcome | undefined> {
  return alone(db, asked, async () => {
    const outcome = await attempt(db, team, surroundings, asked);
    return noteOutcome(db, outcome);
  });
}

/** In this browser one at a time works with the server's changes. `wait` is whether to wait for one's turn. */
export const alone = <T>(db: PilotlightDatabase, wait: boolean, work: () => Promise<T>) =>
  navigator.locks.request(`pilotlight-sync-${db.name}`, { ifAvailable: !wait }, async (lock) =>
    lock ? work() : undefined,
  );

async function attempt(
  db: PilotlightDatabase,
  team: Team,
  { authorization, now, random, onRequest, onUnexpected, ...followed }: SyncSurroundings,
  asked: boolean,
): Promise<SyncOutcome> {
  const { origin, prefix, portfolio, account } = team;
  const heard: Pick<SyncOutcome, 'clockOff' | 'software'> = {};
  const ask = createHttp({
    origin,
    authorization,
    fetch: notedFetch('team', onRequest),
    heardTime: (serverNow) => {
      const clockOff = minutesBetween(serverNow, now());
      if (Math.abs(clockOff) >= MISLEADING_MINUTES) heard.clockOff = clockOff;
      else delete heard.clockOff;
    },
    heardSoftware: (name) => {
      heard.software = name;
    },
  });
  const remote = createCouchDbStore(ask, databaseNames(prefix, portfolio));
  const device = await ensureDevice(db, now());
  try {
    const newWord = () => newUlid(now());
    const context = { ...followed, db, remote, device, account, now, random, newWord };
    const { healed } = await runSession(context);
    await db.meta.bulkDelete(['backoff', 'lostAccess']);
    // Once for each sign-in: an idle session asks nothing that it need not know. Who is warned is asked until it is mended.
    if ((await readState(db, 'serverAdmin')) !== false) {
      await writeState(db, 'serverAdmin', (await remote.roles()).includes('_admin'));
    }
    const at = now().toISOString();
    return { at, result: 'done', doneAt: at, ...(healed > 0 ? { healed } : {}), ...heard };
  } catch (error) {
    const doneAt = (await readState(db, 'lastSync'))?.doneAt;
    const ended = { at: now().toISOString(), ...(doneAt ? { doneAt } : {}), ...heard };
    // Nothing has failed: nobody waits longer for the next one than they want to.
    if (error instanceof Stopped) return { ...ended, result: 'stopped' };
    const failure = readFailure(error);
    const { least } = failure;
    const result = failure.result === 'no_access' ? await tryReading(remote) : failure.result;
    // Room for the next try, and for what the person writes meanwhile. Where removing needs more than there is, nothing is lost.
    if (result === 'no_space') await dropUnkept(db, account, now()).catch(() => {});
    // Whoever asks begins anew: asking often never puts off the next try that comes by itself.
    const tries = asked ? 1 : ((await readState(db, 'backoff'))?.tries ?? 0) + 1;
    const nextAt = nextTry(now(), tries, random(), least).toISOString();
    await writeState(db, 'backoff', { tries, nextAt });
    await noteAccess(db, result, account, now());
    if (result === 'unexpected') onUnexpected(error);
    return { ...ended, result };
  }
}

/** Whoever may read the shared database is still of the team: then it was something else that the server refused. */
const tryReading = (remote: RemoteStore): Promise<SyncOutcome['result']> =>
  remote.position('core').then(
    () => 'not_allowed',
    (error) => readFailure(error).result,
  );

/** What a failure means for the person, and for how many seconds at least nobody tries again by itself. */
function readFailure(error: unknown): { result: SyncOutcome['result']; least: number } {
  if (isStorageFull(error)) return { result: 'no_space', least: FULL_WAIT_SECONDS };
  if (!(error instanceof RemoteError)) return { result: 'unexpected', least: 0 };
  const least = Math.max(error.retryAfter ?? 0, LEAST_WAIT_SECONDS[error.failure] ?? 0);
  const { failure } = error;
  return { result: hasOtherName(failure) ? RESULTS[failure] : failure, least };
}

/** A clock that is off by this much dates values wrongly; less is nothing to bother anybody with. */
const MISLEADING_MINUTES = 10;

const minutesBetween = (earlier: Date, later: Date) =>
  Math.round((later.getTime() - earlier.getTime()) / 60_000);
