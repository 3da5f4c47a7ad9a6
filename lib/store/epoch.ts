import { type Erased, erasedBy } from '@/lib/domain/erasure';
import { commit } from './commit';
import type { PilotlightDatabase } from './database';
import { dropErased, listUnsentErased } from './drop-erased';
import { readEpoch } from './epoch-pages';
import { readState, writeState } from './sync-state';

/**
 * The organisation may turn a page for everybody: after a restore, or after erasing data for good. What was erased, now or on
 * any earlier page, is dropped here before anything offers it again.
 *
 * @returns how many records went, and whether everything of ours should be looked for on the server
 */
export async function meetEpoch(
  db: PilotlightDatabase,
  account: string,
  now: Date,
): Promise<{ purged: number; isNews: boolean }> {
  const { epoch, digests, isWhole } = await readEpoch(db);
  const known = await readState(db, 'epoch');
  // Whoever was here before the first page meets that one as news too.
  if (epoch === undefined && known === undefined) await writeState(db, 'epoch', '');
  if (epoch === undefined || epoch === known) return { purged: 0, isNews: false };
  const purged = digests.size > 0 ? await forgetErased(db, erasedBy(digests), { account, now }) : 0;
  if (isWhole) await writeState(db, 'epoch', epoch);
  // Known from the start is nothing to heal; a new page is.
  return { purged, isNews: known !== undefined };
}

/** As many ids of the log as one entry of it holds. */
const IDS = 150;

/**
 * Drops what was erased. Entries of the log about it that no server has yet go too; that they are missing is said first, by
 * their ids alone, so that the chain of this device can still be followed.
 */
async function forgetErased(
  db: PilotlightDatabase,
  erased: Erased,
  { account, now }: { account: string; now: Date },
): Promise<number> {
  const unsent = await listUnsentErased(db, erased);
  for (let start = 0; start < unsent.length; start += IDS) {
    const entries = unsent.slice(start, start + IDS);
    const row = { id: 'meta:epoch', cls: 'workspace' as const };
    await commit(db, { personId: account, at: now }, (unit) =>
      unit.log({ ...row, after: { ...row, doc: { entries } } }, 'erase.unsent'),
    );
  }
  return dropErased(db, erased);
}
