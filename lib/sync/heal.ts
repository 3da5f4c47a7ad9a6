import { isImmutable } from '@/lib/domain/record-classes';
import { HOMES, type Home } from '@/lib/domain/record-homes';
import type { MineRow } from '@/lib/store/sync-rows';
import { listConfirmedAfter, reoffer } from '@/lib/store/sync-state';
import { RemoteError } from './remote-error';
import type { RemoteStore } from './remote-store';
import type { SessionContext } from './session-context';

const BATCH = 500;

/**
 * Offers again what a restored server lost of ours, and merges with what it holds in an older version.
 *
 * @returns how many records were looked for
 */
export async function heal(context: SessionContext, serverSession: number, session: number): Promise<number> {
  const { db, remote, account } = context;
  const suspects = await listConfirmedAfter(db, serverSession);
  for (const home of HOMES) {
    const ofHome = suspects.filter((row) => row.home === home);
    for (let start = 0; start < ofHome.length; start += BATCH) {
      const batch = ofHome.slice(start, start + BATCH);
      const lost = await listLost(remote, home, batch).catch((error: unknown) => {
        unlessKept(error, home);
        // Entries of a log that nobody may read are offered again: those that are there will say so.
        return batch;
      });
      await reoffer(db, { confirmed: batch, lost, account, session, now: context.now().toISOString() });
    }
  }
  return suspects.length;
}

/** An organisation may keep the log from everybody but those who audit it (`set-up/team-databases.ts`). */
function unlessKept(error: unknown, home: Home): void {
  if (home !== 'audit' || !(error instanceof RemoteError) || error.failure !== 'no_access') throw error;
}

/** What was confirmed and is no longer there: not at all, or in a version that knows nothing of ours. */
async function listLost(remote: RemoteStore, home: Home, confirmed: readonly MineRow[]): Promise<MineRow[]> {
  const revisions = await remote.revisions(
    home,
    confirmed.map(({ id }) => id),
  );
  const lost: MineRow[] = [];
  for (const row of confirmed) {
    const rev = revisions.get(row.id);
    if (rev === undefined) lost.push(row);
    else if (rev === row.rev || isImmutable(row.id)) continue;
    else if (!(await remote.history(home, row.id)).includes(row.rev)) lost.push(row);
  }
  return lost;
}
