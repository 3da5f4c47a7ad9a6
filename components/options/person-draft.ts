import { isEmailAddress } from '@/lib/domain/email-address';
import { type Person, signInIdentity } from '@/lib/domain/people';
import type { Instant } from '@/lib/domain/primitives';
import { grantsAt, type RoleGrant } from '@/lib/domain/role-grants';

/** A person as they are typed. */
export type PersonDraft = {
  displayName: string;
  function: Person['function'];
  email: string;
  /** Empty for somebody without. */
  identity: string;
  grants: RoleGrant[];
  /** The version that was opened: a newer one must not be overwritten unseen. */
  at: string;
};

export function draftOfPerson(person: Person | undefined, now: Instant): PersonDraft {
  return {
    displayName: person?.displayName ?? '',
    function: person?.function ?? 'business',
    email: person?.email ?? '',
    identity: (person && signInIdentity(person)) ?? '',
    grants: person ? grantsAt(person, now) : [],
    at: person?.at ?? '',
  };
}

/** Where the draft is kept: by the person who is changed, or, for somebody new, by whoever adds them. */
export const placeOfPerson = (about: string) => ['person-draft', about] as const;
export const newPersonOf = (meId: string | undefined) => `new:${meId ?? ''}`;

export type PersonProblems = Partial<Record<'displayName' | 'email' | 'identity', string>>;

/** What cannot stay as it is, by field, as message ids. */
export function personProblems(draft: PersonDraft, person: Person | undefined): PersonProblems {
  const email = draft.email.trim();
  const takesIdentityAway = draft.identity.trim() === '' && person && signInIdentity(person) !== undefined;
  return {
    ...(draft.displayName.trim() === '' && { displayName: 'options.people.name.missing' }),
    ...(email !== '' &&
      email !== person?.email &&
      !isEmailAddress(email) && { email: 'options.people.email.wrong' }),
    ...(takesIdentityAway && { identity: 'problem.identity_blank' }),
  };
}

/** Whether saving would put the person under another identity. */
export function changesIdentity(draft: PersonDraft, person: Person | undefined): boolean {
  const identity = draft.identity.trim();
  return person !== undefined && identity !== '' && identity !== person.id;
}

/** What both messages carry. */
export function personInput(draft: PersonDraft) {
  return {
    displayName: draft.displayName.trim(),
    function: draft.function,
    email: draft.email.trim(),
    grants: draft.grants,
  };
}

/** Somebody who was just added or changed; `count` tells two times apart. */
export type SavedPerson = { id: string; isNew: boolean; count: number };
