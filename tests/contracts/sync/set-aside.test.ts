import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { fromRow } from '@/lib/store/documents';
import { listRefused } from '@/lib/store/reads/refused';
import { listSetAside } from '@/lib/store/reads/set-aside';
import { listVersions } from '@/lib/store/reads/versions';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { decision, gateDecision, ID, initiative, pin, workspace } from '../../unit/domain/records';
import { account, type Client, onServer, type Server, type TestTeam, write } from './team';
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

const INITIATIVE = `ini:${ID.initiative}`;

test('threat 14, fault 30: a beginning that somebody else wrote beside a record is set aside, also while it is edited here', async () => {
  const [one, two] = [await client(), await client()];
  const createdBy = one.who.name;
  await write(one, 'initiative', initiative({ createdBy }));
  await one.sync();
  await two.sync();
  const { _rev, ...genuine } = (await onServer(team, 'core'))[INITIATIVE] as Record<string, unknown>;
  // Of two first versions the server prefers the one with the greater revision.
  const beside = { ...genuine, createdBy: 'eve', by: 'eve', businessOwnerId: 'eve', name: 'Hers now' };
  const hash = 'f'.repeat(32);
  const docs = [{ ...beside, _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] } }];
  // With a guard, pouchdb-server does not keep the history it is given.
  await withoutGuard(() => asAdmin(server, 'POST', `${core()}/_bulk_docs`, { new_edits: false, docs }));
  expect((await onServer(team, 'core'))[INITIATIVE]).toMatchObject({ name: 'Hers now' });
  await write(two, 'initiative', initiative({ createdBy, purpose: 'Edited meanwhile.' }));
  await one.sync();
  expect((await one.db.docs.get(INITIATIVE))?.doc).toMatchObject({ name: 'Invoice triage' });
  expect(await listSetAside(one.db)).toMatchObject([
    { id: INITIATIVE, reason: 'not_its_author', hasGood: true },
  ]);
  await two.sync();
  await one.sync();
  for (const { db } of [one, two]) {
    expect((await db.docs.get(INITIATIVE))?.doc).toMatchObject({
      name: 'Invoice triage',
      purpose: 'Edited meanwhile.',
      businessOwnerId: initiative().businessOwnerId,
    });
    expect(await listVersions({}, db)).toEqual([]);
    expect(await listSetAside(db)).toEqual([]);
  }
  // A browser that comes later is not asked which of the two it likes better.
  const late = await client();
  await late.sync();
  expect((await late.db.docs.get(INITIATIVE))?.doc).toMatchObject({ name: 'Invoice triage' });
  expect(await listVersions({}, late.db)).toEqual([]);
});

test('INV-8, INV-10: a decision that its author wrote in somebody else’s name is set aside, whatever the server took', async () => {
  const one = await client();
  const forged = [
    gateDecision('G3', { by: 'owner', decidedBy: 'reviewer' }),
    decision('bias', { by: 'owner', reviewerId: 'reviewer' }),
  ];
  const docs = forged.map(({ id, ...body }) => ({ _id: id, ...body }));
  await asAdmin(server, 'POST', `${core()}/_bulk_docs`, { docs });
  expect((await one.sync()).quarantined).toBe(2);
  for (const { id } of forged) expect(await one.db.docs.get(id)).toBeUndefined();
  expect((await listSetAside(one.db)).map(({ reason }) => reason)).toEqual([
    'not_its_author',
    'not_its_author',
  ]);
});

test('INV-3: a reviewer’s third gate moves the phase on the server, and an owner’s own hand does not', async () => {
  const owner = await client();
  await write(owner, 'initiative', initiative({ phase: 'P3' }));
  await owner.sync();
  const reviewer = await client(await account(team, 'reviewer', ['pl-reviewer']));
  await reviewer.sync();
  await write(owner, 'initiative', initiative({ phase: 'P4' }));
  await owner.sync();
  expect(await listRefused(owner.db)).toMatchObject([
    { id: INITIATIVE, reason: 'forbidden', detail: 'your role may not write this: reviewer needed' },
  ]);
  const { name } = reviewer.who;
  const { id: _, ...passed } = gateDecision('G3', { by: name, decidedBy: name });
  await write(reviewer, 'gateDecision', passed);
  await write(reviewer, 'initiative', initiative({ phase: 'P4' }));
  await reviewer.sync();
  expect(await listRefused(reviewer.db)).toEqual([]);
  expect((await onServer(team, 'core'))[INITIATIVE]).toMatchObject({ phase: 'P4', by: name });
  // What was refused has come true meanwhile: nothing is left to be told.
  await owner.sync();
  expect(await listRefused(owner.db)).toEqual([]);
});
