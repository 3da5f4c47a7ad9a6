import 'fake-indexeddb/auto';
import PouchDB from 'pouchdb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOMES } from '@/lib/domain/record-homes';
import { databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { asAdmin } from '../../stand-ins/couchdb.mjs';
import { ID, initiative, metric, sample, voidOf } from '../../unit/domain/records';
import { startServer } from './server';
import { account, createClient, createTeam, onServer, type Server, write } from './team';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

test('PouchDB replicates a team’s databases that two of us wrote, document by document, and what it writes elsewhere we read', async () => {
  const team = await createTeam(server);
  const who = await account(team, 'owner', [`owner:${ID.initiative}`, 'pl-creator']);
  const [one, other] = [await createClient(team, who), await createClient(team, who)];
  for (const name of ['First', 'Second', 'Third']) {
    await write(one, 'initiative', initiative({ name }));
    await one.sync();
  }
  await write(one, 'metric', metric());
  const { id: _, ...value } = sample({ periodStart: '2026-03-01' });
  const wrong = await write(one, 'sample', value);
  await one.sync();
  await other.sync();
  // Edits that met, a withdrawal, and a number's history: everything that makes a document's past more than one line.
  await write(one, 'initiative', initiative({ name: 'By one', rollout: 'none' }));
  await write(other, 'initiative', initiative({ name: 'By the other', guidanceOverride: 'Ask first.' }));
  await write(other, 'sampleVoid', bodyOf(voidOf({ ...sample({ periodStart: '2026-03-01' }), id: wrong })));
  for (const each of [one, other, one]) await each.sync();

  const { admin, url } = server;
  const auth = { username: admin.name, password: admin.password };
  const copy = await createTeam(server);
  for (const home of HOMES) {
    const from = databaseNames(team.prefix, 'main')[home];
    const to = databaseNames(copy.prefix, 'main')[home];
    // The copy has no rule of its own until it has everything.
    const { _rev } = await asAdmin(server, 'GET', `/${to}/_design/guard`);
    await asAdmin(server, 'DELETE', `/${to}/_design/guard?rev=${_rev}`);
    const { errors, doc_write_failures } = await new PouchDB(`${url}/${to}`, { auth }).replicate.from(
      new PouchDB(`${url}/${from}`, { auth: { username: who.name, password: who.password } }),
    );
    expect({ home, errors, doc_write_failures }).toEqual({ home, errors: [], doc_write_failures: 0 });
    expect(await onServer(copy, home)).toEqual(await onServer(team, home));
  }
  expect(Object.keys(await onServer(copy, 'portfolio'))).toHaveLength(2);
  expect((await onServer(copy, 'core'))[`ini:${ID.initiative}`]).toMatchObject({
    name: 'By one',
    guidanceOverride: 'Ask first.',
    _rev: expect.stringMatching(/^5-/),
  });
  const reader = await createClient(copy, who);
  const report = await reader.sync();
  expect(report.quarantined).toBe(0);
  for (const { id, doc, rev } of await one.db.docs.toArray()) {
    expect(await reader.db.docs.get(id)).toMatchObject({ doc, rev });
  }
  for (const each of [one, other, reader]) await each.db.delete();
  await team.remove();
  await copy.remove();
});

const bodyOf = <T extends { id: string }>({ id: _, ...body }: T) => body;
