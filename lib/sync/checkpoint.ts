import type { PilotlightDatabase } from '@/lib/store/database';
import { type MarkMemory, readState, writeState } from '@/lib/store/sync-state';
import type { RemoteHead } from './remote-store';
import type { SessionContext } from './session-context';

/** Which session this is, what the server remembers of this device, and since when. */
export type Checkpoint = { session: number; head: RemoteHead; markedAt: number };

export const NO_MARK: MarkMemory = { n: 0, words: [] };

/**
 * Whether another machine marks the server under our name: a copied profile. A mark that is older than ours may hold any
 * word, because the server was put back in time.
 */
export function isForeign({ mark }: RemoteHead, memory: MarkMemory): boolean {
  return mark !== undefined && memory.n > 0 && mark.n >= memory.n && !memory.words.includes(mark.w);
}

export async function writeCursor(db: PilotlightDatabase, cursor: string | undefined): Promise<void> {
  if (cursor === undefined) await db.meta.delete('cursor:core');
  else await writeState(db, 'cursor:core', cursor);
}

/**
 * Of two equal sessions the server's cursor counts: whoever is cut off in a long copy goes on from the last mark. What comes
 * after a mark belongs to the next session, or a server restored to this moment would be thought to have it.
 */
export async function markOnTheWay(
  context: SessionContext,
  checkpoint: Checkpoint,
  cursor: string,
): Promise<void> {
  checkpoint.markedAt = context.now().getTime();
  if (await leaveMark(context, checkpoint, cursor)) checkpoint.session += 1;
}

export const MARK_EVERY_MS = 3_000;

/**
 * Leaves this device's mark: how far it read, in which session. The word is remembered before it is sent, so that a mark
 * which arrives although its answer was lost is recognised as our own; anybody else's word means that two machines run one
 * copied profile, and this one takes a new name instead of overwriting. Answers whether the server has it now.
 */
export async function leaveMark(
  context: SessionContext,
  checkpoint: Checkpoint,
  cursor: string,
): Promise<boolean> {
  const { db, remote } = context;
  const memory = (await readState(db, 'mark')) ?? NO_MARK;
  const word = context.newWord();
  // Every word since the last confirmed mark may be the one that arrived.
  const words = [word, ...memory.words].slice(0, MAX_WORDS);
  await writeState(db, 'mark', { ...memory, words });
  const mark = { n: checkpoint.session, cursor, w: word };
  const rev = await remote.writeMark(context.device, mark, checkpoint.head.mark?.rev);
  // A late mark of our own, or another machine's: the next session looks and decides.
  if (rev === 'conflict') return false;
  await writeState(db, 'mark', { n: checkpoint.session, words: [word] });
  checkpoint.head = { mark: { ...mark, rev } };
  return true;
}

const MAX_WORDS = 50;
