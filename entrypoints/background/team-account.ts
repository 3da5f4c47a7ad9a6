import { AppError } from '@/lib/domain/errors';
import { forgetRequests } from '@/lib/settings/request-log';
import { type Secret, writeShownDatabase, writeTeamMark } from '@/lib/settings/team';
import { readStopped } from '@/lib/settings/team-work';
import { type PilotlightDatabase, showDatabase, shownDatabase } from '@/lib/store/database';
import { summariseOutbox } from '@/lib/store/outbox';
import { noteSignedOut } from '@/lib/store/session-end';
import { readState, type Team } from '@/lib/store/sync-state';
import { synchronise } from './team';
import { endSyncAlarm } from './team-alarm';
import { askWho, forgetSecret, keepSecret } from './team-credentials';
import { enterTeam } from './team-join';
import { markTeam } from './team-mark';
import { noteStopped } from './team-stop';
import { tellChanged } from './tell-tabs';
import { teamOf } from './which-team';
import { withShown } from './with-shown';

/** Signs in again with the password of the account that this workspace belongs to. */
export async function signIn(password: string): Promise<void> {
  const db = shownDatabase();
  await resume(db, await teamOf(db), { password });
}

/** Signs in again at the organisation's sign-in: as the same person, or as somebody else with a workspace of their own. */
export async function signInWithProvider(fresh: boolean): Promise<void> {
  const db = shownDatabase();
  const team = await teamOf(db);
  if (!team.provider) throw new AppError('not_found');
  const { account, tokens } = await askWho(team.provider, { fresh, account: team.account });
  if (account === team.account) return resume(db, team, { tokens });
  const { waiting } = await summariseOutbox(db);
  await enterTeam({ ...team, account }, { tokens }, { account: team.account, waiting });
}

async function resume(db: PilotlightDatabase, team: Team, secret: Secret): Promise<void> {
  await keepSecret(team, secret);
  await db.meta.bulkDelete(['signedOut', 'backoff', 'serverAdmin']);
  const outcome = await withShown((shown) => synchronise(shown, true));
  // What they had stopped still is, and says so: the server has only been asked whether it knows them.
  if (outcome?.result === 'stopped') return;
  if (outcome && outcome.result !== 'done') throw new AppError(`team_${outcome.result}`);
  if (await readStopped()) await noteStopped(db, new Date());
}

/** Nothing is removed: what waits goes on waiting, and the workspace can be read. */
export async function signOut(): Promise<void> {
  const db = shownDatabase();
  const team = await teamOf(db);
  await forgetAccount(db, team);
  await tellChanged();
}

/** Shows the workspace of this device again. The team's stays where it is, without anything that proves who one is. */
export async function leaveTeam(): Promise<void> {
  const db = shownDatabase();
  const team = await readState(db, 'team');
  if (team) await forgetAccount(db, team);
  // Where changes wait is remembered: whoever joins again finds it, and until then is told.
  if ((await db.outbox.count()) > 0) await markTeam(db);
  else await writeTeamMark(undefined);
  await Promise.all([writeShownDatabase(undefined), forgetRequests()]);
  await endSyncAlarm();
  showDatabase(undefined);
  await tellChanged();
}

/**
 * It counts here from this moment on: who asks in this account's name meanwhile is told that nobody is signed in, and the
 * organisation's sign-in is told beside.
 */
async function forgetAccount(db: PilotlightDatabase, team: Team): Promise<void> {
  await noteSignedOut(db, new Date());
  await forgetSecret(team);
}
