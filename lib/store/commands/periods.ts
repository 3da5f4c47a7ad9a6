import { AppError } from '@/lib/domain/errors';
import { reconfirmSample } from '@/lib/domain/reconfirm-sample';
import { newSkip } from '@/lib/domain/skip-period';
import { UNDO_MS } from '@/lib/domain/withdraw-sample';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { sampleContext } from './samples';

/** The period of a metric that something is said about. */
type PeriodOf = { metricId: string; periodStart: string };

/**
 * "No change": confirms the last value for another period.
 *
 * @throws AppError `invalid_input` with its problems; nothing was written.
 */
export function reconfirmPeriod(
  { metricId, periodStart }: PeriodOf,
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ sampleId: string; undoUntil: string; value: number }> {
  return commit(db, author, async (unit) => {
    const context = await sampleContext(unit, metricId);
    const moment = { now: unit.now, by: author.personId, dev: unit.envelope.dev, nonce };
    const outcome = reconfirmSample(periodStart, { ...context, ...moment });
    if (!outcome.ok) throw new AppError('invalid_input', outcome.problems);
    const sampleId = await unit.put('sample', outcome.sample, 'sample.reconfirm');
    await unit.db.drafts.delete(metricId);
    const undoUntil = new Date(author.at.getTime() + UNDO_MS).toISOString();
    return { sampleId, undoUntil, value: outcome.sample.value };
  });
}

/**
 * Says that a period has no value, and why: nothing asks for it any more, and its number stays missing.
 *
 * @throws AppError `invalid_input` with its problems; nothing was written.
 */
export function skipPeriod(
  { metricId, periodStart, reason }: PeriodOf & { reason: string },
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ skipId: string }> {
  return commit(db, author, async (unit) => {
    const context = await sampleContext(unit, metricId);
    const moment = { now: unit.now, by: author.personId, dev: unit.envelope.dev, nonce };
    const outcome = newSkip({ periodStart, reason }, { ...context, ...moment });
    if (!outcome.ok) throw new AppError('invalid_input', outcome.problems);
    const skipId = await unit.put('skip', outcome.skip, 'period.skip', outcome.skip.reason);
    await unit.db.drafts.delete(metricId);
    return { skipId };
  });
}
