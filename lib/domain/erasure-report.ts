import { classOf, type RecordClass, recordIdOf } from './record-classes';

/** What is to be erased for good: an initiative with everything in it, or one record by its id. */
export type ErasureSubject = { kind: 'initiative' | 'record'; id: string };

/** How many records of each kind, the most first. `audit` counts the log's entries about them. */
export type ErasureCounts = { cls: RecordClass; count: number }[];

/** What an erasure would take, before anything is touched. */
export type ErasurePreview = {
  subject: ErasureSubject;
  /** The initiative's name, where it is still there. */
  name?: string;
  counts: ErasureCounts;
  /** What has to be typed so that nobody erases by a slip of the hand: the name, or the id where there is none. */
  confirm: string;
};

/** What was erased, by kind; nothing where an earlier run had taken all of it. */
export type ErasureReport = { counts: ErasureCounts };

export const totalOf = (counts: ErasureCounts): number => counts.reduce((sum, { count }) => sum + count, 0);

/**
 * Kinds of which a single record may be erased: what is said of it goes with it, and nothing that counts stands on it. A phase
 * decided or a value withdrawn is a step of others' too; it goes with its initiative or not at all.
 */
const ERASABLE_ALONE: readonly (RecordClass | undefined)[] = [
  'person',
  'rule',
  'sample',
  'sampleNote',
  'skip',
  'evidence',
  'evidenceCheck',
  'concern',
  'concernReply',
  'matchReport',
];

/**
 * What an id that somebody typed names, in the ways in which ids are written.
 *
 * @returns nothing for what is no id, or of a kind that is not erased alone
 */
export function subjectOf(typed: string): ErasureSubject | undefined {
  const id = typed.trim();
  if (classOf(`ini:${id}`) === 'initiative') return { kind: 'initiative', id };
  const cls = classOf(id);
  if (cls === 'initiative') return { kind: 'initiative', id: recordIdOf(id) };
  return ERASABLE_ALONE.includes(cls) ? { kind: 'record', id } : undefined;
}
