import { browser } from 'wxt/browser';
import { AppError, type ProblemCode } from '@/lib/domain/errors';
import { forgetRequests } from '@/lib/settings/request-log';
import {
  readCredentials,
  readShownDatabase,
  type Secret,
  writeCredentials,
  writeShownDatabase,
  writeTeamMark,
} from '@/lib/settings/team';
import { readStopped, writeStopped } from '@/lib/settings/team-work';
import { PilotlightDatabase, showDatabase, shownDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { hasDuties } from '@/lib/store/duties';
import { readHeldBack } from '@/lib/store/held-back';
import { nextChangeDue, summariseOutbox } from '@/lib/store/outbox';
import { noteSignedOut } from '@/lib/store/session-end';
import { readState, type SyncOutcome, type Team, writeState } from '@/lib/store/sync-state';
import { knownAs } from '@/lib/sync/known-as';
import { isOver, nextSyncMinutes } from '@/lib/sync/schedule';
import { syncTeam } from '@/lib/sync/sync-team';
import { teamDatabaseName } from '@/lib/sync/team-database';
import { updateBadge } from './badge';
import { onRequest } from './on-request';
import { reportError } from './report-error';
import { askWho, authorizationFor, forgetSecret, keepSecret } from './team-credentials';
import { bringBackTeam, markTeam } from './team-mark';
import { issuerOf, placeOf, type TypedPlace } from './team-place';
import { noteStopped } from './team-stop';
import { type ShownWork, showWork } from './team-work';
import { tellChanged } from './tell-tabs';
import { withShown } from './with-shown';

const ALARM = 'sync';

/** Opens the database of the workspace that this browser shows. Everything else waits for it. */
export async function openShownDatabase(): Promise<void> {
  showDatabase(await readShownDatabase());
}

/** Without a team there is no alarm and no request at all. */
export function watchSyncAlarm(ready: Promise<void>): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name !== ALARM) return;
    // The next one first: whatever ends this worker, somebody looks again.
    void ready
      .then(armSync)
      .then(syncWhenDue)
      .catch((cause) => reportError('sync', cause));
  });
}

/** Alarms may be lost on restart: call it at every start of the worker. */
export async function scheduleSync(): Promise<void> {
  if (!(await browser.alarms.get(ALARM))) await armSync();
}

/** Sets the alarm for the next look at the server that nobody has to ask for. */
const armSync = () => withShown(armSyncOf);

async function armSyncOf(db: PilotlightDatabase): Promise<void> {
  const team = await teamIn(db);
  if (!team) return;
  const now = new Date();
  const delayInMinutes = nextSyncMinutes({
    now,
    hasDuties: await hasDuties(db, team.account, now.toISOString()),
    backoffUntil: (await readState(db, 'backoff'))?.nextAt,
    // What waits for an update, or for a person who stopped it, is not hurried.
    changeDueAt: (await readHeldBack(db)) || (await readStopped()) ? undefined : await nextChangeDue(db),
    random: Math.random(),
  });
  await browser.alarms.create(ALARM, { delayInMinutes });
}

/** Something was written that others should see: tries at once, and leaves the rest to the alarm. */
export async function syncSoon(): Promise<void> {
  await withShown(async (db) => {
    if (!(await teamIn(db))) return;
    await markTeam(db);
    await syncWhenDue();
  });
}

/**
 * The browser is connected again. What was put off because nobody could be reached is done now; a wait that the server asked
 * for is kept, and what somebody has to put right first is not hurried.
 */
export async function syncBackOnline(): Promise<void> {
  await withShown(async (db) => {
    const last = await readState(db, 'lastSync');
    if (last?.result !== 'offline' && last?.result !== 'portal') return;
    await db.meta.delete('backoff');
    await syncSoon();
  });
}

/** The team whose workspace this is, also when its data was removed from outside. */
const teamIn = async (db: PilotlightDatabase): Promise<Team | undefined> =>
  (await readState(db, 'team')) ?? (await bringBackTeam(db));

/** One synchronisation by itself: unless a failure has to be waited out, or a person stopped it. */
export async function syncWhenDue(): Promise<void> {
  await withShown(async (db) => {
    const wait = await readState(db, 'backoff');
    if (isOver(wait?.nextAt, new Date()) && !(await readStopped())) await synchronise(db, false);
  });
}

/**
 * One synchronisation of the team that is shown, because a person wants just that; nothing without a team. What they had stopped
 * goes on with it, and with nothing else they do.
 */
export async function syncNow(): Promise<SyncOutcome | undefined> {
  await writeStopped(false);
  return withShown((db) => synchronise(db, true));
}

/** The same for something else that a person does and that should be on the server at once: what they stopped stays stopped. */
export async function syncUnlessStopped(): Promise<SyncOutcome | undefined> {
  return (await readStopped()) ? undefined : withShown((db) => synchronise(db, true));
}

