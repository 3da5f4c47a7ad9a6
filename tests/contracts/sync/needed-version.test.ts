import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { AppError } from '@/lib/domain/errors';
import { editWorkspace } from '@/lib/store/commands/edit-workspace';
import { invitePerson } from '@/lib/store/commands/people';
import { requireVersion } from '@/lib/store/commands/require-version';
import { commit } from '@/lib/store/commit';
import { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { getInitiativeDossier, getInitiativeOverview, readWorkspaceState } from '@/lib/store/reads';
import { readTeamNote } from '@/lib/store/reads/team-note';
import { readTeamStatus } from '@/lib/store/reads/team-status';
import { runSession } from '@/lib/sync/session';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, metric, person, sample, workspace } from '../../unit/domain/records';
import { type Client, onServer, type Server, type TestTeam, write } from './team';
import { teamPerTest } from './team-per-test';

/** "Everybody needs at least this version": two browsers of one team that run different ones. */

let server: Server;
let team: TestTeam;
const client = teamPerTest('admin', ['pl-admin'], (made) => {
  ({ server, team } = made);
});
const author = (one: Client, at = new Date()) => ({ personId: one.who.name, at });
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'none' }),
    ({ code, problems }: AppError) => ({ code, values: problems[0]?.values }),
  );
const policy = async () => (await onServer(team, 'core'))['meta:policy'];
const waiting = ({ db }: Client) => db.outbox.count();
const clerk = { displayName: 'Yard planner', function: 'business' as const, grants: [] };

/** An administrator's browser, and one of the same person that was not updated. */
async function two(older = '0.0.9'): Promise<[Client, Client]> {
  const [now, old] = [await client(), await client(undefined, { version: older })];
  const { name } = now.who;
  const grants = [{ role: 'admin' as const, scope: 'workspace', from: '2025-01-01T08:00:00.000Z' }];
  await write(now, 'workspace', { ...workspace(), x_later: { kept: true } } as never);
  await write(now, 'person', person(name, { roles: grants }));
  await write(now, 'initiative', initiative({ businessOwnerId: name }));
  await write(now, 'metric', metric({ ownerId: name, headline: false, status: 'active' }));
  await now.sync();
  await old.sync();
  for (const { db } of [now, old]) await db.meta.put({ key: 'me', value: name });
  return [now, old];
}

/** The same browser after its update. */
async function updated({ db, context }: Client, version: string) {
  const { name } = db;
  db.close();
  const next = new PilotlightDatabase(name, version);
  return { db: next, sync: () => runSession({ ...context, db: next }) };
}

test('US-9.2: below the version that everybody needs nothing is written and nothing sent; all of it goes on after the update', async () => {
  const [now, old] = await two();
  // Written before the demand was known, and waiting here.
  const waits = await write(old, 'sample', sample({ periodStart: '2026-03-01' }));
  await requireVersion('0.1.0', author(now), now.db);
  await now.sync();
  expect(await policy()).toMatchObject({ minClient: '0.1.0', x_later: { kept: true } });

  // The pull brings the demand, and the very same session keeps what waits.
  await old.sync();
  expect(await waiting(old)).toBe(1);
  expect(await onServer(team, 'portfolio')).toEqual({});
  const needs = { needed: '0.1.0', runs: '0.0.9' };
  expect(await refusal(invitePerson(clerk, author(old), old.db))).toEqual({
    code: 'client_too_old',
    values: needs,
  });
  const write2 = commit(old.db, author(old), (unit) =>
    unit.put('initiative', initiative(), 'initiative.edit'),
  );
  expect(await refusal(write2)).toEqual({ code: 'client_too_old', values: needs });
  const many = commit(old.db, author(old), (unit) => unit.putMany('rule', []));
  expect((await refusal(many)).code).toBe('client_too_old');
  expect((await refusal(commit(old.db, author(old), (unit) => unit.bring([], 'x')))).code).toBe(
    'client_too_old',
  );
  expect(await waiting(old)).toBe(1);

  // What a screen shows: everything, as to somebody who only reads, with the reason.
  const at = new Date().toISOString();
  expect((await readWorkspaceState(old.db)).heldBack).toEqual(needs);
  expect(await readTeamNote(old.db)).toMatchObject({ state: 'outdated', needs, waiting: 1 });
  expect((await readTeamStatus(old.db))?.heldBack).toEqual(needs);
  const offered = async (one: Client) => ({
    can: Object.values((await getInitiativeDossier(ID.initiative, at, one.db))?.can ?? {}).includes(true),
    record: (await getInitiativeOverview(ID.initiative, at, one.db))?.metrics.some(
      ({ canRecord }) => canRecord,
    ),
  });
  expect(await offered(now)).toEqual({ can: true, record: true });
  expect(await offered(old)).toEqual({ can: false, record: false });

  // Others go on, and their work arrives here.
  await invitePerson(clerk, author(now), now.db);
  await now.sync();
  await old.sync();
  expect(await ofClass(old.db, 'person').count()).toBe(2);

  const after = await updated(old, '0.1.0');
  await after.sync();
  expect(await after.db.outbox.count()).toBe(0);
  expect(Object.keys(await onServer(team, 'portfolio'))).toEqual([waits]);
  expect(await readTeamNote(after.db)).not.toMatchObject({ state: 'outdated' });
  after.db.close();
});

