import type { Initiative } from './initiative';
import type { Metric } from './metric-records';

/** One thing a person answers for. */
export type Holding = {
  kind:
    | 'business_owner'
    | 'delegate'
    | 'it_sponsor'
    | 'run_owner'
    | 'executive_sponsor'
    | 'metric'
    | 'contributor';
  initiativeId: string;
  initiativeName: string;
  /** For a metric, its name. */
  name?: string;
};

/** Everything that somebody else has to take over when this person leaves, in one list. */
export function holdingsOf(
  personId: string,
  { initiatives, metrics }: { initiatives: readonly Initiative[]; metrics: readonly Metric[] },
): Holding[] {
  const open = initiatives.filter(({ archivedAt }) => archivedAt === undefined);
  return open.flatMap((initiative): Holding[] => {
    const place = { initiativeId: initiative.id, initiativeName: initiative.name };
    const offices: [Holding['kind'], boolean][] = [
      ['business_owner', initiative.businessOwnerId === personId],
      ['delegate', initiative.delegateIds.includes(personId)],
      ['it_sponsor', initiative.itSponsorId === personId],
      ['run_owner', initiative.runOwnerId === personId],
      ['executive_sponsor', initiative.executiveSponsorId === personId],
    ];
    const own = metrics.filter(
      (metric) => metric.initiativeId === initiative.id && metric.status !== 'closed',
    );
    return [
      ...offices.filter(([, holds]) => holds).map(([kind]): Holding => ({ ...place, kind })),
      ...own
        .filter(({ ownerId }) => ownerId === personId)
        .map(({ name }): Holding => ({ ...place, kind: 'metric', name })),
      ...own
        .filter(({ contributorIds }) => contributorIds.includes(personId))
        .map(({ name }): Holding => ({ ...place, kind: 'contributor', name })),
    ];
  });
}
