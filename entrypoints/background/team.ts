import { browser } from 'wxt/browser';
import { AppError } from '@/lib/domain/errors';
import { serverOrigin } from '@/lib/domain/server-origin';
import {
  readCredentials,
  readShownDatabase,
  writeCredentials,
  writeShownDatabase,
} from '@/lib/settings/team';
import { database, PilotlightDatabase, showDatabase } from '@/lib/store/database';
import { hasDuties } from '@/lib/store/duties';
import { nextChangeDue } from '@/lib/store/outbox';
import { readState, type SyncOutcome, type Team, writeState } from '@/lib/store/sync-state';
import { isOver, nextSyncMinutes } from '@/lib/sync/schedule';
import { syncTeam } from '@/lib/sync/sync-team';
import { teamDatabaseName } from '@/lib/sync/team-database';
import { reportError } from './report-error';
import { tellChanged } from './tell-tabs';

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
async function armSync(): Promise<void> {
  const team = await readState(database, 'team');
  if (!team) return;
  const now = new Date();
  const delayInMinutes = nextSyncMinutes({
    now,
    hasDuties: await hasDuties(database, team.account, now.toISOString()),
    backoffUntil: (await readState(database, 'backoff'))?.nextAt,
    changeDueAt: await nextChangeDue(database),
    random: Math.random(),
  });
  await browser.alarms.create(ALARM, { delayInMinutes });
}

/** Something was written that others should see: tries at once, and leaves the rest to the alarm. */
export async function syncSoon(): Promise<void> {
  if (await readState(database, 'team')) await syncWhenDue();
}

async function syncWhenDue(): Promise<void> {
  const wait = await readState(database, 'backoff');
  if (isOver(wait?.nextAt, new Date())) await syncNow();
}

/** One synchronisation of the team that is shown; nothing without one. */
export async function syncNow(): Promise<SyncOutcome | undefined> {
  const team = await readState(database, 'team');
  if (!team) return undefined;
  const outcome = await syncTeam(database, team, surroundingsFor(team));
  // Also what failed is news: the panels say since when they are out of step.
  if (outcome) await Promise.all([tellChanged(), armSync()]);
  return outcome;
}

/**
 * Joins a team: nothing is shown or kept of it until the server has accepted the sign-in and its records are here.
 *
 * @throws AppError `team_address`, or `team_<result>` when the server could not be reached or refused.
 */
export async function joinTeam(input: {
  server: string;
  team: string;
  account: string;
  password: string;
}): Promise<{ initiatives: number }> {
  const origin = serverOrigin(input.server);
  if (!origin) throw new AppError('team_address', [{ code: 'team_address', field: 'server' }]);
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(input.team)) {
    throw new AppError('team_name', [{ code: 'team_name', field: 'team' }]);
  }
  const account = input.account.trim();
  const team: Team = { origin, prefix: input.team, portfolio: 'main', account };
  const name = teamDatabaseName(team);
  const db = new PilotlightDatabase(name);
  try {
    const previous = await readCredentials(origin);
    await writeCredentials({ origin, account, password: input.password });
    await db.meta.bulkPut([
      { key: 'team', value: team },
      { key: 'me', value: account },
    ]);
    const outcome = await syncTeam(db, team, surroundingsFor(team));
    if (outcome && outcome.result !== 'done') {
      await writeCredentials(previous);
      throw new AppError(`team_${outcome.result}`);
    }
    const initiatives = await db.docs.where('cls').equals('initiative').count();
    await writeShownDatabase(name);
    showDatabase(name);
    await Promise.all([scheduleSync(), tellChanged()]);
    return { initiatives };
  } finally {
    db.close();
  }
}

export async function signIn(password: string): Promise<void> {
  const team = await readState(database, 'team');
  if (!team) throw new AppError('not_found');
  await writeCredentials({ origin: team.origin, account: team.account, password });
  await writeState(database, 'backoff', { tries: 0, nextAt: '' });
  const outcome = await syncNow();
  if (outcome && outcome.result !== 'done') throw new AppError(`team_${outcome.result}`);
}

export async function leaveTeam(): Promise<void> {
  await writeCredentials(undefined);
  await writeShownDatabase(undefined);
  await browser.alarms.clear(ALARM);
  showDatabase(undefined);
  await tellChanged();
}

function surroundingsFor({ origin, account }: Team) {
  return {
    authorization: async () => {
      const known = await readCredentials(origin);
      return known?.account === account ? basic(known.account, known.password) : undefined;
    },
    now: () => new Date(),
    random: () => Math.random(),
  };
}

/** RFC 7617, with the name and password as UTF-8. */
function basic(account: string, password: string): string {
  const bytes = new TextEncoder().encode(`${account}:${password}`);
  return `Basic ${btoa(String.fromCodePoint(...bytes))}`;
}
