import { basicAuthorization } from '../basic-authorization';
import { type DatabaseNames, databaseNames } from '../couchdb/couchdb-store';
import { type Ask, createHttp } from '../couchdb/http';
import { notedFetch, type OnRequest } from '../noted-fetch';

/** An admin's way to a team's server. The password lives as long as whoever holds this. */
export type ServerAdmin = {
  origin: string;
  names: DatabaseNames;
  ask: Ask;
  authorization: string;
  /** As `ask`, before anything is made of it: for what is tried as somebody else. */
  fetch: typeof fetch;
};

export function serverAdmin(
  { origin, prefix, portfolio }: { origin: string; prefix: string; portfolio: string },
  { account, password }: { account: string; password: string },
  onRequest: OnRequest,
): ServerAdmin {
  const authorization = basicAuthorization(account, password);
  const noted = notedFetch('team', onRequest);
  const ask = createHttp({ origin, authorization: async () => authorization, fetch: noted });
  return { origin, names: databaseNames(prefix, portfolio), ask, authorization, fetch: noted };
}
