import type { Ask } from '../couchdb/http';
import { type Json, list, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';

/** Who answers for each initiative of a team, by its ULID: the names that its owner and delegates sign in with. */
export async function readOwners(ask: Ask, core: string): Promise<Record<string, string[]>> {
  const range = new URLSearchParams({ include_docs: 'true', start_key: '"ini:"', end_key: '"ini:\ufff0"' });
  const { status, json } = await ask('GET', `/${core}/_all_docs?${range}`);
  if (status >= 300) throw new RemoteError(status === 404 ? 'missing' : 'nonsense');
  return Object.fromEntries(
    list(object(json).rows).map((row) => {
      const { _id, businessOwnerId, delegateIds } = object(object(row).doc);
      const people = [businessOwnerId, ...(Array.isArray(delegateIds) ? delegateIds : [])];
      const names = people.filter((one): one is string => typeof one === 'string');
      return [String(_id).slice('ini:'.length), [...new Set(names)].sort()];
    }),
  );
}

/** The same as a database's security object says it: names by initiative, for those who sign in at their organisation. */
export function ownersIn(security: unknown): Record<string, string[]> {
  const { pilotlight } = part(security);
  return Object.fromEntries(
    Object.entries(part(part(pilotlight).owners)).map(([id, names]) => [
      id,
      Array.isArray(names) ? names.filter((one): one is string => typeof one === 'string') : [],
    ]),
  );
}

const part = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
