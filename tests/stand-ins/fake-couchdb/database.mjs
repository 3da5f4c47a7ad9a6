import { nextRevision, RevisionTree } from './revision-tree.mjs';

/** A refusal as CouchDB words it. */
export class Refusal extends Error {
  constructor(status, error, reason) {
    super(`${status} ${error}: ${reason}`);
    Object.assign(this, { status, error, reason });
  }
}

export const LIMITS = { document: 65_536, request: 16 * 1024 * 1024 };

/**
 * One database: documents with all their versions, what was written last, places that are not replicated (`_local`), and a
 * rule that is asked before every write. Sequences are opaque: a bare number but 0 is refused.
 */
export class Database {
  security = { admins: { names: [], roles: ['_admin'] }, members: { names: [], roles: ['_admin'] } };
  #trees = new Map();
  /** Document ids by the number of their last change, oldest first. */
  #log = new Map();
  #seqOf = new Map();
  #seq = 0;
  #local = new Map();
  #rules;
  #waiting = new Set();

  constructor(name) {
    this.name = name;
  }

  get updateSeq() {
    return sealed(this.#seq);
  }

  get count() {
    return [...this.#trees.values()].filter((tree) => !tree.leaves()[0].deleted).length;
  }

  ids() {
    return [...this.#trees.keys()].sort((a, b) => (a < b ? -1 : 1));
  }

  tree(id) {
    return this.#trees.get(id);
  }

  /** A document with what was asked to stand in it besides, `undefined` when it is not there. */
  read(id, { rev, revs = false, conflicts = false } = {}) {
    const tree = this.#trees.get(id);
    const [winner, ...others] = tree?.leaves() ?? [];
    const version = tree?.get(rev ?? winner.rev);
    if (!version?.body || (rev === undefined && version.deleted)) return undefined;
    const conflicting = others.filter(({ deleted }) => !deleted).map((leaf) => leaf.rev);
    return {
      _id: id,
      _rev: rev ?? winner.rev,
      ...version.body,
      ...(version.deleted ? { _deleted: true } : {}),
      ...(revs ? { _revisions: tree.revisions(rev ?? winner.rev) } : {}),
      ...(conflicts && conflicting.length > 0 ? { _conflicts: conflicting } : {}),
    };
  }

  /** One edit on top of what the writer saw. @throws Refusal */
  write(id, doc, user) {
    const { _id, _rev, _deleted = false, _revisions, _attachments, ...body } = doc;
    if (Object.keys(body).some((key) => key.startsWith('_'))) {
      const key = Object.keys(body).find((one) => one.startsWith('_'));
      throw new Refusal(400, 'doc_validation', `Bad special document member: ${key}`);
    }
    if (JSON.stringify(body).length > LIMITS.document) throw new Refusal(413, 'document_too_large', id);
    const tree = this.#trees.get(id) ?? new RevisionTree();
    const [winner] = tree.isEmpty ? [] : tree.leaves();
    const isLeaf = tree.isEmpty ? false : tree.leaves().some(({ rev }) => rev === _rev);
    if (_rev !== undefined && !isLeaf) throw new Refusal(409, 'conflict', 'Document update conflict.');
    if (_rev === undefined && winner && !winner.deleted)
      throw new Refusal(409, 'conflict', 'Document update conflict.');
    // Written anew on top of a removal, a document has no version before for its rule, and still a past.
    const parent = _rev ?? winner?.rev;
    const old = _rev === undefined ? null : (this.read(id, { rev: _rev }) ?? null);
    const start = parent === undefined ? 0 : Number.parseInt(parent, 10);
    const past = _rev === undefined ? { start: 0, ids: [] } : { start, ids: tree.revisions(parent).ids };
    this.#ask(
      {
        _id: id,
        ...(_rev ? { _rev } : {}),
        ...body,
        ...(_deleted ? { _deleted } : {}),
        ...(_attachments ? { _attachments } : {}),
        _revisions: past,
      },
      old,
      user,
    );
    const rev = nextRevision(parent, _deleted, body);
    tree.add(rev, { parent, deleted: _deleted, body });
    this.#noted(id, tree);
    return rev;
  }

  /** A version with its past, as another server sends it. Its rule sees no version before. @throws Refusal */
  replicate(doc, user) {
    const { _id: id, _rev, _deleted = false, _revisions, _attachments, ...body } = doc;
    const [start, digest] = String(_rev).split('-');
    const past = _revisions ?? { start: Number(start), ids: [digest] };
    this.#ask({ _id: id, _rev, ...body, ...(_deleted ? { _deleted } : {}), _revisions: past }, null, user);
    const tree = this.#trees.get(id) ?? new RevisionTree();
    tree.graft(past, { deleted: _deleted, body });
    this.#noted(id, tree);
  }

  /** Forgets versions for good, without a word in the feed. */
  purge(id, revs) {
    const tree = this.#trees.get(id);
    const gone = tree?.purge(revs) ?? [];
    if (tree?.isEmpty) {
      this.#trees.delete(id);
      this.#log.delete(this.#seqOf.get(id));
    }
    return gone;
  }

  /** What was written after a place in the feed. @throws Refusal for a place that is none of this server's. */
  changes({ since = '0', limit = Number.POSITIVE_INFINITY, interval = 1 }) {
    const from = since === 'now' ? this.#seq : opened(since);
    const all = [...this.#log].filter(([seq]) => seq > from);
    const page = all.slice(0, Math.max(1, limit));
    const rows = page.map(([seq, id], index) => ({
      seq: (index + 1) % interval === 0 || index === page.length - 1 ? sealed(seq) : null,
      id,
      leaves: this.#trees.get(id).leaves(),
    }));
    return {
      rows,
      last: sealed(page.at(-1)?.[0] ?? Math.max(from, this.#seq)),
      pending: all.length - page.length,
    };
  }

  /** Answers when something is written, or after so many milliseconds. */
  news(ms) {
    return new Promise((resolve) => {
      const tell = () => {
        clearTimeout(timer);
        this.#waiting.delete(tell);
        resolve();
      };
      const timer = setTimeout(tell, ms);
      this.#waiting.add(tell);
    });
  }

  /** Whether somebody may change the rules: the server's admins, and the database's own. */
  isAdmin({ name, roles }) {
    const { names = [], roles: some = [] } = this.security.admins;
    return roles.includes('_admin') || names.includes(name) || some.some((one) => roles.includes(one));
  }

  /** All of it as it is now, places in the feed included, and the way back to it: a server that is restored from a copy. */
  snapshot() {
    const trees = [...this.#trees].map(([id, tree]) => [id, tree.copy()]);
    const [log, seqOf, local] = [new Map(this.#log), new Map(this.#seqOf), new Map(this.#local)];
    const [seq, security] = [this.#seq, structuredClone(this.security)];
    return () => {
      this.#trees = new Map(trees.map(([id, tree]) => [id, tree.copy()]));
      [this.#log, this.#seqOf, this.#local] = [new Map(log), new Map(seqOf), new Map(local)];
      [this.#seq, this.security, this.#rules] = [seq, structuredClone(security), undefined];
    };
  }

  readLocal(id) {
    return this.#local.get(id);
  }

  /** @throws Refusal */
  writeLocal(id, { _id, _rev, _deleted, ...body }) {
    const known = this.#local.get(id);
    if (known?._rev !== _rev) throw new Refusal(409, 'conflict', 'Document update conflict.');
    if (_deleted) {
      this.#local.delete(id);
      return '0-0';
    }
    const rev = `0-${Number(known?._rev.split('-')[1] ?? 0) + 1}`;
    this.#local.set(id, { _id: id, _rev: rev, ...body });
    return rev;
  }

  #noted(id, tree) {
    this.#trees.set(id, tree);
    this.#log.delete(this.#seqOf.get(id));
    this.#seq += 1;
    this.#log.set(this.#seq, id);
    this.#seqOf.set(id, this.#seq);
    if (id.startsWith('_design/')) this.#rules = undefined;
    for (const tell of [...this.#waiting]) tell();
  }

  #ask(doc, old, user) {
    if (doc._id.startsWith('_design/') && !this.isAdmin(user))
      throw new Refusal(401, 'unauthorized', 'You are not a db or server admin.');
    // What a design document says is no matter for rules of documents.
    if (doc._id.startsWith('_design/')) return;
    this.#rules ??= this.ids()
      .filter((id) => id.startsWith('_design/'))
      .flatMap((id) => this.read(id)?.validate_doc_update ?? [])
      .map((source) => new Function(`return ${source}`)());
    for (const rule of this.#rules) {
      try {
        rule(doc, old, { db: this.name, name: user.name, roles: user.roles }, structuredClone(this.security));
      } catch (refused) {
        if (refused?.forbidden) throw new Refusal(403, 'forbidden', refused.forbidden);
        if (refused?.unauthorized) throw new Refusal(401, 'unauthorized', refused.unauthorized);
        throw new Refusal(500, 'render_error', String(refused));
      }
    }
  }
}

const sealed = (seq) => `${seq}-${Buffer.from(`place ${seq}`).toString('base64url')}`;

function opened(place) {
  if (place === '0') return 0;
  const [seq, seal] = String(place).split('-');
  if (seal === undefined)
    throw new Refusal(400, 'bad_request', "Malformed sequence supplied in 'since' parameter.");
  return Number(seq);
}
