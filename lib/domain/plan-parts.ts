import { hash20 } from './canonical-hash';
import type { Initiative } from './initiative';

/** The parts of an initiative that are edited as a whole, each by one form. */
const PARTS = {
  change: ({ change }: Initiative) => change,
  workflow: ({ workflow }: Initiative) => workflow,
  run: ({ run, runOwnerId }: Initiative) => ({ run, runOwnerId }),
  offices: (initiative: Initiative) => {
    const { businessOwnerId, delegateIds, itSponsorId, runOwnerId, executiveSponsorId } = initiative;
    return { businessOwnerId, delegateIds, itSponsorId, runOwnerId, executiveSponsorId };
  },
} as const;
export type PlanPart = keyof typeof PARTS;

/**
 * What a part says, as 20 characters. An edit names the one it began with: had somebody else saved the part meanwhile, the
 * whole of it would be overwritten unseen.
 */
export function partStamp(initiative: Initiative, part: PlanPart): string {
  return hash20(PARTS[part](initiative) ?? null);
}

/** The same for one of the compared workflows; empty for one that is not there yet. */
export function candidateStamp(
  { candidates }: Pick<Initiative, 'candidates'>,
  id: string | undefined,
): string {
  const known = candidates.find((one) => one.id === id);
  return known ? hash20(known) : '';
}
