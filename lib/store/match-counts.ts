import { database, type PilotlightDatabase } from './database';

/**
 * Counts a match by rule and day, without person and page. It is what "inside the tools" (P2-INSIDE) is proved by, and
 * it never leaves the browser unless a team switches sharing on.
 */
export async function countMatch(
  ruleId: string,
  initiativeId: string,
  day: string,
  db: PilotlightDatabase = database,
): Promise<void> {
  await db.transaction('rw', db.matchCounts, async () => {
    const known = await db.matchCounts.get([ruleId, day]);
    await db.matchCounts.put({ ruleId, day, initiativeId, count: (known?.count ?? 0) + 1 });
  });
}
