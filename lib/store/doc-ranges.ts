import Dexie from 'dexie';
import { idPrefix, type ListedClass, type RecordClass } from '@/lib/domain/record-classes';
import type { PilotlightDatabase } from './database';

/**
 * Where the rows of a class or of an initiative lie. Both are ranges of keys that are there for other reasons, so that a row
 * needs no index entry of its own for them: a first copy writes a hundred thousand rows.
 */

/** The rows of a class, in the order of their ids. */
export const ofClass = (db: PilotlightDatabase, cls: ListedClass) =>
  db.docs.where('id').startsWith(idPrefix(cls));

/** Everything that belongs to an initiative, class by class; or of one class of it. */
export const ofInitiative = (db: PilotlightDatabase, initiativeId: string, cls?: RecordClass) =>
  cls === undefined
    ? ofInitiatives(db, initiativeId, initiativeId)
    : db.docs.where('[ini+cls]').equals([initiativeId, cls]);

/** The same of all initiatives from one id to another, both included. */
export const ofInitiatives = (db: PilotlightDatabase, first: string, last: string) =>
  db.docs.where('[ini+cls]').between([first, Dexie.minKey], [last, Dexie.maxKey]);
