import { AppError } from '@/lib/domain/errors';
import type { Candidate } from '@/lib/domain/initiative';
import { candidateStamp } from '@/lib/domain/plan-parts';
import type { Author } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';
import { editInitiative, refuse } from './edit-initiative';

export type CandidateInput = Pick<
  Candidate,
  'name' | 'frictionScore' | 'stepsVary' | 'impact' | 'complexity' | 'source'
> & {
  id?: string | undefined;
  volumePerMonth?: number | undefined;
};

/**
 * Adds a workflow to those compared, or changes one. It keeps the time at which it was first recorded.
 *
 * @param input.basedOn the stamp of the workflow that was edited.
 * @throws AppError `edited_elsewhere` when it was changed meanwhile.
 */
export function saveCandidate(
  {
    initiativeId,
    candidate,
    basedOn,
  }: { initiativeId: string; candidate: CandidateInput; basedOn?: string | undefined },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'edit_plan' }, author, db, ({ unit, initiative }) => {
    const known = initiative.candidates.find(({ id }) => id === candidate.id);
    if (candidate.id !== undefined && !known) {
      refuse({ code: 'candidate_unknown', field: 'candidate', rule: 'INV-4' });
    }
    if (known && basedOn !== undefined && basedOn !== candidateStamp(initiative, known.id)) {
      throw new AppError('edited_elsewhere');
    }
    const { id = newUlid(author.at), volumePerMonth, ...rest } = candidate;
    const saved: Candidate = {
      ...rest,
      ...(volumePerMonth === undefined ? {} : { volumePerMonth }),
      id,
      recordedAt: known?.recordedAt ?? unit.now,
    };
    const candidates = known
      ? initiative.candidates.map((one) => (one.id === id ? saved : one))
      : [...initiative.candidates, saved];
    return { change: { candidates }, action: known ? 'candidate.edit' : 'candidate.add' };
  });
}

/** Chooses one of the compared workflows; another than the best one needs a reason (INV-4). */
export function chooseCandidate(
  { initiativeId, candidateId, reason }: { initiativeId: string; candidateId: string; reason: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'edit_plan' }, author, db, ({ unit }) => ({
    change: {
      chosenCandidateId: candidateId,
      chosenAt: unit.now,
      choiceReason: reason.trim() || undefined,
    },
    action: 'candidate.choose',
    ...(reason.trim() && { reason: reason.trim() }),
  }));
}
