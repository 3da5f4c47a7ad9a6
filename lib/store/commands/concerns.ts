import { sha256Hex } from '@/lib/domain/canonical-hash';
import type { Concern, ConcernReply } from '@/lib/domain/concern-records';
import { type ConcernView, concernViews } from '@/lib/domain/concern-state';
import { AppError } from '@/lib/domain/errors';
import { newCapture } from '@/lib/domain/evidence-parts';
import type { WorkItem } from '@/lib/domain/work-item';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { readInitiativeRecords } from '../reads';
import { readClass } from '../record-lists';
import { refuse, subjectOf } from './edit-initiative';
import { seenOnly } from './evidence';

export type ConcernInput = {
  initiativeId: string;
  dimension: Concern['dimension'];
  text: string;
  anonymous: boolean;
  /** Names of the page's fields that the person saw, and of those to send with it. */
  seen: string[];
  keep: string[];
};

/**
 * Keeps a concern. An anonymous one is found again by `key` alone, of which only the hash is stored; who made it and on
 * which device is written nowhere, the log included.
 *
 * @param key made by the worker for this one concern, see `newReportKey`.
 */
export function raiseConcern(
  input: ConcernInput,
  page: { workItem: WorkItem; address: string },
  author: Author,
  key: string,
  db: PilotlightDatabase = database,
): Promise<{ concernId: string; reportKey?: string }> {
  const text = input.text.trim();
  if (!text) refuse({ code: 'concern_text_required', field: 'text' });
  const keep = seenOnly(input);
  const named: Author = input.anonymous ? { ...author, unnamed: true } : author;
  return commit(db, named, async (unit) => {
    await subjectOf(unit, input.initiativeId);
    const keyHash = reportKeyHash(key);
    const capture = keep.length > 0 ? newCapture(page.workItem, keep, page.address, unit.now) : undefined;
    const record = {
      ...unit.envelope,
      nonce: keyHash,
      initiativeId: input.initiativeId,
      dimension: input.dimension,
      text,
      raisedAt: unit.now,
      anonymous: input.anonymous,
      ...(input.anonymous && { keyHash }),
      ...(capture && { capture }),
    };
    const concernId = await unit.put('concern', record, 'concern.raise');
    return input.anonymous ? { concernId, reportKey: key } : { concernId };
  });
}

/** "Received", or an answer, by somebody who reviews the initiative or answers for it. */
export function replyToConcern(
  input: { initiativeId: string; concernId: string; kind: ConcernReply['kind']; text: string },
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    await subjectOf(unit, input.initiativeId);
    const record = { ...unit.envelope, nonce, ...input, text: input.text.trim() };
    await unit.put('concernReply', record, `concern.${input.kind}`);
    return {};
  });
}

/** What became of the concern that belongs to a report key. @throws AppError `concern_key_unknown` */
export async function followConcern(key: string, db: PilotlightDatabase = database): Promise<ConcernView> {
  const hash = reportKeyHash(key);
  const concerns = await readClass('concern', db);
  const concern = concerns.find(({ keyHash }) => keyHash === hash);
  const records = concern && (await readInitiativeRecords(concern.initiativeId, db));
  if (!concern || !records) {
    throw new AppError('invalid_input', [{ code: 'concern_key_unknown', field: 'key' }]);
  }
  const nameOf = (id: string) => records.people.find((person) => person.id === id)?.displayName;
  const replies = { concerns: [concern], concernReplies: records.concernReplies };
  const [view] = concernViews(replies, nameOf);
  if (!view) throw new AppError('not_found');
  return view;
}

/**
 * A report key as it is shown and typed: five groups of four, without letters that look alike.
 *
 * @param random twenty random bytes.
 */
export function newReportKey(random: Uint8Array): string {
  const letters = [...random].map((byte) => KEY_LETTERS[byte % KEY_LETTERS.length]);
  return [0, 4, 8, 12, 16].map((start) => letters.slice(start, start + 4).join('')).join('-');
}

/** 32 of them, so that every byte hits each equally often. */
const KEY_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The same whether typed in small letters, with or without the dashes. */
function reportKeyHash(key: string): string {
  return sha256Hex(key.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}
