import { monotonicFactory, ulid } from 'ulid';
import type { PilotlightDatabase } from './database';

/** A new ULID for the given instant (milliseconds since the epoch come from it, the rest is random). */
export function newUlid(now: Date): string {
  return ulid(now.getTime());
}

/** Many new ULIDs for the given instant, each above the last: only the first has to be drawn. */
export function newUlids(now: Date): () => string {
  const next = monotonicFactory();
  return () => next(now.getTime());
}

/** This browser profile's device id, made at its first write. Must be called inside a write on `meta`. */
export async function deviceId(db: PilotlightDatabase, now: Date): Promise<string> {
  const known = await db.meta.get('deviceId');
  if (typeof known?.value === 'string') return known.value;
  const value = newUlid(now);
  await db.meta.put({ key: 'deviceId', value });
  return value;
}
