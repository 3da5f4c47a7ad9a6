import type { EntityTable, IDType } from 'dexie';
import type { RecordClass } from '@/lib/domain/record-classes';
import { RECORD_CLASSES } from '@/lib/domain/record-classes';
import { type Alternative, type Fields, isSame, mergeRecords } from '@/lib/domain/record-merge';
import type { AltRow, DocRow, PilotlightDatabase } from './database';
import { opaqueRow, rowOf } from './documents';
import type { MineRow, OutboxRow } from './sync-rows';

/** A document of the server that was found fit to be stored. */
export type RemoteRow = {
  id: string;
  cls: RecordClass;
  rev: string;
  body: Record<string, unknown>;
  deleted: boolean;
  newer: boolean;
};

export type RejectedRow = { id: string; rev: string; reason: string; body: Record<string, unknown> };

export type Page = {
  rows: readonly RemoteRow[];
  rejected: readonly RejectedRow[];
  /** Further versions the server holds of some of these records. */
  branches?: readonly RemoteRow[];
  /** Where the feed stands after this page, and under which key it is remembered; absent for documents fetched one by one. */
  cursor?: { key: string; value: string };
  /** The organisation's page number, when it came with this page: remembered with the place in the feed behind it. */
  epoch?: Record<string, unknown>;
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
      const kept = preferred && changes.strange.includes(preferred) ? docs.get(branch.id) : undefined;
      if (kept || isAnothersBeginning(branch, preferred && toStored(preferred))) continue;
      await showBranch(db, changes, branch, page);
    }
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

async function getById<T extends { id: string }>(
  table: EntityTable<T, 'id'>,
  ids: readonly string[],
): Promise<Map<string, T>> {
  const found = ids.length > 0 ? await table.bulkGet([...ids] as IDType<T, 'id'>[]) : [];
  return new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}

type Changes = {
  docs: DocRow[];
  gone: string[];
  bases: DocRow[];
  outbox: OutboxRow[];
  done: string[];
  mine: MineRow[];
  alts: Omit<AltRow, 'n'>[];
  outdated: RemoteRow[];
  strange: RemoteRow[];
};

const emptyChanges = (): Changes => ({
  docs: [],
  gone: [],
  bases: [],
  outbox: [],
  done: [],
  mine: [],
  alts: [],
  outdated: [],
  strange: [],
});

/**
 * Whether it is a first version that somebody else wrote beside the one that is known: a server that is told a record's history
 * shows its rule no version before, so that whoever may start records could put one there under another's id. Who made a
 * record never changes.
 */
function isAnothersBeginning(remote: RemoteRow, known: DocRow | undefined): boolean {
  if (remote.cls !== 'initiative' && remote.cls !== 'metric') return false;
  if (!known?.rev || known.rev === remote.rev || remote.deleted || !remote.rev.startsWith('1-')) return false;
  return known.doc.createdBy !== undefined && remote.body.createdBy !== known.doc.createdBy;
}

/** What administrators set for everybody: rules, people with their roles, settings. */
const SET_BY_ADMINS: readonly RecordClass[] = ['workspace', 'rule', 'person'];

/**
 * Whether a server brings back what was replaced: an earlier revision, written earlier. One that went back in time honestly
 * gets the newer version again from its author, and whoever changes the record there from now on writes it later.
 */
function isOutdated(remote: RemoteRow, local: DocRow | undefined): boolean {
  if (!local?.rev || local.rev === remote.rev || remote.deleted || !SET_BY_ADMINS.includes(remote.cls))
    return false;
  return (
    Number.parseInt(remote.rev, 10) < Number.parseInt(local.rev, 10) &&
    String(remote.body.at) < String(local.doc.at)
  );
}

function takeOver(changes: Changes, remote: RemoteRow, local: DocRow | undefined): void {
  if (local?.rev === remote.rev) return;
  if (remote.deleted) {
    if (local) changes.gone.push(remote.id);
  } else changes.docs.push(toStored(remote));
}

type Beside = {
  remote: RemoteRow;
  waiting: OutboxRow;
  local: DocRow | undefined;
  base: DocRow | undefined;
  page: Page;
};

