import type { Ask } from '../couchdb/http';
import { type Json, list, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';

/** An initiative as its rights need it: what it is called, and the names that its owner and delegates sign in with. */
export type OwnedInitiative = { title: string; owners: string[] };

/** The initiatives of a team by ULID. They are archived, never removed: whatever else has a ULID is not this team's. */
export async function readInitiatives(ask: Ask, core: string): Promise<Record<string, OwnedInitiative>> {
  return Object.fromEntries(
    (await readClass(ask, core, 'ini:')).map(({ _id, name, businessOwnerId, delegateIds }) => {
      const people = [businessOwnerId, ...(Array.isArray(delegateIds) ? delegateIds : [])];
      const owners = people.filter((one): one is string => typeof one === 'string');
      return [
        String(_id).slice('ini:'.length),
        { title: typeof name === 'string' ? name : '', owners: [...new Set(owners)].sort() },
      ];
    }),
  );
}

/** What a team calls its people, by what they sign in with. */
export async function readNames(ask: Ask, core: string): Promise<Record<string, string>> {
  const people = await readClass(ask, core, 'per:');
  return Object.fromEntries(
    people.flatMap(({ _id, displayName }) =>
      typeof displayName === 'string' ? [[String(_id).slice('per:'.length), displayName]] : [],
    ),
  );
}

async function readClass(ask: Ask, core: string, prefix: string): Promise<Json[]> {
  const range = new URLSearchParams({
    include_docs: 'true',
    start_key: JSON.stringify(prefix),
    end_key: JSON.stringify(`${prefix}\ufff0`),
  });
  const { status, json } = await ask('GET', `/${core}/_all_docs?${range}`);
  if (status >= 300) throw new RemoteError(status === 404 ? 'missing' : 'nonsense');
  return list(object(json).rows).map((row) => object(object(row).doc));
}

/** Who writes each initiative, as a database's security object says: names, for those who sign in at their organisation. */
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
