import { epochPageOf } from '@/lib/domain/erasure';
import { isImmutable } from '@/lib/domain/record-classes';
import { homeOf } from '@/lib/domain/record-homes';
import { MERGED_VERSIONS } from '@/lib/domain/record-merge';
import { applyRemote } from '@/lib/store/apply-remote';
import { type Branch, isMetBranch } from '@/lib/store/branches';
import { commit } from '@/lib/store/commit';
import { SCHEMA_VERSION } from '@/lib/store/documents';
import { readErased } from '@/lib/store/epoch-pages';
import type { RemoteRow } from '@/lib/store/remote-changes';
import { type CheckedDoc, checkRemote, type Rejection } from './check-remote';
import type { RemoteDoc } from './remote-store';
import type { SessionContext, SessionReport } from './session-context';

/**
 * Checks documents one by one and stores them in one transaction, with the place in the feed behind them. `intoEmpty`: as in
 * `Page`.
 */
export async function takeIn(
  context: SessionContext,
  docs: readonly RemoteDoc[],
  session: number,
  report: SessionReport,
  { cursor, intoEmpty = false }: { cursor?: string; intoEmpty?: boolean } = {},
): Promise<void> {
  const branches = await readBranches(context, docs);
  // The organisation's page numbers are no records, but news for everybody.
  const epochs = docs.flatMap(({ id, body }) => {
    const page = epochPageOf(id);
    return page === undefined ? [] : { page, body };
  });
  // What was erased does not come back, whoever brings it: a backup, or a device that was sending at that very moment.
  const erased = await readErased(context.db);
  const checked = docs
    .filter(({ id }) => epochPageOf(id) === undefined && !erased?.record(id))
    .map((doc) => soundLeaf(checkRemote(doc, SCHEMA_VERSION), branches));
  const applied = await applyRemote(context.db, {
    rows: checked.filter((one): one is CheckedDoc => !isRejected(one)),
    rejected: checked.filter(isRejected),
    branches: await withAncestors(context, docs, branches),
    author: { by: context.account, dev: context.device },
    intoEmpty,
    session,
    at: context.now().toISOString(),
    epochs,
    ...(cursor === undefined ? {} : { cursor: { key: 'cursor:core', value: cursor } }),
  });
  report.pulled += applied.changed;
  report.merged += applied.merged.length;
  report.quarantined += applied.quarantined;
  await noteOutdated(context, applied.outdated);
}

const isRejected = (one: CheckedDoc | Rejection): one is Rejection => 'reason' in one;

/** That the server offered older versions stands in the log, once for all of them. */
async function noteOutdated({ db, account, now }: SessionContext, outdated: readonly RemoteRow[]) {
  const [first] = outdated;
  if (!first) return;
  await commit(db, { personId: account, at: now() }, async (unit) => {
    const kept = await unit.db.docs.get(first.id);
    const ids = outdated.map(({ id }) => id).join(', ');
    if (kept) await unit.log({ ...kept, before: kept, after: kept }, 'server.outdated', ids.slice(0, 500));
  });
}

/**
 * Further leaves of documents that the server holds in several versions, because a split cluster accepted two edits or
 * somebody wrote past it. Only those that are fit to be looked at.
 */
async function readBranches(context: SessionContext, docs: readonly RemoteDoc[]): Promise<CheckedDoc[]> {
  const found: CheckedDoc[] = [];
  for (const { id, branches, body } of docs) {
    const known = body[MERGED_VERSIONS];
    for (const rev of [...branches].sort()) {
      if (Array.isArray(known) && known.includes(rev)) continue;
      if (await isMetBranch(context.db, id, rev)) continue;
      const leaf = await readVersion(context, id, rev);
      if (leaf) found.push(leaf);
    }
  }
  return found;
}

/** One version of a document, when it is there and fit to be looked at. */
async function readVersion({ remote }: SessionContext, id: string, rev: string) {
  const home = homeOf(id);
  const doc = home && (await remote.readBranch(home, id, rev));
  const checked = doc && checkRemote(doc, SCHEMA_VERSION);
  return checked && !('reason' in checked) ? checked : undefined;
}

/** Of records that change, each further leaf with the version that it and the server's own were made from, if it is kept. */
async function withAncestors(
  context: SessionContext,
  docs: readonly RemoteDoc[],
  branches: readonly CheckedDoc[],
): Promise<Branch[]> {
  const found: Branch[] = [];
  for (const leaf of branches) {
    const { id, rev, deleted, newer } = leaf;
    const home = homeOf(id);
    const preferred = docs.find((one) => one.id === id);
    if (deleted || newer || !home || !preferred || isImmutable(id)) continue;
    const own = new Set(await context.remote.history(home, id, rev));
    const shared = (await context.remote.history(home, id, preferred.rev)).find((one) => own.has(one));
    const ancestor = shared && (await readVersion(context, id, shared));
    found.push({ ...leaf, ...(ancestor ? { ancestor: ancestor.body } : {}) });
  }
  return found;
}

/** Of a fact, the leaf that is what its id commits to is the fact, whichever the server prefers. */
function soundLeaf(checked: CheckedDoc | Rejection, branches: readonly CheckedDoc[]): CheckedDoc | Rejection {
  if (!('reason' in checked) || checked.reason !== 'not_its_hash') return checked;
  return branches.find(({ id, deleted }) => id === checked.id && !deleted) ?? checked;
}
