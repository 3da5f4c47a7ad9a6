import type { Database } from './database';
import { compileMap, compileReduce, type Emitted, type Reduce } from './design-functions';
import { shown } from './documents';
import { within } from './listing';
import { missing } from './refusal';
import { type Answer, isSet, jsonParameter, numberParameter, type Request } from './request';
import type { Json } from './revision-tree';

type Row = Emitted & { id: string };

/** Rows of a view with the change up to which they are right. */
const built = new WeakMap<Database, Map<string, { seq: number; rows: Row[] }>>();
const maps = new Map<string, ReturnType<typeof compileMap>>();

/** `_view`, built anew after each change (https://docs.couchdb.org/en/stable/api/ddoc/views.html). */
export function view(
  database: Database,
  [design = '', name = '']: string[],
  request: Request,
  partition?: string,
): Answer {
  const tree = database.get(`_design/${design}`);
  const found =
    tree && !tree.winner.deleted ? (tree.winner.body?.views as Record<string, Json>)?.[name] : undefined;
  if (!found) throw missing(tree ? 'missing_named_view' : 'missing');
  const { query, body } = request;
  const keys = ((body as Json | undefined)?.keys ?? jsonParameter(query, 'keys')) as unknown[] | undefined;
  const all = rowsOf(database, String(found.map)).filter(
    ({ id }) => partition === undefined || id.startsWith(`${partition}:`),
  );
  const reduces = typeof found.reduce === 'string' && query.get('reduce') !== 'false';
  const wanted = keys ? keys.flatMap((key) => all.filter((row) => collate(row.key, key) === 0)) : all;
  if (reduces) {
    const ranged = within(wanted, withoutPaging(query), ({ key }) => key, collate);
    const groups = reduceRows(ranged, compileReduce(String(found.reduce)), query);
    return { status: 200, json: { rows: page(groups, query) } };
  }
  const rows = within(wanted, query, ({ key }) => key, collate);
  const withDoc = (row: Row) => {
    const of = database.get(row.id);
    return of ? { ...row, doc: shown(row.id, of, of.winner) } : row;
  };
  return {
    status: 200,
    json: {
      total_rows: all.length,
      offset: 0,
      rows: isSet(query, 'include_docs') ? rows.map(withDoc) : rows,
    },
  };
}

function rowsOf(database: Database, source: string): Row[] {
  const known = built.get(database) ?? new Map<string, { seq: number; rows: Row[] }>();
  built.set(database, known);
  const before = known.get(source);
  if (before?.seq === database.seq) return before.rows;
  const map = maps.get(source) ?? compileMap(source);
  maps.set(source, map);
  const rows: Row[] = [];
  for (const [id, tree] of database.docs) {
    if (id.startsWith('_design/') || tree.winner.deleted) continue;
    for (const one of map(shown(id, tree, tree.winner))) rows.push({ id, ...one });
  }
  rows.sort((one, other) => collate(one.key, other.key) || (one.id < other.id ? -1 : 1));
  known.set(source, { seq: database.seq, rows });
  return rows;
}

/** Rows come in handfuls, so that a function that cannot reduce what it has reduced shows it. */
const HANDFUL = 3;

function reduceRows(rows: Row[], reduce: Reduce, query: URLSearchParams): { key: unknown; value: unknown }[] {
  const level = isSet(query, 'group') ? Number.POSITIVE_INFINITY : numberParameter(query, 'group_level', 0);
  const groups: { key: unknown; rows: Row[] }[] = [];
  for (const row of rows) {
    const key = level === 0 ? null : Array.isArray(row.key) ? row.key.slice(0, level) : row.key;
    const last = groups.at(-1);
    if (last && collate(last.key, key) === 0) last.rows.push(row);
    else groups.push({ key, rows: [row] });
  }
  return groups.map((group) => {
    const parts: unknown[] = [];
    for (let at = 0; at < group.rows.length; at += HANDFUL) {
      const some = group.rows.slice(at, at + HANDFUL);
      const keys = some.map(({ key, id }): [unknown, string] => [key, id]);
      parts.push(
        reduce(
          keys,
          some.map(({ value }) => value),
          false,
        ),
      );
    }
    return { key: group.key, value: parts.length === 1 ? parts[0] : reduce(null, parts, true) };
  });
}

function withoutPaging(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query);
  rest.delete('skip');
  rest.delete('limit');
  return rest;
}

function page<T>(rows: T[], query: URLSearchParams): T[] {
  const skip = numberParameter(query, 'skip', 0);
  return rows.slice(skip, skip + numberParameter(query, 'limit', rows.length));
}

const words = new Intl.Collator('en');
const rank = (value: unknown): number => {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'boolean') return 1;
  if (typeof value === 'number') return 2;
  if (typeof value === 'string') return 3;
  return Array.isArray(value) ? 4 : 5;
};

/** The order of keys: nothing, no, yes, numbers, words, lists, objects. */
export function collate(one: unknown, other: unknown): number {
  const difference = rank(one) - rank(other);
  if (difference !== 0) return difference;
  if (typeof one === 'string')
    return words.compare(one, String(other)) || (one < String(other) ? -1 : one > String(other) ? 1 : 0);
  if (typeof one === 'number' || typeof one === 'boolean') return Number(one) - Number(other);
  if (typeof one !== 'object' || one === null) return 0;
  const [mine, theirs] = [
    Object.entries(one).flat(Array.isArray(one) ? 0 : 1),
    Object.entries(other as object).flat(Array.isArray(one) ? 0 : 1),
  ];
  for (let at = 0; at < Math.min(mine.length, theirs.length); at++) {
    const found = collate(
      Array.isArray(one) ? (mine[at] as unknown[])[1] : mine[at],
      Array.isArray(one) ? (theirs[at] as unknown[])[1] : theirs[at],
    );
    if (found !== 0) return found;
  }
  return mine.length - theirs.length;
}
