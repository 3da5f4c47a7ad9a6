import { AppError } from '@/lib/domain/errors';
import type { Author } from '@/lib/store/commit';
import { newUlid } from '@/lib/store/ids';
import { readWorkspaceState } from '@/lib/store/reads';
import { scheduleDayChange } from './day-change';
import { schedulePromptTimes } from './prompt-times';
import { reportError } from './report-error';
import { syncSoon } from './team';
import { tellChanged } from './tell-tabs';

/** The person in front of this browser. */
export async function author(): Promise<Author> {
  const { me } = await readWorkspaceState();
  if (!me) throw new AppError('no_workspace');
  return { personId: me.id, at: new Date() };
}

/** Waits for a change to be durable, then lets the open panels know. */
export async function told<T>(change: Promise<T>): Promise<T> {
  const value = await change;
  void tellChanged();
  void schedulePromptTimes().catch((cause) => reportError('schedulePromptTimes', cause));
  // A new workspace, or another time zone, changes its day at another time.
  void scheduleDayChange().catch((cause) => reportError('scheduleDayChange', cause));
  void syncSoon().catch((cause) => reportError('syncSoon', cause));
  return value;
}

/** For a message that answers nothing but that it is done. */
export async function nothing(work: Promise<unknown>): Promise<Record<string, never>> {
  await work;
  return {};
}

/** What makes an immutable record that a person writes unlike any other. */
export const nonce = () => newUlid(new Date());
