import { listCopied } from './copied-values';
import type { PilotlightDatabase } from './database';
import { forgetLatest, listLatest } from './latest-values';
import { listLocalFacts } from './portfolio-rows';
import { listKeptInitiatives } from './sync-state';

/**
 * Makes room: removes the values of initiatives that were opened or looked at once and are not kept up to date. The server has
 * them, and they come back when somebody opens the initiative or looks at all of them. What this device wrote stays.
 */
export async function dropUnkept(db: PilotlightDatabase, account: string, now: Date): Promise<void> {
  const kept = new Set(await listKeptInitiatives(db, account, now));
  const here = new Set([...(await listCopied(db)), ...(await listLatest(db)).keys()]);
  const unkept = [...here].filter((id) => !kept.has(id));
  for (const id of unkept) {
    await db.transaction('rw', [db.docs, db.outbox, db.mine, db.meta], async () => {
      const facts = await listLocalFacts(db, id);
      const others = [...facts].filter(([, { waits }]) => !waits).map(([factId]) => factId);
      const mine = await db.mine.bulkGet(others);
      await db.docs.bulkDelete(others.filter((_, index) => !mine[index]));
      await db.meta.delete(`facts:${id}`);
      await forgetLatest(db, id);
    });
  }
}
