import type { StepBack } from '@/lib/domain/governance-records';
import { hasEnded, PHASES, type Phase } from '@/lib/domain/initiative';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { editInitiative, refuse, requireOffice, subjectOf, writeEdit } from './edit-initiative';

/** A pause with its reason and day (INV-5). */
export function pause(
  { initiativeId, reason, since }: { initiativeId: string; reason: string; since: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'pause' }, author, db, ({ initiative }) => {
    if (initiative.status !== 'active') refuse({ code: 'status_unchanged', field: 'status' });
    return {
      change: {
        status: 'paused',
        statusReason: reason.trim(),
        statusSince: since,
        pausedSince: since,
        statusBy: author.personId,
      },
      action: 'initiative.pause',
      reason: reason.trim(),
    };
  });
}

/** Goes on after a pause. What was stopped or retired stays so: it begins again as a new initiative. */
export function resume(
  { initiativeId }: { initiativeId: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'pause' }, author, db, ({ initiative, today }) => {
    if (initiative.status !== 'paused') refuse({ code: 'status_unchanged', field: 'status' });
    return {
      change: {
        status: 'active',
        statusReason: undefined,
        pausedSince: undefined,
        statusSince: today,
        statusBy: undefined,
      },
      action: 'initiative.resume',
    };
  });
}

export type Ending = {
  initiativeId: string;
  status: 'stopped' | 'retired';
  reason: string;
  learnt: string;
  finalSample?: string | undefined;
};

/** The end, with its reason, what was learnt and a final value or the word that there is none (INV-6). */
export function endInitiative(
  { initiativeId, status, reason, learnt, finalSample }: Ending,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'end' }, author, db, ({ initiative, today }) => {
    if (hasEnded(initiative)) {
      refuse({ code: 'status_unchanged', field: 'status' });
    }
    if (!learnt.trim()) refuse({ code: 'learnt_required', field: 'learnt' });
    return {
      change: {
        status,
        statusReason: reason.trim(),
        statusSince: today,
        pausedSince: undefined,
        statusBy: author.personId,
        learnt: learnt.trim(),
        finalSample,
      },
      action: `initiative.${status}`,
      reason: reason.trim(),
    };
  });
}

/** Back to an earlier phase, by business owner or reviewer, with the record of it in the same write (INV-3). */
export function stepBack(
  { initiativeId, to, reason }: { initiativeId: string; to: Phase; reason: string },
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return commit(db, author, async (unit) => {
    const subject = await subjectOf(unit, initiativeId);
    await requireOffice(subject, 'step_back', author);
    const from = subject.initiative.phase;
    const why = reason.trim();
    if (!why) refuse({ code: 'reason_required', field: 'reason', rule: 'INV-3' });
    if (PHASES.indexOf(to) >= PHASES.indexOf(from)) refuse({ code: 'phase_step_forward', field: 'to' });
    const record: Omit<StepBack, 'id'> = {
      ...unit.envelope,
      nonce,
      initiativeId,
      from,
      to,
      decidedBy: author.personId,
      decidedAt: unit.now,
      reason: why,
    };
    await unit.put('stepBack', record, 'phase.step_back', why);
    await writeEdit(subject, { change: { phase: to }, action: 'phase.step_back', reason: why });
    return {};
  });
}
