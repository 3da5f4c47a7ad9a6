import type { PilotlightDatabase } from '@/lib/store/database';
import { newUlid } from '@/lib/store/ids';
import { ensureDevice, readState, type SyncOutcome, type Team, writeState } from '@/lib/store/sync-state';
import { nextTry } from './backoff';
import { createCouchDbStore, databaseNames } from './couchdb/couchdb-store';
import { createHttp } from './couchdb/http';
import { notedFetch, type OnRequest } from './noted-fetch';
import { RemoteError, type RemoteFailure } from './remote-error';
import { runSession } from './session';

/** What differs between the worker and a test. */
export type SyncSurroundings = {
  /** As in `HttpOptions`: asked again with a header that the server refused. */
  authorization: (refused?: string) => Promise<string | undefined>;
  now: () => Date;
  random: () => number;
  onRequest: OnRequest;
};

/** What a person is told of a failure. */
const RESULTS = {
  offline: 'offline',
  portal: 'portal',
  signed_out: 'signed_out',
  no_access: 'no_access',
  configuration: 'configuration',
  missing: 'missing',
  wait: 'busy',
  server_fault: 'busy',
  too_large: 'failed',
  nonsense: 'failed',
} as const satisfies Record<RemoteFailure, SyncOutcome['result']>;

/** Somebody has to change something at the server first: asking again every few seconds helps nobody. */
const LEAST_WAIT_SECONDS: Partial<Record<RemoteFailure, number>> = { configuration: 300, no_access: 3600 };

/**
 * One synchronisation of a team's database, if none runs: in this browser there is one at a time, whoever asks. How it ended
 * is written down, with the moment before which nobody tries again by itself.
 *
 * @returns `undefined` when another one is running.
 */
export async function syncTeam(
  db: PilotlightDatabase,
  team: Team,
  surroundings: SyncSurroundings,
): Promise<SyncOutcome | undefined> {
  return navigator.locks.request(`pilotlight-sync-${db.name}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return undefined;
    const outcome = await attempt(db, team, surroundings);
    await writeState(db, 'lastSync', outcome);
    return outcome;
  });
}

async function attempt(
  db: PilotlightDatabase,
  team: Team,
  { authorization, now, random, onRequest }: SyncSurroundings,
): Promise<SyncOutcome> {
  const { origin, prefix, portfolio, account } = team;
  const ask = createHttp({ origin, authorization, fetch: notedFetch('team', onRequest) });
  const remote = createCouchDbStore(ask, databaseNames(prefix, portfolio));
  const device = await ensureDevice(db, now());
  try {
    const newWord = () => newUlid(now());
    const { healed } = await runSession({ db, remote, device, account, now, random, newWord });
    await db.meta.delete('backoff');
    const at = now().toISOString();
    return { at, result: 'done', doneAt: at, ...(healed > 0 ? { healed } : {}) };
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    const tries = ((await readState(db, 'backoff'))?.tries ?? 0) + 1;
    const least = Math.max(error.retryAfter ?? 0, LEAST_WAIT_SECONDS[error.failure] ?? 0);
    const nextAt = nextTry(now(), tries, random(), least).toISOString();
    await writeState(db, 'backoff', { tries, nextAt });
    const doneAt = (await readState(db, 'lastSync'))?.doneAt;
    return { at: now().toISOString(), result: RESULTS[error.failure], ...(doneAt ? { doneAt } : {}) };
  }
}
