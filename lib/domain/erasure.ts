import { sha256Hex } from './content-id';
import { classOf, initiativeIn } from './record-classes';

/**
 * What is erased for good is named by SHA-256 alone: of an initiative's own id, which stands for everything that belongs to it,
 * or of a single record's. One initiative is one digest, however many values it had; whoever does not know the id learns
 * nothing from it.
 */
export const digestOf = (id: string): string => sha256Hex(id);

/** As many digests as one document of the server's limit of 64 kB holds (each is 67 characters of JSON). */
export const MOST_DIGESTS = 900;

/** The organisation's page number. Digests that no longer fit in there lie in `meta:epoch:1` and on, full and never changed. */
export const EPOCH_ID = 'meta:epoch';
export const epochPageId = (n: number): string => `${EPOCH_ID}:${n}`;

/** Which page of the numbers a document is: 0 is the present one. `undefined` for every other document. */
export function epochPageOf(docId: string): number | undefined {
  const [, n = '0'] = /^meta:epoch(?::(\d{1,6}))?$/.exec(docId) ?? [undefined, 'none'];
  return n === 'none' ? undefined : Number(n);
}

/** Tells of ids whether they are named by digests, by themselves or by their initiative's. Remembers what it worked out. */
export type Erased = { record: (docId: string) => boolean; initiative: (id: string) => boolean };

export function erasedBy(digests: ReadonlySet<string>): Erased {
  const known = new Map<string, boolean>();
  const initiative = (id: string): boolean => {
    const found = known.get(id) ?? digests.has(digestOf(id));
    known.set(id, found);
    return found;
  };
  return {
    initiative,
    record: (docId) => {
      const cls = classOf(docId);
      const ini = cls && initiativeIn(cls, docId);
      return (ini !== undefined && initiative(ini)) || digests.has(digestOf(docId));
    },
  };
}

/** Entries of the log about an erasure: they hold ids and numbers alone, and no other erasure takes them away. */
export const ERASURE_ACTIONS: readonly string[] = ['erase', 'erase.unsent'];

/** The record that an entry of the log is about, and whose content it may hold. */
export function subjectOfEntry(entry: Readonly<Record<string, unknown>>): string | undefined {
  const { action, entityId } = entry;
  return typeof entityId === 'string' && !ERASURE_ACTIONS.includes(String(action)) ? entityId : undefined;
}
