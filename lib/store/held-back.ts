import { unmetDemand, type VersionDemand } from '@/lib/domain/client-version';
import type { PilotlightDatabase } from './database';

/**
 * The version that the settings here ask for, when this one is older. Read from the document as it is: also settings of a
 * schema that this version cannot read ask for a version.
 */
export async function readDemand(db: PilotlightDatabase): Promise<VersionDemand | undefined> {
  const settings = await db.docs.get('meta:policy');
  return settings && unmetDemand(settings.doc, db.clientVersion);
}

/** The same where it holds: a workspace of this device alone is nobody's but its own. */
export async function readHeldBack(db: PilotlightDatabase): Promise<VersionDemand | undefined> {
  return (await db.meta.get('team')) === undefined ? undefined : readDemand(db);
}
