import { sha256Hex } from '@/lib/domain/content-id';
import type { OwnerChange } from '@/lib/domain/team-set-up';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import { type Json, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';
import { type OwnedInitiative, ownersIn, readInitiatives, readNames } from './initiative-owners';
import { addRight, ownerChanges, type Rights } from './owner-changes';

/** The databases whose rule lets an owner write; the log takes entries from everybody. */
const OWNED = ['core', 'portfolio'] as const;

/**
 * Lets the people whom initiatives name as owner or delegate write them, and nobody else any more, where an organisation's
 * sign-in brings the roles and does not know initiatives: their names stand in each database's security object, which its
 * rule reads. What else stands there stays as it is.
 *
 * @returns how many initiatives got others than they had
 * @throws RemoteError
 */
export async function nameOwners(ask: Ask, names: DatabaseNames): Promise<number> {
  return writeOwners(ask, names, ownersOf(await readInitiatives(ask, names.core)));
}

/** What `nameOwners` would change now, by person. */
export async function previewNaming(ask: Ask, names: DatabaseNames): Promise<OwnerChange[]> {
  const initiatives = await readInitiatives(ask, names.core);
  const after: Rights = new Map();
  for (const [id, { owners }] of Object.entries(initiatives)) {
    for (const name of owners) addRight(after, name, id);
  }
  const known = { initiatives, names: await readNames(ask, names.core) };
  return ownerChanges(await readNamed(ask, names), after, known);
}

/** Who is named in the databases' security now, in one of them or in both. */
export async function readNamed(ask: Ask, names: DatabaseNames): Promise<Rights> {
  const named: Rights = new Map();
  for (const home of OWNED) {
    for (const [id, people] of Object.entries(ownersIn(await readSecurity(ask, names[home])))) {
      for (const name of people) addRight(named, name, id);
    }
  }
  return named;
}

const ownersOf = (initiatives: Record<string, OwnedInitiative>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(initiatives).map(([id, { owners }]) => [id, owners]));

async function readSecurity(ask: Ask, database: string): Promise<Json> {
  const { status, json } = await ask('GET', `/${database}/_security`);
  if (status >= 300) throw new RemoteError(status === 404 ? 'missing' : 'nonsense');
  return object(json);
}

/** Takes all names off again, where the server's own accounts carry who owns what: a name left there would go on counting. */
export const forgetOwners = (ask: Ask, names: DatabaseNames): Promise<number> => writeOwners(ask, names, {});

async function writeOwners(
  ask: Ask,
  names: DatabaseNames,
  owners: Record<string, string[]>,
): Promise<number> {
  const changed = new Set<string>();
  for (const home of OWNED) {
    const security = await readSecurity(ask, names[home]);
    const before = ownersIn(security);
    const differing = [...new Set([...Object.keys(before), ...Object.keys(owners)])].filter(
      (id) => sha256Hex(before[id] ?? []) !== sha256Hex(owners[id] ?? []),
    );
    if (differing.length === 0) continue;
    const written = await ask('PUT', `/${names[home]}/_security`, {
      ...security,
      pilotlight: { ...(security.pilotlight as Json | undefined), owners },
    });
    if (written.status >= 300) throw new RemoteError('nonsense');
    for (const id of differing) changed.add(id);
  }
  return changed.size;
}
