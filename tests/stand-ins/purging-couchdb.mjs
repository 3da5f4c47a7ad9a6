import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { asAdmin } from './couchdb.mjs';
import { startFakeCouchDb } from './fake-couchdb/start-fake-couchdb.ts';

/**
 * The stand-in for a CouchDB (`fake-couchdb/`), which purges where pouchdb-server cannot, behind a door that fails on order:
 * what becomes of an erasure that breaks off at any step is tried here.
 */
export async function startPurgingCouchDb() {
  const behind = await startFakeCouchDb();
  const failing = [];
  const befores = [];
  const door = createServer(async (request, response) => {
    const said = `${request.method} ${decodeURIComponent(request.url).replace(/\?.*/, '')}`;
    const body = await buffer(request);
    const due = befores.findIndex((one) => said.includes(one.words));
    if (due >= 0) await befores.splice(due, 1)[0].work();
    const broken = failing.findIndex((one) => said.includes(one.words) && one.skip-- <= 0);
    const { status, text } =
      broken >= 0
        ? { status: failing.splice(broken, 1)[0].status, text: '{"error":"on_order"}' }
        : await pass(behind.url + request.url, request, body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(text);
  });
  await new Promise((resolve) => door.listen(0, '127.0.0.1', resolve));
  const server = { ...behind, url: `http://127.0.0.1:${door.address().port}` };
  return {
    ...server,
    failOnce: (words, status, skip = 0) => failing.push({ words, status, skip }),
    before: (words, work) => befores.push({ words, work }),
    everything: () => everything(behind),
    close: async () => {
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
      await behind.close();
    },
  };
}

async function pass(url, { method, headers }, body) {
  const { authorization, accept, 'content-type': type } = headers;
  const sent = { authorization, accept, 'content-type': type };
  const response = await fetch(url, {
    method,
    headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
    ...(body.length > 0 ? { body } : {}),
  });
  return { status: response.status, text: await response.text() };
}

/** Every leaf of every document of every database, without the rules. */
async function everything(server) {
  const bodies = [];
  for (const name of await asAdmin(server, 'GET', '/_all_dbs')) {
    const { results } = await asAdmin(server, 'GET', `/${name}/_changes?style=all_docs`);
    for (const { id, changes } of results) {
      if (id.startsWith('_design/')) continue;
      for (const { rev } of changes) {
        bodies.push(await asAdmin(server, 'GET', `/${name}/${encodeURIComponent(id)}?rev=${rev}`));
      }
    }
  }
  return JSON.stringify(bodies);
}
