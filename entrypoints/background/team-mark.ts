import { readTeamMark, writeTeamMark } from '@/lib/settings/team';
import { database } from '@/lib/store/database';
import { readState, type Team, writeState } from '@/lib/store/sync-state';

/** Keeps outside of the database what it takes to notice that somebody, or the browser, removed it. */
export async function markTeam(): Promise<void> {
  const team = await readState(database, 'team');
  if (!team) return;
  await writeTeamMark({ database: database.name, team, waiting: await database.outbox.count() });
}

/**
 * The team whose data was in this database until it was removed from outside. Its records come back from the server; what
 * nobody had got yet is lost, and is named.
 */
export async function bringBackTeam(): Promise<Team | undefined> {
  const mark = await readTeamMark();
  if (!mark || mark.database !== database.name) return undefined;
  const team = mark.team as Team;
  await database.meta.bulkPut([
    { key: 'team', value: team },
    { key: 'me', value: team.account },
  ]);
  await writeState(database, 'gone', { at: new Date().toISOString(), waiting: mark.waiting });
  return team;
}
