import type { PilotlightDatabase } from '@/lib/store/database';
import { readState, type Team } from '@/lib/store/sync-state';
import { createCouchDbStore, databaseNames } from './couchdb/couchdb-store';
import { createHttp } from './couchdb/http';
import { notedFetch } from './noted-fetch';
import { RemoteError } from './remote-error';
import type { RemoteStore } from './remote-store';
import type { SyncSurroundings } from './sync-team';

/**
 * - `news`: somebody wrote something that is not here yet.
 * - `quiet`: nobody did, for as long as the server or something on the way was willing to wait.
 * - `taken`: another page of this browser waits already.
 * - `later`: there is no waiting at present: the server cannot be asked.
 */
export type News = 'news' | 'quiet' | 'taken' | 'later';

/** The server holds its answer back for so long while there is nothing to say. */
const HELD_MS = 20_000;
/** And may take so much longer to say it. */
const TIMEOUT_MS = 25_000;
/** An empty answer before this was not held back: asking at once again would be asking without end. */
const LEAST_HELD_MS = 5_000;

/**
 * Waits at the team's server until somebody writes something (long poll), for a page that is being looked at. Records are
 * left to a session. A connection that is cut after a while is an empty answer: nothing is written down, and nothing waits
 * longer for it. Asking who signs in reads the session storage each time, which tells the browser that the worker is in use.
 */
export async function awaitNews(
  db: PilotlightDatabase,
  team: Team,
  surroundings: Pick<SyncSurroundings, 'authorization' | 'now' | 'onRequest'>,
): Promise<News> {
  return navigator.locks.request(`pilotlight-news-${db.name}`, { ifAvailable: true }, async (lock) =>
    lock ? listen(db, team, surroundings) : 'taken',
  );
}

async function listen(
  db: PilotlightDatabase,
  { origin, prefix, portfolio }: Team,
  { authorization, now, onRequest }: Pick<SyncSurroundings, 'authorization' | 'now' | 'onRequest'>,
): Promise<News> {
  const known = await readPlaces(db);
  if (known.core === undefined) return 'later';
  const hung = new AbortController();
  const fetch = notedFetch('team', onRequest);
  const ask = createHttp({ origin, authorization, fetch, timeoutMs: TIMEOUT_MS, signal: hung.signal });
  const remote = createCouchDbStore(ask, databaseNames(prefix, portfolio));
  const began = now().getTime();
  const wasHeld = () => now().getTime() - began >= LEAST_HELD_MS;
  try {
    if (!(await firstAnswer(remote, known))) return wasHeld() ? 'quiet' : 'later';
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    return error.failure === 'offline' && wasHeld() ? 'quiet' : 'later';
  } finally {
    hung.abort();
  }
  // What this browser wrote itself meanwhile ends the wait as well, and is no news.
  const { core, facts } = await readPlaces(db);
  return core === known.core && facts === known.facts ? 'news' : 'quiet';
}

type Places = { core: string | undefined; facts: string | undefined };

/** How far this device has read either of the databases that it reads. */
const readPlaces = async (db: PilotlightDatabase): Promise<Places> => ({
  core: await readState(db, 'cursor:core'),
  facts: await readState(db, 'position:portfolio'),
});

/** Whether either has news, from whichever answers first. */
function firstAnswer(remote: RemoteStore, { core, facts }: Places): Promise<boolean> {
  const answers = [
    ...(core === undefined ? [] : [remote.awaitChange('core', core, HELD_MS)]),
    ...(facts === undefined ? [] : [remote.awaitChange('portfolio', facts, HELD_MS)]),
  ];
  return Promise.race(answers);
}
