import 'fake-indexeddb/auto';
import { request as ask } from 'node:http';
import { expect, test } from 'vitest';
import { acceptOwnership } from '@/lib/store/commands/initiative-people';
import { summariseOutbox } from '@/lib/store/outbox';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, person, workspace } from '../../unit/domain/records';
import { loopback } from './loopback';
import { type Client, onServer, type Server, type TestTeam, write } from './team';
import { teamPerTest } from './team-per-test';

/**
 * An organisation in which nobody but its auditors reads the log: the proxy in front of the server lets everybody add to it,
 * and refuses all else there, as the page on setting up says.
 */

let server: Server;
let team: TestTeam;
const client = teamPerTest('ann', ['pl-admin'], (made) => {
  ({ server, team } = made);
});
const serve = loopback();

async function behindProxy() {
  const log = `/${team.prefix}-audit`;
  const asked: string[] = [];
  /** Paths of which the next answer is lost after the server has done what was asked. */
  const lost = new Set<string>();
  const url = await serve((request, response) => {
    const { pathname } = new URL(request.url ?? '', server.url);
    const isLog = pathname === log || pathname.startsWith(`${log}/`);
    if (isLog) asked.push(`${request.method} ${pathname.slice(log.length)}`);
    if (isLog && !(request.method === 'POST' && pathname === `${log}/_bulk_docs`)) {
      request.resume();
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"error":"forbidden"}');
      return;
    }
    const onward = ask(new URL(request.url ?? '', server.url), {
      method: request.method,
      headers: { ...request.headers, host: new URL(server.url).host },
    });
    onward.on('response', (got) => {
      if (lost.delete(pathname)) {
        got.resume();
        got.on('end', () => response.destroy());
        return;
      }
      response.writeHead(got.statusCode ?? 502, got.headers);
      got.pipe(response);
    });
    request.pipe(onward);
  });
  const fetchThere: typeof fetch = (input, init) => fetch(String(input).replace(server.url, url), init);
  return { asked, lost, log, fetch: fetchThere };
}

/** Something that leaves an entry in the log. */
const act = ({ db, who }: Client) =>
  acceptOwnership({ initiativeId: ID.initiative }, { personId: who.name, at: new Date() }, db);

async function begun(options: Parameters<typeof client>[1]) {
  const one = await client(undefined, options);
  await write(one, 'workspace', workspace());
  await write(one, 'person', person(one.who.name));
  await write(one, 'initiative', initiative({ businessOwnerId: one.who.name }));
  await one.sync();
  return one;
}
const entries = async () => Object.keys(await onServer(team, 'audit'));

test('a log that only auditors read is written all the same, and nothing of it is asked for', async () => {
  const proxy = await behindProxy();
  const one = await begun({ fetch: proxy.fetch });
  await act(one);
  await one.sync();
  await one.sync();
  expect(await summariseOutbox(one.db)).toMatchObject({ waiting: 0, blocked: [] });
  expect(await entries()).toHaveLength(1);
  expect(new Set(proxy.asked)).toEqual(new Set(['POST /_bulk_docs']));
});

test('fault 4: an entry whose acknowledgement was lost is offered again and stands there once, unread', async () => {
  const proxy = await behindProxy();
  const one = await begun({ fetch: proxy.fetch });
  await act(one);
  proxy.lost.add(`${proxy.log}/_bulk_docs`);
  await one.sync().catch(() => {});
  expect(await entries()).toHaveLength(1);
  expect((await summariseOutbox(one.db)).waiting).toBeGreaterThan(0);
  await one.sync();
  expect(await summariseOutbox(one.db)).toMatchObject({ waiting: 0, blocked: [] });
  expect(await entries()).toHaveLength(1);
  expect(new Set(proxy.asked)).toEqual(new Set(['POST /_bulk_docs']));
});

test('fault 24: entries that a restored server lost come back, and the others are not doubled, though nobody reads the log', async () => {
  const proxy = await behindProxy();
  const one = await begun({ fetch: proxy.fetch });
  await act(one);
  await one.sync();
  await act(one);
  await one.sync();
  const [first, second] = await entries();
  expect(second).toBeDefined();
  // The log as it was before, and the mark of a session that nobody remembers any more.
  const { rows } = await asAdmin(server, 'POST', `${proxy.log}/_all_docs`, { keys: [second] });
  const [{ value }] = rows;
  await asAdmin(server, 'POST', `${proxy.log}/_purge`, { [second ?? '']: [value.rev] }).catch(async () => {
    // pouchdb-server purges nothing: the database is made again without it.
    const kept = (await onServer(team, 'audit'))[first ?? ''];
    const security = await asAdmin(server, 'GET', `${proxy.log}/_security`);
    const { _rev: _, ...guard } = await asAdmin(server, 'GET', `${proxy.log}/_design/guard`);
    await asAdmin(server, 'DELETE', proxy.log);
    await asAdmin(server, 'PUT', proxy.log);
    await asAdmin(server, 'PUT', `${proxy.log}/_security`, security);
    await asAdmin(server, 'PUT', `${proxy.log}/_design/guard`, guard);
    await asAdmin(server, 'POST', `${proxy.log}/_bulk_docs`, { new_edits: false, docs: [kept] });
  });
  expect(await entries()).toEqual([first]);
  const device = (await one.db.meta.get('deviceId'))?.value;
  const mark = `/${team.prefix}-core/_local/pl-${device}`;
  const { _rev } = await asAdmin(server, 'GET', mark);
  await asAdmin(server, 'DELETE', `${mark}?rev=${_rev}`);

  await one.sync();
  expect((await entries()).sort()).toEqual([first, second].sort());
  expect(await summariseOutbox(one.db)).toMatchObject({ waiting: 0, blocked: [] });
});
