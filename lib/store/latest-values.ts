import type { LatestValues } from '@/lib/domain/values-here';
import type { PilotlightDatabase } from './database';

/**
 * What a device holds of a large team's initiatives that it does not keep up to date: the latest values of each metric, copied
 * together while somebody looks at all initiatives. They are ordinary records; `latest:<initiative>` says which of them are
 * here, and `latest` how far the server was read for all of them.
 */

export type LatestReading = {
  /** When somebody last asked. */
  asked: string;
  /** When all of them were last as the server had them, where its database stood then, and how many metrics it listed. */
  read?: { at: string; position: string; metrics: number };
};

const PLACE = 'latest';
const PREFIX = 'latest:';

export const readLatestReading = async (db: PilotlightDatabase): Promise<LatestReading | undefined> =>
  (await db.meta.get(PLACE))?.value as LatestReading | undefined;

export async function writeLatestReading(db: PilotlightDatabase, reading: LatestReading): Promise<void> {
  await db.meta.put({ key: PLACE, value: reading });
}

/** What is here of one initiative; `undefined` where nothing is known to be. */
export async function readLatest(
  db: PilotlightDatabase,
  initiativeId: string,
): Promise<LatestValues | undefined> {
  const [row, place] = await db.meta.bulkGet([PREFIX + initiativeId, PLACE]);
  return row && asOf(row.value as LatestValues, place?.value as LatestReading | undefined);
}

/** What is here, by initiative. */
export async function listLatest(db: PilotlightDatabase): Promise<Map<string, LatestValues>> {
  const [rows, reading] = await Promise.all([
    db.meta.where('key').startsWith(PREFIX).toArray(),
    readLatestReading(db),
  ]);
  return new Map(
    rows.map(({ key, value }) => [key.slice(PREFIX.length), asOf(value as LatestValues, reading)]),
  );
}

/** What a later reading to the end found unchanged was as it is until then. */
function asOf(latest: LatestValues, reading: LatestReading | undefined): LatestValues {
  const at = reading?.read?.at ?? '';
  return at > latest.at ? { ...latest, at } : latest;
}

/** Notes what is here of some initiatives: not all of their values any more, unless they were copied since. */
export async function noteLatest(
  db: PilotlightDatabase,
  found: ReadonlyMap<string, LatestValues>,
): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const ids = [...found.keys()];
    const copied = await db.meta.bulkGet(ids.map((id) => `facts:${id}`));
    const still = [...found].filter(([, { at }], index) => !(String(copied[index]?.value ?? '') > at));
    await db.meta.bulkDelete(still.map(([id]) => `facts:${id}`));
    await db.meta.bulkPut(still.map(([id, latest]) => ({ key: PREFIX + id, value: latest })));
  });
}

/** Forgets what is here of an initiative, and how far the server was read: it is read again when somebody asks. */
export async function forgetLatest(db: PilotlightDatabase, initiativeId: string): Promise<void> {
  await db.meta.bulkDelete([PREFIX + initiativeId, PLACE]);
}
