import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { summariseOutbox } from '@/lib/store/outbox';
import { readState } from '@/lib/store/sync-state';
import { knownAs } from '@/lib/sync/known-as';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { type IdentityProvider, startIdentityProvider } from '../../stand-ins/identity-provider.mjs';
import { type JwtGateway, startJwtGateway } from '../../stand-ins/jwt-gateway.mjs';
import { ID, initiative, sample } from '../../unit/domain/records';
import { sessionMemory, signInMember } from './member';
import { personAtBrowser, REDIRECT_URI } from './person-at-browser';
import { startServer } from './server';
import { createTeam, onServer, type Server, type TestTeam, write } from './team';
import { installWebLocks } from './web-locks';

/** A team whose people sign in at their organisation: a certified provider, and a server that takes its tokens. */

let server: Server;
let provider: IdentityProvider;
let gateway: JwtGateway;
let team: TestTeam;

beforeAll(async () => {
  installWebLocks();
  server = await startServer();
  const owner = ['pl-employee', 'pl-creator', `owner:${ID.initiative}`];
  provider = await startIdentityProvider({
    people: { ann: owner, ben: owner },
    redirectUris: [REDIRECT_URI],
  });
  gateway = await startJwtGateway({ server, issuer: provider.issuer });
});
afterAll(async () => {
  await gateway.close();
  await provider.close();
  await server.close();
});

const members: Awaited<ReturnType<typeof signInMember>>[] = [];
beforeEach(async () => {
  provider.keepAccessTokensFor(600);
  team = await createTeam(server);
});
afterEach(async () => {
  for (const { db } of members.splice(0)) await db.delete();
  await team.remove();
});

type Options = Pick<Parameters<typeof signInMember>[0], 'browser' | 'memory'>;
const member = async (name: string, options: Options = {}) => {
  const made = await signInMember({ team, provider, gateway, name, ...options });
  members.push(made);
  return made;
};
type Member = Awaited<ReturnType<typeof member>>;

const rename = (one: Member, name: string) => write(one, 'initiative', initiative({ name }));
const waiting = async ({ db }: Member) => (await summariseOutbox(db)).waiting;
const nameOnServer = async () => (await onServer(team, 'core'))[`ini:${ID.initiative}`]?.name;
/** Minutes until this device tries again by itself. */
const pause = async ({ db }: Member) =>
  (Date.parse((await readState(db, 'backoff'))?.nextAt ?? '') - Date.now()) / 60_000;
const refused = async ({ memory }: Member) => {
  const headers = { authorization: `Bearer ${memory.kept?.tokens.access}` };
  return (await fetch(`${gateway.url}/_session`, { headers })).status === 401;
};

