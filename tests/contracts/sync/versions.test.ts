import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { riskTier } from '@/lib/domain/governance';
import type { ChangePlan, Initiative, Scope } from '@/lib/domain/initiative';
import { openSeries } from '@/lib/store/commands/metrics';
import { saveChangePlan } from '@/lib/store/commands/plans';
import { retryRefused, takeBackRefused } from '@/lib/store/commands/refused-changes';
import { changeScope } from '@/lib/store/commands/scope';
import { keepVersion, takeVersion } from '@/lib/store/commands/versions';
import { summariseOutbox } from '@/lib/store/outbox';
import { listRefused } from '@/lib/store/reads/refused';
import { readTeamNote } from '@/lib/store/reads/team-note';
import { listVersions } from '@/lib/store/reads/versions';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, metric, person, rule, sample, voidOf, workspace } from '../../unit/domain/records';
import { expectAgreement, settleDown } from './agreement';
import { faultyFetch } from './faults';
import { split } from './split-record';
import { type Account, account, type Client, onServer, type Server, type TestTeam, write } from './team';
import { teamPerTest } from './team-per-test';

/** What a person sees of a synchronisation that did not go by itself, and what they can do about it. */

const NOW = new Date();
const RULE = rule();
const RULE_ID = RULE.id;

let server: Server;
let team: TestTeam;
let admin: Account;
const client = teamPerTest('admin', ['pl-admin'], (made) => {
  ({ server, team, person: admin } = made);
});
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString();
const author = (one: Client) => ({ personId: one.who.name, at: NOW });
const stored = async ({ db }: Client, id: string) => (await db.docs.get(id))?.doc;
const METRIC = `met:${ID.initiative}:${ID.metric}`;

const number = (ownerId: string, change: Parameters<typeof metric>[0] = {}) =>
  metric({ ownerId, headline: false, ...change });

/** Two browsers of the team's administrator, in step with each other and with everything a command asks for. */
async function two(): Promise<[Client, Client]> {
  const [one, other] = [await client(), await client()];
  const { name } = one.who;
  const grants = [{ role: 'admin' as const, scope: 'workspace', from: '2025-01-01T08:00:00.000Z' }];
  await write(one, 'workspace', workspace());
  await write(one, 'person', person(name, { displayName: 'Head of operations', roles: grants }));
  await write(one, 'initiative', initiative({ businessOwnerId: name }));
  await write(one, 'metric', number(name));
  await write(one, 'rule', RULE);
  await one.sync();
  await other.sync();
  return [one, other];
}

test('fault 13: of two texts written at the same time the other one is shown, and taken with one action', async () => {
  const [one, other] = await two();
  await write(one, 'metric', number(one.who.name, { name: 'Time per case', question: 'Still?' }));
  await write(other, 'metric', number(one.who.name, { name: 'Minutes per case' }));
  await one.sync();
  await other.sync();
  const [shown, ...more] = await listVersions({ initiativeId: ID.initiative }, other.db);
  expect(more).toEqual([]);
  expect(shown).toMatchObject({
    cls: 'metric',
    name: 'Time per case',
    field: 'name',
    current: 'Time per case',
    other: 'Minutes per case',
    by: 'Head of operations',
    takeable: true,
  });
  expect(await listVersions({ docId: `ini:${ID.initiative}` }, other.db)).toEqual([]);
  await takeVersion(Number(shown?.n), author(other), () => undefined, other.db);
  expect(await listVersions({}, other.db)).toEqual([]);
  await other.sync();
  await one.sync();
  for (const each of [one, other]) {
    expect(await stored(each, METRIC)).toMatchObject({ name: 'Minutes per case', question: 'Still?' });
  }
  const log = Object.values(await onServer(team, 'audit')).map(({ action }) => action);
  expect(log).toContain('version.take');
});

test('the version that counts is kept with one action, and nobody is asked again', async () => {
  const [one, other] = await two();
  await write(one, 'initiative', initiative({ businessOwnerId: one.who.name, purpose: 'One purpose.' }));
  await write(
    other,
    'initiative',
    initiative({ businessOwnerId: one.who.name, purpose: 'Another purpose.' }),
  );
  await one.sync();
  await other.sync();
  const [shown] = await listVersions({}, other.db);
  await keepVersion(Number(shown?.n), other.db);
  expect(await listVersions({}, other.db)).toEqual([]);
  expect(await stored(other, `ini:${ID.initiative}`)).toMatchObject({ purpose: 'One purpose.' });
  await expect(takeVersion(Number(shown?.n), author(other), () => undefined, other.db)).rejects.toThrow(
    'not_found',
  );
});

