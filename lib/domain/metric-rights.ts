import type { Initiative } from './initiative';
import type { Metric } from './metric-records';
import { type Person, rolesOf } from './people';
import type { Instant } from './primitives';

/** `yes`: defines and changes metrics. `propose`: writes drafts that an owner activates. */
export type DefineRight = 'yes' | 'propose' | 'no';

type Offices = Pick<Initiative, 'id' | 'businessOwnerId' | 'delegateIds'>;

/**
 * Who may define metrics, baselines and targets of an initiative (section 10): its owners; a delegate proposes; viewers,
 * reviewers and administrators do not.
 */
export function defineRight(person: Person | undefined, initiative: Offices, at: Instant): DefineRight {
  if (!person?.active) return 'no';
  if (person.id === initiative.businessOwnerId) return 'yes';
  if (rolesOf(person, at, initiative.id).has('owner')) return 'yes';
  return initiative.delegateIds.includes(person.id) ? 'propose' : 'no';
}

/** Who settles a dispute about a value: the owner of the metric, or of the initiative. */
export function mayChoose(
  person: Person | undefined,
  metric: Pick<Metric, 'ownerId'>,
  initiative: Pick<Initiative, 'businessOwnerId'>,
): boolean {
  if (!person?.active) return false;
  return person.id === metric.ownerId || person.id === initiative.businessOwnerId;
}

/**
 * Who accepts an executive outcome: the named executive in person; where that is nobody of the workspace, somebody who
 * may define metrics writes down that they did.
 */
export function mayAcceptOutcome(
  person: Person | undefined,
  metric: Pick<Metric, 'execOutcome'>,
  initiative: Offices,
  at: Instant,
): boolean {
  if (!person?.active || !metric.execOutcome) return false;
  const { executiveId } = metric.execOutcome;
  return executiveId === undefined
    ? defineRight(person, initiative, at) === 'yes'
    : executiveId === person.id;
}
