import { createHash } from 'node:crypto';

/**
 * Everything a server knows of one document: its versions, each with the one it was made from. A leaf is what nothing was
 * made from; of several leaves the same one wins everywhere (https://docs.couchdb.org/en/stable/replication/conflicts.html).
 */
export class RevisionTree {
  /** @type {Map<string, { parent: string | undefined, deleted: boolean, body: object | undefined }>} */
  #versions = new Map();

  has(rev) {
    return this.#versions.has(rev);
  }

  /** A version as it was written; of an older one `undefined` once its content was dropped. */
  get(rev) {
    return this.#versions.get(rev);
  }

  /** Leaves, the winner first: one that was not removed, with the longer past, with the greater digest. */
  leaves() {
    const parents = new Set([...this.#versions.values()].map(({ parent }) => parent));
    return [...this.#versions]
      .filter(([rev]) => !parents.has(rev))
      .map(([rev, { deleted }]) => ({ rev, deleted }))
      .sort(
        (a, b) =>
          Number(a.deleted) - Number(b.deleted) ||
          generationOf(b.rev) - generationOf(a.rev) ||
          (b.rev > a.rev ? 1 : -1),
      );
  }

  /** A version's own revision and those it was made from, as `_revisions` has them. */
  revisions(rev) {
    const ids = [];
    for (let at = rev; at !== undefined; at = this.#versions.get(at)?.parent) ids.push(at.split('-')[1]);
    return { start: generationOf(rev), ids };
  }

  add(rev, version) {
    this.#versions.set(rev, version);
  }

  /** A version with a past of its own, as another server sends it: what is not known of it is known by name. */
  graft({ start, ids }, version) {
    const revs = ids.map((id, age) => `${start - age}-${id}`);
    for (const [age, rev] of revs.entries()) {
      if (this.#versions.has(rev)) return;
      const parent = revs[age + 1];
      this.#versions.set(rev, age === 0 ? { ...version, parent } : { parent, deleted: false });
    }
  }

  /** Forgets leaves for good, and what only they were made from. */
  purge(revs) {
    const gone = revs.filter((rev) => this.leaves().some((leaf) => leaf.rev === rev));
    for (const leaf of gone) {
      const isNeeded = (rev) => [...this.#versions.values()].some(({ parent }) => parent === rev);
      for (let at = leaf; at !== undefined && !isNeeded(at); ) {
        const { parent } = this.#versions.get(at);
        this.#versions.delete(at);
        at = parent;
      }
    }
    return gone;
  }

  copy() {
    const copy = new RevisionTree();
    copy.#versions = new Map(this.#versions);
    return copy;
  }

  get isEmpty() {
    return this.#versions.size === 0;
  }
}

const generationOf = (rev) => Number.parseInt(rev, 10);

/** The same content on top of the same version is the same revision, on every server. */
export function nextRevision(parent, deleted, body) {
  const digest = createHash('md5')
    .update(JSON.stringify([parent ?? '', deleted, body]))
    .digest('hex');
  return `${parent === undefined ? 1 : generationOf(parent) + 1}-${digest}`;
}
