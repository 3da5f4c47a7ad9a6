import type { Erased } from '@/lib/domain/erasure';
import { commit } from '@/lib/store/commit';
import { dropErased, listUnsentErased } from '@/lib/store/drop-erased';
import type { SessionContext } from './session-context';

/** As many ids of the log as one entry of it holds. */
const IDS = 150;

/**
 * Drops what the organisation erased for good. Entries of the log about it that no server has yet go too; that they are
 * missing is said first, by their ids alone, so that the chain of this device can still be followed.
 *
 * @returns how many records went
 */
export async function forgetErased({ db, account, now }: SessionContext, erased: Erased): Promise<number> {
  const unsent = await listUnsentErased(db, erased);
  for (let start = 0; start < unsent.length; start += IDS) {
    const entries = unsent.slice(start, start + IDS);
    const row = { id: 'meta:epoch', cls: 'workspace' as const };
    await commit(db, { personId: account, at: now() }, (unit) =>
      unit.log({ ...row, after: { ...row, doc: { entries } } }, 'erase.unsent'),
    );
  }
  return dropErased(db, erased);
}
