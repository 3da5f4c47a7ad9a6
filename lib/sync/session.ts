import { HOMES } from '@/lib/domain/record-homes';
import { retryAfterUpdate, retryRefused } from '@/lib/store/commands/refused-changes';
import { meetEpoch } from '@/lib/store/epoch';
import { readHeldBack } from '@/lib/store/held-back';
import { countPending, endOverlongWaits, listBlocked } from '@/lib/store/outbox';
import { readState, renewDevice, writeState } from '@/lib/store/sync-state';
import { type Checkpoint, isForeign, leaveMark, NO_MARK, writeCursor } from './checkpoint';
import { copyFacts } from './copy-facts';
import { heal } from './heal';
import { pullCore } from './pull-core';
import { pushHome } from './push';
import { emptyReport, type SessionContext, type SessionReport } from './session-context';

/**
 * One synchronisation: take in what others wrote, write what waits here, take in again. It may be killed between any two
 * lines: whatever is half done is done again by the next one, with the same result.
 *
 * @throws RemoteError when the server could not be asked, Stopped when the person wants no more of it; what was finished
 * until then stays finished.
 */
export async function runSession(context: SessionContext): Promise<SessionReport> {
  const report = emptyReport();
  const { db, remote } = context;
  const head = await remote.readHead(context.device);
  const memory = (await readState(db, 'mark')) ?? NO_MARK;
  if (isForeign(head, memory))
    return runSession({ ...context, device: await renewDevice(db, context.now()) });
  const serverSession = head.mark?.n ?? 0;
  const checkpoint: Checkpoint = {
    session: Math.max(memory.n, serverSession) + 1,
    head,
    markedAt: context.now().getTime(),
  };

  // A server that remembers an older session than we do was put back in time. What others wrote since its snapshot is gone
  // there and still here, so the whole feed is read again, and the values. With equal sessions its cursor counts, and ours
  // otherwise: then only the answer to our last mark was lost, or this profile is older than the server.
  if (serverSession < memory.n) {
    await writeCursor(db, undefined);
    await db.meta.delete('position:portfolio');
  } else if (serverSession === memory.n)
    await writeCursor(db, serverSession === 0 ? undefined : head.mark?.cursor);
  let verified = await heal(context, serverSession, checkpoint.session);

  const before = await readState(db, 'cursor:core');
  await pullCore(context, checkpoint, report);
  const { purged, isNews } = await meetEpoch(db, context.account, context.now());
  report.purged = purged;
  if (isNews) verified += await heal(context, 0, checkpoint.session);
  await endOverlongWaits(db, context.now());
  await retryAfterUpdate(db, context.now());
  await offerRefusedAgain(context);
  // What an older version wrote waits until it is updated: the settings that say so have just been read.
  const heldBack = await readHeldBack(db);
  const waiting = await countPending(db);
  for (const home of heldBack ? [] : HOMES)
    await pushHome(context, home, { session: checkpoint.session, report, waiting });
  if (report.pushed > 0) await pullCore(context, checkpoint, report);
  await copyFacts(context, checkpoint.session, report);

  const after = await readState(db, 'cursor:core');
  // What was confirmed in this session is looked for again until the server remembers it: facts move no cursor.
  const hasNews = after !== before || !checkpoint.head.mark || verified > 0 || report.pushed > 0;
  if (after !== undefined && hasNews) await leaveMark(context, checkpoint, after);
  return report;
}

/** What the server refused is offered again once the account has other roles, and not before. */
async function offerRefusedAgain({ db, remote, now }: SessionContext): Promise<void> {
  if (!(await listBlocked(db)).some(({ reason }) => reason === 'forbidden')) return;
  const roles = (await remote.roles()).sort().join(' ');
  if (roles === (await readState(db, 'roles'))) return;
  await retryRefused(({ reason }) => reason === 'forbidden', now(), db);
  await writeState(db, 'roles', roles);
}
