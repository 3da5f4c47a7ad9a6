export type TestServer = {
  url: string;
  kind: 'pouchdb-server' | 'couchdb' | 'fake';
  /** What only the fake can be told to do. `accepted`: too few nodes have what is written. */
  faults?: { accepted: boolean };
  /** Of the fake: its databases as they are now, and the way back to that. */
  snapshot?: (names: readonly string[]) => () => void;
  admin: { name: string; password: string };
  close: () => Promise<void>;
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
