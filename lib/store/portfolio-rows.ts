import { homeOf } from '@/lib/domain/record-homes';
import type { PilotlightDatabase } from './database';
import { ofInitiative } from './doc-ranges';
import { groupRows } from './group-rows';
import { enqueue } from './outbox';

export type LocalFact = { rev: string | undefined; waits: boolean; isRefused: boolean };

/** The facts of an initiative that are kept per portfolio: under which revision, and whether they still wait to be written. */
export async function listLocalFacts(
  db: PilotlightDatabase,
  initiativeId: string,
): Promise<Map<string, LocalFact>> {
  const rows = (await ofInitiative(db, initiativeId).toArray()).filter(
    ({ id }) => homeOf(id) === 'portfolio',
  );
  const waiting = await db.outbox.bulkGet(rows.map(({ id }) => id));
  return new Map(
    rows.map(({ id, rev }, index) => {
      const open = waiting[index];
      return [id, { rev, waits: open !== undefined, isRefused: open?.state === 'blocked' }];
    }),
  );
}

/** The ids of all facts here that are kept per portfolio and were confirmed, by initiative: theirs begin with it. */
export async function listConfirmedFacts(db: PilotlightDatabase): Promise<ReadonlyMap<string, string[]>> {
  const ids = await db.docs.where('id').between('0', '8').primaryKeys();
  const waiting = new Set(await db.outbox.toCollection().primaryKeys());
  return groupRows(
    ids.filter((id) => !waiting.has(id)),
    (id) => id.slice(0, id.indexOf(':')),
  );
}

/**
 * Facts the server does not have any more: what this device wrote is queued again, what others wrote was removed there and
 * goes here too.
 */
export async function reofferFacts(
  db: PilotlightDatabase,
  ids: readonly string[],
  now: string,
): Promise<void> {
  if (ids.length === 0) return;
  await db.transaction('rw', [db.docs, db.base, db.outbox, db.mine], async () => {
    const docs = await db.docs.bulkGet([...ids]);
    const mine = await db.mine.bulkGet([...ids]);
    for (const [index, doc] of docs.entries()) {
      if (!doc) continue;
      if (!mine[index]) {
        await db.docs.delete(doc.id);
        continue;
      }
      const { rev: _, ...unknownToServer } = doc;
      await db.docs.put(unknownToServer);
      await enqueue(db, undefined, unknownToServer, now);
      await db.outbox.update(doc.id, { isOfferedAgain: true });
    }
    await db.mine.bulkDelete([...ids]);
  });
}
