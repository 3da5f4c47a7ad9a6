import { storage } from 'wxt/utils/storage';

/** What proves who one is at one server. Memory only: closed to content scripts, gone when the browser ends. */
export type Credentials = { origin: string; account: string } & Secret;
/** A password of the server's own, or tokens of the organisation's sign-in; `renewAt` is an instant (ISO). */
export type Secret = { password: string } | { tokens: { access: string; refresh?: string; renewAt: string } };

const shownDatabase = storage.defineItem<string | null>('local:shownDatabase', { fallback: null });
const credentials = storage.defineItem<Credentials | null>('session:credentials', { fallback: null });

/** Which workspace this browser shows: the name of a team's database, or nothing for the local one. */
export const readShownDatabase = async (): Promise<string | undefined> =>
  (await shownDatabase.getValue()) ?? undefined;
export const writeShownDatabase = (name: string | undefined) => shownDatabase.setValue(name ?? null);
export const watchShownDatabase = (onChange: () => void) => shownDatabase.watch(onChange);

export const readCredentials = async (origin: string): Promise<Credentials | undefined> => {
  const known = await credentials.getValue();
  return known?.origin === origin ? known : undefined;
};
/** Whatever is kept, for whoever puts it back. */
export const readAnyCredentials = async (): Promise<Credentials | undefined> =>
  (await credentials.getValue()) ?? undefined;
export const writeCredentials = (next: Credentials | undefined) => credentials.setValue(next ?? null);

/** Which team's data is in which database, and how many of its changes nobody had got when that was last looked at. */
export type TeamMark = { database: string; team: Record<string, unknown>; waiting: number };

const teamMark = storage.defineItem<TeamMark | null>('local:teamMark', { fallback: null });

export const readTeamMark = (): Promise<TeamMark | null> => teamMark.getValue();
export const writeTeamMark = (next: TeamMark | undefined) => teamMark.setValue(next ?? null);
