import type { Database } from './database';
import { shown } from './documents';
import { badRequest } from './refusal';
import { type Answer, isSet, jsonParameter, numberParameter, type Request } from './request';
import type { Json } from './revision-tree';

/**
 * `_all_docs` of a database or of one of its partitions
 * (https://docs.couchdb.org/en/stable/api/database/bulk-api.html).
 */
export function allDocs(database: Database, { query, body }: Request, partition?: string): Answer {
  const keys = (body as Json | undefined)?.keys ?? jsonParameter(query, 'keys');
  if (keys !== undefined && !Array.isArray(keys)) throw badRequest('`keys` body member must be an array.');
  const row = (id: string) => rowOf(database, id, isSet(query, 'include_docs'), isSet(query, 'conflicts'));
  if (keys) {
    const rows = keys.map((key: unknown) => row(String(key)) ?? { key, error: 'not_found' });
    return { status: 200, json: { total_rows: countOf(database), rows } };
  }
  const ids = [...database.docs.keys()]
    .filter((id) => database.get(id)?.winner.deleted === false)
    .filter((id) => partition === undefined || id.startsWith(`${partition}:`))
    .sort(byBytes);
  const inRange = within(ids, query, (id) => id);
  return {
    status: 200,
    json: { total_rows: countOf(database), offset: 0, rows: inRange.map(row) },
  };
}

/** The rows that range, direction, `skip` and `limit` leave, of rows in the order of their keys. */
export function within<T>(
  rows: readonly T[],
  query: URLSearchParams,
  keyOf: (row: T) => unknown,
  compare: (one: unknown, other: unknown) => number = (one, other) => byBytes(String(one), String(other)),
): T[] {
  const backwards = isSet(query, 'descending');
  const [key, first, last] = [
    jsonParameter(query, 'key'),
    jsonParameter(query, 'start_key', 'startkey'),
    jsonParameter(query, 'end_key', 'endkey'),
  ];
  const [low, high] = backwards ? [last, first] : [first, last];
  const isOpen = query.get('inclusive_end') === 'false';
  const found = rows.filter((row) => {
    const at = keyOf(row);
    if (key !== undefined) return compare(at, key) === 0;
    if (low !== undefined && compare(at, low) < (backwards && isOpen ? 1 : 0)) return false;
    return high === undefined || compare(at, high) <= (!backwards && isOpen ? -1 : 0);
  });
  if (backwards) found.reverse();
  const skip = numberParameter(query, 'skip', 0);
  return found.slice(skip, skip + numberParameter(query, 'limit', found.length));
}

function rowOf(database: Database, id: string, withDocs: boolean, conflicts: boolean): Json | undefined {
  const tree = database.get(id);
  if (!tree) return undefined;
  const { winner } = tree;
  const value = { rev: winner.rev, ...(winner.deleted ? { deleted: true } : {}) };
  if (!withDocs) return { id, key: id, value };
  return { id, key: id, value, doc: winner.deleted ? null : shown(id, tree, winner, { conflicts }) };
}

export const countOf = (database: Database, deleted = false): number =>
  [...database.docs.values()].filter(({ winner }) => winner.deleted === deleted).length;

const byBytes = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
