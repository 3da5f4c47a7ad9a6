import { isEmailAddress } from './email-address';
import type { Problem } from './errors';
import type { Initiative } from './initiative';
import { type Person, rolesOf } from './people';
import type { Instant } from './primitives';
import type { Workspace } from './workspace';

/** What every check of a decision about an initiative needs. */
export type ReviewContext = { initiative: Initiative; people: readonly Person[]; workspace: Workspace };

/** The people of an initiative whose work a review is about. */
export function conflictedIds(initiative: Initiative): Set<string> {
  const { businessOwnerId, delegateIds, itSponsorId, runOwnerId } = initiative;
  return new Set([businessOwnerId, ...delegateIds, itSponsorId, runOwnerId].filter((id) => id !== undefined));
}

/** INV-29: whether a person may act as reviewer of an initiative at an instant. */
export function mayReview(person: Person | undefined, initiative: Initiative, at: Instant): boolean {
  if (!person || conflictedIds(initiative).has(person.id)) return false;
  return rolesOf(person, at, initiative.id).has('reviewer');
}

/**
 * INV-29 and INV-30 for one write of a person. A workspace-wide reviewer who owns an initiative is fine: there, they
 * simply may not review (`mayReview`). `others` are all other people of the workspace.
 */
export function checkPersonWrite(
  after: Person,
  context: { others: readonly Person[]; initiatives: readonly Initiative[]; at: Instant },
): Problem[] {
  const conflicts = context.initiatives.filter(
    (initiative) =>
      conflictedIds(initiative).has(after.id) &&
      after.roles.some(({ role, scope }) => role === 'reviewer' && scope === initiative.id) &&
      rolesOf(after, context.at, initiative.id).has('reviewer'),
  );
  const people = [after, ...context.others.filter(({ id }) => id !== after.id)];
  return [
    ...conflicts.map(
      (initiative): Problem => ({
        code: 'reviewer_conflict_in',
        field: 'roles',
        values: { name: after.displayName, initiative: initiative.name },
        rule: 'INV-29',
      }),
    ),
    ...adminProblems(people, context.at),
  ];
}

/** An address is whole or left out. One that stood there before is not asked again when something else changes. */
export function addressProblems(before: Person | undefined, after: Person): Problem[] {
  const { email } = after;
  if (!email || email === before?.email || isEmailAddress(email)) return [];
  return [{ code: 'email_incomplete', field: 'email', values: { address: email } }];
}

/** INV-30 */
function adminProblems(people: readonly Person[], at: Instant): Problem[] {
  const admins = people.filter((person) => person.archivedAt === undefined && isAdmin(person, at));
  return admins.length > 0 ? [] : [{ code: 'last_admin', field: 'roles', rule: 'INV-30' }];
}

/** An administrator of one initiative only administers no workspace. */
function isAdmin(person: Person, at: Instant): boolean {
  return rolesOf(person, at).has('admin');
}
