import { isStorageFull } from '@/lib/store/storage-error';
import { readState } from '@/lib/store/sync-state';
import { type Checkpoint, MARK_EVERY_MS, markOnTheWay } from './checkpoint';
import { RemoteError, type RemoteFailure } from './remote-error';
import type { PullPage } from './remote-store';
import { type SessionContext, type SessionReport, Stopped } from './session-context';
import { takeIn } from './take-in';

const PAGE = 500;
/** Below this a slow connection is not helped by smaller pages. */
const SMALLEST_PAGE = 25;
/** What is said of the page and not of the server, and how small a page may help. */
const LEAST: Partial<Record<RemoteFailure, number>> = { offline: SMALLEST_PAGE, too_large: 1 };

/**
 * Reads the feed of the shared database to its end, page by page. A slow line, large records and a full device get smaller
 * pages.
 */
export async function pullCore(
  context: SessionContext,
  checkpoint: Checkpoint,
  report: SessionReport,
): Promise<void> {
  let limit = PAGE;
  let copied = 0;
  const ask = async (cursor: string | undefined): Promise<PullPage> => {
    for (;;) {
      report.requests.pull += 1;
      try {
        return await context.remote.pull('core', cursor, limit);
      } catch (error) {
        const least = (error instanceof RemoteError && LEAST[error.failure]) || limit;
        if (limit <= least) throw error;
        limit = Math.max(least, limit >> 1);
      }
    }
  };
  const from = await readState(context.db, 'cursor:core');
  let read = from;
  let kept = from;
  const intoEmpty = from === undefined && (await context.db.docs.limit(1).count()) === 0;
  let asked = ask(from);
  for (;;) {
    const page = await asked;
    // More of a feed that does not move on would be more of it for ever.
    if (page.more && page.cursor === read) throw new RemoteError('nonsense');
    read = page.cursor;
    // The next page is on its way while this one is written. Whether it arrives is looked at when its turn comes.
    if (page.more) asked = ask(page.cursor);
    asked.catch(() => {});
    try {
      await takeIn(context, page.docs, checkpoint.session, report, { cursor: page.cursor, intoEmpty });
    } catch (error) {
      // Nothing of the page was kept. Less of it at once may still fit.
      if (!isStorageFull(error) || limit <= SMALLEST_PAGE) throw error;
      limit = Math.max(SMALLEST_PAGE, limit >> 2);
      read = kept;
      asked = ask(kept);
      continue;
    }
    kept = page.cursor;
    report.quarantined += page.unreadable;
    copied += page.docs.length + page.unreadable;
    const total = page.left === undefined ? {} : { total: copied + page.left };
    context.onProgress?.({ doing: 'copy', done: copied, ...total });
    if (!page.more) return;
    const isStopped = await context.isStopped?.();
    if (isStopped || context.now().getTime() - checkpoint.markedAt >= MARK_EVERY_MS) {
      await markOnTheWay(context, checkpoint, page.cursor);
    }
    if (isStopped) throw new Stopped();
  }
}
