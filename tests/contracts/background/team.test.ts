import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { demoWorkspace } from '@/lib/demo/demo-workspace';
import type { AppError } from '@/lib/domain/errors';
import type { SyncOutcome, Team } from '@/lib/store/sync-state';
import { addAccount, asAdmin, startCouchDb, type TestServer } from '../../stand-ins/couchdb.mjs';
import { installWebLocks } from '../sync/web-locks';
import { installBrowserApi } from './browser-api';

/*
 * What the worker does about a team's server: nothing at all without one, and with an admin's password what it is asked for
 * and no more. The worker's own modules, a real server; the browser is written down.
 */

const api = installBrowserApi();
installWebLocks();
const { scheduleSync } = await import('@/entrypoints/background/team-alarm');
const { syncBackOnline, syncNow, syncSoon, watchSyncAlarm } = await import('@/entrypoints/background/team');
const { awaitTeamNews } = await import('@/entrypoints/background/team-news');
const { removeTeamAccount, setUpServer, withAccounts } = await import('@/entrypoints/background/team-set-up');
const { database } = await import('@/lib/store/database');
const { readState, writeState } = await import('@/lib/store/sync-state');
const { loadDemo } = await import('@/lib/store/commands/workspaces');

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'none' }),
    ({ code, problems }: AppError) => ({ code, field: problems[0]?.field }),
  );

test('without a team there is no alarm, no queue and not one request, whatever is done', async () => {
  const network = vi.spyOn(globalThis, 'fetch');
  await loadDemo(demoWorkspace('Europe/Berlin'), new Date(), database);
  watchSyncAlarm(Promise.resolve());
  await scheduleSync();
  await syncSoon();
  await syncBackOnline();
  expect(await syncNow()).toBeUndefined();
  await api.fireAlarm('sync');
  expect(await awaitTeamNews()).toEqual({ askAgainIn: 60 });
  expect(api.calls.alarms.filter(({ name }) => name === 'sync')).toEqual([]);
  expect(await database.outbox.count()).toBe(0);
  expect(network).not.toHaveBeenCalled();
  network.mockRestore();
});

describe('setting up a server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startCouchDb();
  });
  afterAll(async () => {
    const known: string[] = await asAdmin(server, 'GET', '/_all_dbs');
    for (const name of known.filter((one) => one.startsWith('worker-'))) {
      await asAdmin(server, 'DELETE', `/${name}`);
    }
    await server.close();
  });
  const typed = (change: object = {}) => ({
    server: server.url,
    team: 'worker',
    account: server.admin.name,
    password: server.admin.password,
    ...change,
  });

  test('answers with what was made and proved; its requests are listed, and no word of the password is kept', async () => {
    const { steps, checks } = await setUpServer(typed({ account: ` ${server.admin.name} ` }));
    expect(steps.filter(({ did }) => did === 'made').map(({ what }) => what)).toEqual(
      expect.arrayContaining(['core', 'portfolio', 'audit']),
    );
    // This server takes documents of any size, and no proxy stands before it that keeps the log from its readers.
    expect(checks.flatMap(({ id, result }) => (result === 'bad' ? id : []))).toEqual(['log', 'limits']);
    const { readRequests } = await import('@/lib/settings/request-log');
    await expect.poll(async () => (await readRequests()).length).toBe(50);
    const kept = await Promise.all([
      fakeBrowser.storage.local.get(null),
      fakeBrowser.storage.session.get(null),
      ...database.tables.map((table) => table.toArray()),
    ]);
    expect(JSON.stringify(kept)).not.toContain(server.admin.password);
  });

  test.each([
    ['a wrong password', () => ({ password: 'wrong' }), { code: 'team_signed_out' }],
    [
      'an account that is no admin',
      async () => {
        const { name, password } = await addAccount(server, 'mere-user', []);
        return { account: name, password };
      },
      { code: 'set_up_not_admin' },
    ],
    ['a server that does not answer', () => ({ server: 'http://127.0.0.1:9' }), { code: 'team_offline' }],
    [
      'an address that is none',
      () => ({ server: 'http://couch.example.com' }),
      { code: 'team_address', field: 'server' },
    ],
    ['a name that cannot be one', () => ({ team: 'Halden Freight' }), { code: 'team_name', field: 'team' }],
    [
      'a sign-in that is none',
      () => ({ issuer: 'ftp://login.example.com' }),
      { code: 'sign_in_issuer', field: 'issuer' },
    ],
    [
      'a sign-in that does not answer',
      () => ({ issuer: 'http://127.0.0.1:9' }),
      { code: 'sign_in_unreachable', field: 'issuer' },
    ],
    [
      'a sign-in that is another server',
      () => ({ issuer: server.url }),
      { code: 'sign_in_not_the_provider', field: 'issuer' },
    ],
  ] as const)('%s is said in a word of its own, at its field', async (_, change, refusal) => {
    expect(await refusalOf(setUpServer(typed(await change())))).toEqual({ field: undefined, ...refusal });
  });

  test('nobody takes away the account they are signed in with', async () => {
    const { name } = server.admin;
    const remove = withAccounts(typed(), (ask) => removeTeamAccount(ask, { ...typed(), name }));
    expect((await refusalOf(remove)).code).toBe('account_own');
  });
});

describe('connected again', () => {
  const FAR = '2999-01-01T00:00:00.000Z';
  const team: Team = { origin: 'http://127.0.0.1:9', prefix: 'pl', portfolio: 'main', account: 'ann' };
  const at = new Date().toISOString();
  const waitAfter = async (result: SyncOutcome['result']) => {
    await writeState(database, 'team', team);
    await writeState(database, 'lastSync', { at, result });
    await writeState(database, 'backoff', { tries: 9, nextAt: FAR });
    await syncBackOnline();
    return readState(database, 'backoff');
  };
  afterAll(() => database.meta.bulkDelete(['team', 'lastSync', 'backoff']));

  test.each(['offline', 'portal'] as const)('after “%s” the server is asked at once', async (result) => {
    // Nobody is there this time either: the wait begins anew and not where it was.
    expect((await waitAfter(result))?.tries).not.toBe(9);
    expect((await readState(database, 'lastSync'))?.at).not.toBe(at);
  });

  test.each(['busy', 'signed_out', 'no_access', 'configuration', 'done'] as const)(
    'after “%s” nothing is hurried',
    async (result) => {
      expect(await waitAfter(result)).toEqual({ tries: 9, nextAt: FAR });
      expect((await readState(database, 'lastSync'))?.at).toBe(at);
    },
  );
});
