import { basicAuthorization } from '../basic-authorization';
import { type DatabaseNames, databaseNames } from '../couchdb/couchdb-store';
import { type Ask, createHttp } from '../couchdb/http';

/** An admin's way to a team's server. The password lives as long as whoever holds this. */
export type ServerAdmin = { origin: string; names: DatabaseNames; ask: Ask; authorization: string };

export function serverAdmin(
  { origin, prefix, portfolio }: { origin: string; prefix: string; portfolio: string },
  { account, password }: { account: string; password: string },
): ServerAdmin {
  const authorization = basicAuthorization(account, password);
  const ask = createHttp({
    origin,
    authorization: async () => authorization,
    fetch: (...request) => fetch(...request),
  });
  return { origin, names: databaseNames(prefix, portfolio), ask, authorization };
}
