import type { PilotlightDatabase } from './database';
import { readState, type SyncOutcome, writeState } from './sync-state';

/** How long the copies of a team's records outlive the right to read them. */
export const KEPT_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * Where a session ended with the word that this account may not read the team's records any more. That may be a mistake of
 * today, so nothing happens at once: two weeks after it was said again on a later day, and never taken back meanwhile, what
 * others wrote is removed here. What waits to be sent is nobody's but this person's, and stays. Whoever was refused something
 * else may read them again.
 */
export async function noteAccess(
  db: PilotlightDatabase,
  result: SyncOutcome['result'],
  account: string,
  now: Date,
): Promise<void> {
  if (result === 'not_allowed') await db.meta.delete('lostAccess');
  if (result !== 'no_access') return;
  const at = now.toISOString();
  const before = (await readState(db, 'lostAccess')) ?? { since: at };
  const isAgain = isAfter(before.since, 1, now);
  const lost = { ...before, ...(isAgain && !before.again ? { again: at } : {}) };
  const isOver = lost.again !== undefined && isAfter(lost.again, KEPT_DAYS, now);
  if (!isOver || lost.removedAt) return writeState(db, 'lostAccess', lost);
  await removeCopies(db, account);
  await writeState(db, 'lostAccess', { ...lost, removedAt: at });
}

const isAfter = (instant: string, days: number, now: Date): boolean =>
  now.getTime() - Date.parse(instant) >= days * DAY_MS;

/**
 * Removes everything that was copied, in one transaction with the place in the feed: whoever gets their place back reads
 * it from the beginning. Own changes that wait keep what they were made from; the workspace's settings and the person's own
 * record stay, so that they can be read.
 */
async function removeCopies(db: PilotlightDatabase, account: string): Promise<void> {
  const tables = [
    db.docs,
    db.base,
    db.outbox,
    db.mine,
    db.alts,
    db.quarantine,
    db.seen,
    db.observations,
    db.meta,
  ];
  await db.transaction('rw', tables, async () => {
    const kept = [...(await db.outbox.toCollection().primaryKeys()), 'meta:policy', `per:${account}`];
    const wasRead = ({ key }: { key: string }) =>
      key === 'mark' ||
      key === 'epoch' ||
      key.startsWith('epochSeen') ||
      key === 'latest' ||
      /^(cursor|position|branch|facts|opened|latest):/.test(key);
    await Promise.all([
      db.docs.where('id').noneOf(kept).delete(),
      db.base.where('id').noneOf(kept).delete(),
      db.alts.where('id').noneOf(kept).delete(),
      db.mine.clear(),
      db.quarantine.clear(),
      db.seen.clear(),
      db.observations.clear(),
      db.meta.filter(wasRead).delete(),
    ]);
  });
}
