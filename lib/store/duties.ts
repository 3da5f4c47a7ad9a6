import { rolesOf } from '@/lib/domain/people';
import type { PilotlightDatabase } from './database';
import { fromRow } from './documents';

const OFFICES = ['doc.ownerId', 'doc.businessOwnerId', 'doc.delegateIds', 'doc.reviewerId'] as const;

/** Whether a person answers for anything here, so that news matters to them within minutes. */
export async function hasDuties(db: PilotlightDatabase, personId: string, now: string): Promise<boolean> {
  const row = await db.docs.get(`per:${personId}`);
  const roles = rolesOf(row && fromRow('person', row), now);
  if (roles.has('admin') || roles.has('reviewer')) return true;
  for (const office of OFFICES) {
    if ((await db.docs.where(office).equals(personId).limit(1).count()) > 0) return true;
  }
  return false;
}
