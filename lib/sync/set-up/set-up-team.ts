import { sha256Hex } from '@/lib/domain/content-id';
import { HOMES, type Home } from '@/lib/domain/record-homes';
import type { SetUpStep } from '@/lib/domain/team-set-up';
import type { DatabaseNames } from '../couchdb/couchdb-store';
import type { Ask } from '../couchdb/http';
import { readAccount } from '../couchdb/server-account';
import { type Json, object } from '../couchdb/shapes';
import { RemoteError } from '../remote-error';
import { CREATION, designsFor, RETIRED_DESIGNS, securityFor } from './team-databases';

/**
 * Makes a team's databases with their readers, their rule and their views, and the place for the server's own accounts. What
 * is there and right is left alone, so it may run as often as one likes, and goes on where an earlier run ended. `ask` is
 * signed in as an admin of the server.
 *
 * @throws RemoteError `no_access` for an account that is no admin of the server
 */
export async function setUpTeam(ask: Ask, names: DatabaseNames): Promise<SetUpStep[]> {
  const { roles } = await readAccount(ask);
  if (!roles.includes('_admin')) throw new RemoteError('no_access');
  const steps: SetUpStep[] = [
    { what: 'accounts', did: (await makeDatabase(ask, '_users')) ? 'made' : 'nothing' },
  ];
  for (const home of HOMES) steps.push({ what: home, did: await setUpDatabase(ask, names[home], home) });
  return steps;
}

/**
 * One database as a team has it, under a name of its choice.
 *
 * @throws RemoteError
 */
export async function setUpDatabase(ask: Ask, name: string, home: Home): Promise<SetUpStep['did']> {
  const isNew = await makeDatabase(ask, name, CREATION[home]);
  // Who may read comes first: nothing is ever open for a moment.
  let changed = await setSecurity(ask, name, home);
  for (const [design, wanted] of Object.entries(designsFor(home))) {
    changed = (await putDesign(ask, `/${name}/_design/${design}`, wanted)) || changed;
  }
  for (const design of RETIRED_DESIGNS[home]) {
    changed = (await removeDesign(ask, `/${name}/_design/${design}`)) || changed;
  }
  return isNew ? 'made' : changed ? 'changed' : 'nothing';
}

/** @returns whether it had to be made */
async function makeDatabase(ask: Ask, name: string, query = ''): Promise<boolean> {
  const { status } = await ask('PUT', `/${name}${query}`);
  // 412: it is there.
  if (status === 412) return false;
  expectDone(status);
  return true;
}

async function setSecurity(ask: Ask, name: string, home: Home): Promise<boolean> {
  const { status, json } = await ask('GET', `/${name}/_security`);
  expectDone(status);
  const now = object(json);
  const wanted = securityFor(home, now);
  if (isSame(now, wanted)) return false;
  expectDone((await ask('PUT', `/${name}/_security`, wanted)).status);
  return true;
}

async function putDesign(ask: Ask, path: string, wanted: Json): Promise<boolean> {
  const { status, json } = await ask('GET', path);
  if (status !== 404) expectDone(status);
  const { _id: _, _rev, ...now } = status === 404 ? ({} as Json) : object(json);
  if (isSame(now, wanted)) return false;
  expectDone((await ask('PUT', path, { ...wanted, ...(_rev ? { _rev } : {}) })).status);
  return true;
}

async function removeDesign(ask: Ask, path: string): Promise<boolean> {
  const { status, json } = await ask('GET', path);
  if (status === 404) return false;
  expectDone(status);
  expectDone((await ask('DELETE', `${path}?rev=${object(json)._rev}`)).status);
  return true;
}

function expectDone(status: number): void {
  if (status >= 300) throw new RemoteError('nonsense');
}

/** Equal whatever the order of their fields. */
const isSame = (one: unknown, other: unknown): boolean => sha256Hex(one) === sha256Hex(other);
