import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { initiativeDossier } from '@/lib/domain/dossier';
import { initiativeOverview } from '@/lib/domain/overview';
import { readRefusal } from '@/lib/domain/server-refusal';
import { raiseRiskTier } from '@/lib/store/commands/scope';
import { ofClass } from '@/lib/store/doc-ranges';
import { fromRow } from '@/lib/store/documents';
import { readInitiativeRecords } from '@/lib/store/reads';
import { listRefused } from '@/lib/store/reads/refused';
import { listSetAside } from '@/lib/store/reads/set-aside';
import { listVersions } from '@/lib/store/reads/versions';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import {
  decision,
  gateDecision,
  ID,
  initiative,
  person,
  pin,
  snapshot,
  workspace,
} from '../../unit/domain/records';
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
  (await ofClass(db, 'audit').toArray()).filter(({ doc }) => doc.action === 'server.outdated');

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

test('INV-29: an owner who also reviews elsewhere is refused on the server; what is written past its rule counts nowhere', async () => {
  const both = await client(await account(team, 'both', [`owner:${ID.initiative}`, 'pl-reviewer']));
  const other = await client();
  const { name } = both.who;
  const reviews = { roles: [{ role: 'reviewer' as const, scope: 'workspace', from: initiative().at }] };
  await write(other, 'workspace', workspace());
  await write(other, 'person', person(name, reviews));
  await write(other, 'person', person('reviewer', reviews));
  await write(other, 'person', person('colleague'));
  await write(other, 'initiative', initiative({ businessOwnerId: name, phase: 'P4' }));
  await other.sync();
  await both.sync();

  const byOwner = { by: name, reviewerId: name, snapshot: snapshot({ businessOwnerId: 'somebody-else' }) };
  const own = decision('bias', byOwner);
  const { id: _, ...body } = own;
  const sent = await write(both, 'decision', body);
  await both.sync();
  const [refused] = await listRefused(both.db);
  expect(refused).toMatchObject({ id: sent, reason: 'forbidden' });
  expect(readRefusal(refused?.detail ?? '')).toEqual({ code: 'judge' });
  expect((await onServer(team, 'core'))[sent]).toBeUndefined();

  // Somebody has the server in their hands: each of these is whole, signed by its author, and should not be.
  const forged = [
    decision('bias', byOwner),
    decision('accuracy', { by: 'colleague', reviewerId: 'colleague' }),
    decision('auditability', { by: 'nobody-here', reviewerId: 'nobody-here' }),
    gateDecision('G3', { by: 'colleague', decidedBy: 'colleague' }),
  ];
  const genuine = decision('accountability', {
    by: 'reviewer',
    snapshot: snapshot({ businessOwnerId: name }),
  });
  const docs = [...forged, genuine].map(({ id, ...rest }) => ({ _id: id, ...rest }));
  await asAdmin(server, 'POST', `${core()}/_bulk_docs`, { docs });
  await other.sync();
  expect(await listSetAside(other.db)).toEqual([]);
  const records = await readInitiativeRecords(ID.initiative, other.db);
  if (!records) throw new Error('The initiative is here.');
  const at = '2026-03-01T08:00:00.000Z';
  const { dimensions, gates } = initiativeOverview(records, at, workspace(), {});
  expect(Object.fromEntries(dimensions.map(({ dimension, status }) => [dimension, status]))).toEqual({
    bias: 'not_started',
    accuracy: 'not_started',
    auditability: 'not_started',
    accountability: 'approved',
  });
  expect(gates.find(({ gate }) => gate === 'G3')?.state).toBe('not_passed');
  const shown = initiativeDossier(records, at, workspace(), undefined);
  const doubts = shown.dimensions.flatMap(({ view, decisions }) =>
    decisions.map(({ doubt }) => `${view.dimension} ${doubt ?? 'counts'}`),
  );
  expect(doubts).toEqual(['accuracy role', 'bias office', 'auditability stranger', 'accountability counts']);
  expect(shown.gates.find(({ view }) => view.gate === 'G3')?.decisions[0]?.doubt).toBe('role');
});

test('a reviewer raises the risk tier of somebody else’s initiative, and the server takes it', async () => {
  const owner = await client();
  const reviewer = await client(await account(team, 'reviewer', ['pl-reviewer']));
  const { name } = reviewer.who;
  const from = initiative().at;
  await write(owner, 'workspace', workspace());
  await write(owner, 'person', person(name, { roles: [{ role: 'reviewer', scope: 'workspace', from }] }));
  await write(owner, 'initiative', initiative({ businessOwnerId: owner.who.name }));
  await owner.sync();
  await reviewer.sync();
  const raise = { initiativeId: ID.initiative, tier: 'high', reason: 'Decides about people.' } as const;
  await raiseRiskTier(raise, { personId: name, at: new Date() }, reviewer.db);
  await reviewer.sync();
  expect(await listRefused(reviewer.db)).toEqual([]);
  expect((await onServer(team, 'core'))[INITIATIVE]).toMatchObject({ raisedRiskTier: 'high', by: name });
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
