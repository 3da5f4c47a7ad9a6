import { classOf } from '@/lib/domain/record-classes';
import { hasTaken, isTakeable, type TwoVersions, versionAt } from '@/lib/domain/two-versions';
import { type AltRow, type DocRow, database, type PilotlightDatabase } from '../database';

/**
 * What two people wrote at the same time and nobody has settled yet, newest first: of each field the latest other version.
 * With `initiativeId`, only of that initiative and its metrics; with `docId`, of one record.
 */
export async function listVersions(
  about: { initiativeId?: string; docId?: string } = {},
  db: PilotlightDatabase = database,
): Promise<TwoVersions[]> {
  const alternatives = (await db.alts.toArray()).sort((a, b) => b.n - a.n);
  if (alternatives.length === 0) return [];
  const docs = await db.docs.bulkGet(alternatives.map(({ id }) => id));
  const people = await db.docs.bulkGet(alternatives.map(({ by }) => `per:${by}`));
  const seen = new Set<string>();
  return alternatives.flatMap((alternative, index) => {
    const key = `${alternative.id} ${alternative.field}`;
    const row = docs[index];
    const isAsked =
      row &&
      (!about.initiativeId || row.ini === about.initiativeId) &&
      (!about.docId || row.id === about.docId);
    if (!isAsked || seen.has(key)) return [];
    seen.add(key);
    return toVersions(alternative, row, people[index]) ?? [];
  });
}

/** `undefined` when both say the same by now. */
function toVersions(
  { n, id, field, value, by, at }: AltRow,
  { doc }: DocRow,
  author: DocRow | undefined,
): TwoVersions | undefined {
  const cls = classOf(id);
  const current = versionAt(doc, field);
  if (!cls || hasTaken(doc, field, value)) return undefined;
  return {
    n,
    docId: id,
    cls,
    name: String(doc.name ?? doc.displayName ?? ''),
    field,
    current,
    other: value,
    by: typeof author?.doc.displayName === 'string' ? author.doc.displayName : by,
    at,
    takeable: isTakeable(cls, field),
  };
}
