import { startOfDay } from '@/lib/domain/calendar';
import {
  compareCapture,
  type EvidenceLink,
  type FileFingerprint,
  newCapture,
  type TicketCapture,
} from '@/lib/domain/evidence-parts';
import type { EvidenceCheck, EvidenceItem } from '@/lib/domain/governance-records';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import type { AbsentItem, WorkItem } from '@/lib/domain/work-item';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { evidenceGroup, fromRow } from '../documents';
import { refuse, requireOffice, subjectOf } from './edit-initiative';

export type EvidenceInput = {
  initiativeId: string;
  supports: string[];
  kind: 'attestation' | 'note' | 'link' | 'file_hash';
  title: string;
  /** Day on which it was so; now when absent. */
  factOn?: string | undefined;
  expiresOn?: string | undefined;
  text?: string | undefined;
  outsideTeam?: boolean | undefined;
  link?: EvidenceLink | undefined;
  fileHash?: FileFingerprint | undefined;
};

/** Files a statement, a note, a link or the fingerprint of a file (INV-33). */
export function fileEvidence(
  { factOn, ...input }: EvidenceInput,
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ evidenceId: string }> {
  return commit(db, author, async (unit) => {
    const subject = await subjectOf(unit, input.initiativeId);
    await requireOffice(subject, 'file_evidence', author);
    const text = input.text?.trim();
    const stated = input.kind === 'attestation' || input.kind === 'note';
    if (stated && !text) refuse({ code: 'evidence_text_required', field: 'text' });
    if (input.kind === 'link' && !input.link) refuse({ code: 'link_scheme', field: 'link' });
    if (input.kind === 'file_hash' && !input.fileHash) refuse({ code: 'file_required', field: 'fileHash' });
    const isToday = factOn === undefined || factOn === subject.today;
    const record = withoutUndefined({
      ...unit.envelope,
      nonce,
      ...input,
      title: input.title.trim(),
      text: text || undefined,
      factAt: isToday ? unit.now : startOfDay(factOn, subject.workspace.timeZone),
      filedAt: unit.now,
    });
    return { evidenceId: await unit.put('evidence', record as unknown as EvidenceItem, 'evidence.file') };
  });
}

export type CaptureInput = {
  initiativeId: string;
  supports: string[];
  title: string;
  /** Names of the fields the person saw, and of those they left in. */
  seen: string[];
  keep: string[];
};

/**
 * Keeps fields of the page in front of the person (INV-33, INV-34). The values are those that the worker was told of this
 * page; a sender names fields only.
 */
export function captureEvidence(
  input: CaptureInput,
  page: { workItem: WorkItem; address: string },
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ evidenceId: string }> {
  return commit(db, author, async (unit) => {
    const subject = await subjectOf(unit, input.initiativeId);
    await requireOffice(subject, 'file_evidence', author);
    const capture = newCapture(page.workItem, seenOnly(input), page.address, unit.now);
    if (capture.fields.length === 0) refuse({ code: 'capture_nothing_left', field: 'keep', rule: 'INV-33' });
    const record = {
      ...unit.envelope,
      nonce,
      initiativeId: input.initiativeId,
      supports: input.supports,
      kind: 'ticket_capture' as const,
      title: input.title.trim() || page.workItem.label,
      factAt: unit.now,
      filedAt: unit.now,
      capture,
    };
    return { evidenceId: await unit.put('evidence', record, 'evidence.capture') };
  });
}

/** INV-33: a field that was not on the list the person saw is not kept, whoever asks for it. */
export function seenOnly({ seen, keep }: Pick<CaptureInput, 'seen' | 'keep'>): string[] {
  if (keep.some((name) => !seen.includes(name))) {
    refuse({ code: 'capture_not_seen', field: 'keep', rule: 'INV-33' });
  }
  return keep;
}

/**
 * Compares what was captured from a work item with what it shows now, and records only what is news. Names nobody, and
 * does nothing for work items that hold no evidence. Answers how many comparisons were written.
 */
export function compareEvidence(
  workItem: WorkItem,
  at: Date,
  db: PilotlightDatabase = database,
): Promise<number> {
  return visitEvidence(workItem, at, db, (capture) => compareCapture(capture, workItem.fields));
}

/** The same for a work item that is not there any more, or not for whoever looks: a page cannot tell the two apart. */
export function missEvidence(
  absent: AbsentItem,
  at: Date,
  db: PilotlightDatabase = database,
): Promise<number> {
  return visitEvidence(absent, at, db, () => ({ result: 'gone', changed: [] }));
}

async function visitEvidence(
  entity: AbsentItem,
  at: Date,
  db: PilotlightDatabase,
  look: (capture: TicketCapture) => Pick<EvidenceCheck, 'result' | 'changed'> | undefined,
): Promise<number> {
  const group = evidenceGroup(entity) ?? '';
  if ((await db.docs.where('grp').equals(group).count()) === 0) return 0;
  return commit(db, { personId: '', at, unnamed: true }, async (unit) => {
    const rows = await unit.db.docs.where('grp').equals(group).toArray();
    let written = 0;
    for (const item of rows.flatMap((row) => fromRow('evidence', row) ?? [])) {
      const seen = item.capture && look(item.capture);
      if (seen && (await recordVisit(unit, item, seen))) written += 1;
    }
    return written;
  });
}

/** Answers whether it was news. */
async function recordVisit(
  unit: Unit,
  { id, initiativeId }: EvidenceItem,
  seen: Pick<EvidenceCheck, 'result' | 'changed'>,
): Promise<boolean> {
  const earlier = (await unit.listInitiative('evidenceCheck', initiativeId))
    .filter(({ evidenceId }) => evidenceId === id)
    .sort((a, b) => (a.nonce < b.nonce ? -1 : 1));
  const last = earlier.at(-1);
  const isNews =
    (last?.result ?? 'same') !== seen.result || (last?.changed ?? []).join() !== seen.changed.join();
  if (!isNews) return false;
  const nonce = String(earlier.length + 1).padStart(8, '0');
  const record = { ...unit.envelope, nonce, initiativeId, evidenceId: id, ...seen };
  await unit.put('evidenceCheck', record, 'evidence.compare');
  return true;
}
