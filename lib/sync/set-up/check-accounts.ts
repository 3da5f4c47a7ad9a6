import { basicAuthorization } from '../basic-authorization';
import type { Ask } from '../couchdb/http';
import { type Json, list, object } from '../couchdb/shapes';
import { randomWord } from './base64-url';

/** Accounts of this beginning exist while a server is checked, and are nobody's. */
export const CHECK_PREFIX = 'pl-check-';

/** An account made for the check, with its sign-in. Nobody ever learns its password. */
export type CheckAccount = { name: string; authorization: string };

/**
 * Lends accounts with these roles to `work` and removes them afterwards, also those that an earlier check could not remove.
 *
 * @returns `undefined` when the server keeps no accounts of its own
 */
export async function withCheckAccounts<T>(
  ask: Ask,
  roles: readonly (readonly string[])[],
  work: (accounts: CheckAccount[]) => Promise<T>,
): Promise<T | undefined> {
  await removeCheckAccounts(ask);
  try {
    const made: CheckAccount[] = [];
    for (const each of roles) {
      const name =
        CHECK_PREFIX +
        randomWord()
          .toLowerCase()
          .replaceAll(/[^a-z0-9]/g, '')
          .slice(0, 16);
      const password = randomWord();
      const { status } = await ask('PUT', `/_users/org.couchdb.user:${name}`, {
        name,
        password,
        roles: each,
        type: 'user',
      });
      if (status >= 300) return undefined;
      made.push({ name, authorization: basicAuthorization(name, password) });
    }
    return await work(made);
  } finally {
    await removeCheckAccounts(ask);
  }
}

async function removeCheckAccounts(ask: Ask): Promise<void> {
  const id = `org.couchdb.user:${CHECK_PREFIX}`;
  const range = new URLSearchParams({
    start_key: JSON.stringify(id),
    end_key: JSON.stringify(`${id}\ufff0`),
  });
  const { status, json } = await ask('GET', `/_users/_all_docs?${range}`);
  if (status >= 300) return;
  for (const row of list(object(json).rows).map(object)) {
    const { rev } = row.value as Json;
    await ask('DELETE', `/_users/${row.id}?rev=${rev}`);
  }
}
