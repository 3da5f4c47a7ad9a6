import { isImmutable } from '@/lib/domain/record-classes';
import { HOMES, type Home } from '@/lib/domain/record-homes';
import { retryAfterUpdate, retryRefused } from '@/lib/store/commands/refused-changes';
import { listCopied, listOpened } from '@/lib/store/copied-values';
import type { PilotlightDatabase } from '@/lib/store/database';
import { meetEpoch } from '@/lib/store/epoch';
import { readHeldBack } from '@/lib/store/held-back';
import { countPending, endStrangeWaits, listBlocked } from '@/lib/store/outbox';
import { isStorageFull } from '@/lib/store/storage-error';
import type { MineRow } from '@/lib/store/sync-rows';
import {
  listConfirmedAfter,
  listKeptInitiatives,
  type MarkMemory,
  readState,
  renewDevice,
  reoffer,
  writeState,
} from '@/lib/store/sync-state';
import { copySamples } from './copy-samples';
import { pushHome } from './push';
import { RemoteError } from './remote-error';
import type { PullPage, RemoteHead, RemoteStore } from './remote-store';
import {
  emptyReport,
  goOnUnlessStopped,
  type SessionContext,
  type SessionReport,
  Stopped,
} from './session-context';
import { takeIn } from './take-in';

const PAGE = 500;
/** Below this a slow connection is not helped by smaller pages. */
const SMALLEST_PAGE = 25;
const HEAL_BATCH = 500;

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
  const place: Place = {
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
  let verified = await heal(context, serverSession, place.session);

  const before = await readState(db, 'cursor:core');
  await pullCore(context, place, report);
  const { purged, isNews } = await meetEpoch(db, context.account, context.now());
  report.purged = purged;
  if (isNews) verified += await heal(context, 0, place.session);
  await endStrangeWaits(db, context.now());
  await retryAfterUpdate(db, context.now());
  await offerRefusedAgain(context);
  // What an older version wrote waits until it is updated: the settings that say so have just been read.
  const heldBack = await readHeldBack(db);
  const waiting = await countPending(db);
  for (const home of heldBack ? [] : HOMES)
    await pushHome(context, home, { session: place.session, report, waiting });
  if (report.pushed > 0) await pullCore(context, place, report);
  await copyFacts(context, place.session, report);

  const after = await readState(db, 'cursor:core');
  // What was confirmed in this session is looked for again until the server remembers it: facts move no cursor.
  const hasNews = after !== before || !place.head.mark || verified > 0 || report.pushed > 0;
  if (after !== undefined && hasNews) await leaveMark(context, place, after);
  return report;
}

/** Which session this is, what the server remembers of this device, and since when. */
type Place = { session: number; head: RemoteHead; markedAt: number };

const NO_MARK: MarkMemory = { n: 0, words: [] };

/**
 * Whether another machine marks the server under our name: a copied profile. A mark that is older than ours may hold any
 * word, because the server was put back in time.
 */
function isForeign({ mark }: RemoteHead, memory: MarkMemory): boolean {
  return mark !== undefined && memory.n > 0 && mark.n >= memory.n && !memory.words.includes(mark.w);
}

async function writeCursor(db: PilotlightDatabase, cursor: string | undefined): Promise<void> {
  if (cursor === undefined) await db.meta.delete('cursor:core');
  else await writeState(db, 'cursor:core', cursor);
}

/** What the server refused is offered again once the account has other roles, and not before. */
async function offerRefusedAgain({ db, remote, now }: SessionContext): Promise<void> {
  if (!(await listBlocked(db)).some(({ reason }) => reason === 'forbidden')) return;
  const roles = (await remote.roles()).sort().join(' ');
  if (roles === (await readState(db, 'roles'))) return;
  await retryRefused(({ reason }) => reason === 'forbidden', now(), db);
  await writeState(db, 'roles', roles);
}

/**
 * Copies the facts of the initiatives this device keeps: all of them when anything was written there since, else those that
 * were never copied. Who keeps which is looked at only when records changed: an idle session reads nothing large.
 */
async function copyFacts(context: SessionContext, session: number, report: SessionReport): Promise<void> {
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

/**
 * Offers again what a restored server lost of ours, and merges with what it holds in an older version.
 *
 * @returns how many records were looked for
 */
async function heal(context: SessionContext, serverSession: number, session: number): Promise<number> {
  const { db, remote, account } = context;
  const suspects = await listConfirmedAfter(db, serverSession);
  for (const home of HOMES) {
    const ofHome = suspects.filter((row) => row.home === home);
    for (let start = 0; start < ofHome.length; start += HEAL_BATCH) {
      const batch = ofHome.slice(start, start + HEAL_BATCH);
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

/** Reads the feed of the shared database to its end, page by page. A slow line and a full device get smaller pages. */
async function pullCore(context: SessionContext, place: Place, report: SessionReport): Promise<void> {
  let limit = PAGE;
  let copied = 0;
  const ask = async (cursor: string | undefined): Promise<PullPage> => {
    for (;;) {
      report.requests.pull += 1;
      try {
        return await context.remote.pull('core', cursor, limit);
      } catch (error) {
        const isSlow = error instanceof RemoteError && error.failure === 'offline' && limit > SMALLEST_PAGE;
        if (!isSlow) throw error;
        limit = Math.max(SMALLEST_PAGE, limit >> 1);
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
      await takeIn(context, page.docs, place.session, report, { cursor: page.cursor, intoEmpty });
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
    if (isStopped || context.now().getTime() - place.markedAt >= MARK_EVERY_MS) {
      await markOnTheWay(context, place, page.cursor);
    }
    if (isStopped) throw new Stopped();
  }
}

/**
 * Of two equal sessions the server's cursor counts: whoever is cut off in a long copy goes on from the last mark. What comes
 * after a mark belongs to the next session, or a server restored to this moment would be thought to have it.
 */
async function markOnTheWay(context: SessionContext, place: Place, cursor: string): Promise<void> {
  place.markedAt = context.now().getTime();
  if (await leaveMark(context, place, cursor)) place.session += 1;
}

const MARK_EVERY_MS = 3_000;

/**
 * Leaves this device's mark: how far it read, in which session. The word is remembered before it is sent, so that a mark
 * which arrives although its answer was lost is recognised as our own; anybody else's word means that two machines run one
 * copied profile, and this one takes a new name instead of overwriting. Answers whether the server has it now.
 */
async function leaveMark(context: SessionContext, place: Place, cursor: string): Promise<boolean> {
  const { db, remote } = context;
  const memory = (await readState(db, 'mark')) ?? NO_MARK;
  const word = context.newWord();
  // Every word since the last confirmed mark may be the one that arrived.
  const words = [word, ...memory.words].slice(0, MAX_WORDS);
  await writeState(db, 'mark', { ...memory, words });
  const mark = { n: place.session, cursor, w: word };
  const rev = await remote.writeMark(context.device, mark, place.head.mark?.rev);
  // A late mark of our own, or another machine's: the next session looks and decides.
  if (rev === 'conflict') return false;
  await writeState(db, 'mark', { n: place.session, words: [word] });
  place.head = { mark: { ...mark, rev } };
  return true;
}

const MAX_WORDS = 50;
