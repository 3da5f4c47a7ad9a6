import type { GuidanceName } from '@/lib/domain/guidance-texts';
import type { GuidanceView } from '@/lib/domain/overview-types';

/** What a sentence says where no initiative of the workspace has it now. */
export function exampleValues(name: GuidanceName): GuidanceView['values'] {
  const date = '2026-05-03';
  switch (name) {
    case 'notCleared':
      return { date, cause: 'dimension_not_usable', dimension: 'accuracy', status: 'expired' };
    case 'stoppedForReview':
      return { dimension: 'accuracy', status: 'suspended' };
    case 'statusSince':
      return { status: 'paused', date };
    case 'inUse':
      return { result: 'none', ownerKnown: 'no' };
    default:
      return {};
  }
}
