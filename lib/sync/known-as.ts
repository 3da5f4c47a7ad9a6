import type { Team } from '@/lib/store/sync-state';
import { createHttp } from './couchdb/http';
import { readAccount, type ServerAccount } from './couchdb/server-account';
import { notedFetch } from './noted-fetch';
import type { SyncSurroundings } from './sync-team';

/**
 * Whom the team's server takes the sign-in for. It writes the name into every record it accepts, so it has to be the one
 * that this workspace belongs to.
 *
 * @throws RemoteError
 */
export function knownAs(
  { origin }: Team,
  { authorization, onRequest }: Pick<SyncSurroundings, 'authorization' | 'onRequest'>,
): Promise<ServerAccount> {
  return readAccount(createHttp({ origin, authorization, fetch: notedFetch('team', onRequest) }));
}
