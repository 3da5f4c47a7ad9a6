import * as z from 'zod/mini';
import { envelope, Instant, PersonId, requiredText, text, Ulid } from './primitives';

export const ROLES = ['viewer', 'owner', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A person of the workspace. Roles are a working agreement locally; in a team the server enforces them. */
export const Person = z.looseObject({
  id: PersonId,
  ...envelope,
  createdAt: Instant,
  createdBy: PersonId,
  displayName: requiredText(120),
  email: z.optional(text(254)),
  function: z.enum(['business', 'it', 'risk', 'other']),
  active: z.boolean(),
  roles: z.array(
    z.looseObject({
      role: z.enum(ROLES),
      /** `workspace` or an initiative's id. */
      scope: text(64),
      from: Instant,
      to: z.optional(Instant),
    }),
  ),
  archivedAt: z.optional(Instant),
});
export type Person = z.infer<typeof Person>;

/**
 * By what the organisation's sign-in knows a person. Undefined for somebody who was added without: their id was made here.
 */
export function signInIdentity({ id }: Pick<Person, 'id'>): string | undefined {
  return Ulid.safeParse(id).success ? undefined : id;
}

/** The roles a person holds at an instant, for one initiative or workspace-wide. Everybody active is at least a viewer. */
export function rolesOf(person: Person | undefined, at: Instant, initiativeId?: string): Set<Role> {
  const held = new Set<Role>(['viewer']);
  if (!person?.active) return held;
  for (const grant of person.roles) {
    if (grant.scope !== 'workspace' && grant.scope !== initiativeId) continue;
    if (grant.from <= at && (grant.to === undefined || at < grant.to)) held.add(grant.role);
  }
  return held;
}
