import type { Initiative } from './initiative';
import type { Metric } from './metric-records';

/** Whether a person may confirm, correct, withdraw or skip values of a metric (INV-23). */
export function mayRecord(
  metric: Pick<Metric, 'ownerId' | 'contributorIds'>,
  initiative: Pick<Initiative, 'businessOwnerId' | 'delegateIds'>,
  personId: string | undefined,
): boolean {
  if (personId === undefined) return false;
  return [
    metric.ownerId,
    ...metric.contributorIds,
    initiative.businessOwnerId,
    ...initiative.delegateIds,
  ].includes(personId);
}
