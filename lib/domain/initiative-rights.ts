import { hasEnded, type Initiative } from './initiative';
import { type Person, rolesOf } from './people';
import { mayReview } from './people-invariants';
import type { Instant } from './primitives';

/** Offices and roles from which an action on one initiative may be done. */
export type Office = 'business_owner' | 'delegate' | 'reviewer' | 'admin' | 'anyone';

/** Who may do what on an initiative (section 10). One row each; the sentence of a refusal names the row's first office. */
export const INITIATIVE_ACTIONS = {
  edit_people: ['business_owner', 'admin'],
  accept_ownership: ['business_owner'],
  edit_plan: ['business_owner', 'delegate', 'admin'],
  edit_scope: ['business_owner'],
  start_build: ['business_owner', 'delegate'],
  record_rollout: ['business_owner', 'delegate', 'admin'],
  pause: ['business_owner', 'delegate'],
  end: ['business_owner'],
  step_back: ['business_owner', 'reviewer'],
  decide_as_owner: ['business_owner'],
  decide_as_reviewer: ['reviewer'],
  grant_waiver: ['reviewer', 'admin'],
  submit: ['business_owner', 'delegate'],
  file_evidence: ['anyone'],
  answer_concern: ['reviewer', 'business_owner', 'delegate'],
} as const satisfies Record<string, readonly Office[]>;
export type InitiativeAction = keyof typeof INITIATIVE_ACTIONS;

/** Whether a person may do this now. A reviewer with another office in the initiative is none there (INV-29). */
export function mayAct(
  action: InitiativeAction,
  person: Person | undefined,
  initiative: Initiative,
  at: Instant,
): boolean {
  if (!person?.active) return false;
  // INV-7: whoever is responsible grants no exception to themselves, not even as an administrator.
  const { businessOwnerId, delegateIds, itSponsorId } = initiative;
  const responsible = [businessOwnerId, ...delegateIds, itSponsorId].includes(person.id);
  if (action === 'grant_waiver' && responsible) return false;
  return INITIATIVE_ACTIONS[action].some((office) => holds(office, person, initiative, at));
}

/** What is still of use when an initiative has ended: its facts, and an answer to whoever asks. */
const AFTER_ITS_END: ReadonlySet<InitiativeAction> = new Set([
  'edit_people',
  'record_rollout',
  'file_evidence',
  'answer_concern',
]);

/** Everything a person may do with an initiative, for the surfaces that offer it: little, once it has ended. */
export function actionsOf(
  person: Person | undefined,
  initiative: Initiative,
  at: Instant,
): Record<InitiativeAction, boolean> {
  const names = Object.keys(INITIATIVE_ACTIONS) as InitiativeAction[];
  const offered = (name: InitiativeAction) => !hasEnded(initiative) || AFTER_ITS_END.has(name);
  return Object.fromEntries(
    names.map((name) => [name, offered(name) && mayAct(name, person, initiative, at)]),
  ) as Record<InitiativeAction, boolean>;
}

function holds(office: Office, person: Person, initiative: Initiative, at: Instant): boolean {
  switch (office) {
    case 'business_owner':
      return person.id === initiative.businessOwnerId;
    case 'delegate':
      return initiative.delegateIds.includes(person.id);
    case 'reviewer':
      return mayReview(person, initiative, at);
    case 'admin':
      return rolesOf(person, at, initiative.id).has('admin');
    case 'anyone':
      return true;
  }
}
