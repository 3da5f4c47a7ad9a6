import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, test } from 'vitest';
import { summariseOutbox } from '@/lib/store/outbox';
import { awaitNews } from '@/lib/sync/await-news';
import { syncTeam } from '@/lib/sync/sync-team';
import { asAdmin, basic } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, sample } from '../../unit/domain/records';
import { expectAgreement, settleDown } from './agreement';
import { onUnexpected } from './member';
import { asFake, needs } from './server';
import {
  type Account,
  account,
  type Client,
  createTeam,
  onServer,
  remoteFor,
  type Server,
  type TestTeam,
  write,
} from './team';
import { teamPerTest } from './team-per-test';
import { installWebLocks } from './web-locks';

/** What a CouchDB says and does in the course of a session, and pouchdb-server does not. */

let server: Server;
let team: TestTeam;
let owner: Account;
beforeAll(installWebLocks);

describe('what only a CouchDB says', () => {
  const client = teamPerTest('owner', [], (made) => {
    ({ server, team, person: owner } = made);
  });
  const saveSample = (one: Client, change: Record<string, unknown>) => {
    const { id: _, ...body } = sample({ periodStart: '2026-03-01' });
    return write(one, 'sample', { ...body, ...change });
  };
  const feedOf = async (): Promise<{ id: string; changes: { rev: string }[] }[]> =>
    (await asAdmin(server, 'GET', `/${team.prefix}-core/_changes?style=all_docs`)).results;
  const surroundingsOf = ({ who }: Client) => ({
    authorization: async () => basic(who.name, who.password),
    now: () => new Date(),
    random: () => 0.5,
    onRequest: () => {},
    onUnexpected,
  });
  const home = ({ who }: Client) => ({
    origin: server.url,
    prefix: team.prefix,
    portfolio: 'main',
    account: who.name,
  });

  test(
    'fault 30: whoever may start initiatives puts no second beginning beside somebody else’s',
    needs('histories'),
    async () => {
      const one = await client();
      await write(one, 'initiative', initiative({ createdBy: one.who.name }));
      await one.sync();
      const eve = await account(team, 'eve', ['pl-creator']);
      const { id: _, ...body } = initiative({ by: eve.name, createdBy: eve.name, name: 'Hers now' });
      const hash = 'f'.repeat(32);
      const beginning = { ...body, _id: `ini:${ID.initiative}`, _rev: `1-${hash}` };
      const docs = [{ ...beginning, _revisions: { start: 1, ids: [hash] } }];
      const answer = await fetch(`${server.url}/${team.prefix}-core/_bulk_docs`, {
        method: 'POST',
        headers: { authorization: basic(eve.name, eve.password), 'content-type': 'application/json' },
        body: JSON.stringify({ new_edits: false, docs }),
      });
      expect(await answer.json()).toMatchObject([{ error: 'forbidden', reason: 'invented history' }]);
      expect((await onServer(team, 'core'))[`ini:${ID.initiative}`]).toMatchObject({
        name: 'Invoice triage',
      });
    },
  );

  test(
    'fault 11: somebody who may not read any more is refused by name, and keeps what is here',
    needs('says_forbidden'),
    async () => {
      const one = await client();
      await write(one, 'initiative', initiative());
      await one.sync();
      const user = `/_users/org.couchdb.user:${owner.name}`;
      await asAdmin(server, 'PUT', user, { ...(await asAdmin(server, 'GET', user)), roles: [] });
      await saveSample(one, { nonce: 'late' });
      expect((await syncTeam(one.db, home(one), surroundingsOf(one)))?.result).toBe('no_access');
      expect(await summariseOutbox(one.db)).toMatchObject({ waiting: 1, blocked: [] });
      expect(await one.db.docs.get(`ini:${ID.initiative}`)).toBeDefined();
    },
  );

  test(
    'fault 21: a batch with a document beyond the server’s own limit is turned away whole; that one is found, the others arrive',
    needs('faults'),
    async () => {
      const one = await client();
      const large = await saveSample(one, { nonce: 'large', x_note: 'x'.repeat(70_000) });
      const facts: string[] = [];
      for (let index = 0; index < 6; index++) facts.push(await saveSample(one, { nonce: `n${index}` }));
      await one.sync();
      expect((await summariseOutbox(one.db)).blocked).toMatchObject([{ id: large, reason: 'too_large' }]);
      expect(Object.keys(await onServer(team, 'portfolio')).sort()).toEqual(facts.sort());
    },
  );

  test(
    'fault 27: while too few nodes have it, nothing counts as written, however often it is sent; with enough, each is there once',
    needs('faults'),
    async () => {
      const [one, two] = [await client(), await client()];
      asFake(server).loseQuorum();
      const facts = [await saveSample(one, {})];
      await write(one, 'initiative', initiative());
      for (let session = 0; session < 2; session++) {
        await one.db.outbox.toCollection().modify({ nextAt: '2000-01-01T00:00:00.000Z' });
        await one.sync();
      }
      // The fact is known to be there by now: that is the answer to its second sending.
      expect((await summariseOutbox(one.db)).waiting).toBeLessThanOrEqual(1);
      asFake(server).loseQuorum(false);
      await settleDown([one, two]);
      await expectAgreement(team, [one, two], facts);
    },
  );

  test(
    'whom only the database’s security names as an owner may write, also in a batch',
    needs('rule_sees_security'),
    async () => {
      const one = await client(await account(team, 'named', []));
      for (const name of [`${team.prefix}-core`, `${team.prefix}-p-main`]) {
        const security = await asAdmin(server, 'GET', `/${name}/_security`);
        const pilotlight = { owners: { [ID.initiative]: [one.who.name] } };
        await asAdmin(server, 'PUT', `/${name}/_security`, { ...security, pilotlight });
      }
      const facts = [await saveSample(one, { nonce: 'a' }), await saveSample(one, { nonce: 'b' })];
      await write(one, 'initiative', initiative());
      await settleDown([one]);
      await expectAgreement(team, [one], facts);
    },
  );

  test(
    'a place in its feed is a word that is given back as it came, also to wait there for news',
    needs('opaque_places'),
    async () => {
      const one = await client();
      await write(one, 'initiative', initiative());
      await one.sync();
      const cursor = (await one.db.meta.get('cursor:core'))?.value;
      expect(cursor).toMatch(/^\d+-[\w-]+$/);
      const waiting = awaitNews(one.db, home(one), surroundingsOf(one));
      const core = `/${team.prefix}-core`;
      const { _rev, ...doc } = (await onServer(team, 'core'))[`ini:${ID.initiative}`] as Record<
        string,
        unknown
      >;
      await asAdmin(server, 'PUT', `${core}/ini:${ID.initiative}`, { ...doc, _rev, name: 'Renamed' });
      expect(await waiting).toBe('news');
      const bare = await fetch(`${server.url}${core}/_changes?since=1`, {
        headers: { authorization: basic(owner.name, owner.password) },
      });
      expect(bare.status).toBe(400);
    },
  );

  test(
    'fault 29: two halves of a server that take an edit each, and their own facts, are one team again once they see each other',
    needs('faults'),
    async () => {
      const [one, two] = [await client(), await client()];
      const id = await write(one, 'initiative', initiative({ name: 'Agreed', delegateIds: ['ann'] }));
      await settleDown([one, two]);
      const other = await asFake(server).split();
      two.context.remote = remoteFor({ ...team, server: { ...server, url: other.url } }, owner);
      await write(one, 'initiative', initiative({ name: 'Left', delegateIds: ['ann', 'left'] }));
      await write(two, 'initiative', initiative({ name: 'Right', delegateIds: ['right'] }));
      const facts = [await saveSample(one, { nonce: 'left' }), await saveSample(two, { nonce: 'right' })];
      await settleDown([one]);
      await settleDown([two]);
      // Each half is content with itself.
      for (const each of [one, two]) expect((await summariseOutbox(each.db)).waiting).toBe(0);
      await other.join();
      two.context.remote = remoteFor(team, owner);
      await settleDown([one, two], 3);
      await expectAgreement(team, [one, two], facts);
      const merged = (await onServer(team, 'core'))[id];
      expect(new Set(merged?.delegateIds as string[])).toEqual(new Set(['left', 'right']));
      // The version that lost stays where it is, and everybody knows that it was looked at.
      const { changes = [] } = (await feedOf()).find((row) => row.id === id) ?? {};
      const lost = changes.map(({ rev }) => rev).filter((rev) => rev !== merged?._rev);
      expect([lost.length, merged?.x_merged]).toEqual([1, lost]);
      const late = await client();
      await settleDown([late]);
      await expectAgreement(team, [one, two, late], facts);
    },
  );

  test(
    'fault 27: a feed that comes again as after the loss of nodes, whatever place is asked for, changes nothing',
    needs('faults'),
    async () => {
      const [one, two] = [await client(), await client()];
      const facts = [await saveSample(one, {})];
      await write(one, 'initiative', initiative());
      await settleDown([one, two]);
      await write(two, 'initiative', initiative({ name: 'Edited meanwhile' }));
      asFake(server).replayFeeds();
      for (const each of [two, one, two]) expect((await each.sync()).merged).toBe(0);
      asFake(server).replayFeeds(false);
      await settleDown([one, two]);
      await expectAgreement(team, [one, two], facts);
      expect(await one.db.alts.count()).toBe(0);
    },
  );

  test('a team of these tests leaves nothing behind, neither databases nor accounts', async () => {
    const another = await createTeam(server);
    await account(another, 'passing', []);
    await another.remove();
    const [databases, { rows }] = await Promise.all([
      asAdmin(server, 'GET', '/_all_dbs'),
      asAdmin(server, 'GET', '/_users/_all_docs'),
    ]);
    const left = [...databases, ...rows.map(({ id }: { id: string }) => id)];
    expect(left.filter((one) => one.includes(another.prefix.slice(8)))).toEqual([]);
  });
});
