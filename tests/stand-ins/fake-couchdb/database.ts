import { randomBytes } from 'node:crypto';
import { badRequest } from './refusal';
import { type Json, RevisionTree } from './revision-tree';

export type LocalDoc = { rev: string; body: Json };
export type Change = { seq: number; id: string; tree: RevisionTree };

/** Until somebody says otherwise, only admins of the server may use a new database. */
const FOR_ADMINS = { admins: { roles: ['_admin'] }, members: { roles: ['_admin'] } };

/** One database: documents with all their versions, in the order of their last change, and who is told of the next one. */
export class Database {
  readonly docs = new Map<string, RevisionTree>();
  readonly local = new Map<string, LocalDoc>();
  /** Ids of design documents. */
  readonly designs = new Set<string>();
  security: Json = FOR_ADMINS;
  /** The last change's number. */
  seq = 0;
  /** Of the changes so far, those that `sameUntil` says are this one's too, under another mark. */
  #related: { mark: string; sameUntil: number } | undefined;
  #mark = randomBytes(24).toString('base64url');
  /** In the order of the numbers. */
  #seqs = new Map<string, number>();
  #waiting = new Set<() => void>();

  constructor(
    readonly name: string,
    readonly partitioned: boolean,
  ) {}

  get = (id: string): RevisionTree | undefined => this.docs.get(id);

  /** The document to write to; it stands in the feed once it is `touch`ed. */
  open(id: string): RevisionTree {
    const tree = this.docs.get(id) ?? new RevisionTree();
    this.docs.set(id, tree);
    if (id.startsWith('_design/')) this.designs.add(id);
    return tree;
  }

  touch(id: string): void {
    this.seq += 1;
    this.#seqs.delete(id);
    this.#seqs.set(id, this.seq);
    for (const tell of [...this.#waiting]) tell();
  }

  /** A purged document leaves the feed without a word. */
  forget(id: string): void {
    this.docs.delete(id);
    this.designs.delete(id);
    this.#seqs.delete(id);
  }

  changesAfter(since: number): Change[] {
    const found: Change[] = [];
    for (const [id, seq] of this.#seqs) {
      const tree = this.docs.get(id);
      if (seq > since && tree) found.push({ seq, id, tree });
    }
    return found;
  }

  /** Resolves at the next change, after so many milliseconds, or when nobody listens any more. */
  nextChange(ms: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        gone.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.#waiting.add(done);
      gone.addEventListener('abort', done);
    });
  }

  /** A place in the feed as clients get it: they may keep it and give it back, and read nothing out of it. */
  cursor(seq: number): string {
    return `${seq}-g1AAAA${this.#mark}${Buffer.from(String(seq)).toString('base64url')}`;
  }

  /** @throws Refusal for what no CouchDB gave out: a number alone, for one */
  readCursor(cursor: string): number {
    if (cursor === '0' || cursor === '') return 0;
    if (cursor === 'now') return this.seq;
    const [, seq = '', mark = ''] = /^(\d+)-g1AAAA(.{32})[\w-]+$/.exec(cursor) ?? [];
    if (seq === '') throw badRequest("Malformed sequence supplied in 'since' parameter.");
    if (mark === this.#mark) return Number(seq);
    // A place in another database of this name: of what is not known to be the same, all comes again.
    return mark === this.#related?.mark ? Math.min(Number(seq), this.#related.sameUntil) : 0;
  }

  /** The same database at this moment, feed and all. */
  copy(): Database {
    const copy = new Database(this.name, this.partitioned);
    copy.#take(this);
    copy.#mark = this.#mark;
    copy.#related = this.#related;
    return copy;
  }

  /** The other half of a cluster that fell apart: from here on it gives out places of its own. */
  half(): Database {
    const half = this.copy();
    half.#mark = randomBytes(24).toString('base64url');
    half.#related = { mark: this.#mark, sameUntil: this.seq };
    this.#related = { mark: half.#mark, sameUntil: this.seq };
    return half;
  }

  /** Everything that the other half has and this one has not. */
  absorb(other: Database): void {
    for (const [id, theirs] of other.docs) {
      const tree = this.open(id);
      const news = theirs.leaves.filter(({ rev }) => !tree.find(rev)?.body);
      for (const { rev, deleted, body } of news) tree.graft(theirs.pathOf(rev), deleted, body ?? {});
      if (news.length > 0) this.touch(id);
    }
    for (const [id, doc] of other.local) if (!this.local.has(id)) this.local.set(id, doc);
  }

  #take(other: Database): void {
    for (const [id, tree] of other.docs) this.docs.set(id, tree.copy());
    for (const id of other.designs) this.designs.add(id);
    for (const [id, doc] of other.local) this.local.set(id, doc);
    this.security = other.security;
    this.seq = other.seq;
    this.#seqs = new Map(other.#seqs);
  }
}
