import Dexie from 'dexie';
import { RECORD_CLASSES } from '@/lib/domain/record-classes';
import type { Home } from '@/lib/domain/record-homes';
import { homeOf } from '@/lib/domain/record-homes';
import type { DocRow, PilotlightDatabase } from './database';
import type { BlockReason, MineRow, OutboxRow } from './sync-rows';
import { setAsideUnsendable, sizeToSend } from './unsendable';

/**
 * Notes that a record changed. Must run inside the transaction that changes it; `before` is the row as it was, which is the
 * server's version when nothing was waiting yet.
 */
export async function enqueue(
  db: PilotlightDatabase,
  before: DocRow | undefined,
  after: DocRow,
  now: string,
): Promise<void> {
  const home = homeOf(after.id);
  if (!home) return;
  const open = await db.outbox.get(after.id);
  if (!open && before?.rev !== undefined) await db.base.put(before);
  await db.outbox.put({
    id: after.id,
    home,
    kind: RECORD_CLASSES[after.cls].kind,
    gen: (open?.gen ?? 0) + 1,
    firstAt: open?.firstAt ?? now,
    state: 'pending',
    nextAt: now,
    tries: 0,
    ...(open?.isGoneThere ? { isGoneThere: true } : {}),
  });
}

/** The same for many records that were never here before. */
export async function enqueueNew(
  db: PilotlightDatabase,
  rows: readonly DocRow[],
  now: string,
): Promise<void> {
  await db.outbox.bulkPut(
    rows.flatMap(({ id, cls }): OutboxRow[] => {
      const home = homeOf(id);
      const { kind } = RECORD_CLASSES[cls];
      return home ? [{ id, home, kind, gen: 1, firstAt: now, state: 'pending', nextAt: now, tries: 0 }] : [];
    }),
  );
}

/**
 * The next rows to push to one database, oldest first, at most `limit` and about `maxBytes` of them. Changes that cannot be sent
 * are set aside on the way.
 */
export async function listPending(
  db: PilotlightDatabase,
  home: Home,
  kind: OutboxRow['kind'],
  options: { now: string; limit: number; maxBytes: number },
): Promise<{ row: OutboxRow; doc: DocRow }[]> {
  const place = [home, kind, 'pending'];
  const due = await db.outbox
    .where('[home+kind+state+nextAt]')
    .between([...place, ''], [...place, options.now], true, true)
    .limit(options.limit)
    .toArray();
  const docs = await db.docs.bulkGet(due.map((row) => row.id));
  const picked: { row: OutboxRow; doc: DocRow }[] = [];
  const unsendable: string[] = [];
  let bytes = 0;
  for (const [index, row] of due.entries()) {
    const doc = docs[index];
    const size = sizeToSend(doc);
    if (!doc || size === undefined) {
      unsendable.push(row.id);
      continue;
    }
    bytes += size;
    if (picked.length > 0 && bytes > options.maxBytes) break;
    picked.push({ row, doc });
  }
  if (unsendable.length > 0) await setAsideUnsendable(db, unsendable, options.now);
  // What stands behind them is no less due.
  return picked.length === 0 && unsendable.length > 0 ? listPending(db, home, kind, options) : picked;
}

/** What became of one pushed document. `later` asks for another try at `nextAt`, as a new one where the server has lost it. */
export type Settled =
  | { id: string; gen: number; outcome: 'acknowledged'; rev: string; pushed: DocRow }
  | { id: string; gen: number; outcome: 'blocked'; reason: BlockReason; detail?: string }
  | { id: string; gen: number; outcome: 'later'; nextAt: string; isLost?: boolean };

/**
 * Writes down the answers to one batch in one transaction. A record that was edited again while its predecessor was on the
 * way keeps its row, and what the server now has becomes the version that edit is compared with.
 *
 * @returns how many of them the server had lost, and has taken again
 */
