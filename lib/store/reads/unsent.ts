import { database, type PilotlightDatabase } from '../database';
import type { BlockReason } from '../sync-rows';

/** A change that the team's server does not have, whole, with why it has not where it was refused. */
export type UnsentChange = {
  id: string;
  firstAt: string;
  refused?: BlockReason;
  doc: Record<string, unknown>;
};

/** Everything that is this device's alone, oldest first: what waits, and what the server did not take. */
export async function readUnsent(db: PilotlightDatabase = database): Promise<UnsentChange[]> {
  const rows = await db.outbox.toArray();
  rows.sort((a, b) => a.firstAt.localeCompare(b.firstAt) || a.id.localeCompare(b.id));
  const docs = await db.docs.bulkGet(rows.map(({ id }) => id));
  return rows.flatMap(({ id, firstAt, reason }, place) => {
    const doc = docs[place]?.doc;
    return doc ? [{ id, firstAt, ...(reason ? { refused: reason } : {}), doc }] : [];
  });
}
