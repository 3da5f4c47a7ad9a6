import { beforeAll } from 'vitest';
import { asAdmin, startCouchDb, type TestServer } from '../../stand-ins/couchdb.mjs';
import { type FakeCouchDb, startFakeCouchDb } from '../../stand-ins/fake-couchdb/start-fake-couchdb';

/**
 * The server of these tests. The same tests run on each kind (`tests/vitest.config.ts`), and this is the one place where they
 * get it: the stand-in of this repository, pouchdb-server from npm, and with `PILOTLIGHT_COUCHDB_URL` a CouchDB.
 */
export const KIND = (process.env.PILOTLIGHT_TEAM_SERVER ?? 'fake') as Server['kind'];

export type Server = TestServer;

/** What tests need of a server and not every one has. */
const CAPABILITIES = {
  opaque_places: 'places in a feed cannot be read, and a number alone is refused',
  says_forbidden: '403 to somebody with a name who may not read, 401 to nobody',
  histories: 'a document that brings a history keeps it although a rule looks at it',
  rule_sees_security: 'a rule is told the security object for each document of a batch',
  held_answers: 'a long poll is answered after its time',
  partitions: 'one partition is listed by itself, and an id without one is refused',
  purge: 'a document goes as if it had never been',
  etags: 'a document that is known is not sent again',
  tokens: 'it takes the tokens of an organisation without anything in front of it',
  settings: 'the settings can be read',
  greeting: 'the greeting names CouchDB and its version',
  restore: 'it can be put back in time without a copy of its files',
  faults: 'it is restored, split, or loses nodes when it is told to',
  volume: 'thousands of documents do not take it minutes',
} as const;
type Capability = keyof typeof CAPABILITIES;

const LACKS: Record<Server['kind'], readonly Capability[]> = {
  fake: [],
  'pouchdb-server': [
    'opaque_places',
    'says_forbidden',
    'histories',
    'rule_sees_security',
    'held_answers',
    'partitions',
    'purge',
    'etags',
    'tokens',
    'settings',
    'greeting',
    'faults',
    'volume',
  ],
  // Somebody else's: it is used, and neither broken nor set up differently.
  couchdb: ['restore', 'faults'],
};

export const has = (capability: Capability): boolean => !LACKS[KIND].includes(capability);

/** For tests that mean nothing on a server without this. */
export const needs = (...all: Capability[]): { skip: boolean } => ({ skip: !all.every(has) });

/** Says once in a run what the tests of this server could not look at. */
export function listWhatIsMissing(): void {
  beforeAll(() => {
    const lines = LACKS[KIND].map((one) => `  ${one}: ${CAPABILITIES[one]}`);
    console.info([`${KIND} lacks ${lines.length === 0 ? 'nothing' : ''}`.trim(), ...lines].join('\n'));
  });
}

/**
 * Starts the server, or reaches the one that is there; after `close` nothing of these tests is left on it.
 */
export async function startServer(): Promise<Server> {
  if (KIND === 'fake') return startFakeCouchDb();
  const server = await startCouchDb();
  if (server.kind !== 'couchdb') return server;
  return { ...server, close: () => removeDatabases(server).finally(server.close) };
}

/** Also what a test that failed had no time to remove. */
async function removeDatabases(server: Server): Promise<void> {
  const there: string[] = await asAdmin(server, 'GET', '/_all_dbs');
  const ours = there.filter((name) => name.includes(PREFIX));
  for (const name of ours) await asAdmin(server, 'DELETE', `/${encodeURIComponent(name)}`);
}

/** The server as one that can be told what to suffer; only for tests that need `faults`. */
export function asFake(server: Server): FakeCouchDb {
  if (server.kind !== 'fake') throw new Error(`${server.kind} suffers nothing on order.`);
  return server as FakeCouchDb;
}

/** A beginning for the names of a team's databases that nobody else uses. */
export function newPrefix(): string {
  prefixes += 1;
  return `${PREFIX}${prefixes}`;
}
const PREFIX = `pl-test-${process.pid}-${Date.now().toString(36)}-`;
let prefixes = 0;
