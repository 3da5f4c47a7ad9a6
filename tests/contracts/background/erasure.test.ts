import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { AppError } from '@/lib/domain/errors';
import type { MessageName } from '@/lib/messaging/protocol';
import { addAccount, asAdmin, startPouchDb, type TestServer } from '../../stand-ins/couchdb.mjs';
import { type PurgingServer, startPurgingCouchDb } from '../../stand-ins/purging-couchdb.mjs';
import { ID, initiative } from '../../unit/domain/records';
import { installWebLocks } from '../sync/web-locks';
import { installBrowserApi } from './browser-api';

/*
 * Erasing for good and "restored from a backup" as messages of the page that sets a server up: past the guard, through the
 * worker's own handlers, to a server in memory that purges (`stand-ins/purging-couchdb`), and to one that cannot.
 */

installBrowserApi();
installWebLocks();
const { PROTOCOL } = await import('@/lib/messaging/protocol');
const { answer } = await import('@/lib/messaging/server');
const { handlers } = await import('@/entrypoints/background/handlers');
const { database } = await import('@/lib/store/database');
const { readUnfinishedErasures } = await import('@/lib/settings/erasure');
const { readTeamWork } = await import('@/lib/settings/team-work');
const { readRequests } = await import('@/lib/settings/request-log');

const ID_OF_EXTENSION = 'pilotlight';
const ROOT = `chrome-extension://${ID_OF_EXTENSION}/`;
const PAGE = { id: ID_OF_EXTENSION, url: `${ROOT}options.html`, tab: { id: 1 }, frameId: 0 };
const SECRET = 'Secret of the yard';
const PASSWORD = 'not-a-secret';

let purging: PurgingServer;
let plain: TestServer;
beforeAll(async () => {
  [purging, plain] = [await startPurgingCouchDb(), await startPouchDb()];
  await addAccount(purging, 'anna', ['pl-employee'], PASSWORD);
});
afterAll(async () => {
  await Promise.all([purging.close(), plain.close()]);
});

const admin = (change: object = {}) => ({
  server: purging.url,
  team: 'worker-erase',
  account: 'root',
  password: PASSWORD,
  ...change,
});
const onPlain = () => ({ server: plain.url, account: plain.admin.name, password: plain.admin.password });

async function ask(name: MessageName, input: object): Promise<unknown> {
  const context = {
    extensionId: ID_OF_EXTENSION,
    extensionRoot: ROOT,
    isGranted: async () => true,
    protocol: PROTOCOL,
  };
  const reply = await answer({ name, input }, PAGE, handlers, context, (_, cause) => {
    throw cause as AppError;
  });
  if (reply.ok) return reply.value;
  const { code, problems = [] } = reply.error;
  return { refused: code, ...(problems[0]?.field ? { field: problems[0].field } : {}) };
}

beforeEach(async () => {
  await ask('setUpTeam', admin());
  const { id, ...body } = initiative({ name: SECRET });
  const path = `/worker-erase-core/ini:${id}`;
  await asAdmin(purging, 'PUT', path, body).catch(() => {});
});

test('what would go is told by kind; the name has to be typed; then it is gone, and the password is nowhere', async () => {
  expect(await ask('listTeamInitiatives', admin())).toEqual({
    initiatives: [{ id: ID.initiative, name: SECRET }],
  });
  expect(await ask('previewErasure', admin({ what: ` ${ID.initiative} ` }))).toMatchObject({
    name: SECRET,
    confirm: SECRET,
    counts: [{ cls: 'initiative', count: 1 }],
  });
  const wrong = admin({ what: ID.initiative, typed: 'Something else' });
  expect(await ask('eraseForGood', wrong)).toEqual({ refused: 'erase_confirm', field: 'typed' });
  expect(await purging.everything()).toContain(SECRET);
  expect(await ask('eraseForGood', admin({ what: ID.initiative, typed: SECRET }))).toEqual({
    counts: [{ cls: 'initiative', count: 1 }],
  });
  expect((await purging.everything()).includes(SECRET)).toBe(false);
  // Run again it finds nothing, and says so; the name is gone, so the number is typed.
  expect(await ask('eraseForGood', admin({ what: ID.initiative, typed: ID.initiative }))).toEqual({
    counts: [],
  });
  const kept = await Promise.all([
    fakeBrowser.storage.local.get(null),
    fakeBrowser.storage.session.get(null),
    ...database.tables.map((table) => table.toArray()),
  ]);
  expect(JSON.stringify(kept).includes(PASSWORD)).toBe(false);
  expect((await readRequests()).map(({ path }) => path).join()).not.toContain(ID.initiative);
});

test.each([
  ['an id of nothing', { what: 'Invoice triage' }, { refused: 'erase_unknown_id', field: 'what' }],
  [
    'an entry of the log',
    { what: `aud:d:000000000001:${'A'.repeat(20)}` },
    { refused: 'erase_unknown_id', field: 'what' },
  ],
  ['the settings of everybody', { what: 'meta:policy' }, { refused: 'erase_unknown_id', field: 'what' }],
  [
    'a server that does not answer',
    { server: 'http://127.0.0.1:9', what: ID.initiative },
    { refused: 'team_offline' },
  ],
  [
    'an address that is none',
    { server: 'http://couch.example.com', what: ID.initiative },
    { refused: 'team_address', field: 'server' },
  ],
  ['an account that is no admin', { account: 'anna', what: ID.initiative }, { refused: 'set_up_not_admin' }],
])('%s is refused in a word of its own', async (_, change, refusal) => {
  expect(await ask('previewErasure', admin(change))).toEqual(refusal);
});

