import type { RecordClass, RecordOf } from '@/lib/domain/record-classes';
import type { DocRow, PilotlightDatabase } from './database';
import { fromRow } from './documents';

/** All readable records of a class whose ids begin alike: those of one initiative, for classes that carry it in their id. */
export async function readClass<C extends RecordClass>(
  cls: C,
  prefix: string,
  db: PilotlightDatabase,
): Promise<RecordOf<C>[]> {
  return readable(cls, await db.docs.where('id').startsWith(prefix).toArray());
}

/** The records in some rows of one class; a row that does not fit it costs itself only. */
export function readable<C extends RecordClass>(cls: C, rows: readonly DocRow[]): RecordOf<C>[] {
  return rows.filter((row) => row.cls === cls).flatMap((row) => fromRow(cls, row) ?? []);
}
