import { AppError, type ProblemCode } from '@/lib/domain/errors';
import { readAnyCredentials, type Secret, writeCredentials, writeShownDatabase } from '@/lib/settings/team';
import { readStopped, writeStopped } from '@/lib/settings/team-work';
import { PilotlightDatabase, showDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import type { Team } from '@/lib/store/sync-state';
import { knownAs } from '@/lib/sync/known-as';
import { syncTeam } from '@/lib/sync/sync-team';
import { teamDatabaseName } from '@/lib/sync/team-database';
import { scheduleSync } from './team-alarm';
import { askWho, keepSecret } from './team-credentials';
import { markTeam } from './team-mark';
import { placeOf, providerOf, type TypedPlace } from './team-place';
import { followedBy } from './team-surroundings';
import { showWork } from './team-work';
import { tellChanged } from './tell-tabs';

/**
 * Joins a team with an account of the server's own.
 *
 * @throws AppError as `enterTeam`
 */
export async function joinTeam(
  input: TypedPlace & { account: string; password: string },
): Promise<{ initiatives: number }> {
  return enterTeam({ ...placeOf(input), account: input.account.trim() }, { password: input.password });
}

/**
 * Joins a team with the organisation's account.
 *
 * @throws AppError as `enterTeam`, and `sign_in_<why>`
 */
export async function joinTeamWithProvider(
  input: TypedPlace & { issuer: string; clientId: string; scope: string },
): Promise<{ initiatives: number }> {
  const place = placeOf(input);
  const provider = providerOf(input);
  const { account, tokens } = await askWho(provider);
  return enterTeam({ ...place, account, provider }, { tokens });
}

/**
 * Shows a team's workspace: nothing is shown or kept of it until the server has accepted the sign-in and its records are
 * here. Each account has a database of its own, so that nothing which waits under another one is sent in this name. However
 * it fails, who was signed in before still is, and what they had stopped still stands.
 *
 * @throws AppError `team_<result>` when the server could not be reached or refused
 */
export async function enterTeam(
  team: Team,
  secret: Secret,
  before = { account: '', waiting: 0 },
): Promise<{ initiatives: number }> {
  const name = teamDatabaseName(team);
  const db = new PilotlightDatabase(name);
  const [previous, wasStopped] = await Promise.all([readAnyCredentials(), readStopped()]);
  try {
    await writeStopped(false);
    await keepSecret(team, secret);
    await db.meta.bulkPut([
      { key: 'team', value: team },
      { key: 'me', value: team.account },
      { key: 'before', value: before },
    ]);
    await db.meta.delete('signedOut');
    const problem = await firstSync(db, team);
    if (problem)
      throw new AppError(problem, problem === 'team_missing' ? [{ code: problem, field: 'team' }] : []);
    const initiatives = await ofClass(db, 'initiative').count();
    await writeShownDatabase(name);
    showDatabase(name);
    await writeStopped(false);
    await Promise.all([scheduleSync(), markTeam(db), tellChanged()]);
    return { initiatives };
  } catch (error) {
    await Promise.all([writeCredentials(previous), writeStopped(wasStopped)]);
    throw error;
  } finally {
    db.close();
  }
}

/** Why a team's records are not here after all, as a code; `undefined` when they are. */
async function firstSync(db: PilotlightDatabase, team: Team): Promise<ProblemCode | undefined> {
  // Somebody waits for it and does nothing else.
  const work = showWork({ afterMs: 0 });
  const surroundings = followedBy(work, db, team);
  // Whatever else is at work in that database has its turn first.
  const outcome = await syncTeam(db, team, surroundings, { asked: true }).finally(work.end);
  if (outcome?.result !== 'done') return `team_${outcome?.result ?? 'busy'}`;
  const server = await knownAs(team, surroundings).catch(() => undefined);
  if (!server) return 'team_offline';
  return server.name === team.account ? undefined : 'team_other_name';
}