test('of a rule that two administrators changed the stricter one counts, and the other is taken as a whole, as a new version', async () => {
  const [one, other] = await two();
  await write(one, 'rule', { ...RULE, name: 'Everything in operations', version: 2 });
  await write(other, 'rule', { ...RULE, name: 'Switched off', status: 'disabled', version: 2 });
  await one.sync();
  await other.sync();
  expect(await stored(other, `map:${RULE_ID}`)).toMatchObject({ name: 'Switched off', status: 'disabled' });
  const [shown] = await listVersions({}, other.db);
  expect(shown).toMatchObject({ cls: 'rule', field: '*', takeable: true });
  await takeVersion(Number(shown?.n), author(other), () => undefined, other.db);
  await other.sync();
  await one.sync();
  expect(await stored(one, `map:${RULE_ID}`)).toMatchObject({
    name: 'Everything in operations',
    status: 'active',
    version: 3,
  });
});

test('fault 29, fault 13: where two browsers show the same two versions, taking one of them settles it in the other as well', async () => {
  const [one, other] = await two();
  const [id, ruleId] = [`ini:${ID.initiative}`, `map:${RULE_ID}`];
  await split(team, id, { name: 'Left half', at: later(1) }, { name: 'Right half', at: later(2) });
  await split(
    team,
    ruleId,
    { name: 'Left half', version: 2, at: later(1) },
    { name: 'Right half', version: 2, at: later(2) },
  );
  // Both meet them before either has brought them together.
  await Promise.all([one.sync(), other.sync()]);
  await settleDown([one, other]);
  const shown = await listVersions({}, one.db);
  expect(shown.map(({ docId }) => docId).sort()).toEqual([id, ruleId]);
  expect(await listVersions({}, other.db)).toHaveLength(2);
  for (const { n } of shown) await takeVersion(n, author(one), () => undefined, one.db);
  await settleDown([one, other]);
  expect(await stored(other, id)).toMatchObject({ name: 'Left half' });
  expect(await listVersions({}, other.db)).toEqual([]);
  // Nor does it come up again when somebody changes the record later.
  await write(one, 'initiative', initiative({ businessOwnerId: one.who.name, name: 'Newer' }));
  await settleDown([one, other]);
  expect(await listVersions({}, other.db)).toEqual([]);
});

test('fault 13: one raises the data class and notes an objection, another does less and later: no risk, line or objection is lost', async () => {
  const [one, other] = await two();
  const { scope, change, scopeVersion } = initiative();
  const edit = async (client: Client, to: Partial<Scope>, objection: string) => {
    const initiativeId = ID.initiative;
    const objections: ChangePlan['objections'] = [{ text: objection, raisedOn: '2026-03-01' }];
    await changeScope({ initiativeId, scopeVersion, scope: { ...scope, ...to } }, author(client), client.db);
    await saveChangePlan({ initiativeId, change: { ...change, objections } }, author(client), client.db);
  };
  const shadow = { decisionRole: 'recommends' as const, domainFlags: ['health' as const] };
  await edit(one, { ...shadow, dataClasses: ['special_category'] }, 'The works council was not asked');
  await edit(other, { decisionRole: 'decides_with_review', exposedHeadcount: 12 }, 'Shifts may change');
  for (let round = 0; round < 2; round++) await settleDown([one, other]);
  const merged = (await stored(one, `ini:${ID.initiative}`)) as unknown as Initiative;
  expect(await stored(other, `ini:${ID.initiative}`)).toEqual(merged);
  expect(riskTier(merged.scope)).toBe('high');
  expect(merged.scope).toMatchObject({ exposedHeadcount: 12, decisionRole: 'decides_with_review' });
  expect(merged.scopeVersion).toBe(scopeVersion + 2);
  expect(merged.scopeLog).toHaveLength(2);
  expect(merged.change.objections.map(({ text }) => text).sort()).toEqual([
    'Shifts may change',
    'The works council was not asked',
  ]);
  expect(await listVersions({ initiativeId: ID.initiative }, other.db)).toMatchObject([
    {
      field: 'scope.decisionRole',
      current: 'decides_with_review',
      other: 'recommends',
      by: 'Head of operations',
      takeable: false,
    },
  ]);
});

test('fault 13, INV-20: of two series that were opened under one number one counts with its unit, and whoever opened the other is shown it', async () => {
  const [one, other] = await two();
  const { id: _, ...confirmed } = sample({ periodStart: '2026-03-01' });
  // Each confirmed a value of the first series, so that its unit is fixed.
  for (const each of [one, other]) await write(each, 'sample', confirmed);
  await settleDown([one, other]);
  const open = async (client: Client, code: string) => {
    const { db } = client;
    const at = String((await db.docs.get(METRIC))?.doc.at);
    const change = { unit: { dimension: 'duration' as const, code, decimals: 1 } };
    await openSeries({ metricId: ID.metric, at, reason: `In ${code}`, change }, author(client), db);
  };
  await open(one, 'h');
  await open(other, 'd');
  await settleDown([one, other]);
  const merged = await stored(one, METRIC);
  expect(await stored(other, METRIC)).toEqual(merged);
  expect(merged).toMatchObject({
    unit: { code: 'h' },
    series: [{ version: 1 }, { version: 2, reason: 'In h' }],
  });
  expect(await listVersions({ docId: METRIC }, other.db)).toMatchObject([
    {
      field: 'series.2',
      current: { reason: 'In h', unit: { code: 'h' } },
      other: { reason: 'In d', unit: { code: 'd' } },
      takeable: false,
    },
  ]);
  expect(await listVersions({}, one.db)).toEqual([]);
});

