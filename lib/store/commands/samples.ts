import { chooseValue } from '@/lib/domain/choose-value';
import { AppError } from '@/lib/domain/errors';
import type { Sample, SampleNote } from '@/lib/domain/metric-records';
import { mayReview } from '@/lib/domain/people-invariants';
import { periodContaining } from '@/lib/domain/period';
import { type ConfirmedCandidate, confirmCandidate } from '@/lib/domain/recipe/confirm-candidate';
import { reasonProblems } from '@/lib/domain/record-checks';
import { type NewSampleInput, newSample, newVoid, undoSample } from '@/lib/domain/record-sample';
import { UNDO_MS } from '@/lib/domain/withdraw-sample';
import { readCandidate } from '../candidates';
import { type Author, commit, type Unit } from '../commit';
import { type DraftRow, database, type PilotlightDatabase } from '../database';

/** A value as it arrives: with the grade a person gave it, or as the confirmation of a proposed one. */
export type RecordSampleInput = Omit<NewSampleInput, 'grade' | 'origin'> & {
  metricId: string;
  grade?: NewSampleInput['grade'] | undefined;
  origin?: NewSampleInput['origin'];
  /** The proposal that the person saw and confirms as it is. */
  candidate?: ConfirmedCandidate | undefined;
};

/**
 * Confirms one value of one period (INV-19 to INV-24) and removes its draft, in one transaction.
 *
 * @throws AppError `invalid_input` with one problem per field; nothing was written.
 */
export function recordSample(
  input: RecordSampleInput,
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ sampleId: string; undoUntil: string }> {
  return commit(db, author, async (unit) => {
    const context = await sampleContext(unit, input.metricId);
    const outcome = newSample(await completeInput(unit, input, context), {
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

/** Withdraws a value with a reason; it stays in the history as withdrawn (INV-21). */
export function withdrawSample(
  { sampleId, reason }: { sampleId: string; reason: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ voided: string }> {
  return commit(db, author, async (unit) => {
    const { sample, context } = await sampleInContext(unit, sampleId);
    const moment = { now: unit.now, by: author.personId, dev: unit.envelope.dev };
    const outcome = newVoid(sample, reason, { ...context, ...moment });
    if (!outcome.ok) throw new AppError('invalid_input', outcome.problems);
    return { voided: await unit.put('sampleVoid', outcome.sampleVoid, 'sample.withdraw', reason.trim()) };
  });
}

/**
 * Says something about a value. A reviewer's dispute keeps it from counting until its owner has chosen; from everybody
 * else it is a comment beside it (section 10).
 */
export function commentOnSample(
  { sampleId, text }: { sampleId: string; text: string },
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ noteId: string; kind: 'dispute' | 'comment' }> {
  return commit(db, author, async (unit) => {
    const { sample, context } = await sampleInContext(unit, sampleId);
    const person = await unit.get('person', `per:${author.personId}`);
    const kind = mayReview(person, context.initiative, unit.now) ? 'dispute' : 'comment';
    return { noteId: await putNote(unit, sample, kind, text, nonce), kind };
  });
}

/**
 * The owner chooses the value that counts for a disputed period: the others are withdrawn with the reason, and a
 * reviewer's dispute of the chosen one is answered by it.
 */
export function chooseSample(
  { sampleId, reason }: { sampleId: string; reason: string },
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ withdrawn: string[] }> {
  return commit(db, author, async (unit) => {
    const { sample, context } = await sampleInContext(unit, sampleId);
    const chooser = await unit.get('person', `per:${author.personId}`);
    const moment = { now: unit.now, by: author.personId, dev: unit.envelope.dev };
    const choice = chooseValue(sample, reason, { ...context, ...moment, chooser });
    if (!choice.ok) throw new AppError('invalid_input', choice.problems);
    const withdrawn: string[] = [];
    for (const one of choice.voids) {
      withdrawn.push(await unit.put('sampleVoid', one, 'sample.choose', reason.trim()));
    }
    if (choice.answersDispute) await putNote(unit, sample, 'kept', reason, nonce);
    return { withdrawn };
  });
}

/** Keeps typed text; an empty draft removes it. Drafts are no records: they are local and leave no audit entry. */
export async function saveDraft(draft: Omit<DraftRow, 'at'>, at: Date, db = database): Promise<void> {
  const isEmpty = ![draft.value, draft.numerator, draft.denominator, draft.note].some((text) => text?.trim());
  if (isEmpty) await db.drafts.delete(draft.metricId);
  else await db.drafts.put({ ...draft, at: at.toISOString() });
}

async function sampleInContext(unit: Unit, sampleId: string) {
  const sample = await unit.get('sample', sampleId);
  if (!sample) throw new AppError('not_found');
  return { sample, context: await sampleContext(unit, sample.metricId) };
}

async function putNote(
  unit: Unit,
  { initiativeId, metricId, periodStart, id }: Sample,
  kind: SampleNote['kind'],
  text: string,
  nonce: string,
): Promise<string> {
  const problems = reasonProblems(text);
  if (problems.length > 0) throw new AppError('invalid_input', problems);
  const place = { initiativeId, metricId, periodStart, of: id };
  return unit.put(
    'sampleNote',
    { ...unit.envelope, nonce, ...place, kind, text: text.trim() },
    `sample.${kind}`,
  );
}

/**
 * A confirmed proposal is worked out again from the observations inside the transaction: the sender says which one was
 * seen, never what it is worth.
 */
async function completeInput(
  unit: Unit,
  input: RecordSampleInput,
  { metric, workspace }: Awaited<ReturnType<typeof sampleContext>>,
): Promise<NewSampleInput> {
  const { candidate: seen, grade, ...typed } = input;
  if (!seen) {
    if (!grade) throw new AppError('invalid_input', [{ code: 'invalid_value', field: 'grade' }]);
    return { ...typed, grade };
  }
  const period = periodContaining(metric, input.periodStart, workspace);
  const recipe = (await unit.listGroup('recipe', metric.id)).find(({ id }) => id === seen.recipeId);
  const candidate = recipe && (await readCandidate(metric, recipe, { workspace, period }, unit.db));
  const outcome = confirmCandidate(candidate, seen, { metric, note: input.note });
  if (!outcome.ok) throw new AppError('invalid_input', outcome.problems);
  return { ...typed, ...outcome.input };
}

/** Everything the rules on values of one metric need, read inside the write. */
export async function sampleContext(unit: Unit, metricId: string) {
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
    notes: await unit.listGroup('sampleNote', metricId),
  };
}
