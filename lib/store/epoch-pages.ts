import { type Erased, erasedBy } from '@/lib/domain/erasure';
import type { PilotlightDatabase } from './database';

/** Under which the pages of what was erased are remembered: the present one, then the full ones. */
export const epochKey = (page: number): string => (page === 0 ? 'epochSeen' : `epochSeen:${page}`);

/** The page number as it was seen last, and every digest of every page. */
export async function readEpoch(
  db: PilotlightDatabase,
): Promise<{ epoch: string | undefined; digests: Set<string>; isWhole: boolean }> {
  const rows = await db.meta.where('key').startsWith('epochSeen').toArray();
  const bodies = rows.map(({ value }) => value as Record<string, unknown>);
  const present = rows.find(({ key }) => key === 'epochSeen')?.value as Record<string, unknown> | undefined;
  const { epoch, pages } = present ?? {};
  const digests = bodies.flatMap((body) => (Array.isArray(body.digests) ? body.digests : []));
  return {
    epoch: typeof epoch === 'string' ? epoch : undefined,
    digests: new Set(digests.filter((one) => typeof one === 'string')),
    isWhole: typeof pages !== 'number' || rows.length > pages,
  };
}

/** What was ever erased, as far as this device knows; `undefined` where nothing was. */
export async function readErased(db: PilotlightDatabase): Promise<Erased | undefined> {
  const { digests } = await readEpoch(db);
  return digests.size > 0 ? erasedBy(digests) : undefined;
}
