import type { OwnerChange } from '@/lib/domain/team-set-up';
import type { OwnedInitiative } from './initiative-owners';

/** Which initiatives each person writes, by the name they sign in with. */
export type Rights = Map<string, Set<string>>;

/** Adds a right to what is known. */
export function addRight(rights: Rights, name: string, initiativeId: string): void {
  rights.set(name, (rights.get(name) ?? new Set()).add(initiativeId));
}

/** What people get and lose between two states, in the names of initiatives; whoever keeps what they have is left out. */
export function ownerChanges(
  before: Rights,
  after: Rights,
  { initiatives, names }: { initiatives: Record<string, OwnedInitiative>; names: Record<string, string> },
): OwnerChange[] {
  const titles = (ids: Set<string> = new Set(), without: Set<string> = new Set()) =>
    [...ids]
      .filter((id) => !without.has(id))
      .map((id) => initiatives[id]?.title ?? '')
      .sort();
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => ({
      name,
      ...(names[name] === undefined ? {} : { displayName: names[name] }),
      gains: titles(after.get(name), before.get(name)),
      loses: titles(before.get(name), after.get(name)),
    }))
    .filter(({ gains, loses }) => gains.length + loses.length > 0);
}
