import { AppError } from '@/lib/domain/errors';
import { type NewSampleInput, newSample, undoSample } from '@/lib/domain/record-sample';
import { UNDO_MS } from '@/lib/domain/withdraw-sample';
import { type Author, commit, type Unit } from '../commit';
import { type DraftRow, database, type PilotlightDatabase } from '../database';

/**
 * Confirms one value of one period (INV-19 to INV-24) and removes its draft, in one transaction.
 *
 * @throws AppError `invalid_input` with one problem per field; nothing was written.
 */
export function recordSample(
  input: NewSampleInput & { metricId: string },
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ sampleId: string; undoUntil: string }> {
  return commit(db, author, async (unit) => {
    const context = await sampleContext(unit, input.metricId);
    const outcome = newSample(input, {
      ...context,
      now: unit.now,
      by: author.personId,
      dev: unit.envelope.dev,
      nonce,
    });
    if (!outcome.ok) throw new AppError('invalid_input', outcome.problems);
    const action = outcome.sample.supersedes === undefined ? 'sample.confirm' : 'sample.correct';
    const sampleId = await unit.put('sample', outcome.sample, action);
    await unit.db.drafts.delete(input.metricId);
    return { sampleId, undoUntil: new Date(author.at.getTime() + UNDO_MS).toISOString() };
  });
}

/** Takes a value back within ten seconds: it stays in the history as voided. */
export function takeBackSample(
  sampleId: string,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ voided: string }> {
  return commit(db, author, async (unit) => {
    const sample = await unit.get('sample', sampleId);
    if (!sample) throw new AppError('not_found');
    const outcome = undoSample(sample, { now: unit.now, by: author.personId, dev: unit.envelope.dev });
    if (!outcome.ok) throw new AppError('invalid_input', outcome.problems);
    return { voided: await unit.put('sampleVoid', outcome.sampleVoid, 'sample.undo') };
  });
}

/** Keeps typed text; an empty draft removes it. Drafts are no records: they are local and leave no audit entry. */
export async function saveDraft(draft: Omit<DraftRow, 'at'>, at: Date, db = database): Promise<void> {
  const isEmpty = ![draft.value, draft.numerator, draft.denominator, draft.note].some((text) => text?.trim());
  if (isEmpty) await db.drafts.delete(draft.metricId);
  else await db.drafts.put({ ...draft, at: at.toISOString() });
}

async function sampleContext(unit: Unit, metricId: string) {
  const [metric] = await unit.listGroup('metric', metricId);
  if (!metric) throw new AppError('not_found');
  const initiative = await unit.get('initiative', `ini:${metric.initiativeId}`);
  const workspace = await unit.get('workspace', 'meta:policy');
  if (!initiative || !workspace) throw new AppError('not_found');
  return {
    metric,
    initiative,
    workspace,
    samples: await unit.listGroup('sample', metricId),
    voids: await unit.listGroup('sampleVoid', metricId),
    skips: await unit.listGroup('skip', metricId),
  };
}
