import type { BackupHead, BackupRow } from '@/lib/domain/backup/backup';
import { checkBackup } from '@/lib/domain/backup/check-backup';
import { NOBODY } from '@/lib/domain/concern-records';
import { AppError } from '@/lib/domain/errors';
import { classOf } from '@/lib/domain/record-classes';
import { chainKey } from '../audit-log';
import { commit, type Unit } from '../commit';
import { type DocRow, database, type PilotlightDatabase } from '../database';
import { rowOf, SCHEMA_VERSION } from '../documents';
import type { Underway } from './import-rules';
import { requireRole } from './roles';

/**
 * Puts a backup in the place of what is here, all of it or nothing. It is looked through again inside the one transaction.
 * Records come back as they were, with the log that tells how they became so; the act itself adds one entry. A team's
 * workspace is never replaced: its records are others' as well, and lie on its server.
 *
 * @throws AppError `restore_in_team`, `restore_refused` with the first problems, `restore_overtaken` when something was
 * written since the person agreed, `import_cancelled`.
 */
export function restoreWorkspace(
  input: { head: BackupHead; rows: readonly BackupRow[]; file: string; replaces: number },
  at: Date,
  { onProgress, isCancelled }: Underway,
  db: PilotlightDatabase = database,
): Promise<{ records: number }> {
  const { head, rows, file, replaces } = input;
  return commit(db, { personId: head.me, at }, async (unit) => {
    const pause = async (share: number) => {
      onProgress(share);
      // A small request keeps the transaction open while the cancelling message may arrive.
      await unit.db.meta.get('me');
      if (isCancelled()) throw new AppError('import_cancelled');
    };
    await requireRight(unit, at);
    await refuseBroken(unit, input, pause);
    if ((await unit.db.docs.count()) !== replaces) throw new AppError('restore_overtaken');
    await removeAll(unit);
    for (let from = 0; from < rows.length; from += SLICE) {
      await pause(CHECKING + (1 - CHECKING) * (from / rows.length));
      await unit.db.docs.bulkPut(rows.slice(from, from + SLICE).map(storedRow));
    }
    await continueChains(unit, rows);
    await unit.db.meta.put({ key: 'me', value: head.me });
    if (head.demo) await unit.db.meta.put({ key: 'demo', value: true });
    const policy = await unit.db.docs.get('meta:policy');
    if (!policy) throw new AppError('backup_no_workspace');
    await unit.log(
      { id: policy.id, cls: policy.cls, before: policy, after: policy },
      'workspace.restore',
      file,
    );
    return { records: rows.length };
  });
}

const SLICE = 200;
const MOST_NAMED = 20;
/** How much of the whole the checking is, about. */
const CHECKING = 0.5;

/** Whoever replaces an own workspace administers it; an empty browser and the demo are anybody's. */
async function requireRight(unit: Unit, at: Date): Promise<void> {
  const [team, me, demo] = await unit.db.meta.bulkGet(['team', 'me', 'demo']);
  if (team) throw new AppError('restore_in_team');
  if (demo?.value === true || !(await unit.get('workspace', 'meta:policy'))) return;
  await requireRole(unit, { personId: String(me?.value), at }, ['admin']);
}

async function refuseBroken(
  unit: Unit,
  { head, rows }: { head: BackupHead; rows: readonly BackupRow[] },
  pause: (share: number) => Promise<void>,
): Promise<void> {
  const work = checkBackup(rows, { head, schemaVersion: SCHEMA_VERSION, now: unit.now });
  for (;;) {
    const step = work.next();
    if (!step.done) {
      await pause(CHECKING * step.value);
      continue;
    }
    const { problems } = step.value;
    if (problems.length === 0) return;
    throw new AppError(
      'restore_refused',
      problems.slice(0, MOST_NAMED).map(({ problem }) => problem),
    );
  }
}

/** Of what is here only the device's own name stays, and what was set aside because it could not be read. */
async function removeAll({ db }: Unit): Promise<void> {
  const device = await db.meta.get('deviceId');
  const traces = [db.drafts, db.hidden, db.seen, db.matchCounts, db.prompts, db.observations, db.collections];
  await Promise.all([db.docs, db.meta, db.alts, ...traces].map((table) => table.clear()));
  if (device) await db.meta.put(device);
}

function storedRow({ id, doc }: BackupRow): DocRow {
  const cls = classOf(id);
  if (!cls) throw new AppError('backup_record_unknown');
  return rowOf(id, cls, doc);
}

/** This device goes on where its own log ends in the backup. */
async function continueChains({ db, envelope }: Unit, rows: readonly BackupRow[]): Promise<void> {
  for (const dev of [envelope.dev, NOBODY]) {
    let head: { seq: number; id: string } | undefined;
    for (const { id, doc } of rows) {
      if (doc.dev !== dev || classOf(id) !== 'audit') continue;
      const seq = Number(doc.seq);
      if (!head || seq > head.seq) head = { seq, id };
    }
    if (head) await db.meta.put({ key: chainKey(dev), value: head });
  }
}
