import { readTeamMark, writeTeamMark } from '@/lib/settings/team';
import { type PilotlightDatabase, shownDatabase } from '@/lib/store/database';
import { readState, type Team, writeState } from '@/lib/store/sync-state';

/** Keeps outside of the database what it takes to notice that somebody, or the browser, removed it. */
export async function markTeam(db: PilotlightDatabase): Promise<void> {
  const team = await readState(db, 'team');
  if (!team) return;
  await writeTeamMark({ database: db.name, team, waiting: await db.outbox.count() });
}

/**
 * The team whose data was in this database until it was removed from outside. Its records come back from the server; what
 * nobody had got yet is lost, and is named.
 */
export async function bringBackTeam(db: PilotlightDatabase): Promise<Team | undefined> {
  const mark = await readTeamMark();
  if (!mark || mark.database !== db.name) return undefined;
  const team = mark.team as Team;
  await db.meta.bulkPut([
    { key: 'team', value: team },
    { key: 'me', value: team.account },
  ]);
  await writeState(db, 'gone', { at: new Date().toISOString(), waiting: mark.waiting });
  return team;
}

/** The person has read what was lost: it is said no more. */
export const forgetLoss = (): Promise<void> => shownDatabase().meta.delete('gone');
