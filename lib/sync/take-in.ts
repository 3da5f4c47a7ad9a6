import { RECORD_CLASSES } from '@/lib/domain/record-classes';
import { homeOf } from '@/lib/domain/record-homes';
import { applyRemote } from '@/lib/store/apply-remote';
import { commit } from '@/lib/store/commit';
import { SCHEMA_VERSION } from '@/lib/store/documents';
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
  const epoch = docs.find(({ id }) => id === EPOCH)?.body;
  const checked = docs
    .filter(({ id }) => id !== EPOCH)
    .map((doc) => soundLeaf(checkRemote(doc, SCHEMA_VERSION), branches));
  const applied = await applyRemote(context.db, {
    rows: checked.flatMap((one) => ('reason' in one ? [] : [one])),
    rejected: checked.flatMap((one) => ('reason' in one ? [one] : [])),
    branches: branches.filter((one) => !one.deleted && RECORD_CLASSES[one.cls].kind === 'mutable'),
    intoEmpty,
    session,
    at: context.now().toISOString(),
    ...(epoch === undefined ? {} : { epoch }),
    ...(cursor === undefined ? {} : { cursor: { key: 'cursor:core', value: cursor } }),
  });
  report.pulled += applied.changed;
  report.merged += applied.merged.length;
  report.quarantined += applied.quarantined;
  await noteOutdated(context, applied.outdated);
}

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
async function readBranches({ remote }: SessionContext, docs: readonly RemoteDoc[]): Promise<CheckedDoc[]> {
  const found: CheckedDoc[] = [];
  for (const { id, branches } of docs.filter((one) => one.branches.length > 0)) {
    const home = homeOf(id);
    for (const rev of home ? branches : []) {
      const leaf = home && (await remote.readBranch(home, id, rev));
      const checked = leaf && checkRemote(leaf, SCHEMA_VERSION);
      if (checked && !('reason' in checked)) found.push(checked);
    }
  }
  return found;
}

/** Of a fact, the leaf that is what its id commits to is the fact, whichever the server prefers. */
function soundLeaf(checked: CheckedDoc | Rejection, branches: readonly CheckedDoc[]): CheckedDoc | Rejection {
  if (!('reason' in checked) || checked.reason !== 'not_its_hash') return checked;
  return branches.find(({ id, deleted }) => id === checked.id && !deleted) ?? checked;
}

/** The organisation's page number: no record, but news for everybody. */
const EPOCH = 'meta:epoch';
