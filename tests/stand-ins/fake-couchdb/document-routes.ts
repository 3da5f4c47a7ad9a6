import { isAdmin } from './accounts';
import type { Database } from './database';
import { shown } from './documents';
import { badRequest, conflict, missing, Refusal } from './refusal';
import { type Answer, isSet, type Request } from './request';
import type { Json, Revision, RevisionTree } from './revision-tree';
import { writeDocument } from './write';

/** One document: read, written, removed (https://docs.couchdb.org/en/stable/api/document/common.html). */
export function documentRoute(database: Database, id: string, request: Request): Answer {
  const { method, query, who, body, ifMatch } = request;
  if (database.name === '_users' && !isAdmin(who) && id !== `org.couchdb.user:${who.name}`) throw missing();
  if (method === 'GET' || method === 'HEAD') return read(database, id, request);
  const rev = query.get('rev') ?? (ifMatch ? ifMatch.replaceAll('"', '') : undefined);
  if (method === 'PUT') {
    const newEdits = query.get('new_edits') !== 'false';
    const sent = { ...(body as Json), ...(rev === undefined ? {} : { _rev: rev }) };
    return { status: 201, json: { ok: true, ...writeDocument(database, who, sent, { newEdits, id }) } };
  }
  if (method === 'DELETE') {
    if (!database.get(id)) throw missing();
    const gone = { _id: id, _deleted: true, ...(rev === undefined ? {} : { _rev: rev }) };
    return { status: 200, json: { ok: true, ...writeDocument(database, who, gone) } };
  }
  throw new Refusal(405, 'method_not_allowed', 'Only DELETE,GET,HEAD,PUT allowed');
}

function read(database: Database, id: string, { query, ifNoneMatch }: Request): Answer {
  const tree = database.get(id);
  if (!tree) throw missing();
  const wanted = { revs: isSet(query, 'revs'), conflicts: isSet(query, 'conflicts') };
  const openRevs = query.get('open_revs');
  if (openRevs !== null) {
    const revs: string[] = openRevs === 'all' ? tree.leaves.map(({ rev }) => rev) : JSON.parse(openRevs);
    return { status: 200, json: revs.map((rev) => leafOf(id, tree, rev)) };
  }
  const rev = query.get('rev');
  const found = rev === null ? tree.winner : tree.find(rev);
  if (!found?.body) throw missing();
  if (rev === null && found.deleted) throw missing('deleted');
  const etag = `"${found.rev}"`;
  if (ifNoneMatch === etag) return { status: 304, etag };
  return { status: 200, etag, json: shown(id, tree, found, wanted) };
}

function leafOf(id: string, tree: RevisionTree, rev: string): Json {
  const found: Revision | undefined = tree.find(rev);
  return found?.body ? { ok: shown(id, tree, found, { revs: true }) } : { missing: rev };
}

/**
 * A document that stays on this server and in no feed, and that no rule looks at; whoever may read the database writes it
 * (https://docs.couchdb.org/en/stable/api/local.html).
 */
export function localRoute(database: Database, name: string, { method, query, body }: Request): Answer {
  const id = `_local/${name}`;
  const known = database.local.get(name);
  if (method === 'GET') {
    if (!known) throw missing();
    return { status: 200, json: { _id: id, _rev: known.rev, ...known.body } };
  }
  const { _id: _, _rev, ...rest } = (body ?? {}) as Json;
  const rev = query.get('rev') ?? _rev;
  if (method === 'DELETE' && !known) throw missing();
  if ((known?.rev ?? '0-0') !== (rev ?? '0-0')) throw conflict();
  if (method === 'DELETE') {
    database.local.delete(name);
    return { status: 200, json: { ok: true, id, rev: '0-0' } };
  }
  if (method !== 'PUT') throw new Refusal(405, 'method_not_allowed', 'Only DELETE,GET,PUT allowed');
  const next = `0-${Number((known?.rev ?? '0-0').slice(2)) + 1}`;
  database.local.set(name, { rev: next, body: rest });
  return { status: 201, json: { ok: true, id, rev: next } };
}

/** `_bulk_docs`: one row for each document that was sent, or with `new_edits: false` for each that was refused. */
export function bulkDocs(database: Database, { who, body }: Request, isAccepted: boolean): Answer {
  const { docs, new_edits: newEdits = true } = (body ?? {}) as { docs?: unknown; new_edits?: boolean };
  if (!Array.isArray(docs)) throw badRequest('Missing JSON list of `docs`');
  const rows = docs.map((doc): Json => {
    try {
      const written = writeDocument(database, who, doc, { newEdits });
      return { ok: true, ...written, ...(isAccepted ? { accepted: true } : {}) };
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.status === 500) throw thrown;
      const { error, reason } = thrown;
      return { id: (doc as Json)._id, rev: (doc as Json)._rev, error, reason };
    }
  });
  const told = newEdits ? rows : rows.filter(({ ok }) => !ok);
  return { status: isAccepted ? 202 : 201, json: told };
}

/** `_bulk_get`: documents in the very versions that were asked for, with their histories. */
export function bulkGet(database: Database, { body }: Request): Answer {
  const asked = (body as { docs: { id: string; rev?: string }[] }).docs;
  const results = asked.map(({ id, rev }) => {
    const tree = database.get(id);
    const found = rev === undefined ? tree?.winner : tree?.find(rev);
    if (tree && found?.body) return { id, docs: [{ ok: shown(id, tree, found, { revs: true }) }] };
    return { id, docs: [{ error: { id, rev, error: 'not_found', reason: 'missing' } }] };
  });
  return { status: 200, json: { results } };
}

/** `_revs_diff`: the versions that are not here. */
export function revsDiff(database: Database, { body }: Request): Answer {
  const missingOf = ([id, revs]: [string, string[]]) => {
    const absent = revs.filter((rev) => !database.get(id)?.find(rev)?.body);
    return absent.length > 0 ? [[id, { missing: absent }] as const] : [];
  };
  const asked = Object.entries((body ?? {}) as Record<string, string[]>);
  return { status: 200, json: Object.fromEntries(asked.flatMap(missingOf)) };
}

/** `[purge] max_document_id_number`, as it is until 3.5. */
const MOST_PURGED = 100;

/** `_purge`: leaves go as if they had never been, and no feed tells of it. */
export function purge(database: Database, { body }: Request): Answer {
  const asked = Object.entries((body ?? {}) as Record<string, string[]>);
  if (asked.length > MOST_PURGED) throw badRequest('Exceeded maximum number of documents.');
  const purged: Record<string, string[]> = {};
  for (const [id, revs] of asked) {
    const tree = database.get(id);
    purged[id] = tree ? revs.filter((rev) => tree.purge(rev)) : [];
    if (tree?.isEmpty) database.forget(id);
    else if (tree && purged[id].length > 0) database.touch(id);
  }
  return { status: 201, json: { purge_seq: null, purged } };
}
