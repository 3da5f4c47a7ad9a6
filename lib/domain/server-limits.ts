import type { RecordClass } from './record-classes';

/** As many characters as a document may have as JSON, with its id and revision; the server's rule refuses a longer one. */
export const MOST_CHARACTERS = 16_384;

/** What may be written without a name: a concern raised anonymously, the page kept with it, and the entries that say so. */
export const UNNAMED_CLASSES: readonly RecordClass[] = ['concern', 'evidenceCheck', 'audit'];
