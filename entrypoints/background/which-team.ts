import { AppError } from '@/lib/domain/errors';
import type { PilotlightDatabase } from '@/lib/store/database';
import { readState, type Team } from '@/lib/store/sync-state';
import { bringBackTeam } from './team-mark';

/** The team whose workspace this is, also when its data was removed from outside. */
export const teamIn = async (db: PilotlightDatabase): Promise<Team | undefined> =>
  (await readState(db, 'team')) ?? (await bringBackTeam(db));

/** @throws AppError `not_found` in a workspace without a team */
export async function teamOf(db: PilotlightDatabase): Promise<Team> {
  const team = await readState(db, 'team');
  if (!team) throw new AppError('not_found');
  return team;
}
