import type { TokenRules } from './fake-couchdb/accounts';

export type TestServer = {
  url: string;
  kind: 'fake' | 'pouchdb-server' | 'couchdb';
  admin: { name: string; password: string };
  /** On somebody else's server, the accounts that these tests made. */
  accounts?: Set<string>;
  /** Ends it, or leaves somebody else's as it was found. */
  close: () => Promise<void>;
  /** Takes an organisation's tokens from now on, by these keys, where the server can. */
  takeTokens?: (rules: TokenRules) => void;
};
export type Account = { name: string; password: string };

export function startCouchDb(): Promise<TestServer>;
/** A server of its own, whatever server is asked for. */
export function startPouchDb(): Promise<TestServer>;
export function addAccount(
  server: TestServer,
  name: string,
  roles: readonly string[],
  password?: string,
): Promise<Account>;
// biome-ignore lint/suspicious/noExplicitAny: the server's answers are read by the test that asked.
export function asAdmin(server: TestServer, method: string, path: string, body?: unknown): Promise<any>;
export function basic(name: string, password: string): string;
