import { RECORD_CLASSES } from '@/lib/domain/record-classes';
import { type DocRow, database, type PilotlightDatabase } from './database';
import { fromRow, SCHEMA_VERSION } from './documents';

/**
 * Parts of the table by id. Ids of values begin with a digit, those of the audit log with `aud:`; both are only ever
 * added to, and there are a hundred times as many of them as of everything else.
 */
const PARTS = {
  // What changes often comes first: the rest may take minutes, and the browser may stop the worker meanwhile.
  all: [
    [':', '\uffff'],
    ['', ':'],
  ],
  frequently_changed: [
    [':', 'aud:'],
    ['aud;', '\uffff'],
  ],
} as const satisfies Record<string, readonly (readonly [from: string, to: string])[]>;
type Part = keyof typeof PARTS;

/** Rows that are read at once: a page waits no longer for its answer than these take to be checked. */
const AT_ONCE = 500;
/** Between two such reads, so that whatever a person waits for finds database and worker free. */
const PAUSE_MS = 100;

/**
 * Sets rows aside that no longer fit their class. They are kept whole, so that a newer version or a person can look at
 * them; nothing is deleted. Answers how many were moved.
 */
export async function quarantineUnreadable(
  db: PilotlightDatabase,
  now: Date,
  part: Part = 'all',
): Promise<number> {
  const ids = await listUnreadable(db, part);
  if (ids.length === 0) return 0;
  await db.transaction('rw', db.docs, db.quarantine, async () => {
    for (const row of await db.docs.bulkGet(ids)) {
      if (!row) continue;
      await db.quarantine.put({ id: row.id, at: now.toISOString(), reason: 'does_not_fit_class', row });
      await db.docs.delete(row.id);
    }
  });
  return ids.length;
}

/**
 * Ids of rows that no longer fit their class. Reads a few hundred at a time, each in a transaction of its own: one over
 * the whole table would keep every write waiting, and every message, for as long as it lasts.
 */
export async function listUnreadable(
  db: PilotlightDatabase = database,
  part: Part = 'all',
): Promise<string[]> {
  const unreadable: string[] = [];
  for (const [from, to] of PARTS[part]) {
    let last: string | undefined;
    let rows: DocRow[];
    do {
      rows = await db.docs
        .where('id')
        .between(last ?? from, to, last === undefined, false)
        .limit(AT_ONCE)
        .toArray();
      unreadable.push(...rows.filter(isUnreadable).map(({ id }) => id));
      last = rows.at(-1)?.id;
      if (rows.length === AT_ONCE) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    } while (rows.length === AT_ONCE);
  }
  return unreadable;
}

function isUnreadable(row: DocRow): boolean {
  if (Number(row.doc?.v) > SCHEMA_VERSION) return false;
  return !RECORD_CLASSES[row.cls] || fromRow(row.cls, row) === undefined;
}
