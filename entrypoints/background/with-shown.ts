import { type PilotlightDatabase, shownDatabase } from '@/lib/store/database';
import { isStorageFailure } from '@/lib/store/storage-error';

/**
 * Work that lasts, with the database that is shown when it begins and with no other: two never mix. Whoever leaves a team or
 * changes the account meanwhile closes that database; the work ends there, quietly, and nothing of it is anywhere else.
 *
 * @returns `undefined` when another database was shown before it was done
 */
export async function withShown<T>(work: (db: PilotlightDatabase) => Promise<T>): Promise<T | undefined> {
  const db = shownDatabase();
  try {
    return await work(db);
  } catch (error) {
    if (shownDatabase() === db || !isStorageFailure(error)) throw error;
    return undefined;
  }
}