async function synchronise(db: PilotlightDatabase, asked: boolean): Promise<SyncOutcome | undefined> {
  const team = await teamIn(db);
  if (!team) return undefined;
  await wakeSoon();
  const before = (await readState(db, 'lastSync'))?.result;
  const work = showWork();
  const outcome = await syncTeam(db, team, followedBy(work, db, team), { asked }).finally(work.end);
  // The button says that somebody has to sign in. Counting what else it says is not for every session.
  const isOut = outcome?.result === 'signed_out';
  if (outcome && isOut !== (before === 'signed_out')) await updateBadge();
  await markTeam(db);
  // Also what failed is news: the panels say since when they are out of step.
  if (outcome) await Promise.all([tellChanged(), armSync()]);
  return outcome;
}

/** Whatever ends this worker in the middle of its work, another one goes on soon. */
export const wakeSoon = () => browser.alarms.create(ALARM, { delayInMinutes: 1 });

/** The browser has just started: what others changed meanwhile does not wait for an alarm, nor does what was stopped. */
export async function syncAtStart(): Promise<void> {
  await writeStopped(false);
  await syncSoon();
}

/**
 * Joins a team with an account of the server's own.
 *
 * @throws AppError as `enter`
 */
export async function joinTeam(
  input: TypedPlace & { account: string; password: string },
): Promise<{ initiatives: number }> {
  return enter({ ...placeOf(input), account: input.account.trim() }, { password: input.password });
}

/**
 * Joins a team with the organisation's account.
 *
 * @throws AppError as `enter`, and `sign_in_<why>`
 */
export async function joinTeamWithProvider(
  input: TypedPlace & { issuer: string; clientId: string; scope: string },
): Promise<{ initiatives: number }> {
  const place = placeOf(input);
  const provider = {
    issuer: issuerOf(input.issuer),
    clientId: input.clientId.trim(),
    scope: input.scope.trim(),
  };
  const { account, tokens } = await askWho(provider);
  return enter({ ...place, account, provider }, { tokens });
}

/**
 * Shows a team's workspace: nothing is shown or kept of it until the server has accepted the sign-in and its records are
 * here. Each account has a database of its own, so that nothing which waits under another one is sent in this name.
 *
 * @throws AppError `team_<result>` when the server could not be reached or refused
 */
async function enter(
  team: Team,
  secret: Secret,
  before = { account: '', waiting: 0 },
): Promise<{ initiatives: number }> {
  const name = teamDatabaseName(team);
  const db = new PilotlightDatabase(name);
  await writeStopped(false);
  try {
    const previous = await readCredentials(team.origin);
    await keepSecret(team, secret);
    await db.meta.bulkPut([
      { key: 'team', value: team },
      { key: 'me', value: team.account },
      { key: 'before', value: before },
    ]);
    await db.meta.delete('signedOut');
    const problem = await firstSync(db, team);
    if (problem) {
      await writeCredentials(previous);
      throw new AppError(problem, problem === 'team_missing' ? [{ code: problem, field: 'team' }] : []);
    }
    const initiatives = await ofClass(db, 'initiative').count();
    await writeShownDatabase(name);
    showDatabase(name);
    await Promise.all([scheduleSync(), markTeam(db), tellChanged()]);
    return { initiatives };
  } finally {
    db.close();
    await writeStopped(false);
  }
}

/** Why a team's records are not here after all, as a code; `undefined` when they are. */
async function firstSync(db: PilotlightDatabase, team: Team): Promise<ProblemCode | undefined> {
  // Somebody waits for it and does nothing else.
  const work = showWork({ afterMs: 0 });
  const surroundings = followedBy(work, db, team);
  const outcome = await syncTeam(db, team, surroundings).finally(work.end);
  if (outcome && outcome.result !== 'done') return `team_${outcome.result}`;
  const server = await knownAs(team, surroundings).catch(() => undefined);
  if (!server) return 'team_offline';
  return server.name === team.account ? undefined : 'team_other_name';
}

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
  await enter({ ...team, account }, { tokens }, { account: team.account, waiting });
}

async function resume(db: PilotlightDatabase, team: Team, secret: Secret): Promise<void> {
  await keepSecret(team, secret);
  await db.meta.delete('signedOut');
  await writeState(db, 'backoff', { tries: 0, nextAt: '' });
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
  await noteSignedOut(db, new Date());
  await forgetSecret(team);
  await tellChanged();
}

export async function leaveTeam(): Promise<void> {
  const team = await readState(shownDatabase(), 'team');
  if (team) await forgetSecret(team);
  await Promise.all([writeShownDatabase(undefined), writeTeamMark(undefined), forgetRequests()]);
  await browser.alarms.clear(ALARM);
  showDatabase(undefined);
  await tellChanged();
}

/** @throws AppError `not_found` in a workspace without a team */
export async function teamOf(db: PilotlightDatabase): Promise<Team> {
  const team = await readState(db, 'team');
  if (!team) throw new AppError('not_found');
  return team;
}

/** The same for work that is shown, and that a person can stop. */
const followedBy = ({ show }: ShownWork, db: PilotlightDatabase, team: Team) => ({
  ...surroundingsFor(db, team),
  onProgress: show,
  isStopped: readStopped,
});

/** What a session with the team's server needs of this browser. */
export function surroundingsFor(db: PilotlightDatabase, team: Team) {
  const authorization = authorizationFor(db, team);
  const onUnexpected = (cause: unknown) => reportError('sync', cause);
  return { authorization, now: () => new Date(), random: () => Math.random(), onRequest, onUnexpected };
}
