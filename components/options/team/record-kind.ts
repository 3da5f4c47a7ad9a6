import type { RecordClass } from '@/lib/domain/record-classes';

/** What a person would call the record, as part of a sentence's id; entries of the log and what nobody knows share one word. */
export const recordKind = (cls: RecordClass | undefined) =>
  cls === undefined || cls === 'audit' ? 'other' : cls;
