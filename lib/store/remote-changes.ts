import type { RecordClass } from '@/lib/domain/record-classes';
import { RECORD_CLASSES } from '@/lib/domain/record-classes';
import { type Alternative, type Fields, mergeRecords } from '@/lib/domain/record-merge';
import { isSame } from '@/lib/domain/same-content';
import type { AltRow, DocRow } from './database';
import { opaqueRow, rowOf } from './documents';
import type { MineRow, OutboxRow } from './sync-rows';

/** A document of the server that was found fit to be stored. */
export type RemoteRow = {
  id: string;
  cls: RecordClass;
  rev: string;
  body: Record<string, unknown>;
  deleted: boolean;
  newer: boolean;
};

/** What a page will change here, collected before anything is written. */
export type Changes = {
  docs: DocRow[];
  gone: string[];
  bases: DocRow[];
  outbox: OutboxRow[];
  done: string[];
  mine: MineRow[];
  alts: Omit<AltRow, 'n'>[];
  outdated: RemoteRow[];
  strange: RemoteRow[];
};

export const emptyChanges = (): Changes => ({
  docs: [],
  gone: [],
  bases: [],
  outbox: [],
  done: [],
  mine: [],
  alts: [],
  outdated: [],
  strange: [],
});

/**
 * Whether it is a first version that somebody else wrote beside the one that is known: a server that is told a record's history
 * shows its rule no version before, so that whoever may start records could put one there under another's id. Who made a
 * record never changes.
 */
export function isAnothersBeginning(remote: RemoteRow, known: DocRow | undefined): boolean {
  if (remote.cls !== 'initiative' && remote.cls !== 'metric') return false;
  if (!known?.rev || known.rev === remote.rev || remote.deleted || !remote.rev.startsWith('1-')) return false;
  return known.doc.createdBy !== undefined && remote.body.createdBy !== known.doc.createdBy;
}

/** What administrators set for everybody: rules, people with their roles, settings. */
const SET_BY_ADMINS: readonly RecordClass[] = ['workspace', 'rule', 'person'];

/**
 * Whether a server brings back what was replaced: an earlier revision, written earlier. One that went back in time honestly
 * gets the newer version again from its author, and whoever changes the record there from now on writes it later.
 */
export function isOutdated(remote: RemoteRow, local: DocRow | undefined): boolean {
  if (!local?.rev || local.rev === remote.rev || remote.deleted || !SET_BY_ADMINS.includes(remote.cls))
    return false;
  return (
    Number.parseInt(remote.rev, 10) < Number.parseInt(local.rev, 10) &&
    String(remote.body.at) < String(local.doc.at)
  );
}

/** A record that nobody edits here becomes what the server has. */
export function takeOver(changes: Changes, remote: RemoteRow, local: DocRow | undefined): void {
  if (local?.rev === remote.rev) return;
  if (remote.deleted) {
    if (local) changes.gone.push(remote.id);
  } else changes.docs.push(toStored(remote));
}

type Beside = {
  remote: RemoteRow;
  waiting: OutboxRow;
  local: DocRow | undefined;
  base: DocRow | undefined;
  /** Number and time of the session that brings the page, and this device. */
  page: { session: number; at: string; author: { dev: string } };
};

/** A record that is being edited here is merged three ways and stays in the outbox, unless both say the same by now. */
export function takeBesideEdit(changes: Changes, beside: Beside): void {
  const { remote, local, page } = beside;
  const waiting = beforeAnswer(beside.waiting, page.at);
  const { session, at } = page;
  if (RECORD_CLASSES[remote.cls].kind === 'immutable' || !local) {
    // Same id, same content: that it comes back is the acknowledgement.
    changes.docs.push(toStored(remote));
    changes.done.push(remote.id);
    changes.mine.push({ id: remote.id, home: waiting.home, rev: remote.rev, session, at });
    return;
  }
  if (local.rev === remote.rev) return;
  if (remote.newer) {
    // A later version wrote it: ours cannot be merged without losing what we do not know of.
    changes.outbox.push({ ...waiting, state: 'blocked', reason: 'needs_newer_app' });
    return;
  }
  if (remote.deleted) {
    // An edit is worth more than a deletion: it is written on top of the tombstone.
    changes.docs.push({ ...local, rev: remote.rev });
    changes.outbox.push({ ...waiting, isGoneThere: true });
    return;
  }
  const base = ownEarlier(local, remote, page.author.dev) ?? beside.base?.doc ?? olderVersion(local, remote);
  const { fields, alternatives } = mergeRecords(remote.cls, base, local.doc, remote.body);
  if (sameContent(fields, remote.body)) {
    changes.docs.push(toStored(remote));
    changes.done.push(remote.id);
    changes.mine.push({ id: remote.id, home: waiting.home, rev: remote.rev, session, at });
  } else {
    // What is written next is written in the name of whoever edited here, or the server refuses it.
    const { by, dev } = local.doc;
    changes.docs.push({ ...rowOf(remote.id, remote.cls, { ...fields, by, dev }), rev: remote.rev });
    changes.bases.push(toStored(remote));
    // The content changed under an answer that may still be on its way.
    changes.outbox.push({ ...waiting, gen: waiting.gen + 1 });
  }
  changes.alts.push(...alternatives.map((one) => toAlt(remote.id, one)));
}

/** The row as it waits for whatever arrives now: what only a newer version could read stands in the way no longer. */
function beforeAnswer({ isGoneThere: _, reason, ...row }: OutboxRow, at: string): OutboxRow {
  if (reason === 'needs_newer_app') return { ...row, state: 'pending', nextAt: at, tries: 0 };
  return reason ? { ...row, reason } : row;
}

/**
 * What this device wrote before, without having heard that it arrived: what stands here was made from it. Compared with an
 * older version, the newest edit would seem to meet a stranger's, and one that takes the first back no edit at all.
 */
function ownEarlier(local: DocRow, remote: RemoteRow, dev: string): Fields | undefined {
  const isOurs = remote.body.dev === dev && local.doc.dev === dev;
  return isOurs && String(remote.body.at) <= String(local.doc.at) ? remote.body : undefined;
}

/**
 * A server that was put back in time holds an older version of a record that is offered again (it has lost its revision
 * here): then everything that differs is ours. A version written there since is newer, and no base at all.
 */
function olderVersion(local: DocRow, remote: RemoteRow): Fields | undefined {
  const isOffered = local.rev === undefined;
  return isOffered && String(remote.body.at) < String(local.doc.at) ? remote.body : undefined;
}

/** The row that the store keeps of a document of the server. */
export function toStored({ id, cls, rev, body, newer }: RemoteRow): DocRow {
  return { ...(newer ? opaqueRow(id, cls, body) : rowOf(id, cls, body)), rev };
}

/** One further version of a field, as it waits for a person's choice. */
export const toAlt = (id: string, { field, value, by, at }: Alternative) => ({ id, field, value, by, at });

/** Equal apart from who wrote it last and when. */
function sameContent(one: Fields, other: Fields): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const envelope of ['v', 'by', 'at', 'dev']) keys.delete(envelope);
  return [...keys].every((key) => isSame(one[key], other[key]));
}