test('nobody asks for more than they run themselves, and only administrators ask', async () => {
  const [now] = await two();
  expect(await refusal(requireVersion('0.2', author(now), now.db))).toEqual({
    code: 'invalid_input',
    values: { runs: '0.1.0' },
  });
  expect((await refusal(requireVersion('soon', author(now), now.db))).code).toBe('invalid_input');
  const other = { personId: 'nobody', at: new Date() };
  expect((await refusal(requireVersion('0.1.0', other, now.db))).code).toBe('role_required');
  expect((await now.db.docs.get('meta:policy'))?.doc).not.toHaveProperty('minClient');
});

test('a demand that no build fulfils is taken back by an administrator with the build they have', async () => {
  const [now, old] = await two();
  const { _id, ...before } = (await policy()) as Record<string, unknown>;
  await asAdmin(server, 'PUT', `/${team.prefix}-core/meta:policy`, { ...before, minClient: '99999' });
  await now.sync();
  await write(old, 'sample', sample({ periodStart: '2026-03-01' }));
  await old.sync();
  expect((await refusal(invitePerson(clerk, author(now), now.db))).code).toBe('client_too_old');
  await requireVersion(undefined, author(now), now.db);
  await now.sync();
  expect(await policy()).not.toHaveProperty('minClient');
  expect(await waiting(now)).toBe(0);
  await old.sync();
  expect(await waiting(old)).toBe(0);
});

test('what is no version holds nobody back, and a number in its place leaves the last good settings in use', async () => {
  const [now] = await two();
  const { _id, ...before } = (await policy()) as Record<string, unknown>;
  const { rev } = await asAdmin(server, 'PUT', `/${team.prefix}-core/meta:policy`, {
    ...before,
    minClient: 'new!',
  });
  await now.sync();
  expect(await readWorkspaceState(now.db)).toMatchObject({ workspace: { minClient: 'new!' } });
  await invitePerson(clerk, author(now), now.db);
  await asAdmin(server, 'PUT', `/${team.prefix}-core/meta:policy`, { ...before, _rev: rev, minClient: 7 });
  await now.sync();
  expect(await readWorkspaceState(now.db)).toMatchObject({ workspace: { minClient: 'new!' } });
  await requireVersion(undefined, author(now), now.db);
  await now.sync();
  expect(await policy()).not.toHaveProperty('minClient');
});

test('other settings are saved beside the demand, and what a later version put there stays', async () => {
  const [now] = await two();
  await requireVersion('0.1.0', author(now, new Date(Date.now() - 1000)), now.db);
  const { workspace: stored } = await readWorkspaceState(now.db);
  const { name, timeZone, weekStart, workdays, holidays, fiscalYearStartMonth, thresholds } = stored!;
  const form = { timeZone, weekStart, workdays, holidays, fiscalYearStartMonth, thresholds };
  await editWorkspace({ ...form, name: `${name} 2`, at: stored!.at }, author(now), now.db);
  await now.sync();
  expect(await policy()).toMatchObject({ name: 'Example 2', minClient: '0.1.0', x_later: { kept: true } });
});
