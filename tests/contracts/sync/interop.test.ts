import 'fake-indexeddb/auto';
import PouchDB from 'pouchdb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCouchDb } from '../../stand-ins/couchdb.mjs';
import { ID, initiative } from '../../unit/domain/records';
import { account, createClient, createTeam, type Server, write } from './team';

let server: Server;
beforeAll(async () => {
  server = await startCouchDb();
});
afterAll(() => server.close());

test('PouchDB replicates a team’s database that we wrote, document by document', async () => {
  const team = await createTeam(server);
  const who = await account(team, 'owner', [`owner:${ID.initiative}`, 'pl-creator']);
  const one = await createClient(team, who);
  for (const name of ['First', 'Second', 'Third']) {
    await write(one, 'initiative', initiative({ name }));
    await one.sync();
  }
  const { admin, url } = server;
  const judge = new PouchDB(`${url}/judge-${team.prefix}`, {
    auth: { username: admin.name, password: admin.password },
  });
  const { docs_written, errors } = await judge.replicate.from(
    new PouchDB(`${server.url}/${team.prefix}-core`, {
      auth: { username: who.name, password: who.password },
    }),
  );
  expect(errors).toEqual([]);
  expect(docs_written).toBe(2); // the initiative and the server's rule
  const { _id, _rev, ...body } = await judge.get(`ini:${ID.initiative}`);
  expect(body).toEqual((await one.db.docs.get(`ini:${ID.initiative}`))?.doc);
  expect(_rev).toMatch(/^3-/);
  await judge.destroy();
  await one.db.delete();
  await team.remove();
});
