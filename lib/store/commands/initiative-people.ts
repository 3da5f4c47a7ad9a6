import type { Initiative } from '@/lib/domain/initiative';
import type { Author } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { editInitiative } from './edit-initiative';

export type Offices = Pick<Initiative, 'businessOwnerId' | 'delegateIds'> & {
  itSponsorId?: string | undefined;
  runOwnerId?: string | undefined;
  executiveSponsorId?: string | undefined;
};

/** Names who holds which office. A new business owner has to accept for themselves (INV-1, INV-2, INV-29). */
export function nameOffices(
  { initiativeId, basedOn, ...offices }: { initiativeId: string; basedOn?: string | undefined } & Offices,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  const on = { part: 'offices', stamp: basedOn } as const;
  return editInitiative({ initiativeId, as: 'edit_people', on }, author, db, ({ unit, initiative }) => {
    const newOwner = offices.businessOwnerId !== initiative.businessOwnerId;
    const newRunner = offices.runOwnerId !== initiative.runOwnerId;
    const own = offices.businessOwnerId === author.personId;
    return {
      change: {
        businessOwnerId: offices.businessOwnerId,
        delegateIds: offices.delegateIds,
        itSponsorId: offices.itSponsorId,
        runOwnerId: offices.runOwnerId,
        executiveSponsorId: offices.executiveSponsorId,
        ...(newOwner && { businessOwnerSince: unit.now, ownerAcceptedAt: own ? unit.now : undefined }),
        ...(newRunner && { runOwnerSince: unit.now }),
      },
      action: 'initiative.offices',
    };
  });
}

/** "I answer for this": only the business owner can say it (P1-OWNER). */
export function acceptOwnership(
  { initiativeId }: { initiativeId: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'accept_ownership' }, author, db, ({ unit }) => ({
    change: { ownerAcceptedAt: unit.now },
    action: 'initiative.accept',
  }));
}
