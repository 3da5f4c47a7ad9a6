import type { DimensionCase } from '@/lib/domain/dossier-types';
import type { Dimension } from '@/lib/domain/governance-records';
import { GOVERNANCE_STATUSES } from '@/lib/domain/overview-types';

/** The aspect a review opens with: what waits for the person in front, or else what stands worst. */
export function firstDimension(
  dimensions: readonly Pick<DimensionCase, 'view' | 'barred' | 'submission'>[],
): Dimension | undefined {
  const waiting = dimensions.find(({ barred, submission }) => barred === undefined && submission?.waits);
  const worst = dimensions.toSorted(
    (a, b) => GOVERNANCE_STATUSES.indexOf(a.view.status) - GOVERNANCE_STATUSES.indexOf(b.view.status),
  )[0];
  return (waiting ?? worst)?.view.dimension;
}
