import { RemoteError } from '../remote-error';
import type { Ask } from './http';
import { object } from './shapes';

/** A sign-in as the server sees it; without a name it is nobody. */
export type ServerAccount = { name: string | undefined; roles: string[] };

/** https://docs.couchdb.org/en/stable/api/server/authn.html#get--_session */
export async function readAccount(ask: Ask): Promise<ServerAccount> {
  const { status, json } = await ask('GET', '/_session');
  if (status === 400) throw new RemoteError('configuration');
  if (status >= 300) throw new RemoteError('nonsense');
  return accountIn(json);
}

export function accountIn(json: unknown): ServerAccount {
  const { name, roles } = object(object(json).userCtx);
  return {
    name: typeof name === 'string' ? name : undefined,
    roles: Array.isArray(roles) ? roles.filter((one) => typeof one === 'string') : [],
  };
}
