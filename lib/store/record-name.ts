import type { DocRow, PilotlightDatabase } from './database';

/** What a person would call a record: its own name, or that of its metric or initiative. */
export async function recordName(
  { doc, ini }: Pick<DocRow, 'doc' | 'ini'>,
  db: PilotlightDatabase,
): Promise<string | undefined> {
  const own = doc.name ?? doc.displayName ?? doc.title;
  if (typeof own === 'string') return own;
  const metric =
    typeof doc.metricId === 'string' ? await db.docs.get(`met:${ini}:${doc.metricId}`) : undefined;
  const named = metric ?? (ini === undefined ? undefined : await db.docs.get(`ini:${ini}`));
  return typeof named?.doc.name === 'string' ? named.doc.name : undefined;
}

/** The period a value is of. */
export function recordPeriod({ periodStart, periodEnd }: DocRow['doc']) {
  return typeof periodStart === 'string' && typeof periodEnd === 'string'
    ? { start: periodStart, end: periodEnd }
    : undefined;
}