describe('people who sign in at their organisation', () => {
  test('write in their own name, which the server takes from the token', async () => {
    const ann = await member('ann');
    await rename(ann, 'From Ann');
    expect((await ann.sync())?.result).toBe('done');
    expect(await nameOnServer()).toBe('From Ann');
    const authorization = async () => `Bearer ${ann.memory.kept?.tokens.access}`;
    const account = await knownAs(ann.team, { authorization, onRequest: (note) => ann.asked.push(note) });
    expect(account).toMatchObject({ name: 'ann', roles: expect.arrayContaining(['pl-employee']) });
    // Whoever wants to know sees each request, and nothing that was said in it.
    expect(ann.asked.length).toBeGreaterThan(3);
    expect(ann.asked.at(-1)).toMatchObject({
      purpose: 'team',
      method: 'GET',
      path: '/_session',
      status: 200,
    });
    expect(new Set(ann.asked.map(({ origin }) => origin))).toEqual(new Set([ann.team.origin]));
    expect(JSON.stringify(ann.asked)).not.toMatch(/\?|From Ann|Bearer|ini:|[0-9A-HJKMNP-TV-Z]{26}/);
  });

  test('fault 8: an expired token is renewed once and the request made again; without a way back, changes wait', async () => {
    provider.keepAccessTokensFor(1);
    const ann = await member('ann');
    const first = ann.memory.kept?.tokens;
    // This device believes that its token lasts: only the server knows better.
    if (first)
      ann.memory.kept = { account: 'ann', tokens: { ...first, renewAt: '2999-01-01T00:00:00.000Z' } };
    await rename(ann, 'After the token');
    await expect.poll(() => refused(ann), { timeout: 10_000 }).toBe(true);
    provider.keepAccessTokensFor(600);
    const before = ann.browser.visits.length;
    expect((await ann.sync())?.result).toBe('done');
    expect(ann.memory.kept?.tokens.access).not.toBe(first?.access);
    expect(ann.browser.visits).toHaveLength(before);
    expect([await nameOnServer(), await waiting(ann)]).toEqual(['After the token', 0]);

    const worn = { access: 'nonsense', refresh: 'nonsense', renewAt: '2000-01-01T00:00:00.000Z' };
    ann.memory.kept = { account: 'ann', tokens: worn };
    ann.browser.forgetCookies();
    await rename(ann, 'While signed out');
    expect((await ann.sync())?.result).toBe('signed_out');
    expect((await ann.sync())?.result).toBe('signed_out');
    expect(await waiting(ann)).toBe(1);
    await ann.signIn();
    expect((await ann.sync())?.result).toBe('done');
    expect(await nameOnServer()).toBe('While signed out');
  });

  test('fault 9: a key the server does not know is its set-up’s fault: no change is blamed, and nobody knocks for five minutes', async () => {
    const ann = await member('ann');
    await rename(ann, 'Signed with the new key');
    provider.rotateKey();
    await ann.signIn(true);
    expect((await ann.sync())?.result).toBe('configuration');
    expect(await summariseOutbox(ann.db)).toMatchObject({ waiting: 1, blocked: [] });
    expect(await pause(ann)).toBeGreaterThan(4.9);
    await gateway.loadKeys();
    expect((await ann.sync())?.result).toBe('done');
    expect(await nameOnServer()).toBe('Signed with the new key');
  });

  test('who lost their place in the team keeps what is here, and this device asks again once an hour', async () => {
    const ann = await member('ann');
    await rename(ann, 'Before');
    await ann.sync();
    const closed = {
      members: { roles: ['somebody-else'], names: [] },
      admins: { roles: ['_admin'], names: [] },
    };
    const open = { ...closed, members: { roles: ['pl-employee'], names: [] } };
    await asAdmin(server, 'PUT', `/${team.prefix}-core/_security`, closed);
    await rename(ann, 'After');
    expect((await ann.sync())?.result).toBe('no_access');
    expect(await pause(ann)).toBeGreaterThan(59);
    expect(await waiting(ann)).toBe(1);
    expect((await ann.db.docs.get(`ini:${ID.initiative}`))?.doc.name).toBe('After');
    await asAdmin(server, 'PUT', `/${team.prefix}-core/_security`, open);
    expect((await ann.sync())?.result).toBe('done');
    expect(await nameOnServer()).toBe('After');
  });

  test('fault 46: somebody else at the same browser gets a workspace of their own; what waits is sent by its author alone', async () => {
    const person = { name: 'ann' };
    const shared = { browser: personAtBrowser(person), memory: sessionMemory() };
    const ann = await member('ann', shared);
    const { id: _, ...value } = sample({ periodStart: '2026-03-01' });
    const fact = await write(ann, 'sample', value);
    person.name = 'ben';
    const ben = await member('ben', shared);
    expect(ben.db.name).not.toBe(ann.db.name);
    await rename(ben, 'Ben’s');
    expect((await ben.sync())?.result).toBe('done');
    expect([await nameOnServer(), await onServer(team, 'portfolio')]).toEqual(['Ben’s', {}]);

    // Ann's workspace, asked by a timer while Ben sits here: nobody is signed in as her without her.
    expect((await ann.sync())?.result).not.toBe('done');
    expect(await waiting(ann)).toBe(1);
    person.name = 'ann';
    await ann.signIn(true);
    expect((await ann.sync())?.result).toBe('done');
    expect((await onServer(team, 'portfolio'))[fact]?.by).toBe('ann');
  });

  test('fault 45: one person in two profiles is two devices that do not disturb each other', async () => {
    const [home, work] = [await member('ann'), await member('ann')];
    await rename(home, 'From home');
    await home.sync();
    await work.sync();
    await rename(work, 'From work');
    await work.sync();
    await home.sync();
    for (const one of [home, work]) {
      expect((await one.db.docs.get(`ini:${ID.initiative}`))?.doc.name).toBe('From work');
      expect(await waiting(one)).toBe(0);
    }
    const devices = await Promise.all([home, work].map(({ db }) => readState(db, 'deviceId')));
    expect(new Set(devices).size).toBe(2);
    const marks = await Promise.all(
      devices.map((device) => asAdmin(server, 'GET', `/${team.prefix}-core/_local/pl-${device}`)),
    );
    expect(marks.map(({ n }) => n > 0)).toEqual([true, true]);
  });
});
