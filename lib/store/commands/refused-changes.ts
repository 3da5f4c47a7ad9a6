import { AppError } from '@/lib/domain/errors';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { blockedRows } from '../outbox';
import { readState, writeState } from '../sync-state';

/**
 * Takes a change back that the server refused: the record becomes again what the server has, or goes, when the server never
 * had it or deleted it since: a deletion is told once. What was written stays in the log.
 *
 * @throws AppError `not_found` when it is no longer refused.
 */
export function takeBackRefused(
  id: string,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    const [row, doc, known] = await Promise.all([
      unit.db.outbox.get(id),
      unit.db.docs.get(id),
      unit.db.base.get(id),
    ]);
    if (row?.state !== 'blocked' || !doc) throw new AppError('not_found');
    const base = row.isGoneThere ? undefined : known;
    await unit.log(
      { id, cls: doc.cls, before: doc, after: base ?? { ...doc, doc: {} } },
      'refused.take_back',
    );
    if (base) await unit.db.docs.put(base);
    else await unit.db.docs.delete(id);
    await unit.db.base.delete(id);
    await unit.db.outbox.delete(id);
    await unit.db.alts.where('id').equals(id).delete();
    return {};
  });
}

/**
 * Once in each version of this extension: what waits for a newer one is offered again, for this may be the newer one. Nothing
 * arrives to say so, because the feed tells of no record twice. Where nothing waits for one, nothing is written either.
 */
export async function retryAfterUpdate(db: PilotlightDatabase, now: Date): Promise<void> {
  if ((await readState(db, 'offeredBy')) === db.clientVersion) return;
  const count = await retryRefused(({ reason }) => reason === 'needs_newer_app', now, db);
  if (count > 0) await writeState(db, 'offeredBy', db.clientVersion);
}

/** Puts a refused change back into the queue: the account may have got the right to it since. */
export async function retryRefused(
  isMeant: (row: { id: string; reason?: string }) => boolean,
  now: Date,
  db: PilotlightDatabase = database,
): Promise<number> {
  return blockedRows(db)
    .filter(isMeant)
    .modify((row) => {
      row.state = 'pending';
      row.nextAt = now.toISOString();
      row.tries = 0;
      delete row.reason;
      delete row.detail;
    });
}
