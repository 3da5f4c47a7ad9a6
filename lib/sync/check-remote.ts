import { isSignedByAnother } from '@/lib/domain/class-writers';
import { verifyContentId } from '@/lib/domain/content-id';
import { classOf, parseRecord, RECORD_CLASSES, type RecordClass } from '@/lib/domain/record-classes';
import type { RemoteBody, RemoteDoc } from './remote-store';

/** A document of the server that may be stored. `newer`: written by a later version; kept whole, shown, never written. */
export type CheckedDoc = {
  id: string;
  cls: RecordClass;
  rev: string;
  body: RemoteBody;
  deleted: boolean;
  branches: string[];
  newer: boolean;
};

export type Rejection = {
  id: string;
  rev: string;
  reason: 'unknown_id' | 'too_large' | 'wrong_shape' | 'not_its_hash' | 'not_its_author';
  body: RemoteBody;
};

/** CouchDB's own limit in our set-up; nothing of ours comes near it. */
const MAX_DOC_CHARACTERS = 64 * 1024;
/** Lists in lists in fields: ours are a handful deep, and what is a thousand deep breaks whoever walks through it. */
const MAX_DEPTH = 32;

/**
 * Nothing of a server is believed: the class follows from the id alone, the body must fit the class's schema, and an
 * immutable document must be what its id commits to. `schemaVersion` is the newest this build understands.
 */
export function checkRemote(doc: RemoteDoc, schemaVersion: number): CheckedDoc | Rejection {
  const { id, rev, body, deleted, branches } = doc;
  const cls = classOf(id);
  if (!cls) return { id, rev, reason: 'unknown_id', body };
  const row = RECORD_CLASSES[cls];
  const checked = { id, cls, rev, body, deleted, branches, newer: false };
  if (deleted) return row.kind === 'mutable' ? checked : { id, rev, reason: 'wrong_shape', body };
  if (left(body, MAX_DOC_CHARACTERS, MAX_DEPTH) < 0) return { id, rev, reason: 'too_large', body: {} };
  if (row.kind === 'immutable' && !verifyContentId(id, body))
    return { id, rev, reason: 'not_its_hash', body };
  if (isSignedByAnother(cls, body)) return { id, rev, reason: 'not_its_author', body };
  // A number beyond all numbers is no version of anything.
  if (Number.isSafeInteger(body.v) && Number(body.v) > schemaVersion) return { ...checked, newer: true };
  return parseRecord(cls, id, body).success ? checked : { id, rev, reason: 'wrong_shape', body };
}

/** What is left of so many characters after writing a value down, below zero when it is too much or goes too deep. */
function left(value: unknown, characters: number, depth: number): number {
  if (typeof value === 'string') return characters - value.length - 2;
  if (typeof value !== 'object' || value === null) return characters - 5;
  if (depth === 0) return -1;
  let rest = characters - 2;
  for (const key in value) {
    rest = left((value as RemoteBody)[key], rest - key.length - 4, depth - 1);
    if (rest < 0) break;
  }
  return rest;
}
