import { RECORD_CLASSES, type RecordClass } from '@/lib/domain/record-classes';
import type { Home } from '@/lib/domain/record-homes';
import { HOMES } from '@/lib/domain/record-homes';
import { PilotlightDatabase } from '@/lib/store/database';
import { type NewRecord, toRow } from '@/lib/store/documents';
import { newUlid } from '@/lib/store/ids';
import { enqueue } from '@/lib/store/outbox';
import { writeState } from '@/lib/store/sync-state';
import { createCouchDbStore, databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import { type Ask, createHttp } from '@/lib/sync/couchdb/http';
import type { RemoteStore } from '@/lib/sync/remote-store';
import { runSession } from '@/lib/sync/session';
import type { SessionContext } from '@/lib/sync/session-context';
import { setUpTeam } from '@/lib/sync/set-up/set-up-team';
import { CREATION } from '@/lib/sync/set-up/team-databases';
import { type Account, addAccount, asAdmin, basic } from '../../stand-ins/couchdb.mjs';
import { newPrefix, type Server } from './server';

export type { Account, Server };

/** The databases of one test's team, with security and guard, under a name nobody else uses. */
export type TestTeam = { prefix: string; server: Server; remove: () => Promise<void> };

/** The server as its admin reaches it through the product. */
export const adminAsk = ({ url, admin }: Server, fetch = globalThis.fetch): Ask =>
  createHttp({ origin: url, authorization: async () => basic(admin.name, admin.password), fetch });

type Made = { home: Home; security: unknown; designs: Record<string, unknown>[] };
const made = new WeakMap<Server, Made[]>();

/**
 * The product sets up the first team of a server. Those after it are copies, database by database: working out the rule
 * again for each test would take longer than most tests.
 */
export async function createTeam(server: Server, name?: string): Promise<TestTeam> {
  const prefix = name ?? newPrefix();
  const names = databaseNames(prefix, 'main');
  const known = made.get(server);
  if (known) await Promise.all(known.map((one) => copyDatabase(server, names[one.home], one)));
  else {
    await setUpTeam(adminAsk(server), names);
    made.set(server, await Promise.all(HOMES.map((home) => readDatabase(server, names[home], home))));
  }
  return {
    prefix,
    server,
    remove: async () => {
      for (const home of HOMES) await asAdmin(server, 'DELETE', `/${names[home]}`);
      // A server of our own ends with its tests.
      if (server.kind !== 'pouchdb-server') await removeAccounts(server, prefix);
    },
  };
}

async function removeAccounts(server: Server, prefix: string): Promise<void> {
  const { rows } = await asAdmin(server, 'GET', '/_users/_all_docs');
  for (const { id, value } of rows as { id: string; value: { rev: string } }[]) {
    if (id.endsWith(accountSuffix(prefix))) await asAdmin(server, 'DELETE', `/_users/${id}?rev=${value.rev}`);
  }
}

const accountSuffix = (prefix: string): string => `-${prefix.slice(8)}`;

async function readDatabase(server: Server, name: string, home: Home): Promise<Made> {
  const range = 'startkey=%22_design%2F%22&endkey=%22_design0%22&include_docs=true';
  const { rows } = await asAdmin(server, 'GET', `/${name}/_all_docs?${range}`);
  const designs = rows.map(({ doc }: { doc: Record<string, unknown> }) => doc);
  return { home, security: await asAdmin(server, 'GET', `/${name}/_security`), designs };
}

async function copyDatabase(server: Server, name: string, { home, security, designs }: Made): Promise<void> {
  await asAdmin(server, 'PUT', `/${name}${CREATION[home]}`);
  await asAdmin(server, 'PUT', `/${name}/_security`, security);
  for (const { _rev, ...design } of designs) await asAdmin(server, 'PUT', `/${name}/${design._id}`, design);
}

/** Removes a database and makes an empty one under its name, with the same readers and rule; what was in it is gone for good. */
export async function makeAnew({ prefix, server }: TestTeam, home: Home): Promise<void> {
  const name = databaseNames(prefix, 'main')[home];
  const before = await readDatabase(server, name, home);
  await asAdmin(server, 'DELETE', `/${name}`);
  await copyDatabase(server, name, before);
}

export const account = (team: TestTeam, name: string, roles: string[]): Promise<Account> =>
  addAccount(team.server, name + accountSuffix(team.prefix), ['pl-employee', ...roles]);

/** The server as one account sees it. `fetch` may stand in for a network that misbehaves. */
export function remoteFor(team: TestTeam, who: Account, fetch = globalThis.fetch): RemoteStore {
  const authorization = async () => basic(who.name, who.password);
  const ask = createHttp({ origin: team.server.url, authorization, fetch, timeoutMs: 5_000 });
  return createCouchDbStore(ask, databaseNames(team.prefix, 'main'));
}

/** What `home` holds on the server, by id, as its admin sees it. */
export async function onServer(team: TestTeam, home: Home): Promise<Record<string, Record<string, unknown>>> {
  const name = databaseNames(team.prefix, 'main')[home];
  const { rows } = await asAdmin(team.server, 'GET', `/${name}/_all_docs?include_docs=true`);
  return Object.fromEntries(
    rows
      .filter(({ id }: { id: string }) => !id.startsWith('_design/'))
      .map(({ id, doc }: { id: string; doc: Record<string, unknown> }) => [id, doc]),
  );
}

/** One browser profile of one person: a database of its own and everything a session needs. */
export type Client = {
  db: PilotlightDatabase;
  who: Account;
  context: SessionContext;
  sync: () => ReturnType<typeof runSession>;
};

/**
 * A record with its place in the queue, in one transaction, as every command of a team's workspace leaves them. The rules
 * of the domain are no part of it: what one device allowed has to travel, and is tested where it is allowed.
 */
export async function write<C extends RecordClass>(
  { db, who, context }: Pick<Client, 'db' | 'who'> & { context: Pick<SessionContext, 'now'> },
  cls: C,
  record: NewRecord<C>,
): Promise<string> {
  const at = context.now().toISOString();
  return db.transaction('rw', [db.docs, db.base, db.outbox, db.meta], async () => {
    const dev = (await db.meta.get('deviceId'))?.value as string;
    const made = toRow(cls, { ...record, by: who.name, at, dev });
    const before = await db.docs.get(made.id);
    const after = before?.rev ? { ...made, rev: before.rev } : made;
    if (!before || RECORD_CLASSES[cls].kind === 'mutable') await db.docs.put(after);
    await enqueue(db, before, after, at);
    return after.id;
  });
}

let clients = 0;

export async function createClient(
  team: TestTeam,
  who: Account,
  options: { now?: () => Date; fetch?: typeof fetch; random?: () => number; version?: string } = {},
): Promise<Client> {
  const db = new PilotlightDatabase(`client-${++clients}`, options.version);
  const device = newUlid(new Date());
  const now = options.now ?? (() => new Date());
  await writeState(db, 'team', {
    origin: team.server.url,
    prefix: team.prefix,
    portfolio: 'main',
    account: who.name,
  });
  await writeState(db, 'deviceId', device);
  const context: SessionContext = {
    db,
    remote: remoteFor(team, who, options.fetch),
    device,
    account: who.name,
    now,
    random: options.random ?? Math.random,
    newWord: () => newUlid(new Date()),
  };
  const sync = async () => {
    const known = (await db.meta.get('deviceId'))?.value as string;
    return runSession({ ...context, device: known });
  };
  return { db, who, context, sync };
}
