import { storage } from 'wxt/utils/storage';
import type { TeamWork } from '@/lib/domain/team-note';

/** Memory only: what a browser that was closed had in hand is in nobody's hand any more. */
const work = storage.defineItem<TeamWork | null>('session:teamWork', { fallback: null });
const stopped = storage.defineItem<boolean>('session:teamStopped', { fallback: false });

export const readTeamWork = (): Promise<TeamWork | null> => work.getValue();
export const writeTeamWork = (next: TeamWork | undefined) => work.setValue(next ?? null);
export const watchTeamWork = (onChange: (next: TeamWork | null) => void) => work.watch(onChange);

/** Whether the person ended it: until they go on with it, or start the browser again, nothing goes on by itself. */
export const readStopped = (): Promise<boolean> => stopped.getValue();
export const writeStopped = (next: boolean) => stopped.setValue(next);
