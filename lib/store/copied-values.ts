import type { ValuesHere } from '@/lib/domain/values-here';
import type { PilotlightDatabase } from './database';
import { listLatest, readLatest } from './latest-values';

/**
 * Of a large team's values a device copies those it needs: `facts:<initiative>` says when it did. Without that mark, having no
 * values of an initiative says nothing about whether there are any; the latest of them may be here (`latest-values`).
 */

/** How long, and how many at most, initiatives that were opened are kept up to date by every session. */
const OPENED_HOURS = 24;
const OPENED_MOST = 20;

export async function noteCopied(db: PilotlightDatabase, initiativeId: string, now: string): Promise<void> {
  await db.meta.put({ key: `facts:${initiativeId}`, value: now });
}

/** Remembers that somebody has an initiative open, and forgets who had what open longer ago. */
export async function noteOpened(db: PilotlightDatabase, initiativeId: string, now: Date): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    await db.meta
      .where('key')
      .startsWith(OPENED)
      .filter(({ value }) => !isRecent(value, now))
      .delete();
    await db.meta.put({ key: `${OPENED}${initiativeId}`, value: now.toISOString() });
  });
}

/** Initiatives that were open in the last day, the latest first. */
export async function listOpened(db: PilotlightDatabase, now: Date): Promise<string[]> {
  const rows = await db.meta.where('key').startsWith(OPENED).toArray();
  return rows
    .filter(({ value }) => isRecent(value, now))
    .sort((a, b) => String(b.value).localeCompare(String(a.value)))
    .slice(0, OPENED_MOST)
    .map(({ key }) => key.slice(OPENED.length));
}

/** Initiatives whose values were copied here at least once. */
export async function listCopied(db: PilotlightDatabase): Promise<Set<string>> {
  const keys = await db.meta.where('key').startsWith(FACTS).primaryKeys();
  return new Set(keys.map((key) => key.slice(FACTS.length)));
}

/**
 * Tells of an initiative which of its values are here, where not all of them are. They are in a workspace without a team, and
 * of what the team has not got yet.
 */
export async function readCopies(
  db: PilotlightDatabase,
): Promise<(initiativeId: string) => ValuesHere | undefined> {
  if (!(await db.meta.get('team'))) return () => undefined;
  const [whole, latest, edited] = await Promise.all([
    listCopied(db),
    listLatest(db),
    db.outbox.where('id').startsWith('ini:').primaryKeys(),
  ]);
  const docs = await db.docs.bulkGet(edited);
  for (const doc of docs) if (doc?.ini && doc.rev === undefined) whole.add(doc.ini);
  return (initiativeId) => (whole.has(initiativeId) ? undefined : (latest.get(initiativeId) ?? 'none'));
}

/** Reads the same of few initiatives, one by one: of a large team's thousands not all are looked through for them. */
export async function copyReader(
  db: PilotlightDatabase,
): Promise<(initiativeId: string) => Promise<ValuesHere | undefined>> {
  const inTeam = (await db.meta.get('team')) !== undefined;
  return async (initiativeId) => (inTeam ? readCopy(initiativeId, db) : undefined);
}

/** The same of one initiative. */
export async function readCopy(
  initiativeId: string,
  db: PilotlightDatabase,
): Promise<ValuesHere | undefined> {
  const [team, whole] = await db.meta.bulkGet(['team', `${FACTS}${initiativeId}`]);
  if (!team || whole) return undefined;
  const [initiative, latest] = await Promise.all([
    db.docs.get(`ini:${initiativeId}`),
    readLatest(db, initiativeId),
  ]);
  return initiative && initiative.rev === undefined ? undefined : (latest ?? 'none');
}

const FACTS = 'facts:';
const OPENED = 'opened:';

const isRecent = (opened: unknown, now: Date): boolean =>
  typeof opened === 'string' && now.getTime() - Date.parse(opened) < OPENED_HOURS * 3_600_000;
