import { expectMember, expectServerAdmin, isDatabaseAdmin } from './accounts';
import { Database } from './database';
import { bulkDocs, bulkGet, documentRoute, localRoute, purge, revsDiff } from './document-routes';
import { changes } from './feed';
import { allDocs, countOf } from './listing';
import { badRequest, missing, Refusal } from './refusal';
import { type Answer, isSet, type Request } from './request';
import type { Json } from './revision-tree';
import { view } from './views';
import { writeDocument } from './write';

/** What is wrong with all databases at present. */
export type Trouble = {
  /** Too few nodes are there: what is written counts as accepted and no more. */
  quorumLost: boolean;
  /** Feeds begin at the beginning, as after the loss of nodes that knew better. */
  feedsReplay: boolean;
};

/** A whole database, or what is in it (https://docs.couchdb.org/en/stable/api/database/index.html). */
export async function databaseRoute(
  databases: Map<string, Database>,
  trouble: Trouble,
  request: Request,
): Promise<Answer> {
  const { method, path, who } = request;
  const [name = '', ...rest] = path;
  if (rest.length === 0 && method === 'PUT') return create(databases, name, request);
  const database = databases.get(name);
  if (!database) throw missing('Database does not exist.');
  const isOwn = name === '_users' && rest[0] === `org.couchdb.user:${who.name}`;
  if (!isOwn) expectMember(database, who);
  if (rest.length === 0 && method === 'DELETE') {
    expectServerAdmin(who);
    databases.delete(name);
    return { status: 200, json: { ok: true } };
  }
  if (rest.length === 0 && method === 'POST') {
    return { status: 201, json: { ok: true, ...writeDocument(database, who, request.body) } };
  }
  if (rest.length === 0) return { status: 200, json: summaryOf(database) };
  return inside(database, trouble, request, rest);
}

async function inside(
  database: Database,
  { quorumLost, feedsReplay }: Trouble,
  request: Request,
  rest: string[],
): Promise<Answer> {
  const [what = '', ...more] = rest;
  switch (what) {
    case '_all_docs':
      return allDocs(database, request);
    case '_changes':
      return changes(database, request, feedsReplay);
    case '_bulk_docs':
      return bulkDocs(database, request, quorumLost);
    case '_bulk_get':
      return bulkGet(database, request);
    case '_revs_diff':
      return revsDiff(database, request);
    case '_local':
      return localRoute(database, more.join('/'), request);
    case '_security':
      return securityRoute(database, request);
    case '_purge':
      expectServerAdmin(request.who);
      return purge(database, request);
    case '_partition':
      return partitionRoute(database, request, more);
    case '_design':
      if (more[1] === '_view') return view(database, [more[0] ?? '', more[2] ?? ''], request);
      return documentRoute(database, `_design/${more.join('/')}`, request);
    case '_compact':
    case '_view_cleanup':
      expectServerAdmin(request.who);
      return { status: 202, json: { ok: true } };
    case '_ensure_full_commit':
      return { status: 201, json: { ok: true, instance_start_time: '0' } };
    default:
      if (what.startsWith('_') && !what.startsWith('_design/')) throw missing();
      return documentRoute(database, rest.join('/'), request);
  }
}

function partitionRoute(database: Database, request: Request, [partition = '', ...rest]: string[]): Answer {
  if (!database.partitioned) throw badRequest('database is not partitioned');
  if (rest[0] === '_all_docs') return allDocs(database, request, partition);
  if (rest[0] === '_design' && rest[2] === '_view') {
    return view(database, [rest[1] ?? '', rest[3] ?? ''], request, partition);
  }
  throw missing();
}

function securityRoute(database: Database, { method, who, body }: Request): Answer {
  if (method === 'GET') return { status: 200, json: database.security };
  // So odd is CouchDB's answer to somebody who may not.
  if (!isDatabaseAdmin(database, who)) throw new Refusal(500, 'error', 'no_majority');
  database.security = body as Json;
  return { status: 200, json: { ok: true } };
}

function create(databases: Map<string, Database>, name: string, { who, query }: Request): Answer {
  expectServerAdmin(who);
  if (databases.has(name)) {
    throw new Refusal(412, 'file_exists', 'The database could not be created, the file already exists.');
  }
  if (!/^[a-z][a-z0-9_$()+/-]*$/.test(name)) {
    throw new Refusal(400, 'illegal_database_name', `Name: '${name}'.`);
  }
  databases.set(name, new Database(name, isSet(query, 'partitioned')));
  return { status: 201, json: { ok: true } };
}

const summaryOf = (database: Database): Json => ({
  db_name: database.name,
  update_seq: database.cursor(database.seq),
  doc_count: countOf(database),
  doc_del_count: countOf(database, true),
  instance_start_time: '0',
  props: database.partitioned ? { partitioned: true } : {},
});
