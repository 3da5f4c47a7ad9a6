import { badRequest } from './refusal';
import { generationOf, hashOf, type Json, type Revision, type RevisionTree } from './revision-tree';

/** Documents as they travel: fields of the server's own begin with an underscore, all others are the document's. */

export type Sent = {
  id: string | undefined;
  rev: string | undefined;
  deleted: boolean;
  /** The version and those before it, the newest first, where the sender says so. */
  path: string[];
  body: Json;
  /** Rules are shown them; they are not kept. */
  attachments: unknown;
};

const KNOWN = new Set(['_id', '_rev', '_deleted', '_revisions', '_conflicts', '_local_seq']);

export function readSent(value: unknown): Sent {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw badRequest('Document must be a JSON object');
  }
  const { _id, _rev, _deleted, _revisions, _attachments: attachments, ...rest } = value as Json;
  const body: Json = {};
  for (const [key, one] of Object.entries(rest)) {
    if (!key.startsWith('_')) body[key] = one;
    else if (!KNOWN.has(key)) throw badRequest(`Bad special document member: ${key}`);
  }
  const rev = typeof _rev === 'string' ? _rev : undefined;
  return {
    id: typeof _id === 'string' ? _id : undefined,
    rev,
    deleted: _deleted === true,
    path: pathIn(_revisions) ?? (rev === undefined ? [] : [rev]),
    body,
    attachments,
  };
}

function pathIn(revisions: unknown): string[] | undefined {
  const { start, ids } = (revisions ?? {}) as { start?: unknown; ids?: unknown };
  if (typeof start !== 'number' || !Array.isArray(ids)) return undefined;
  return ids.map((hash, at) => `${start - at}-${hash}`);
}

/** `_revisions` of a version. */
export function revisionsOf(path: readonly string[]): Json {
  return { start: path[0] === undefined ? 0 : generationOf(path[0]), ids: path.map(hashOf) };
}

/** One version as readers get it. */
export function shown(
  id: string,
  tree: RevisionTree,
  { rev, deleted, body }: Revision,
  { revs = false, conflicts = false } = {},
): Json {
  const others = conflicts ? tree.leaves.filter((one) => one.rev !== rev && !one.deleted) : [];
  return {
    _id: id,
    _rev: rev,
    ...body,
    ...(deleted ? { _deleted: true } : {}),
    ...(revs ? { _revisions: revisionsOf(tree.pathOf(rev)) } : {}),
    ...(others.length > 0 ? { _conflicts: others.map((one) => one.rev) } : {}),
  };
}
