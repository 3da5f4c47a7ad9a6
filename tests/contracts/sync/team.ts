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
import { type Account, addAccount, asAdmin, basic, type TestServer } from '../../stand-ins/couchdb.mjs';

export type { Account };
export type Server = TestServer;

/** The databases of one test's team, with security and guard, under a name nobody else uses. */
export type TestTeam = { prefix: string; server: Server; remove: () => Promise<void> };

/** The server as its admin reaches it through the product. */
export const adminAsk = ({ url, admin }: Server, fetch = globalThis.fetch): Ask =>
  createHttp({ origin: url, authorization: async () => basic(admin.name, admin.password), fetch });

let teams = 0;

export async function createTeam(server: Server): Promise<TestTeam> {
  const prefix = `pl-test-${process.pid}-${Date.now().toString(36)}-${++teams}`;
  await setUpTeam(adminAsk(server), databaseNames(prefix, 'main'));
  return {
    prefix,
    server,
    remove: async () => {
      for (const home of HOMES) await asAdmin(server, 'DELETE', `/${databaseNames(prefix, 'main')[home]}`);
    },
  };
}

export const account = (team: TestTeam, name: string, roles: string[]): Promise<Account> =>
  addAccount(team.server, `${name}-${team.prefix.slice(8)}`, ['pl-employee', ...roles]);

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
