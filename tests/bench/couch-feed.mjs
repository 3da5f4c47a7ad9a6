import { createHash } from 'node:crypto';
import { createServer } from 'node:http';

/**
 * A server that speaks as much of CouchDB's HTTP API as two clients need to copy a database and to write to it, from memory
 * and without the cost of a real one: what is measured is the client. Counts requests and the bytes of bodies, both ways.
 *
 * It shares nothing with `stand-ins/fake-couchdb`, which keeps revision trees, asks rules and writes each answer anew: a feed
 * of a hundred thousand documents would spend its time there, on the same two cores as the browser. Here a document is text
 * from the beginning, and an answer is texts put together.
 *
 * @param {Record<string, object[]>} databases documents by database, each with its `_id`
 * @param {readonly string[]} roles that the server knows of whoever asks
 */
export async function startCouchFeed(databases, roles = ['pl-employee']) {
  /** @type {Map<string, Database>} */
  const known = new Map();
  for (const [name, docs] of Object.entries(databases)) known.set(name, databaseOf(docs));
  const counts = { requests: 0, received: 0, sent: 0 };

  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    counts.requests += 1;
    counts.received += body.length;
    const url = new URL(String(request.url), 'http://localhost');
    const { status, text } = answer(known, roles, request.method ?? 'GET', url, body.toString('utf8'));
    const bytes = Buffer.from(text, 'utf8');
    counts.sent += bytes.length;
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': bytes.length,
      'cache-control': 'must-revalidate',
    });
    response.end(bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    /** What was counted since the last look. */
    takeCounts() {
      const taken = { ...counts };
      Object.assign(counts, { requests: 0, received: 0, sent: 0 });
      return taken;
    },
    /** How many documents a database holds. */
    size: (name) => known.get(name)?.docs.size ?? 0,
    /** Forgets what devices marked, so that the next one begins at the beginning. */
    forgetMarks() {
      for (const { marks } of known.values()) marks.clear();
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @typedef {{ docs: Map<string, Stored>, order: string[], marks: Map<string, { n: number, text: string }> }} Database */
/** @typedef {{ rev: string, text: string, row: string }} Stored */

/** @returns {Database} */
function databaseOf(docs) {
  const database = { docs: new Map(), order: [], marks: new Map() };
  for (const doc of docs) store(database, doc);
  return database;
}

function store(database, { _rev, _revisions, ...doc }) {
  const body = JSON.stringify(doc);
  const rev = _rev ?? `1-${createHash('md5').update(body).digest('hex')}`;
  const text = `{"_id":${JSON.stringify(doc._id)},"_rev":"${rev}",${body.slice(body.indexOf(',') + 1)}`;
  const row = `"id":${JSON.stringify(doc._id)},"changes":[{"rev":"${rev}"}]`;
  database.docs.set(doc._id, { rev, text, row });
  database.order.push(doc._id);
  return rev;
}

/** As CouchDB's: a number and an opaque tail. */
const cursorOf = (at) =>
  `${at}-${'g1AAAACTeJzLYWBgYMpgTmHgz8tPSTV0MDQy1zMAQsMcoARTIkOS_P___7MymBMZc4EC7MmJKSmJqWaYynEak6QAJJPsYaYwgE1JM0'}`;

function answer(databases, roles, method, url, body) {
  const json = (value, status = 200) => ({ status, text: JSON.stringify(value) });
  const [, name = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
  if (!name) return json({ couchdb: 'Welcome', version: '3.5.2', uuid: 'feed', vendor: { name: 'feed' } });
  if (name === '_session') return json({ ok: true, userCtx: { name: 'bench', roles } });
  const database = databases.get(name);
  if (!database) return json({ error: 'not_found', reason: 'no_db_file' }, 404);
  const [what = '', id = ''] = rest;
  const { docs, order, marks } = database;
  const { searchParams } = url;
  if (!what) {
    return json({
      db_name: name,
      update_seq: cursorOf(order.length),
      doc_count: docs.size,
      instance_start_time: '0',
    });
  }
  if (what === '_local') {
    const mark = marks.get(id);
    if (method === 'GET') return mark ? { status: 200, text: mark.text } : json({ error: 'not_found' }, 404);
    const n = (mark?.n ?? 0) + 1;
    const rev = `0-${n}`;
    marks.set(id, { n, text: JSON.stringify({ ...JSON.parse(body), _id: `_local/${id}`, _rev: rev }) });
    return json({ ok: true, id: `_local/${id}`, rev }, 201);
  }
  if (what === '_changes') {
    const since = Number.parseInt(searchParams.get('since') ?? '0', 10);
    const limit = Number(searchParams.get('limit') ?? order.length);
    const withDocs = searchParams.get('include_docs') === 'true';
    const every = Number(searchParams.get('seq_interval') ?? 1);
    const end = Math.min(order.length, since + limit);
    const rows = [];
    for (let at = since; at < end; at++) {
      const { row, text } = docs.get(order[at]);
      const seq = (at + 1) % every === 0 || at + 1 === end ? JSON.stringify(cursorOf(at + 1)) : 'null';
      rows.push(`{"seq":${seq},${row}${withDocs ? `,"doc":${text}` : ''}}`);
    }
    const last = JSON.stringify(cursorOf(end));
    return {
      status: 200,
      text: `{"results":[\n${rows.join(',\n')}\n],\n"last_seq":${last},"pending":${order.length - end}}\n`,
    };
  }
  if (what === '_bulk_get') {
    const results = JSON.parse(body).docs.map(({ id: one }) => {
      const { text, rev } = docs.get(one);
      const [start, digest] = rev.split('-');
      const full = `${text.slice(0, -1)},"_revisions":{"start":${start},"ids":["${digest}"]}}`;
      return `{"id":${JSON.stringify(one)},"docs":[{"ok":${full}}]}`;
    });
    return { status: 200, text: `{"results":[${results.join(',')}]}` };
  }
  if (what === '_all_docs') {
    const keys = method === 'POST' ? JSON.parse(body).keys : within(order, searchParams);
    const withDocs = searchParams.get('include_docs') === 'true';
    const rows = keys.map((key) => {
      const one = docs.get(key);
      if (!one) return `{"key":${JSON.stringify(key)},"error":"not_found"}`;
      const doc = withDocs ? `,"doc":${one.text}` : '';
      return `{"id":${JSON.stringify(key)},"key":${JSON.stringify(key)},"value":{"rev":"${one.rev}"}${doc}}`;
    });
    return { status: 200, text: `{"total_rows":${docs.size},"offset":0,"rows":[\n${rows.join(',\n')}\n]}\n` };
  }
  if (what === '_revs_diff') {
    const asked = JSON.parse(body);
    const missing = Object.entries(asked).filter(([one]) => !docs.has(one));
    return json(Object.fromEntries(missing.map(([one, revs]) => [one, { missing: revs }])));
  }
  if (what === '_bulk_docs') {
    const { docs: sent, new_edits: newEdits = true } = JSON.parse(body);
    const rows = sent.map((doc) => {
      if (docs.has(doc._id) && newEdits && doc._rev !== docs.get(doc._id).rev) {
        return { id: doc._id, error: 'conflict', reason: 'Document update conflict.' };
      }
      return { ok: true, id: doc._id, rev: store(database, newEdits ? { ...doc, _rev: undefined } : doc) };
    });
    return json(newEdits ? rows : [], 201);
  }
  return json({ error: 'not_found', reason: 'missing' }, 404);
}

/** The ids between `start_key` and `end_key`, all of them without. */
function within(ids, searchParams) {
  const [start, end] = ['start_key', 'end_key'].map((name) => JSON.parse(searchParams.get(name) ?? 'null'));
  return start === null ? ids : ids.filter((id) => id >= start && id <= end);
}
