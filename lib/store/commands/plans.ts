import type { ChangePlan, Initiative, RunPlan, Trial } from '@/lib/domain/initiative';
import type { Author } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';
import { editInitiative } from './edit-initiative';

/** The stamp of what was edited (`partStamp`); a part that says something else by now is not replaced. */
type Based = { basedOn?: string | undefined };

/** The people side: stakeholders and their stance, training, communications, objections and answers. */
export function saveChangePlan(
  { initiativeId, change, basedOn }: { initiativeId: string; change: ChangePlan } & Based,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  const on = { part: 'change', stamp: basedOn } as const;
  return editInitiative({ initiativeId, as: 'edit_plan', on }, author, db, ({ initiative }) => {
    const known = new Set(initiative.change.stakeholders.map((word) => JSON.stringify(word)));
    // Who says what of a stakeholder is on the record; a word that was there before keeps whoever wrote it down.
    const stakeholders = change.stakeholders.map((word) =>
      known.has(JSON.stringify(word)) ? word : { ...word, byPersonId: author.personId },
    );
    return { change: { change: { ...change, stakeholders } }, action: 'change.save' };
  });
}

/** The steps of the work, before and after. */
export function saveWorkflow(
  {
    initiativeId,
    basedOn,
    ...workflow
  }: { initiativeId: string } & NonNullable<Initiative['workflow']> & Based,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  const on = { part: 'workflow', stamp: basedOn } as const;
  return editInitiative({ initiativeId, as: 'edit_plan', on }, author, db, () => ({
    change: { workflow: { before: workflow.before, after: workflow.after } },
    action: 'workflow.save',
  }));
}

export type TrialInput = {
  from: string;
  to: string;
  selection: Trial['selection'];
  cases: number;
  failures: { category: string; count: number }[];
  outsideUsers: number;
};

/** A trial on real cases. Trials are only added. */
export function recordTrial(
  { initiativeId, trial }: { initiativeId: string; trial: TrialInput },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  return editInitiative({ initiativeId, as: 'edit_plan' }, author, db, ({ initiative }) => {
    const recorded: Trial = { ...trial, id: newUlid(author.at), by: author.personId, evidenceIds: [] };
    return { change: { trials: [...initiative.trials, recorded] }, action: 'trial.record' };
  });
}

/** How it is run: requirement and measurement, support, hours, funding, and who is responsible. */
export function saveRunPlan(
  input: { initiativeId: string; run: RunPlan; runOwnerId?: string | undefined } & Based,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<Record<string, never>> {
  const { initiativeId, run, runOwnerId, basedOn } = input;
  const on = { part: 'run', stamp: basedOn } as const;
  return editInitiative({ initiativeId, as: 'edit_plan', on }, author, db, ({ unit, initiative }) => ({
    change: {
      run,
      runOwnerId,
      ...(runOwnerId !== initiative.runOwnerId && { runOwnerSince: unit.now }),
    },
    action: 'run.save',
  }));
}
