import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { fromRow } from '@/lib/store/documents';
import { listSetAside } from '@/lib/store/reads/set-aside';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { pin, workspace } from '../../unit/domain/records';
import { type Client, onServer, type Server, type TestTeam, write } from './team';
import { teamPerTest } from './team-per-test';

/** What a server sends and nobody believes: set aside with its reason, while the last good version stays in use. */

let server: Server;
let team: TestTeam;
const client = teamPerTest('admin', ['pl-admin'], (made) => {
  ({ server, team } = made);
});

const RULE = `map:${pin().id}`;
const saveRule = (by: Client, change: Parameters<typeof pin>[0]) => write(by, 'rule', pin(change));
const ruleOf = async ({ db }: Client) => {
  const row = await db.docs.get(RULE);
  return row && fromRow('rule', row);
};
const core = () => `/${team.prefix}-core`;
const logged = async ({ db }: Client) =>
  (await db.docs.where('cls').equals('audit').toArray()).filter(
    ({ doc }) => doc.action === 'server.outdated',
  );

/** As somebody with the server in their hands: past its own rule. */
async function withoutGuard(work: () => Promise<unknown>): Promise<void> {
  const guard = await asAdmin(server, 'GET', `${core()}/_design/guard`);
  await asAdmin(server, 'DELETE', `${core()}/_design/guard?rev=${guard._rev}`);
  await work();
  const { _rev: _, ...again } = guard as Record<string, unknown>;
  await asAdmin(server, 'PUT', `${core()}/_design/guard`, again);
}

test('US-9.2: a changed mapping arrives; a bad one is set aside with its reason, and the last good one stays until a good one comes', async () => {
  const [one, two] = [await client(), await client()];
  await saveRule(one, {});
  await one.sync();
  await two.sync();
  await saveRule(one, { hosts: ['jira.halden.example'], version: 2 });
  await one.sync();
  await two.sync();
  expect(await ruleOf(two)).toMatchObject({ hosts: ['jira.halden.example'], version: 2 });
  expect(await listSetAside(two.db)).toEqual([]);

  await withoutGuard(async () => {
    const doc = (await onServer(team, 'core'))[RULE];
    await asAdmin(server, 'PUT', `${core()}/${RULE}`, { ...doc, hosts: '*', version: 3 });
  });
  expect((await two.sync()).quarantined).toBe(1);
  expect(await ruleOf(two)).toMatchObject({ hosts: ['jira.halden.example'], version: 2 });
  expect(await listSetAside(two.db)).toEqual([
    expect.objectContaining({ id: RULE, cls: 'rule', name: 'OPS-18', reason: 'wrong_shape', hasGood: true }),
  ]);

  await saveRule(one, { hosts: ['jira.example.com'], version: 4 });
  await one.sync();
  await two.sync();
  expect(await ruleOf(two)).toMatchObject({ hosts: ['jira.example.com'], version: 4 });
  expect(await listSetAside(two.db)).toEqual([]);
});

test('threat 15: a server that brings back older rules and settings is not believed, and the log says so once', async () => {
  const [one, two] = [await client(), await client()];
  await saveRule(one, { name: 'Before' });
  await write(one, 'workspace', workspace({ name: 'Before' }));
  await one.sync();
  const old = await onServer(team, 'core');
  await saveRule(one, { name: 'After', status: 'disabled', version: 2 });
  await write(one, 'workspace', workspace({ name: 'After' }));
  await one.sync();
  await two.sync();

  // The database as it was, under the very revisions it had then.
  const security = await asAdmin(server, 'GET', `${core()}/_security`);
  await asAdmin(server, 'DELETE', core());
  await asAdmin(server, 'PUT', core());
  await asAdmin(server, 'PUT', `${core()}/_security`, security);
  const docs = Object.values(old).filter(({ _id }) => _id === RULE || _id === 'meta:policy');
  expect(docs).toHaveLength(2);
  await asAdmin(server, 'POST', `${core()}/_bulk_docs`, { new_edits: false, docs });
  for (let session = 0; session < 3; session++) await two.sync();
  expect(await ruleOf(two)).toMatchObject({ name: 'After', status: 'disabled' });
  expect((await two.db.docs.get('meta:policy'))?.doc.name).toBe('After');
  const reasons = (await listSetAside(two.db)).map(({ id, reason }) => [id, reason]).sort();
  expect(reasons).toEqual([
    [RULE, 'older_than_known'],
    ['meta:policy', 'older_than_known'],
  ]);
  const [entry, ...more] = await logged(two);
  expect(more).toEqual([]);
  expect(String(entry?.doc.reason).split(', ').sort()).toEqual([RULE, 'meta:policy']);

  // Their author offers them again, and what an administrator decides from now on counts everywhere.
  await one.sync();
  await saveRule(one, { name: 'Anew', version: 3 });
  await one.sync();
  await two.sync();
  expect(await ruleOf(two)).toMatchObject({ name: 'Anew', version: 3 });
  expect((await listSetAside(two.db)).map(({ id }) => id)).not.toContain(RULE);
});