test('a rule that is removed from the server goes everywhere, and where it is edited meanwhile the edit is worth more', async () => {
  const [one, other] = await two();
  const path = `/${team.prefix}-core/map:${RULE_ID}`;
  const removeThere = async () => {
    const { _rev } = await asAdmin(server, 'GET', path);
    await asAdmin(server, 'DELETE', `${path}?rev=${_rev}`);
  };
  await removeThere();
  await write(other, 'rule', { ...RULE, name: 'Edited meanwhile', version: 2 });
  await settleDown([other, one]);
  await expectAgreement(team, [one, other], []);
  expect(await stored(one, `map:${RULE_ID}`)).toMatchObject({ name: 'Edited meanwhile' });
  // Written on top of what removed it: first, removed, edited.
  expect((await onServer(team, 'core'))[`map:${RULE_ID}`]?._rev).toMatch(/^3-/);

  await removeThere();
  await settleDown([other, one]);
  await expectAgreement(team, [one, other], []);
  expect(await stored(one, `map:${RULE_ID}`)).toBeUndefined();
});

test('fault 12: a refused change is named, and taking it back leaves what the team has', async () => {
  const [one] = await two();
  const reader = await client(await account(team, 'reader', []));
  await reader.sync();
  await write(reader, 'metric', metric({ name: 'Mine now' }));
  const { id: _, ...body } = sample({ periodStart: '2026-03-01' });
  const value = await write(reader, 'sample', body);
  await reader.sync();
  // They stand in the order in which they were made, which two in one millisecond have none of.
  const refused = (await listRefused(reader.db)).sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(refused).toMatchObject([
    { id: value, cls: 'sample', name: 'Mine now', period: { start: '2026-03-01' }, reason: 'forbidden' },
    { id: METRIC, cls: 'metric', name: 'Mine now', reason: 'forbidden' },
  ]);
  expect(refused[1]?.place).toBe(`/dashboard.html#/initiative/${ID.initiative}/metric/${ID.metric}`);
  expect(await readTeamNote(reader.db)).toMatchObject({ refused: 2, waiting: 0 });
  for (const { id } of refused) await takeBackRefused(id, author(reader), reader.db);
  expect(await stored(reader, METRIC)).toMatchObject({ name: 'Handling time' });
  expect(await stored(reader, value)).toBeUndefined();
  expect(await listRefused(reader.db)).toEqual([]);
  await reader.sync();
  expect(await summariseOutbox(reader.db)).toEqual({ waiting: 0, blocked: [] });
  expect(await onServer(team, 'portfolio')).toEqual({});
  expect(await stored(one, METRIC)).toMatchObject({ name: 'Handling time' });
});

test('fault 12: taking a refused change of a record back that the server deleted since takes the record away here too', async () => {
  const [one] = await two();
  const weak = await client(await account(team, 'weak', []));
  await weak.sync();
  await write(weak, 'rule', { ...RULE, name: 'Mine', version: 2 });
  await weak.sync();
  const id = `map:${RULE_ID}`;
  const path = `/${team.prefix}-core/${id}`;
  const { _rev } = await asAdmin(server, 'GET', path);
  await asAdmin(server, 'DELETE', `${path}?rev=${_rev}`);
  await weak.sync();
  // Edited once more, and refused once more: the deletion is not forgotten over it.
  await write(weak, 'rule', { ...RULE, name: 'Mine again', version: 3 });
  await weak.sync();
  expect(await listRefused(weak.db)).toMatchObject([{ id, reason: 'forbidden' }]);
  await takeBackRefused(id, author(weak), weak.db);
  expect(await stored(weak, id)).toBeUndefined();
  await settleDown([weak, one]);
  for (const each of [weak, one]) expect(await stored(each, id)).toBeUndefined();
  expect(await weak.db.base.get(id)).toBeUndefined();
  expect(Object.keys(await onServer(team, 'core'))).not.toContain(id);
});

