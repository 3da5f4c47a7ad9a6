import type { Team } from '@/lib/store/sync-state';
import { databaseNames } from './couchdb/couchdb-store';
import { createHttp } from './couchdb/http';
import { readAccount } from './couchdb/server-account';
import { notedFetch } from './noted-fetch';
import { RemoteError } from './remote-error';
import { ownersIn } from './set-up/initiative-owners';
import type { SyncSurroundings } from './sync-team';

/**
 * What the account may write, as roles: those of its sign-in, and `owner:<initiative>` for every initiative that names it in
 * the database's security, which each member may read.
 *
 * @throws RemoteError
 */
export async function readRights(
  { origin, prefix, portfolio, account }: Team,
  { authorization, onRequest }: Pick<SyncSurroundings, 'authorization' | 'onRequest'>,
): Promise<string[]> {
  const ask = createHttp({ origin, authorization, fetch: notedFetch('team', onRequest) });
  const { roles } = await readAccount(ask);
  const security = `/${databaseNames(prefix, portfolio).portfolio}/_security`;
  const { json } = await ask('GET', security).catch(nothingTold);
  const owned = Object.entries(ownersIn(json)).filter(([, names]) => names.includes(account));
  return [...new Set([...roles, ...owned.map(([id]) => `owner:${id}`)])];
}

/** A proxy in front may hide who owns what: then only the sign-in's own roles are known. */
function nothingTold(cause: unknown): { json: unknown } {
  if (cause instanceof RemoteError && ['no_access', 'portal'].includes(cause.failure)) return { json: {} };
  throw cause;
}
