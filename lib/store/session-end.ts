import type { PilotlightDatabase } from './database';
import { readState, type SyncOutcome, writeState } from './sync-state';

/**
 * Writes down how a session ended. Whoever has signed out while it ran is signed out, however well it went.
 *
 * @returns what was written
 */
export function noteOutcome(db: PilotlightDatabase, outcome: SyncOutcome): Promise<SyncOutcome> {
  return db.transaction('rw', db.meta, async () => {
    const isOut = (await readState(db, 'signedOut')) !== undefined;
    const known = isOut ? { ...outcome, result: 'signed_out' as const } : outcome;
    await writeState(db, 'lastSync', known);
    return known;
  });
}

/** The person signs out: from this moment on nothing is asked in their name, and every surface says so. */
export function noteSignedOut(db: PilotlightDatabase, now: Date): Promise<SyncOutcome> {
  return db.transaction('rw', db.meta, async () => {
    await writeState(db, 'signedOut', now.toISOString());
    const last = await readState(db, 'lastSync');
    return noteOutcome(db, { ...last, at: now.toISOString(), result: 'signed_out' });
  });
}
