import { listCopied, listOpened } from '@/lib/store/copied-values';
import { listKeptInitiatives, readState, writeState } from '@/lib/store/sync-state';
import { copySamples } from './copy-samples';
import { goOnUnlessStopped, type SessionContext, type SessionReport } from './session-context';

/**
 * Copies the facts of the initiatives this device keeps: all of them when anything was written there since, else those that
 * were never copied. Who keeps which is looked at only when records changed: an idle session reads nothing large.
 */
export async function copyFacts(
  context: SessionContext,
  session: number,
  report: SessionReport,
): Promise<void> {
  const { db, remote, account } = context;
  const position = await remote.position('portfolio');
  const copied = await listCopied(db);
  const hasMoved = position !== (await readState(db, 'position:portfolio'));
  const mayKeepOthers = hasMoved || copied.size === 0 || report.pulled > 0 || report.pushed > 0;
  const kept = mayKeepOthers
    ? await listKeptInitiatives(db, account, context.now())
    : await listOpened(db, context.now());
  const wanted = kept.filter((id) => hasMoved || !copied.has(id));
  for (const [done, id] of wanted.entries()) {
    await goOnUnlessStopped(context);
    await copySamples(context, id, session, report);
    context.onProgress?.({ doing: 'values', done: done + 1, total: wanted.length });
  }
  if (hasMoved) await writeState(db, 'position:portfolio', position);
}
