import type { OwnerChange } from '@/lib/domain/team-set-up';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import type { Json } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';
import { type OwnedInitiative, readInitiatives, readNames } from './initiative-owners';
import { forgetOwners, readNamed } from './name-owners';
import { addRight, ownerChanges, type Rights } from './owner-changes';
import { MEMBER, readAccounts, writeRoles } from './team-accounts';

/** How often an account that somebody else is changing at the same time is read again. */
const ROUNDS = 3;

/**
 * Lets the people whom initiatives name as owner or delegate write them, and nobody else any more: the server knows by roles
 * alone who that is. Touches no role but `owner:<an initiative of this team>`: a server may have other teams, and others' roles.
 * Names that an organisation's sign-in had in the databases' security end with it: whoever is called like one of them would go
 * on writing.
 *
 * @returns how many accounts were changed
 * @throws RemoteError
 */
export async function alignOwners(ask: Ask, names: DatabaseNames): Promise<number> {
  await forgetOwners(ask, names);
  const changed = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    let isWhole = true;
    for (const { name, doc, roles } of (await readPlan(ask, names)).accounts) {
      if (!roles) continue;
      if ((await writeRoles(ask, doc, roles)) === 'done') changed.add(name);
      else isWhole = false;
    }
    if (isWhole) return changed.size;
  }
  throw new RemoteError('nonsense');
}

/** What `alignOwners` would change now, by person: who may write what they may not yet, and who no longer. */
export async function previewAligning(ask: Ask, names: DatabaseNames): Promise<OwnerChange[]> {
  const { initiatives, accounts } = await readPlan(ask, names);
  const before = await readNamed(ask, names);
  const after: Rights = new Map();
  for (const { name, now, roles } of accounts) {
    for (const id of ownedIn(now, initiatives)) addRight(before, name, id);
    for (const id of ownedIn(roles ?? now, initiatives)) addRight(after, name, id);
  }
  return ownerChanges(before, after, { initiatives, names: await readNames(ask, names.core) });
}

/** `roles`: those the account should have; absent where it has them. */
type Plan = { name: string; doc: Json; now: string[]; roles?: string[] };

async function readPlan(
  ask: Ask,
  names: DatabaseNames,
): Promise<{ initiatives: Record<string, OwnedInitiative>; accounts: Plan[] }> {
  const initiatives = await readInitiatives(ask, names.core);
  const accounts = (await readAccounts(ask)).map(({ name, roles: now, doc }): Plan => {
    const isMember = now.includes(MEMBER);
    const has = ownedIn(now, initiatives);
    const wanted = Object.keys(initiatives).filter(
      (id) => isMember && initiatives[id]?.owners.includes(name),
    );
    if (has.length === wanted.length && wanted.every((id) => has.includes(id))) return { name, doc, now };
    const others = now.filter((role) => !has.some((id) => role === roleOf(id)));
    return { name, doc, now, roles: [...others, ...wanted.map(roleOf)] };
  });
  return { initiatives, accounts };
}

const roleOf = (initiativeId: string) => `owner:${initiativeId}`;

/** The initiatives of this team that these roles let write. */
const ownedIn = (roles: readonly string[], initiatives: Record<string, OwnedInitiative>): string[] =>
  Object.keys(initiatives).filter((id) => roles.includes(roleOf(id)));