test('fault 12: a record that came back to the server after its deletion is what taking back leaves', async () => {
  await two();
  const weak = await client(await account(team, 'weak', []));
  await weak.sync();
  await write(weak, 'rule', { ...RULE, name: 'Mine', status: 'disabled', version: 2 });
  await weak.sync();
  const id = `map:${RULE_ID}`;
  const path = `/${team.prefix}-core/${id}`;
  const { _rev, ...doc } = await asAdmin(server, 'GET', path);
  await asAdmin(server, 'DELETE', `${path}?rev=${_rev}`);
  await weak.sync();
  await asAdmin(server, 'PUT', path, { ...doc, name: 'Back again', version: 2 });
  await weak.sync();
  expect(await listRefused(weak.db)).toMatchObject([{ id }]);
  await takeBackRefused(id, author(weak), weak.db);
  expect(await stored(weak, id)).toMatchObject({ name: 'Back again' });
});

test('fault 12: a withdrawal that was refused to one person and is made by another has come true, and nobody is told of it any more', async () => {
  const [one] = await two();
  const { id: _, ...value } = sample({ periodStart: '2026-03-01' });
  const id = await write(one, 'sample', value);
  await one.sync();
  const reader = await client(await account(team, 'reader', []));
  await settleDown([reader]);
  const { id: __, ...withdrawn } = voidOf({ ...sample({ periodStart: '2026-03-01' }), id });
  const fact = await write(reader, 'sampleVoid', withdrawn);
  await reader.sync();
  expect(await listRefused(reader.db)).toMatchObject([{ id: fact, reason: 'forbidden' }]);
  await write(one, 'sampleVoid', { ...withdrawn, reason: 'Counted twice.' });
  await one.sync();
  await reader.sync();
  expect(await listRefused(reader.db)).toEqual([]);
  await expectAgreement(team, [one, reader], [id, fact]);
});

test('fault 12: what was refused is offered again once the account has other roles, and not before', async () => {
  const net = faultyFetch();
  const late = await account(team, 'late', []);
  const reader = await client(late, { fetch: net.fetch });
  await write(reader, 'initiative', initiative({ createdBy: late.name }));
  await reader.sync();
  await reader.sync();
  net.requests.length = 0;
  await reader.sync();
  expect(net.requests.filter(({ path }) => path.endsWith('_bulk_docs'))).toEqual([]);
  expect((await summariseOutbox(reader.db)).blocked).toHaveLength(1);
  const user = `/_users/org.couchdb.user:${late.name}`;
  const known = await asAdmin(server, 'GET', user);
  await asAdmin(server, 'PUT', user, { ...known, roles: ['pl-employee', 'pl-creator'] });
  await reader.sync();
  expect(await summariseOutbox(reader.db)).toEqual({ waiting: 0, blocked: [] });
  expect(Object.keys(await onServer(team, 'core'))).toEqual([`ini:${ID.initiative}`]);
});

test('what is refused to whom the initiative names is known to be theirs, so that they are told what is missing', async () => {
  const [one] = await two();
  const mine = await client(await account(team, 'mine', []));
  const { name } = mine.who;
  await write(one, 'initiative', initiative({ businessOwnerId: name }));
  await one.sync();
  await mine.sync();
  await write(mine, 'initiative', initiative({ businessOwnerId: name, purpose: 'Written by its owner.' }));
  // Whoever makes themselves the owner is none yet.
  const other = await client(await account(team, 'other', []));
  await other.sync();
  await write(other, 'initiative', initiative({ businessOwnerId: other.who.name }));
  for (const each of [mine, other]) await each.sync();
  const [own, ...more] = await listRefused(mine.db);
  expect(more).toEqual([]);
  expect(own).toMatchObject({ id: `ini:${ID.initiative}`, isResponsible: true });
  expect((await listRefused(other.db))[0]).not.toHaveProperty('isResponsible');
});

test('a refused change is tried again when somebody asks for it', async () => {
  const reader = await client(await account(team, 'asks', []));
  await write(reader, 'initiative', initiative());
  await reader.sync();
  expect(await retryRefused(({ id }) => id === `ini:${ID.initiative}`, NOW, reader.db)).toBe(1);
  expect(await readTeamNote(reader.db)).toMatchObject({ waiting: 1, refused: 0 });
});

test('fault 36: a change written under a clock that ran ahead does not wait for that day to come', async () => {
  const ahead = () => new Date(Date.now() + 3 * 86_400_000);
  const one = await client(admin, { now: ahead });
  await write(one, 'initiative', initiative());
  one.context.now = () => new Date();
  await one.sync();
  expect(await summariseOutbox(one.db)).toEqual({ waiting: 0, blocked: [] });
});

test('without a team there is no line about one', async () => {
  const [one] = await two();
  expect(await readTeamNote(one.db)).toMatchObject({ state: 'never', waiting: 0, refused: 0 });
  await one.db.meta.delete('team');
  expect(await readTeamNote(one.db)).toBeUndefined();
});
