import Dexie from 'dexie';
import { unmetDemand, type VersionDemand } from '@/lib/domain/client-version';
import { NOBODY } from '@/lib/domain/concern-records';
import { AppError } from '@/lib/domain/errors';
import { parseRecord, RECORD_CLASSES, type RecordClass, type RecordOf } from '@/lib/domain/record-classes';
import { appendAudit, type Change } from './audit-log';
import type { DocRow, PilotlightDatabase } from './database';
import { ofInitiative } from './doc-ranges';
import { docIdOf, fromRow, type NewRecord, SCHEMA_VERSION, toRow } from './documents';
import { readErased } from './epoch-pages';
import { readDemand } from './held-back';
import { deviceId } from './ids';
import { enqueue, enqueueNew } from './outbox';
import { readable } from './record-lists';
import { storageError } from './storage-error';
import type { Author, Unit, Written } from './unit';
import { brokenInvariants } from './write-checks';

export type { Author, Unit };

/**
 * The one write path. Runs a command in a single strict transaction over records and audit log: either both are on the
 * disk or neither is. The command's domain checks run inside, so two confirmations at once cannot both pass.
 *
 * @throws AppError the command's own refusal; `client_too_old` for a record of a team that asks for a newer version;
 * `storage_full`, `storage_newer`, `storage_broken` when nothing was saved.
 */
export async function commit<T>(
  db: PilotlightDatabase,
  author: Author,
  command: (unit: Unit) => Promise<T>,
): Promise<T> {
  const run = () =>
    db.transaction(
      'rw',
      [
        db.docs,
        db.meta,
        db.drafts,
        db.hidden,
        db.seen,
        db.matchCounts,
        db.prompts,
        db.base,
        db.outbox,
        db.alts,
        db.observations,
        db.collections,
      ],
      async () => command(await begin(db, author)),
    );
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw storageError(cause);
  }
}

async function begin(db: PilotlightDatabase, author: Author): Promise<Unit> {
  const { unnamed } = author;
  const now = unnamed ? `${author.at.toISOString().slice(0, 10)}T00:00:00.000Z` : author.at.toISOString();
  const dev = unnamed ? NOBODY : await deviceId(db, author.at);
  const envelope = { v: SCHEMA_VERSION, by: unnamed ? NOBODY : author.personId, at: now, dev };
  const inTeam = (await db.meta.get('team')) !== undefined;
  const demand = inTeam ? await readDemand(db) : undefined;
  /** What an older version writes may lack what the organisation relies on. Taking the demand back is let through. */
  const refuseTooOld = (found: VersionDemand | undefined) => {
    if (found) throw new AppError('client_too_old', [{ code: 'client_too_old', values: found }]);
  };
  const written: Written[] = [];
  // A local workspace has nobody to send to. The change and its place in the queue are one write, or none.
  const send = async (changed: readonly { before?: DocRow | undefined; after: DocRow }[]) => {
    if (!inTeam) return;
    for (const one of changed) await enqueue(db, one.before, one.after, now);
  };
  const unit: Unit = {
    written,
    now,
    envelope,
    db,
    get: async (cls, docId) => {
      const row = await db.docs.get(docId);
      return row && fromRow(cls, row);
    },
    listGroup: async (cls, group) => {
      const rows = await db.docs.where('grp').equals(group).toArray();
      return readable(cls, rows);
    },
    listInitiative: async (cls, initiativeId) => {
      const rows = await ofInitiative(db, initiativeId, cls).toArray();
      return readable(cls, rows);
    },
    put: async (cls, record, action, reason) => {
      refuseTooOld(demand && cls === 'workspace' ? unmetDemand(record, db.clientVersion) : demand);
      const row = await putRow(unit, cls, record);
      written.push({ cls, record: { ...record, id: record.id ?? row.id } } as unknown as Written);
      const entries = await appendAudit(db, envelope, [{ row, action, ...(reason ? { reason } : {}) }]);
      await send([row, ...entries]);
      return row.id;
    },
    log: async (row, action, reason) => {
      await send(await appendAudit(db, envelope, [{ row, action, ...(reason ? { reason } : {}) }]));
    },
    putMany: async (cls, changes, reason) => {
      refuseTooOld(demand);
      const known = changes.filter(({ fresh }) => !fresh).map(({ record }) => docIdOf(cls, record));
      const found = known.length === 0 ? [] : await db.docs.bulkGet(known);
      const befores = new Map(known.map((id, index) => [id, found[index]]));
      const checked = changes.map(({ record, action }): Change => {
        // Without waiting in between: see `stillInTransaction`.
        const { row } = fittingRow(cls, record, befores.get(docIdOf(cls, record)));
        return { row, action, ...(reason ? { reason } : {}) };
      });
      stillInTransaction();
      const rowsOf = (fresh: boolean) =>
        checked.flatMap(({ row }, index) => (changes[index]?.fresh === fresh ? row.after : []));
      const [entries] = await Promise.all([
        appendAudit(db, envelope, checked),
        db.docs.bulkPut(rowsOf(false)),
        db.docs.bulkAdd(rowsOf(true)),
      ]);
      await send([...checked.map(({ row }) => row), ...entries]);
    },
    bring: async (rows, action) => {
      refuseTooOld(demand);
      // All at once: a cursor waits for each.
      const there = await db.docs.bulkGet(rows.map(({ id }) => id));
      const here = new Set(there.flatMap((row) => row?.id ?? []));
      // What the organisation erased for good does not come back with another workspace.
      const erased = await readErased(db);
      stillInTransaction();
      const added = rows.filter(({ id }) => !here.has(id) && !erased?.record(id));
      await db.docs.bulkAdd(added);
      const changes = added.map((after): Change => ({ row: { ...after, after }, action }));
      const entries = await appendAudit(db, envelope, changes);
      if (inTeam) await enqueueNew(db, [...added, ...entries.map(({ after }) => after)], now);
      return added.length;
    },
  };
  return unit;
}

