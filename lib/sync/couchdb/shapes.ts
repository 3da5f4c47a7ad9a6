import { RemoteError } from '../remote-error';
import type { LatestRow, Mark, RemoteDoc } from '../remote-store';

/** Readers of CouchDB's answers. What is not as documented is `nonsense`: better no page than half of one. */
export type Json = Record<string, unknown>;

export function object(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RemoteError('nonsense');
  return value as Json;
}

export function list(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new RemoteError('nonsense');
  return value;
}

/** A document with its id and revision taken out of it; `undefined` when it has none. */
export function readDoc(value: unknown, branches: string[] = []): RemoteDoc | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { _id, _rev, _deleted, ...body } = value as Json;
  if (typeof _id !== 'string' || typeof _rev !== 'string') return undefined;
  // Of the server's own fields few documents have more.
  for (const key of Object.keys(body)) if (key.startsWith('_')) delete body[key];
  return { id: _id, rev: _rev, deleted: _deleted === true, body, branches };
}

/** One row of `_changes`; `undefined` for one that cannot be read, `null` for a design document. */
export function readChange(value: unknown): RemoteDoc | undefined | null {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, changes, doc } = value as Json;
  if (typeof id === 'string' && id.startsWith('_design/')) return null;
  const revs = Array.isArray(changes)
    ? changes.flatMap((one) => {
        const rev = (one as Json | null)?.rev;
        return typeof rev === 'string' ? [rev] : [];
      })
    : [];
  const read = readDoc(doc);
  if (!read || read.id !== id) return undefined;
  return { ...read, branches: revs.filter((rev) => rev !== read.rev) };
}

export function readMark(value: unknown): (Mark & { rev: string }) | undefined {
  const doc = readDoc(value);
  if (!doc) return undefined;
  const { n, cur, w } = doc.body;
  if (
    !Number.isSafeInteger(n) ||
    typeof n !== 'number' ||
    n < 0 ||
    typeof cur !== 'string' ||
    typeof w !== 'string'
  )
    return undefined;
  return { n, cursor: cur, w, rev: doc.rev };
}

/** One row of the view `latest`; none where it cannot be read. */
export function readLatestRow({ key, value }: Json): LatestRow[] {
  const [initiativeId, metricId] = list(key);
  const ends = list(value).filter((end) => typeof end === 'string');
  return typeof initiativeId === 'string' && typeof metricId === 'string'
    ? [{ initiativeId, metricId, ends }]
    : [];
}

/** How far a feed was read. CouchDB's is a string, pouchdb-server's a number: kept as text, given back as it came. */
export function readCursor(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new RemoteError('nonsense');
}

/** Rows of `_all_docs` as revisions by id; what was removed is not there. */
export function revisionsOf(rows: readonly Json[]): Map<string, string> {
  return new Map(
    rows.flatMap((row) => {
      const value = row.value as Json | null | undefined;
      const isThere = typeof row.id === 'string' && typeof value?.rev === 'string' && value.deleted !== true;
      return isThere ? [[row.id as string, value.rev as string] as const] : [];
    }),
  );
}

/** A row of `_all_docs` that stands for a removed document. */
export function readTombstone(row: Json): RemoteDoc | undefined {
  const value = row.value as Json | null | undefined;
  if (typeof row.id !== 'string' || typeof value?.rev !== 'string' || value.deleted !== true)
    return undefined;
  return { id: row.id, rev: value.rev, deleted: true, body: {}, branches: [] };
}
