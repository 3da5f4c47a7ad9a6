import type { EntityTable, IDType } from 'dexie';
import { isSame } from '@/lib/domain/same-content';
import { type Branch, forgetSettled, meetBranch } from './branches';
import type { PilotlightDatabase } from './database';
import { epochKey } from './epoch-pages';
import {
  type Changes,
  emptyChanges,
  isAnothersBeginning,
  isOutdated,
  type RemoteRow,
  takeBesideEdit,
  takeOver,
  toStored,
} from './remote-changes';
import { setAsideUnsendable } from './unsendable';

export type RejectedRow = { id: string; rev: string; reason: string; body: Record<string, unknown> };

export type Page = {
  rows: readonly RemoteRow[];
  rejected: readonly RejectedRow[];
  /** Further versions the server holds of some of these records. */
  branches?: readonly Branch[];
  /** In whose name this device writes what became of two versions. */
  author: { by: string; dev: string };
  /** Where the feed stands after this page, and under which key it is remembered; absent for documents fetched one by one. */
  cursor?: { key: string; value: string };
  /** The organisation's page numbers that came with this page: remembered with the place in the feed behind it. */
  epochs?: readonly { page: number; body: Record<string, unknown> }[];
  /** Nothing was here when this copy began: whatever is found under an id was written by a page before, or waits here. */
  intoEmpty?: boolean;
  session: number;
  at: string;
};

/** What one page changed here: enough to tell the open panels, and to say that two versions exist. */
export type Applied = {
  changed: number;
  merged: string[];
  quarantined: number;
  /** What was offered in an older version than is here, and had not been offered so before. */
  outdated: RemoteRow[];
};

/**
 * Takes one page in, in one transaction with its cursor: either the whole page and the place after it, or neither. A record
 * that is being edited here is merged three ways and stays in the outbox; everything else simply becomes what the server has.
 */
export async function applyRemote(db: PilotlightDatabase, page: Page): Promise<Applied> {
  const tables = [db.docs, db.base, db.outbox, db.mine, db.alts, db.quarantine, db.meta];
  return db.transaction('rw', tables, async () => {
    const ids = page.rows.map(({ id }) => id);
    // Of hundreds of records few are edited here or there before, and every single question to the database costs as much as
    // writing a record. Everything is read first: Dexie loses its transaction in a loop of a hundred awaits that ask nothing.
    const edited = new Set(await db.outbox.toCollection().primaryKeys());
    const spoilt = page.rejected.filter(({ id }) => edited.has(id));
    const open = [...ids.filter((id) => edited.has(id)), ...spoilt.map(({ id }) => id)];
    if (open.length > 0) await setAsideUnsendable(db, open, page.at);
    const [docs, waiting, bases, setAside] = await Promise.all([
      getById(db.docs, page.intoEmpty ? open : [...ids, ...spoilt.map(({ id }) => id)]),
      getById(db.outbox, open),
      getById(db.base, open),
      db.quarantine.toCollection().primaryKeys(),
    ]);
    const changes = emptyChanges();
    for (const remote of page.rows) {
      const { id } = remote;
      const [row, local] = [waiting.get(id), docs.get(id)];
      if (isAnothersBeginning(remote, local)) changes.strange.push(remote);
      else if (row) takeBesideEdit(changes, { remote, waiting: row, local, base: bases.get(id), page });
      else if (isOutdated(remote, local)) changes.outdated.push(remote);
      else takeOver(changes, remote, local);
    }
    for (const { id, rev } of spoilt) {
      // What is being edited here replaces what nobody can read: it is written on top of it.
      const local = docs.get(id);
      if (local && waiting.get(id)?.kind === 'mutable') changes.docs.push({ ...local, rev });
    }
    for (const branch of page.branches ?? []) {
      const preferred = page.rows.find(({ id }) => id === branch.id);
      if (!preferred || preferred.newer || isSetAside(changes, preferred)) continue;
      if (!preferred.deleted && !isAnothersBeginning(branch, toStored(preferred)))
        await meetBranch(db, changes, { branch, preferred, page });
    }
    // Beside an edit that waits, what arrives may be the very version that is shown.
    await forgetSettled(
      db,
      page.rows.filter((row) => !isSetAside(changes, row) && !waiting.has(row.id)),
    );
    await write(db, changes, page);
    const before = await getById(
      db.quarantine,
      changes.outdated.map(({ id }) => id),
    );
    await tidyQuarantine(db, changes, setAside, page);
    return {
      changed: changes.docs.length + changes.gone.length,
      merged: changes.alts.map(({ id }) => id),
      quarantined: page.rejected.length + changes.outdated.length + changes.strange.length,
      outdated: changes.outdated.filter(({ id, body }) => !isSame(before.get(id)?.row, body)),
    };
  });
}

/** Of what is not believed, nothing else is looked at either. */
const isSetAside = ({ strange, outdated }: Changes, row: RemoteRow): boolean =>
  strange.includes(row) || outdated.includes(row);

async function getById<T extends { id: string }>(
  table: EntityTable<T, 'id'>,
  ids: readonly string[],
): Promise<Map<string, T>> {
  const found = ids.length > 0 ? await table.bulkGet([...ids] as IDType<T, 'id'>[]) : [];
  return new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}

async function write(db: PilotlightDatabase, changes: Changes, page: Page): Promise<void> {
  const { cursor, rejected, at, epochs = [] } = page;
  const { docs, gone, bases, done, outbox, mine, alts } = changes;
  // Most pages of a first copy bring documents and nothing else, and Dexie's work over an empty list is not nothing.
  await Promise.all([
    docs.length > 0 && db.docs.bulkPut(docs),
    gone.length > 0 && db.docs.bulkDelete(gone),
    bases.length > 0 && db.base.bulkPut(bases),
    outbox.length > 0 && db.outbox.bulkPut(outbox),
    done.length > 0 && Promise.all([db.base.bulkDelete(done), db.outbox.bulkDelete(done)]),
    mine.length > 0 && db.mine.bulkPut(mine),
    alts.length > 0 && db.alts.bulkAdd(alts),
    rejected.length > 0 &&
      db.quarantine.bulkPut(rejected.map(({ id, reason, body }) => ({ id, at, reason, row: body }))),
    cursor ? db.meta.put({ key: cursor.key, value: cursor.value }) : undefined,
    epochs.length > 0 && db.meta.bulkPut(epochs.map((one) => ({ key: epochKey(one.page), value: one.body }))),
  ]);
}

/** What is set aside besides the page's own rejections, and what of that a good version has replaced. */
async function tidyQuarantine(
  db: PilotlightDatabase,
  changes: Changes,
  setAside: readonly string[],
  { at, rows }: Page,
): Promise<void> {
  const bad = [
    ...changes.outdated.map(({ id, body }) => ({ id, at, reason: 'older_than_known', row: body })),
    ...changes.strange.map(({ id, body }) => ({ id, at, reason: 'not_its_author', row: body })),
  ];
  if (bad.length > 0) await db.quarantine.bulkPut(bad);
  if (setAside.length === 0) return;
  const aside = new Set(bad.map(({ id }) => id));
  const good = new Set(rows.map(({ id }) => id).filter((id) => !aside.has(id)));
  await db.quarantine.bulkDelete(setAside.filter((id) => good.has(id)));
}
