import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import { Database, LIMITS, Refusal } from './database.mjs';
import { queryView } from './views.mjs';

const VERSION = '3.5.2';
const DATABASE_NAME = /^(_users|[a-z][a-z0-9_$()+/-]*)$/;

/**
 * The part of CouchDB's HTTP API that a team needs, in this process and in memory: what its documentation says, where the
 * independent server of these tests has another opinion or none (403 for a database one may not read, opaque sequences,
 * waits that end, `202 Accepted`, limits, `_purge`, the security object in its rule, a greeting with a version). It proves
 * nothing about CouchDB; it keeps a test from leaning on what only one server does.
 *
 * `faults.accepted`: too few nodes have what is written. No JWT, clusters, compaction, attachments.
 */
export async function startFakeCouchDb() {
  const admin = { name: 'root', password: 'not-a-secret' };
  const databases = new Map([['_users', new Database('_users')]]);
  const faults = { accepted: false };
  const http = createServer((request, response) => {
    void answer(request, response, { admin, databases, faults }).catch((error) => {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'unknown_error', String(error));
      reply(request, response, refusal.status, { error: refusal.error, reason: refusal.reason });
    });
  });
  await new Promise((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${http.address().port}`,
    kind: 'fake',
    admin,
    faults,
    snapshot: (names) => {
      const backs = names.map((name) => databases.get(name).snapshot());
      return () => {
        for (const back of backs) back();
      };
    },
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

async function answer(request, response, state) {
  const url = new URL(request.url, 'http://localhost');
  const body = await readBody(request);
  const user = userOf(request.headers.authorization, state);
  const [first = '', ...rest] = url.pathname.slice(1).replace(/\/$/, '').split('/').map(decodeURIComponent);
  const call = { method: request.method, query: url.searchParams, body, user, state };
  const {
    status = 200,
    json,
    wait,
  } = first.startsWith('_') && first !== '_users'
    ? ofServer(first, call)
    : first === ''
      ? greet()
      : ofDatabase(first, rest, call);
  if (!wait) return reply(request, response, status, json);
  // The head goes out at once, as a server's does that holds its answer back.
  response.writeHead(200, {
    'content-type': 'application/json',
    server: `CouchDB/${VERSION} (Erlang OTP/26)`,
  });
  response.flushHeaders();
  response.end(JSON.stringify(await wait));
}

async function readBody(request) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > LIMITS.request) throw new Refusal(413, 'too_large', 'the request entity is too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  try {
    return text ? JSON.parse(text) : undefined;
  } catch {
    throw new Refusal(400, 'bad_request', 'invalid UTF-8 JSON');
  }
}

function reply(request, response, status, json) {
  const text = Buffer.from(JSON.stringify(json ?? { ok: true }));
  const packs = text.length > 1_000 && /gzip/.test(request.headers['accept-encoding'] ?? '');
  response
    .writeHead(status, {
      'content-type': 'application/json',
      server: `CouchDB/${VERSION} (Erlang OTP/26)`,
      ...(packs ? { 'content-encoding': 'gzip' } : {}),
    })
    .end(packs ? gzipSync(text) : text);
}

/** Who asks; nobody without a header. @throws Refusal when name and password do not fit */
function userOf(header, { admin, databases }) {
  if (header === undefined) return { name: null, roles: [] };
  const [, encoded = ''] = /^Basic (.+)$/i.exec(header) ?? [];
  const [name = '', ...parts] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  const password = parts.join(':');
  if (name === admin.name && password === admin.password) return { name, roles: ['_admin'] };
  const account = databases.get('_users').read(`org.couchdb.user:${name}`);
  if (!account || account.password !== password)
    throw new Refusal(401, 'unauthorized', 'Name or password is incorrect.');
  return { name, roles: account.roles };
}

const isAdmin = ({ roles }) => roles.includes('_admin');

function requireAdmin(user) {
  if (!isAdmin(user))
    throw new Refusal(
      user.name ? 403 : 401,
      user.name ? 'forbidden' : 'unauthorized',
      'You are not a server admin.',
    );
}

/** Readers of a database by its security; nobody named means everybody. */
function requireMember(user, { security: { admins, members } }) {
  const isIn = ({ names = [], roles = [] }) =>
    names.includes(user.name) || roles.some((one) => user.roles.includes(one));
  const isOpen = (members.names ?? []).length + (members.roles ?? []).length === 0;
  if (isAdmin(user) || isOpen || isIn(admins) || isIn(members)) return;
  if (user.name === null) throw new Refusal(401, 'unauthorized', 'You are not authorized to access this db.');
  throw new Refusal(403, 'forbidden', 'You are not allowed to access this db.');
}

const greet = () => ({
  json: { couchdb: 'Welcome', version: VERSION, features: ['partitioned'], vendor: { name: 'a stand-in' } },
});

function ofServer(path, { user, state }) {
  if (path === '_session') {
    const { name, roles } = user;
    return { json: { ok: true, userCtx: { name, roles }, info: { authentication_handlers: ['default'] } } };
  }
  if (path === '_all_dbs') {
    requireAdmin(user);
    return { json: [...state.databases.keys()].sort() };
  }
  if (path === '_up') return { json: { status: 'ok' } };
  requireAdmin(user);
  throw new Refusal(404, 'not_found', 'missing');
}

function ofDatabase(name, rest, call) {
  const { method, user, state } = call;
  const known = state.databases.get(name);
  if (rest.length === 0 && method === 'PUT') {
    requireAdmin(user);
    if (known)
      throw new Refusal(412, 'file_exists', 'The database could not be created, the file already exists.');
    if (!DATABASE_NAME.test(name)) throw new Refusal(400, 'illegal_database_name', name);
    state.databases.set(name, new Database(name));
    return { status: 201 };
  }
  if (!known) throw new Refusal(404, 'not_found', 'Database does not exist.');
  if (rest.length === 0 && method === 'DELETE') {
    requireAdmin(user);
    state.databases.delete(name);
    return {};
  }
  if (name === '_users' && rest[0] !== `org.couchdb.user:${user.name}`) requireAdmin(user);
  requireMember(user, known);
  const [head, ...tail] = rest;
  if (head === undefined && method === 'GET')
    return { json: { db_name: name, update_seq: known.updateSeq, doc_count: known.count } };
  const answers = ENDPOINTS[head];
  if (answers) return answers(known, call, tail);
  const id = ['_design', '_local', '_partition'].includes(head)
    ? `${head}/${tail[0]}`
    : [head, ...tail].join('/');
  if (head === '_partition' && tail[1] === '_all_docs') return allDocs(known, call, `${tail[0]}:`);
  if (head === '_design' && tail[1] === '_view') return view(known, call, id, tail[2]);
  if (head === '_local') return local(known, call, id);
  return document(known, call, id);
}

const ENDPOINTS = {
  _security: (db, { method, body, user }) => {
    if (method === 'GET') return { json: db.security };
    requireAdmin(user);
    db.security = { admins: {}, members: {}, ...body };
    return {};
  },
  _all_docs: (db, call) => allDocs(db, call),
  _changes: (db, call) => changes(db, call),
  _bulk_docs: (db, { body, user, state }) => {
    const rows = body.docs.flatMap((doc) => {
      try {
        if (body.new_edits === false) {
          db.replicate(doc, user);
          return [];
        }
        return [{ ok: true, id: doc._id, rev: db.write(doc._id, doc, user) }];
      } catch (refusal) {
        // One document beyond the limit turns the whole request away.
        if (!(refusal instanceof Refusal) || refusal.status === 413) throw refusal;
        return [{ id: doc._id, error: refusal.error, reason: refusal.reason }];
      }
    });
    return { status: state.faults.accepted ? 202 : 201, json: rows };
  },
  _bulk_get: (db, { body }) => ({
    json: {
      results: body.docs.map(({ id, rev }) => {
        const ok = db.read(id, { rev, revs: true });
        return { id, docs: [ok ? { ok } : { error: { id, rev, error: 'not_found', reason: 'missing' } }] };
      }),
    },
  }),
  _revs_diff: (db, { body }) => ({
    json: Object.fromEntries(
      Object.entries(body).flatMap(([id, revs]) => {
        const missing = revs.filter((rev) => !db.tree(id)?.has(rev));
        return missing.length > 0 ? [[id, { missing }]] : [];
      }),
    ),
  }),
  _purge: (db, { body, user }) => {
    requireAdmin(user);
    if (Object.keys(body).length > MOST_PURGED)
      throw new Refusal(400, 'bad_request', 'Exceeded maximum number of documents.');
    const purged = Object.fromEntries(Object.entries(body).map(([id, revs]) => [id, db.purge(id, revs)]));
    return { status: 201, json: { purge_seq: null, purged } };
  },
};

/** `[purge] max_document_id_number`, as it is until 3.5. */
const MOST_PURGED = 100;

function document(db, { method, query, body, user, state }, id) {
  const rev = query.get('rev') ?? undefined;
  const options = { rev, revs: query.get('revs') === 'true', conflicts: query.get('conflicts') === 'true' };
  const status = state.faults.accepted ? 202 : 201;
  if (method === 'PUT')
    return {
      status,
      json: { ok: true, id, rev: db.write(id, { ...body, ...(rev ? { _rev: rev } : {}) }, user) },
    };
  if (method === 'DELETE')
    return { json: { ok: true, id, rev: db.write(id, { _rev: rev, _deleted: true }, user) } };
  const open = query.get('open_revs');
  if (open) {
    const wanted = open === 'all' ? (db.tree(id)?.leaves() ?? []).map((leaf) => leaf.rev) : JSON.parse(open);
    const found = (one) => db.read(id, { rev: one, revs: options.revs });
    return { json: wanted.map((one) => (found(one) ? { ok: found(one) } : { missing: one })) };
  }
  const doc = db.read(id, options);
  if (!doc) throw new Refusal(404, 'not_found', db.tree(id) && rev === undefined ? 'deleted' : 'missing');
  return { json: doc };
}

function local(db, { method, query, body }, id) {
  if (method === 'PUT') return { status: 201, json: { ok: true, id, rev: db.writeLocal(id, body) } };
  if (method === 'DELETE')
    return { json: { ok: true, id, rev: db.writeLocal(id, { _rev: query.get('rev'), _deleted: true }) } };
  const doc = db.readLocal(id);
  if (!doc) throw new Refusal(404, 'not_found', 'missing');
  return { json: doc };
}

const jsonOf = (query, ...names) => {
  const text = names.map((name) => query.get(name)).find((one) => one !== null);
  return text === undefined ? undefined : JSON.parse(text);
};

function allDocs(db, { query, body }, partition = '') {
  const withDocs = query.get('include_docs') === 'true';
  const row = (id) => {
    const [leaf] = db.tree(id)?.leaves() ?? [];
    if (!leaf) return { key: id, error: 'not_found' };
    const value = { rev: leaf.rev, ...(leaf.deleted ? { deleted: true } : {}) };
    return { id, key: id, value, ...(withDocs ? { doc: leaf.deleted ? null : db.read(id) } : {}) };
  };
  const keys = body?.keys ?? jsonOf(query, 'keys');
  if (keys) return { json: { total_rows: db.count, rows: keys.map(row) } };
  const [from, to] = [jsonOf(query, 'start_key', 'startkey'), jsonOf(query, 'end_key', 'endkey')];
  const one = jsonOf(query, 'key');
  const ids = db
    .ids()
    .filter((id) => id.startsWith(partition) && !db.tree(id).leaves()[0].deleted)
    .filter(
      (id) =>
        (from === undefined || id >= from) &&
        (to === undefined || id <= to) &&
        (one === undefined || id === one),
    );
  const skip = Number(query.get('skip') ?? 0);
  const rows = ids.slice(skip, skip + Number(query.get('limit') ?? ids.length)).map(row);
  return { json: { total_rows: db.count, offset: skip, rows } };
}

function changes(db, { query, body }) {
  const since = query.get('since') ?? '0';
  const options = {
    since,
    limit: Number(query.get('limit') ?? Number.POSITIVE_INFINITY),
    interval: Number(query.get('seq_interval') ?? 1),
  };
  const page = () => {
    const { rows, last, pending } = db.changes(options);
    const isWanted = ({ id }) => !body?.doc_ids || body.doc_ids.includes(id);
    const results = rows.filter(isWanted).map(({ seq, id, leaves }) => ({
      seq,
      id,
      changes: (query.get('style') === 'all_docs' ? leaves : leaves.slice(0, 1)).map(({ rev }) => ({ rev })),
      ...(leaves[0].deleted ? { deleted: true } : {}),
      ...(query.get('include_docs') === 'true'
        ? { doc: db.read(id, { rev: leaves[0].rev, conflicts: query.get('conflicts') === 'true' }) }
        : {}),
    }));
    return { results, last_seq: last, pending };
  };
  const now = page();
  if (query.get('feed') !== 'longpoll' || now.results.length > 0) return { json: now };
  return { wait: db.news(Number(query.get('timeout') ?? 60_000)).then(page) };
}

function view(db, { query, body }, design, name) {
  const wanted = db.read(design)?.views?.[name];
  if (!wanted) throw new Refusal(404, 'not_found', 'missing_named_view');
  const docs = db
    .ids()
    .filter((id) => !id.startsWith('_design/'))
    .flatMap((id) => db.read(id) ?? []);
  const rows = queryView(docs, wanted, {
    startKey: jsonOf(query, 'startkey', 'start_key'),
    endKey: jsonOf(query, 'endkey', 'end_key'),
    keys: body?.keys ?? jsonOf(query, 'keys'),
    group: jsonOf(query, 'group'),
    groupLevel: jsonOf(query, 'group_level'),
    reduce: jsonOf(query, 'reduce'),
    skip: jsonOf(query, 'skip'),
    limit: jsonOf(query, 'limit'),
  });
  return { json: { rows } };
}
