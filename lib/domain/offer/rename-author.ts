import { contentId, type ImmutableClass, sha256Hex } from '../content-id';
import type { RecordClass } from '../record-classes';
import { isFact } from './offer-kinds';

/** A record with its document's id, as a store holds it. */
export type StoredRecord = { id: string; cls: RecordClass; doc: Readonly<Record<string, unknown>> };

/**
 * The same records as written by somebody who is known by another id from now on: a person of a local workspace who joins a
 * team under an account. Ids of records that may change stay; a fact's id is its content, so where its author or something
 * it names was renamed, it follows, and so does everything that names the fact. Hashes that commit to a renamed record are
 * made anew where they were true; what was kept of a page stays to the letter. Doing it twice gives the same.
 *
 * @param from the person's ULID: nothing else in a record can be mistaken for it
 * @returns in the order given, except that corrected values come first, and a fact after the facts it names
 */
export function renameAuthor<R extends StoredRecord>(records: readonly R[], from: string, to: string): R[] {
  const known = new Map(records.map((record) => [record.id, record]));
  const done = new Map<string, R>();

  const earlier = ({ doc }: R): R | undefined => known.get(String(doc.supersedes));
  const idOf = (record: R): string => {
    if (isFact(record.cls)) return renamed(record).id;
    return record.id === `per:${from}` ? `per:${to}` : record.id;
  };
  const walk = (value: unknown): unknown => {
    if (value === from) return to;
    if (typeof value === 'string') {
      const named = known.get(value);
      return named ? idOf(named) : value;
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([field, one]) => [field, VERBATIM.has(field) ? one : walk(one)]),
    );
  };
  const renamed = (record: R): R => {
    const before = done.get(record.id);
    if (before) return before;
    // No fact names itself: an id that commits to its own content cannot stand in it.
    const doc = rehash(record, walk(record.doc) as Fields, { known, renamed });
    const id = isFact(record.cls) ? contentId(record.cls as ImmutableClass, doc) : idOf(record);
    const made = { ...record, id, doc };
    done.set(record.id, made);
    return made;
  };
  // What a value corrects comes before it, however often that was corrected: no stack is as deep.
  for (const record of records) {
    const corrected: R[] = [];
    for (let next = earlier(record); next && !done.has(next.id); next = earlier(next)) {
      if (corrected.push(next) > records.length) break;
    }
    for (const one of corrected.reverse()) renamed(one);
  }
  for (const record of records) renamed(record);
  return [...done.values()];
}

/** What a page, an address or a file said: hashes commit to it, and nobody of ours is named in it. */
const VERBATIM: ReadonlySet<string> = new Set(['capture', 'link', 'fileHash', 'sources', 'fields']);

type Fields = Record<string, unknown>;
type Hashed<R extends StoredRecord> = { known: ReadonlyMap<string, R>; renamed: (record: R) => R };

/** Hashes in a record over others (`review-snapshot.ts`, `new-gate-decision.ts`), of the renamed ones. */
function rehash<R extends StoredRecord>(
  { cls, doc }: R,
  made: Fields,
  { known, renamed }: Hashed<R>,
): Fields {
  if (cls === 'decision') {
    const { evidence: before } = doc.snapshot as { evidence: { id: string; sha256: string }[] };
    const snapshot = made.snapshot as { evidence: { id: string; sha256: string }[] };
    const evidence = snapshot.evidence.map((one, index) => {
      const { id = '', sha256 } = before[index] ?? {};
      const item = known.get(id);
      return item && wholeHash(item) === sha256 ? { ...one, sha256: wholeHash(renamed(item)) } : one;
    });
    return { ...made, snapshot: { ...snapshot, evidence } };
  }
  if (cls === 'gateDecision') {
    const initiative = known.get(`ini:${String(doc.initiativeId)}`);
    if (!initiative) return made;
    const { scope, rollout } = initiative.doc;
    // After a change of scope nobody can tell any more what it was made of: then it stays what it was.
    const isTrue = sha256Hex({ criteria: doc.criteria, scope, rollout }) === doc.snapshotHash;
    return isTrue ? { ...made, snapshotHash: sha256Hex({ criteria: made.criteria, scope, rollout }) } : made;
  }
  return made;
}

const wholeHash = ({ id, doc }: StoredRecord): string => sha256Hex({ ...doc, id });
