import type { DocRow, PilotlightDatabase } from './database';

/** How many characters a record has on its way to the server; `undefined` for one that is gone, or no record any more. */
export function sizeToSend(row: DocRow | undefined): number | undefined {
  if (typeof row?.doc !== 'object' || row.doc === null || Array.isArray(row.doc)) return undefined;
  try {
    return JSON.stringify(row.doc).length;
  } catch {
    return undefined;
  }
}

/**
 * Takes those of some waiting changes out of the queue whose record is gone from this device or cannot be read: nobody can send
 * them, and they would stand in the way of what waits behind them. What is left of them is kept and counted; the version that
 * they were made from is in use again.
 */
export async function setAsideUnsendable(
  db: PilotlightDatabase,
  ids: readonly string[],
  at: string,
): Promise<void> {
  const keys = [...ids];
  await db.transaction('rw', [db.docs, db.base, db.outbox, db.quarantine], async () => {
    const docs = await db.docs.bulkGet(keys);
    const unsendable = keys.filter((_, index) => sizeToSend(docs[index]) === undefined);
    for (const id of unsendable) {
      const [row, doc, base, aside] = await Promise.all([
        db.outbox.get(id),
        db.docs.get(id),
        db.base.get(id),
        db.quarantine.get(id),
      ]);
      if (!row) continue;
      // What was set aside with its content before stays as it is.
      if (doc || !aside) await db.quarantine.put({ id, at, reason: 'lost_here', row: { ...row, doc } });
      if (base && sizeToSend(base) !== undefined) await db.docs.put(base);
      else await db.docs.delete(id);
      await db.base.delete(id);
      await db.outbox.delete(id);
    }
  });
}
