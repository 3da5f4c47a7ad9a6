import type { Person, Role } from './people';
import type { Instant } from './primitives';

/** A role with where it holds: `workspace` or an initiative's id. */
export type RoleGrant = { role: Role; scope: string };

/** The grants that hold at an instant. */
export function grantsAt(person: Person, at: Instant): RoleGrant[] {
  return person.roles
    .filter(({ from, to }) => from <= at && (to === undefined || at < to))
    .map(({ role, scope }) => ({ role, scope }));
}

/**
 * A person's roles after a change: what stays keeps its beginning, what is taken away ends now and stays readable, and
 * what is new begins now.
 */
export function changedRoles(
  before: Person['roles'],
  wanted: readonly RoleGrant[],
  at: Instant,
): Person['roles'] {
  const isSame = (a: RoleGrant, b: RoleGrant) => a.role === b.role && a.scope === b.scope;
  const isOpen = ({ to }: { to?: Instant | undefined }) => to === undefined || at < to;
  const kept = before.map((grant) =>
    isOpen(grant) && !wanted.some((one) => isSame(one, grant)) ? { ...grant, to: at } : grant,
  );
  const added = wanted.filter((one, index) => {
    const isRepeated = wanted.findIndex((other) => isSame(other, one)) < index;
    return !isRepeated && !before.some((grant) => isOpen(grant) && isSame(grant, one));
  });
  return [...kept, ...added.map(({ role, scope }) => ({ role, scope, from: at }))];
}