async function putRow<C extends RecordClass>(
  unit: Unit,
  cls: C,
  record: NewRecord<C>,
): Promise<Change['row']> {
  const row = await checkRow(unit, cls, record, await unit.db.docs.get(docIdOf(cls, record)));
  stillInTransaction();
  if (!isKnownFact(row)) await unit.db.docs.put(row.after);
  return row;
}

/**
 * Dexie follows a transaction through at most a hundred waits in a row that ask the database nothing, and then writes outside
 * of it without a word (4.4.7, `ZONE_ECHO_LIMIT`). A command that does so is a bug; nothing of it may be written.
 */
function stillInTransaction(): void {
  if (!Dexie.currentTransaction) throw new Error('a command has left its transaction');
}

/** The row that a record becomes. @throws AppError when it does not fit its class or breaks an invariant. */
async function checkRow<C extends RecordClass>(
  unit: Unit,
  cls: C,
  record: NewRecord<C>,
  before: DocRow | undefined,
): Promise<Change['row']> {
  const { row, parsed } = fittingRow(cls, record, before);
  if (isKnownFact(row)) return row;
  const problems = await brokenInvariants(unit, cls, before && fromRow(cls, before), parsed);
  if (problems.length > 0) throw new AppError('invalid_input', problems);
  return row;
}

/** The row of a record that fits its class. @throws AppError `invalid_record`, `newer_version` */
function fittingRow<C extends RecordClass>(
  cls: C,
  record: NewRecord<C>,
  before: DocRow | undefined,
): { row: Change['row']; parsed: RecordOf<C> } {
  if (before && Number(before.doc.v) > SCHEMA_VERSION) throw new AppError('newer_version');
  const after: DocRow = { ...toRow(cls, record), ...(before?.rev ? { rev: before.rev } : {}) };
  const parsed = parseRecord(cls, after.id, after.doc);
  if (!parsed.success) {
    throw new AppError(
      'invalid_record',
      parsed.error.issues.map((issue) => ({ code: 'invalid_value', field: issue.path.join('.') })),
    );
  }
  return { row: { id: after.id, cls, before, after }, parsed: parsed.data as RecordOf<C> };
}

/** An immutable record that is already there is the same record: its id is the hash of its content. */
function isKnownFact({ cls, before }: Change['row']): boolean {
  return before !== undefined && RECORD_CLASSES[cls].kind === 'immutable';
}
