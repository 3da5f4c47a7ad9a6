import { readShownDatabase } from '@/lib/settings/team';
import { showDatabase } from '@/lib/store/database';

/** Opens the database of the workspace that this browser shows. Everything else waits for it. */
export async function openShownDatabase(): Promise<void> {
  showDatabase(await readShownDatabase());
}
