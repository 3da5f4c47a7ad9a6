import { type Account, hashPassword, isDatabaseAdmin } from './accounts';
import type { Database } from './database';
import { compileValidate, type Validate } from './design-functions';
import { readSent, revisionsOf, type Sent, shown } from './documents';
import { badRequest, conflict, Refusal } from './refusal';
import { generationOf, nextRev, type RevisionTree } from './revision-tree';

/** Rules by their text: they are compiled once. */
const rules = new Map<string, Validate>();

/**
 * Writes one document as somebody. Without `newEdits` the document brings its own history, as replicated ones do: nothing is
 * a conflict then, and the rules are shown no version before.
 *
 * @returns the version it is now
 */
export function writeDocument(
  database: Database,
  user: Account,
  value: unknown,
  { newEdits = true, id: named }: { newEdits?: boolean; id?: string } = {},
): { id: string; rev: string } {
  const sent = readSent(value);
  const id = named ?? sent.id ?? '';
  expectId(database, id);
  const known = database.get(id);
  const path = newEdits ? nextPath(known, sent) : sent.path;
  if (!newEdits) {
    const [rev = ''] = path;
    if (!/^\d+-./.test(rev)) throw badRequest('Document _rev required');
    if (known?.find(rev)?.body) return { id, rev };
  }
  // What is written on top of is shown to the rules, a removed version that is begun anew on top of is not.
  const old = newEdits && known && sent.rev !== undefined ? known.find(sent.rev) : undefined;
  if (id.startsWith('_design/')) expectAdmin(database, user);
  else {
    const before = old && known ? shown(id, known, old, { revs: true }) : null;
    const after = {
      _id: id,
      ...(sent.rev === undefined ? {} : { _rev: sent.rev }),
      _revisions: newEdits ? revisionsOf(old ? [old.rev] : []) : revisionsOf(path),
      ...sent.body,
      ...(sent.deleted ? { _deleted: true } : {}),
      ...(sent.attachments === undefined ? {} : { _attachments: sent.attachments }),
    };
    const told = { db: database.name, name: user.name, roles: user.roles };
    for (const validate of rulesOf(database)) validate(after, before, told, database.security);
  }
  const body = database.name === '_users' && !sent.deleted ? hashPassword(sent.body) : sent.body;
  database.open(id).graft(path, sent.deleted, body);
  database.touch(id);
  return { id, rev: path[0] ?? '' };
}

/** The version that an edit makes, with those before it. */
function nextPath(known: RevisionTree | undefined, { rev, deleted, body }: Sent): string[] {
  if (!known) {
    if (rev !== undefined && generationOf(rev) > 0) throw conflict();
    return [nextRev(undefined, deleted, body)];
  }
  if (rev === undefined && !known.winner.deleted) throw conflict();
  const parent = rev ?? known.winner.rev;
  if (!known.leaves.some((leaf) => leaf.rev === parent)) throw conflict();
  return [nextRev(parent, deleted, body), ...known.pathOf(parent)];
}

function expectId(database: Database, id: string): void {
  if (id === '') throw new Refusal(400, 'illegal_docid', 'Document id must not be empty');
  if (id.startsWith('_design/')) return;
  if (id.startsWith('_')) {
    throw new Refusal(400, 'illegal_docid', 'Only reserved document ids may start with underscore.');
  }
  if (database.partitioned && !/^[^_:][^:]*:./.test(id)) {
    throw new Refusal(400, 'illegal_docid', 'Doc id must be of form partition:id');
  }
}

function expectAdmin(database: Database, who: Account): void {
  if (isDatabaseAdmin(database, who)) return;
  const [status, error] = who.name === null ? [401, 'unauthorized'] : [403, 'forbidden'];
  throw new Refusal(Number(status), String(error), 'You are not a db or server admin.');
}

function rulesOf(database: Database): Validate[] {
  return [...database.designs].flatMap((id) => {
    const design = database.get(id)?.winner;
    const source = design?.deleted ? undefined : design?.body?.validate_doc_update;
    if (typeof source !== 'string') return [];
    const rule = rules.get(source) ?? compileValidate(source);
    rules.set(source, rule);
    return [rule];
  });
}