function takeBesideEdit(changes: Changes, beside: Beside): void {
  const { remote, waiting, local, page } = beside;
  const { session, at } = page;
  if (RECORD_CLASSES[remote.cls].kind === 'immutable' || !local) {
    // Same id, same content: that it comes back is the acknowledgement.
    changes.docs.push(toStored(remote));
    changes.done.push(remote.id);
    changes.mine.push({ id: remote.id, home: waiting.home, rev: remote.rev, session, at });
    return;
  }
  if (local.rev === remote.rev) return;
  if (remote.newer) {
    // A later version wrote it: ours cannot be merged without losing what we do not know of.
    changes.outbox.push({ ...waiting, state: 'blocked', reason: 'needs_newer_app' });
    return;
  }
  if (remote.deleted) {
    // An edit is worth more than a deletion: it is written on top of the tombstone.
    changes.docs.push({ ...local, rev: remote.rev });
    return;
  }
  const base = beside.base?.doc ?? olderVersion(local, remote);
  const { fields, alternatives } = mergeRecords(remote.cls, base, local.doc, remote.body);
  if (sameContent(fields, remote.body)) {
    changes.docs.push(toStored(remote));
    changes.done.push(remote.id);
    changes.mine.push({ id: remote.id, home: waiting.home, rev: remote.rev, session, at });
  } else {
    // What is written next is written in the name of whoever edited here, or the server refuses it.
    const { by, dev } = local.doc;
    changes.docs.push({ ...rowOf(remote.id, remote.cls, { ...fields, by, dev }), rev: remote.rev });
    changes.bases.push(toStored(remote));
    // The content changed under an answer that may still be on its way.
    changes.outbox.push({ ...waiting, gen: waiting.gen + 1 });
  }
  changes.alts.push(...alternatives.map((one) => toAlt(remote.id, one)));
}

/**
 * The server holds two versions and prefers one, the same for everybody. What the other one says differently is shown as a
 * second version, once: whoever settled it is not asked again.
 */
async function showBranch(
  db: PilotlightDatabase,
  changes: Changes,
  branch: RemoteRow,
  { rows, at }: Page,
): Promise<void> {
  const key = `branch:${branch.id}:${branch.rev}`;
  const preferred = rows.find(({ id }) => id === branch.id);
  if (!preferred || preferred.deleted || (await db.meta.get(key))) return;
  await db.meta.put({ key, value: at });
  const { cls, body } = branch;
  const by = String(body.by ?? '');
  const alternatives =
    cls === 'rule'
      ? [{ field: '*', value: body, by, at: String(body.at ?? at) }]
      : mergeRecords(cls, undefined, body, preferred.body).alternatives;
  changes.alts.push(...alternatives.map((one) => toAlt(branch.id, one)));
}

async function write(db: PilotlightDatabase, changes: Changes, page: Page): Promise<void> {
  const { cursor, rejected, at, epoch } = page;
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
    epoch ? db.meta.put({ key: 'epochSeen', value: epoch }) : undefined,
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
  const aside = new Set(bad.map(({ id }) => id));
  const good = new Set(rows.map(({ id }) => id).filter((id) => !aside.has(id)));
  await Promise.all([
    db.quarantine.bulkPut(bad),
    db.quarantine.bulkDelete(setAside.filter((id) => good.has(id))),
  ]);
}

/**
 * A server that was put back in time holds an older version of a record that is offered again (it has lost its revision
 * here): then everything that differs is ours. A version written there since is newer, and no base at all.
 */
function olderVersion(local: DocRow, remote: RemoteRow): Fields | undefined {
  const isOffered = local.rev === undefined;
  return isOffered && String(remote.body.at) < String(local.doc.at) ? remote.body : undefined;
}

function toStored({ id, cls, rev, body, newer }: RemoteRow): DocRow {
  return { ...(newer ? opaqueRow(id, cls, body) : rowOf(id, cls, body)), rev };
}

const toAlt = (id: string, { field, value, by, at }: Alternative) => ({ id, field, value, by, at });

/** Equal apart from who wrote it last and when. */
function sameContent(one: Fields, other: Fields): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const envelope of ['v', 'by', 'at', 'dev']) keys.delete(envelope);
  return [...keys].every((key) => isSame(one[key], other[key]));
}
