import type { StoredRecord } from './rename-author';

/**
 * The facts among `records` that a fact takes back, corrects, disputes or supersedes, by id. None of them may be brought
 * without it: a value that somebody withdrew would count again.
 */
export function undoneBy({ id, cls, doc }: StoredRecord, records: readonly StoredRecord[]): string[] {
  if (cls === 'sampleVoid' || (cls === 'sampleNote' && doc.kind === 'dispute')) return [String(doc.of)];
  if (cls === 'sample') return doc.supersedes === undefined ? [] : [String(doc.supersedes)];
  if (cls !== 'decision') return [];
  return records
    .filter((one) => one.cls === cls && one.id !== id && one.doc.dimension === doc.dimension)
    .filter((one) => String(one.doc.decidedAt) <= String(doc.decidedAt))
    .map((one) => one.id);
}