export async function settle(
  db: PilotlightDatabase,
  home: Home,
  settled: readonly Settled[],
  session: number,
  now: string,
): Promise<number> {
  return db.transaction('rw', [db.docs, db.base, db.outbox, db.mine], async () => {
    const ids = settled.map(({ id }) => id);
    const [open, docs] = await Promise.all([db.outbox.bulkGet(ids), db.docs.bulkGet(ids)]);
    const done: string[] = [];
    const kept: OutboxRow[] = [];
    const bases: DocRow[] = [];
    const stamped: DocRow[] = [];
    const mine: MineRow[] = [];
    let again = 0;
    for (const [index, one] of settled.entries()) {
      const row = open[index];
      const doc = docs[index];
      if (!row) continue;
      if (one.outcome === 'acknowledged') {
        mine.push({ id: one.id, home, rev: one.rev, session, at: now });
        // Without a revision it was there all along.
        if (row.isOfferedAgain && one.rev) again += 1;
        if (doc) stamped.push({ ...doc, rev: one.rev });
        if (row.gen === one.gen) done.push(one.id);
        else {
          const { isGoneThere: _, isOfferedAgain: __, ...waiting } = row;
          kept.push(waiting);
          bases.push({ ...one.pushed, rev: one.rev });
        }
      } else if (row.gen !== one.gen) {
        // Edited since: the new content is asked about anew.
      } else if (one.outcome === 'blocked') {
        const { reason, detail } = one;
        kept.push({ ...row, state: 'blocked', reason, ...(detail ? { detail } : {}) });
      } else {
        kept.push({ ...row, tries: row.tries + 1, nextAt: one.nextAt });
        if (one.isLost && doc) {
          const { rev: _, ...unknownThere } = doc;
          stamped.push(unknownThere);
        }
      }
    }
    await Promise.all([
      db.outbox.bulkDelete(done),
      db.base.bulkDelete(done),
      db.outbox.bulkPut(kept),
      db.base.bulkPut(bases),
      db.docs.bulkPut(stamped),
      db.mine.bulkPut(mine),
    ]);
    return again;
  });
}

/** When the first waiting change is due; `undefined` when nothing waits. */
export async function nextChangeDue(db: PilotlightDatabase): Promise<string | undefined> {
  const first = await db.outbox
    .orderBy('nextAt')
    .filter(({ state }) => state === 'pending')
    .first();
  return first?.nextAt;
}

/** No wait is longer than this. One that seems to be was written under another clock, and is over. */
export const LONGEST_WAIT_MS = 60 * 60_000;

/** Ends the waits that a corrected clock would have made last for days. */
export async function endOverlongWaits(db: PilotlightDatabase, now: Date): Promise<void> {
  const latest = new Date(now.getTime() + LONGEST_WAIT_MS).toISOString();
  await db.outbox.where('nextAt').above(latest).modify({ nextAt: now.toISOString() });
}

/** How many changes wait, since when, and which were refused. */
export type OutboxSummary = { waiting: number; since?: string; blocked: OutboxRow[] };

export async function summariseOutbox(db: PilotlightDatabase): Promise<OutboxSummary> {
  const [waiting, first, blocked] = await Promise.all([
    countPending(db),
    inState(db, 'pending').first(),
    listBlocked(db),
  ]);
  return { waiting, blocked, ...(first === undefined ? {} : { since: first.firstAt }) };
}

/** How many changes wait to be sent, whenever their turn comes. */
export const countPending = (db: PilotlightDatabase): Promise<number> => inState(db, 'pending').count();

/** What the server did not take, oldest first. */
export const listBlocked = (db: PilotlightDatabase): Promise<OutboxRow[]> => blockedRows(db).toArray();

export const blockedRows = (db: PilotlightDatabase) => inState(db, 'blocked');

/** By the index, oldest first: there may be a hundred thousand of them, and who looks at them looks often. */
const inState = (db: PilotlightDatabase, state: OutboxRow['state']) =>
  db.outbox.where('[state+firstAt]').between([state, Dexie.minKey], [state, Dexie.maxKey]);
