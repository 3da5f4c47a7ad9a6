import { createHash } from 'node:crypto';

export type Json = Record<string, unknown>;

/** One version of a document. Of an ancestor that came with a history only its name is known. */
export type Revision = {
  rev: string;
  parent: string | undefined;
  deleted: boolean;
  /** The document's own fields. */
  body: Json | undefined;
};

export const generationOf = (rev: string): number => Number.parseInt(rev, 10);
export const hashOf = (rev: string): string => rev.slice(rev.indexOf('-') + 1);

/** The name of an edit: the same edit of the same version has the same name on every server. */
export function nextRev(parent: string | undefined, deleted: boolean, body: Json): string {
  const hash = createHash('md5').update(JSON.stringify([parent, deleted, body]));
  return `${parent === undefined ? 1 : generationOf(parent) + 1}-${hash.digest('hex')}`;
}

/** What is there goes before what was removed, a longer history before a shorter one, then the greater name. */
function byPrecedence(one: Revision, other: Revision): number {
  if (one.deleted !== other.deleted) return one.deleted ? 1 : -1;
  const longer = generationOf(other.rev) - generationOf(one.rev);
  if (longer !== 0) return longer;
  return hashOf(one.rev) < hashOf(other.rev) ? 1 : -1;
}

/**
 * All versions of one document, with every branch
 * (https://docs.couchdb.org/en/stable/replication/conflicts.html#revision-tree).
 */
export class RevisionTree {
  #known = new Map<string, Revision>();
  #leaves: Revision[] = [];

  /** Versions that nothing was written on top of; the first one is what readers get. */
  get leaves(): readonly Revision[] {
    return this.#leaves;
  }

  get winner(): Revision {
    const [first] = this.#leaves;
    if (!first) throw new Error('A document without a version.');
    return first;
  }

  get isEmpty(): boolean {
    return this.#leaves.length === 0;
  }

  find(rev: string): Revision | undefined {
    return this.#known.get(rev);
  }

  /** A version and those before it, the newest first. */
  pathOf(rev: string): string[] {
    const path: string[] = [];
    for (let at: string | undefined = rev; at !== undefined; at = this.#known.get(at)?.parent) path.push(at);
    return path;
  }

  /** Adds the version that `path` begins with, on top of those that follow. */
  graft(path: readonly string[], deleted: boolean, body: Json): void {
    const [rev = ''] = path;
    if (this.#known.get(rev)?.body) return;
    for (const [at, ancestor] of path.entries()) {
      if (this.#known.has(ancestor)) break;
      this.#known.set(ancestor, { rev: ancestor, parent: path[at + 1], deleted: false, body: undefined });
    }
    const parent = this.#known.get(rev)?.parent;
    this.#known.set(rev, { rev, parent, deleted, body });
    this.#findLeaves();
  }

  /** Takes a leaf away with all that leads to it alone. Answers whether it was one. */
  purge(rev: string): boolean {
    if (!this.#leaves.some((leaf) => leaf.rev === rev)) return false;
    for (const one of this.pathOf(rev)) {
      if ([...this.#known.values()].some(({ parent }) => parent === one)) break;
      this.#known.delete(one);
    }
    this.#findLeaves();
    return true;
  }

  copy(): RevisionTree {
    const tree = new RevisionTree();
    tree.#known = new Map(this.#known);
    tree.#leaves = this.#leaves;
    return tree;
  }

  #findLeaves(): void {
    const parents = new Set([...this.#known.values()].map(({ parent }) => parent));
    this.#leaves = [...this.#known.values()].filter(({ rev }) => !parents.has(rev)).sort(byPrecedence);
  }
}
