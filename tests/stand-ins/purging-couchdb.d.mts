import type { TestServer } from './couchdb.d.mts';

export type PurgingServer = TestServer & {
  /** Fails the next request whose method and path hold these words, once, with this status; after so many that go well. */
  failOnce: (words: string, status: number, skip?: number) => void;
  /** Done once, before the next such request is answered. */
  before: (words: string, work: () => Promise<void>) => void;
  /** All that it holds, whatever the database: every leaf of every document, as JSON. */
  everything: () => Promise<string>;
};

export function startPurgingCouchDb(): Promise<PurgingServer>;
