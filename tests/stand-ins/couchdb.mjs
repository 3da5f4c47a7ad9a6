import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A CouchDB server for tests. With `PILOTLIGHT_COUCHDB_URL` (an address with an admin's name and password in it) it is that
 * real server; otherwise `pouchdb-server` from npm, in memory, on a free port of the loopback interface.
 *
 * What pouchdb-server lacks, so that no test may conclude from it: JWT, long-poll timeouts, partitions, `_purge`,
 * opaque sequences (its are numbers), `202 Accepted`, clusters, request size limits, settings under `_node/_local/_config`,
 * the greeting of a CouchDB with its version, the security object in its rule for `_bulk_docs`, the history that a document
 * brings where a rule looks at it, databases that are for admins alone until somebody says otherwise, and it answers 401 where
 * CouchDB says 403 for a database one may not read. `contracts/sync/server.ts` has the same as a list that tests ask.
 *
 * A third server, in this process, is `fake-couchdb/`: it has all of that.
 *
 * @typedef {{ url: string, kind: 'pouchdb-server' | 'couchdb' | 'fake', admin: { name: string, password: string },
 *   close: () => Promise<void> }} TestServer
 */

/** @returns {Promise<TestServer>} */
export async function startCouchDb() {
  const given = process.env.PILOTLIGHT_COUCHDB_URL;
  if (given) {
    const url = new URL(given);
    const admin = { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
    const server = { url: url.origin, kind: 'couchdb', admin, accounts: new Set() };
    return { ...server, close: () => removeAccounts(server) };
  }
  return startPouchDb();
}

/** A server of its own, whatever server is asked for. @returns {Promise<TestServer>} */
export async function startPouchDb() {
  const folder = await mkdtemp(join(tmpdir(), 'pilotlight-couchdb-'));
  const bin = join(
    dirname(createRequire(import.meta.url).resolve('pouchdb-server/package.json')),
    'bin/pouchdb-server',
  );
  const server = spawn(
    process.execPath,
    [bin, '--in-memory', '--port', String(await freePort()), '--config', join(folder, 'config.json')],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const url = await started(server);
  const admin = { name: 'root', password: 'not-a-secret' };
  await ask(url, 'PUT', `/_config/admins/${admin.name}`, JSON.stringify(admin.password));
  return {
    url,
    kind: 'pouchdb-server',
    admin,
    close: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Adds an account of CouchDB's own with the roles a team would give it, or gives one these roles. */
export async function addAccount(server, name, roles, password = `${name}-password`) {
  const id = `org.couchdb.user:${name}`;
  const { rows } = await asAdmin(server, 'POST', '/_users/_all_docs', { keys: [id] });
  const rev = rows[0]?.value?.deleted ? undefined : rows[0]?.value?.rev;
  if (rev && server.accounts && !server.accounts.has(name)) {
    throw new Error(`The server has an account ${name} that is not of these tests.`);
  }
  server.accounts?.add(name);
  const doc = { _id: id, ...(rev ? { _rev: rev } : {}), name, password, type: 'user', roles };
  await asAdmin(server, 'PUT', `/_users/${id}`, doc);
  return { name, password };
}

/** Takes the tests' own accounts off somebody else's server. */
async function removeAccounts(server) {
  const keys = [...server.accounts].map((name) => `org.couchdb.user:${name}`);
  const { rows } = await asAdmin(server, 'POST', '/_users/_all_docs', { keys });
  for (const { id, value } of rows) {
    if (value && !value.deleted) await asAdmin(server, 'DELETE', `/_users/${id}?rev=${value.rev}`);
  }
}

/** One request with the admin's name and password; throws when it is refused. */
export async function asAdmin(server, method, path, body) {
  const { name, password } = server.admin;
  const text = body === undefined ? undefined : JSON.stringify(body);
  return ask(server.url, method, path, text, basic(name, password));
}

export const basic = (name, password) =>
  `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`;

async function ask(url, method, path, body, authorization) {
  const response = await fetch(url + path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(authorization ? { authorization } : {}),
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

function started(server) {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const found = /started on (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
      if (found) resolve(found[1]);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('exit', (code) => reject(new Error(`pouchdb-server ended with ${code}: ${said}`)));
  });
}

async function freePort() {
  const { createServer } = await import('node:net');
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