test('a server in trouble is not called unable, and nothing is done', async () => {
  purging.failOnce('POST /worker-erase-core/_purge', 503);
  expect(await ask('previewErasure', admin({ what: ID.initiative }))).toEqual({ refused: 'team_busy' });
  purging.failOnce('POST /worker-erase-core/_purge', 501);
  expect(await ask('eraseForGood', admin({ what: ID.initiative, typed: SECRET }))).toEqual({
    refused: 'erase_unable',
  });
  expect(await purging.everything()).toContain(SECRET);
});

test('a run that breaks off on the way is never said to have changed nothing, and ends when it is run again', async () => {
  const input = admin({ what: ID.initiative, typed: SECRET });
  // The questions whether the server can come first: one for the preview, one for the run.
  purging.failOnce('POST /worker-erase-core/_purge', 503, 2);
  expect(await ask('eraseForGood', input)).toEqual({ refused: 'erase_unfinished' });
  expect(await purging.everything()).toContain(SECRET);
  expect(await ask('eraseForGood', input)).toEqual({ counts: [{ cls: 'initiative', count: 1 }] });
  expect((await purging.everything()).includes(SECRET)).toBe(false);
  expect(await readUnfinishedErasures()).toEqual([]);
});

test('fault 24: what the server refuses before anything was written is told as that, and nothing is begun', async () => {
  purging.failOnce('POST /worker-erase-core/_purge', 503, 1);
  const before = await purging.everything();
  expect(await ask('eraseForGood', admin({ what: ID.initiative, typed: SECRET }))).toEqual({
    refused: 'team_busy',
  });
  expect(await purging.everything()).toBe(before);
  expect(await readUnfinishedErasures()).toEqual([]);
});

test('fault 38: that an erasure was begun is known before its first write; it is stopped, shown, and gone on with', async () => {
  const what = ID.initiative;
  let [known, shown]: unknown[] = [];
  purging.before('PUT /worker-erase-core/meta:epoch', async () => {
    // Whoever is killed from here on finds this when the browser is back.
    [known, shown] = await Promise.all([readUnfinishedErasures(), readTeamWork()]);
    await ask('stopErasure', {});
  });
  expect(await ask('continueErasure', admin({ what }))).toEqual({ refused: 'not_found' });
  expect(await ask('eraseForGood', admin({ what, typed: SECRET }))).toEqual({ refused: 'erase_stopped' });
  const begun = { origin: purging.url, team: 'worker-erase', what, at: expect.any(String) };
  expect(known).toEqual([begun]);
  expect(shown).toMatchObject({ doing: 'erase' });
  expect(await purging.everything()).toContain(SECRET);
  expect(await readUnfinishedErasures()).toEqual([begun]);
  expect(await readTeamWork()).toBeNull();
  expect(JSON.stringify(await fakeBrowser.storage.local.get(null)).includes(PASSWORD)).toBe(false);

  // Confirmed once is enough, for this one and no other.
  const other = admin({ what: '01J00000000000000000000Z99' });
  expect(await ask('continueErasure', other)).toEqual({ refused: 'not_found' });
  expect(await ask('continueErasure', admin({ what }))).toEqual({
    counts: [{ cls: 'initiative', count: 1 }],
  });
  expect((await purging.everything()).includes(SECRET)).toBe(false);
  expect(await readUnfinishedErasures()).toEqual([]);
});

test('a server that cannot erase is told so with the fix, and stays as it is', async () => {
  await ask('setUpTeam', admin(onPlain()));
  const { id, ...body } = initiative({ name: SECRET });
  await asAdmin(plain, 'PUT', `/worker-erase-core/ini:${id}`, body);
  // Nobody chooses, reads and types before they are told.
  expect(await ask('listTeamInitiatives', admin(onPlain()))).toEqual({ refused: 'erase_unable' });
  for (const name of ['previewErasure', 'eraseForGood'] as const) {
    const what = { what: id, ...(name === 'eraseForGood' ? { typed: SECRET } : {}) };
    expect(await ask(name, admin({ ...onPlain(), ...what }))).toEqual({ refused: 'erase_unable' });
  }
  expect(await asAdmin(plain, 'GET', `/worker-erase-core/ini:${id}`)).toMatchObject({ name: SECRET });
  await expect(asAdmin(plain, 'GET', '/worker-erase-core/meta:epoch')).rejects.toThrow('404');
});

test('“restored from a backup” turns a page after the team’s name was typed, on any server', async () => {
  await ask('setUpTeam', admin(onPlain()));
  const wrong = admin({ ...onPlain(), typed: 'other' });
  expect(await ask('announceRestore', wrong)).toEqual({ refused: 'erase_confirm', field: 'typed' });
  expect(await ask('announceRestore', admin({ ...onPlain(), typed: 'worker-erase' }))).toEqual({});
  const first = await asAdmin(plain, 'GET', '/worker-erase-core/meta:epoch');
  expect(first).toMatchObject({ kind: 'restore', by: plain.admin.name });
  await ask('announceRestore', admin({ ...onPlain(), typed: 'worker-erase' }));
  const second = await asAdmin(plain, 'GET', '/worker-erase-core/meta:epoch');
  expect(second.epoch).not.toBe(first.epoch);
});
