import type { ListedClass, RecordClass, RecordOf } from '@/lib/domain/record-classes';
import type { DocRow, PilotlightDatabase } from './database';
import { ofClass } from './doc-ranges';
import { fromRow } from './documents';

/** All readable records of a class. */
export async function readClass<C extends ListedClass>(
  cls: C,
  db: PilotlightDatabase,
): Promise<RecordOf<C>[]> {
  return readable(cls, await ofClass(db, cls).toArray());
}

/** The records in some rows of one class; a row that does not fit it costs itself only. */
export function readable<C extends RecordClass>(cls: C, rows: readonly DocRow[]): RecordOf<C>[] {
  return rows.filter((row) => row.cls === cls).flatMap((row) => fromRow(cls, row) ?? []);
}
