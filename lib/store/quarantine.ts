import type { PilotlightDatabase } from './database';
import { listUnreadable } from './reads';

/**
 * Sets rows aside that no longer fit their class. They are kept whole, so that a newer version or a person can look at
 * them; nothing is deleted. Answers how many were moved.
 */
export async function quarantineUnreadable(db: PilotlightDatabase, now: Date): Promise<number> {
  const ids = await listUnreadable(db);
  if (ids.length === 0) return 0;
  await db.transaction('rw', db.docs, db.quarantine, async () => {
    for (const row of await db.docs.bulkGet(ids)) {
      if (!row) continue;
      await db.quarantine.put({ id: row.id, at: now.toISOString(), reason: 'does_not_fit_class', row });
      await db.docs.delete(row.id);
    }
  });
  return ids.length;
}
