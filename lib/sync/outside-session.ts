import type { PilotlightDatabase } from '@/lib/store/database';
import { newUlid } from '@/lib/store/ids';
import { ensureDevice, readState, type Team } from '@/lib/store/sync-state';
import { createCouchDbStore, databaseNames } from './couchdb/couchdb-store';
import { createHttp } from './couchdb/http';
import { notedFetch } from './noted-fetch';
import { isOver } from './schedule';
import type { SessionContext } from './session-context';
import type { SyncSurroundings } from './sync-team';

/** What is copied because somebody looks at it, beside the sessions. Who is out of step is brought back by a session first. */
export type LookSurroundings = Pick<SyncSurroundings, 'authorization' | 'now' | 'random' | 'onRequest'>;

/** What was copied so recently is recent enough: while a page is open, news bring the rest. */
export const RECENT_MS = 5 * 60_000;
/** Nobody asks again sooner for what could not be had. */
export const PAUSE_MS = 60_000;

export async function isInStep(db: PilotlightDatabase, now: Date): Promise<boolean> {
  const [last, backoff] = await Promise.all([readState(db, 'lastSync'), readState(db, 'backoff')]);
  return last?.result === 'done' && isOver(backoff?.nextAt, now);
}

/** An instant that lies ahead was written under another clock. */
export function isWithin(instant: string | undefined, ms: number, now: Date): boolean {
  if (instant === undefined) return false;
  const age = now.getTime() - Date.parse(instant);
  return age >= 0 && age < ms;
}

export async function contextFor(
  db: PilotlightDatabase,
  { origin, prefix, portfolio, account }: Team,
  { authorization, now, random, onRequest }: LookSurroundings,
): Promise<SessionContext> {
  const ask = createHttp({ origin, authorization, fetch: notedFetch('team', onRequest) });
  const remote = createCouchDbStore(ask, databaseNames(prefix, portfolio));
  const device = await ensureDevice(db, now());
  return { db, remote, device, account, now, random, newWord: () => newUlid(now()) };
}
