import type { Home } from '@/lib/domain/record-homes';

/** What a document holds besides id and revision. Nothing in here is trusted before `check-remote.ts` saw it. */
export type RemoteBody = Record<string, unknown>;

/** One document as the server has it. `branches` are the revisions of further leaves, when the server holds several. */
export type RemoteDoc = { id: string; rev: string; deleted: boolean; body: RemoteBody; branches: string[] };

export type PullPage = {
  docs: RemoteDoc[];
  /** Entries of the page that are no documents at all. Counted, never fatal: one bad row must not stop a feed. */
  unreadable: number;
  /** Opaque: stored, handed back, never compared. */
  cursor: string;
  /** Whether another page is waiting behind this one. */
  more: boolean;
  /** How many changes wait behind this page; absent where the server does not say. */
  left?: number;
};

/** A document to write: `rev` is the revision it replaces. */
export type PushDoc = { id: string; rev?: string; deleted?: true; body: RemoteBody };

/**
 * What the server said to one document.
 * - `ok`: it is there, under `rev`.
 * - `conflict`: another revision is there. For an immutable document that *is* the acknowledgement.
 * - `forbidden`: the server's rule refuses it, in the server's words.
 * - `invalid`, `too_large`: it will never be accepted as it is.
 * - `later`: no acknowledgement, although no refusal (`202 Accepted`, a fault of one row).
 */
export type PushResult =
  | { id: string; outcome: 'ok'; rev: string }
  | { id: string; outcome: 'conflict' | 'too_large' | 'later' }
  | { id: string; outcome: 'forbidden' | 'invalid'; reason: string };

/** This device's mark on the server: session number, the cursor of that moment, and who wrote it (`w`). */
export type Mark = { n: number; cursor: string; w: string };

/** Of one metric, the ends of the ids of its newest documents, as `set-up/latest-view` describes them. */
export type LatestRow = { initiativeId: string; metricId: string; ends: string[] };

/** What a session begins with. */
export type RemoteHead = { mark?: Mark & { rev: string } };

/**
 * A team's server, as little of it as a session needs. Everything that can fail throws a `RemoteError`.
 *
 * `pull` and `push` are the protocol; the rest exists because a server can be restored to an older state, and a client
 * that trusts only its own memory would then miss what others wrote since.
 */
export interface RemoteStore {
  readHead(device: string): Promise<RemoteHead>;
  pull(home: Home, cursor: string | undefined, limit: number): Promise<PullPage>;
  /** Whether anything was written after `cursor`, asked of a server that may hold its answer back for so many milliseconds. */
  awaitChange(home: Home, cursor: string, heldMs: number): Promise<boolean>;
  /** Where a database stands: another word when anything was written since. */
  position(home: Home): Promise<string>;
  push(home: Home, docs: readonly PushDoc[]): Promise<PushResult[]>;
  /** Documents by id; one that is not there is left out. */
  read(home: Home, ids: readonly string[]): Promise<RemoteDoc[]>;
  /** Another leaf of a document, when the server holds several versions of it, or what one was made from, while it is kept. */
  readBranch(home: Home, id: string, rev: string): Promise<RemoteDoc | undefined>;
  /** Revisions by id, of those that are there. */
  revisions(home: Home, ids: readonly string[]): Promise<Map<string, string>>;
  /**
   * The revisions that a leaf was made from, newest first and itself the first: of the one that the server prefers, or of
   * `rev`. What was written under one of them is still in there. Empty when there is no such document.
   */
  history(home: Home, id: string, rev?: string): Promise<string[]>;
  /** Revisions by id of everything the portfolio holds of one initiative. */
  listInitiative(home: Home, initiativeId: string): Promise<Map<string, string>>;
  /** By metric, which documents of the portfolio decide what its latest value is. */
  listLatest(home: Home): Promise<LatestRow[]>;
  /** Of some metrics, all of their documents there are. */
  listAllOf(
    home: Home,
    metrics: readonly Pick<LatestRow, 'initiativeId' | 'metricId'>[],
  ): Promise<LatestRow[]>;
  /** The roles of the sign-in, as the server sees them. */
  roles(): Promise<string[]>;
  /** Writes the mark over revision `rev`. Answers the new revision, or `conflict` when somebody else wrote it. */
  writeMark(device: string, mark: Mark, rev: string | undefined): Promise<string | 'conflict'>;
}
