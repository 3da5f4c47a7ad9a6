import { storage } from 'wxt/utils/storage';

/** What somebody began to erase for good from a team's server, as its number or id, and when. */
export type BegunErasure = { origin: string; team: string; what: string; at: string };

const unfinished = storage.defineItem<BegunErasure[]>('local:unfinishedErasures', { fallback: [] });
const stopped = storage.defineItem<boolean>('session:erasureStopped', { fallback: false });

export const readUnfinishedErasures = (): Promise<BegunErasure[]> => unfinished.getValue();
export const watchUnfinishedErasures = (onChange: (next: BegunErasure[]) => void) =>
  unfinished.watch(onChange);

/** Written before anything is erased: whatever becomes of this browser then, that it has not ended is known. */
export async function noteBegunErasure(begun: BegunErasure): Promise<void> {
  await unfinished.setValue([...(await listOthers(begun)), begun]);
}

export async function noteEndedErasure(ended: Omit<BegunErasure, 'at'>): Promise<void> {
  await unfinished.setValue(await listOthers(ended));
}

const listOthers = async ({ origin, team, what }: Omit<BegunErasure, 'at'>) =>
  (await unfinished.getValue()).filter(
    (one) => one.origin !== origin || one.team !== team || one.what !== what,
  );

/** Whether the person wants the erasure that runs to end after the part in hand. */
export const readErasureStopped = (): Promise<boolean> => stopped.getValue();
export const writeErasureStopped = (next: boolean) => stopped.setValue(next);
