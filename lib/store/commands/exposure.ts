import type { Rollout } from '@/lib/domain/initiative';
import type { Author } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { ofInitiative } from '../doc-ranges';
import { editInitiative, refuse } from './edit-initiative';

/** Building has begun. Every day that is entered stays on the record, and the earliest counts (P1-METRICS). */
export function startBuild(
  { initiativeId, day }: { initiativeId: string; day: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'start_build' }, author, db, ({ unit, initiative }) => {
    const entry = { day, setAt: unit.now, by: author.personId };
    return {
      change: { buildStartedAt: day, buildStarts: [...(initiative.buildStarts ?? []), entry] },
      action: 'build.start',
    };
  });
}

export type RolloutFact = { initiativeId: string; rollout: Rollout; from: string; note: string };

/** Who uses it now. A fact: always recordable, whether it is permitted or not. */
export function recordRollout(
  { initiativeId, ...fact }: RolloutFact,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'record_rollout' }, author, db, ({ initiative }) => {
    if (initiative.rollout === fact.rollout) refuse({ code: 'status_unchanged', field: 'rollout' });
    return { change: rolloutChange(initiative, fact, author), action: 'rollout.record', reason: fact.note };
  });
}

/** It was in use before anybody recorded it here. Said at the beginning, and true for good (INV-9). */
export function declareInUse(
  { initiativeId, ...fact }: RolloutFact,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'record_rollout' }, author, db, async ({ unit, initiative }) => {
    const decided = await ofInitiative(unit.db, initiativeId, 'gateDecision').count();
    const late =
      initiative.phase !== 'P1' ||
      initiative.entryMode === 'in_flight' ||
      initiative.rollout !== 'none' ||
      decided > 0;
    if (late) refuse({ code: 'in_flight_too_late', field: 'entryMode', rule: 'INV-9' });
    return {
      change: { entryMode: 'in_flight', ...rolloutChange(initiative, fact, author) },
      action: 'rollout.in_flight',
      reason: fact.note,
    };
  });
}

function rolloutChange(
  { rolloutHistory }: { rolloutHistory: { rollout: Rollout; from: string; by: string; note: string }[] },
  { rollout, from, note }: Omit<RolloutFact, 'initiativeId'>,
  author: Author,
) {
  const step = { rollout, from, by: author.personId, note: note.trim() };
  return { rollout, rolloutHistory: [...rolloutHistory, step] };
}
