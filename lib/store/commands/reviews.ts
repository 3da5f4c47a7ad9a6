import { rationaleProblems } from '@/lib/domain/decision-draft';
import { AppError } from '@/lib/domain/errors';
import type { Decision, Dimension } from '@/lib/domain/governance-records';
import { evidenceDecidedOn } from '@/lib/domain/handed-in';
import { reviewSnapshot } from '@/lib/domain/review-snapshot';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { readInitiativeRecords } from '../reads';
import { refuse, requireOffice, subjectOf } from './edit-initiative';

export type SubmissionInput = {
  initiativeId: string;
  dimension: Dimension;
  evidenceIds: string[];
  requestedMaxRollout: Decision['maxRollout'];
};

/** Hands evidence in for review. */
export function submitEvidence(
  input: SubmissionInput,
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ submissionId: string }> {
  return commit(db, author, async (unit) => {
    await requireOffice(await subjectOf(unit, input.initiativeId), 'submit', author);
    if (input.evidenceIds.length === 0) refuse({ code: 'submission_empty', field: 'evidenceIds' });
    const record = { ...unit.envelope, nonce, ...input };
    return { submissionId: await unit.put('submission', record, 'review.submit') };
  });
}

export type DimensionVerdict = {
  initiativeId: string;
  dimension: Dimension;
  outcome: Decision['outcome'];
  validUntil?: string | undefined;
  maxRollout: Decision['maxRollout'];
  rationale: string;
  sufficiency: { requirementId: string; value: 'adequate' | 'partial' | 'missing'; note: string }[];
  conditions: { appliesTo: string; text: string; ownerId: string; dueOn: string }[];
};

/**
 * A reviewer's decision on one dimension, with the snapshot of what was there to be seen (INV-10 to INV-14). The evidence
 * of the dimension's latest submission is what it is based on; without one, all that supports it.
 */
export function decideDimension(
  verdict: DimensionVerdict,
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ decisionId: string }> {
  return commit(db, author, async (unit) => {
    await subjectOf(unit, verdict.initiativeId);
    const records = await readInitiativeRecords(verdict.initiativeId, unit.db);
    if (!records) throw new AppError('not_found');
    const rationale = verdict.rationale.trim();
    const unreasoned = rationaleProblems(rationale);
    if (unreasoned.length > 0) throw new AppError('invalid_input', unreasoned);
    const { validUntil, ...rest } = verdict;
    const record = {
      ...unit.envelope,
      nonce,
      ...rest,
      ...(validUntil === undefined ? {} : { validUntil }),
      rationale,
      reviewerId: author.personId,
      decidedAt: unit.now,
      snapshot: reviewSnapshot(
        records.initiative,
        evidenceDecidedOn(verdict.dimension, records),
        records.metrics,
      ),
    };
    return { decisionId: await unit.put('decision', record, `review.${verdict.outcome}`) };
  });
}

/** A condition of an approval was fulfilled, and how: asked of whoever says so. Older records may lack the words. */
export function completeCondition(
  input: { initiativeId: string; decisionId: string; condition: number; note: string },
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    await subjectOf(unit, input.initiativeId);
    if (input.note.trim() === '') refuse({ code: 'condition_note_required', field: 'note' });
    await unit.put('conditionDone', { ...unit.envelope, nonce, ...input }, 'review.condition_done');
    return {};
  });
}
