import { sha256Hex } from '@/lib/domain/content-id';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import { type Json, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';
import { ownersIn, readOwners } from './initiative-owners';

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
  return writeOwners(ask, names, await readOwners(ask, names.core));
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
    const path = `/${names[home]}/_security`;
    const { status, json } = await ask('GET', path);
    if (status >= 300) throw new RemoteError(status === 404 ? 'missing' : 'nonsense');
    const security = object(json);
    const before = ownersIn(security);
    const differing = [...new Set([...Object.keys(before), ...Object.keys(owners)])].filter(
      (id) => sha256Hex(before[id] ?? []) !== sha256Hex(owners[id] ?? []),
    );
    if (differing.length === 0) continue;
    const written = await ask('PUT', path, {
      ...security,
      pilotlight: { ...(security.pilotlight as Json | undefined), owners },
    });
    if (written.status >= 300) throw new RemoteError('nonsense');
    for (const id of differing) changed.add(id);
  }
  return changed.size;
}
