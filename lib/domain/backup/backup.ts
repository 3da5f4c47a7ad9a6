import * as z from 'zod/mini';
import { Instant, PersonId, requiredText, text } from '../primitives';
import type { RecordClass, RecordOf } from '../record-classes';

/** What a backup says of itself before its records. */
export const BackupHead = z.strictObject({
  savedAt: Instant,
  /** Who sat in front of the browser. */
  me: PersonId,
  /** The demo workspace; it can be removed as a whole. */
  demo: z.optional(z.boolean()),
});
export type BackupHead = z.infer<typeof BackupHead>;

/** One record as a team's server would know it. Everything it is found by follows from it and is not in the file. */
export const BackupRow = z.strictObject({
  id: requiredText(400),
  doc: z.record(text(60), z.unknown()),
});
export type BackupRow = z.infer<typeof BackupRow>;

/** A record of a backup that is what its id says and fits its class. `row` is its place in the file, from 1. */
export type BackupEntry<C extends RecordClass = RecordClass> = {
  [K in C]: { row: number; id: string; cls: K; record: RecordOf<K> };
}[C];
