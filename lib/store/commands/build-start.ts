import { dayAt } from '@/lib/domain/calendar';
import { AppError } from '@/lib/domain/errors';
import { checkInitiativeWrite } from '@/lib/domain/initiative-invariants';
import { defineRight } from '@/lib/domain/metric-rights';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { fromRow } from '../documents';

/**
 * Writes down on which day building began. Earlier entries stay, and the earliest counts: what was measured too late
 * stays marked as such (P1-METRICS).
 */
export function setBuildStart(
  { initiativeId, day }: { initiativeId: string; day: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<{ day: string }> {
  return commit(db, author, async (unit) => {
    const before = await unit.get('initiative', `ini:${initiativeId}`);
    const workspace = await unit.get('workspace', 'meta:policy');
    if (!before || !workspace) throw new AppError('not_found');
    const person = await unit.get('person', `per:${author.personId}`);
    if (defineRight(person, before, unit.now) === 'no') throw new AppError('define_not_allowed');
    // A day that was entered before the list existed becomes its first entry, with the time it was last written.
    const known =
      before.buildStarts ??
      (before.buildStartedAt ? [{ day: before.buildStartedAt, setAt: before.at, by: before.by }] : []);
    const after = {
      ...before,
      ...unit.envelope,
      buildStartedAt: day,
      buildStarts: [...known, { day, setAt: unit.now, by: author.personId }],
    };
    const people = (await unit.db.docs.where('cls').equals('person').toArray()).flatMap(
      (row) => fromRow('person', row) ?? [],
    );
    const today = dayAt(unit.now, workspace.timeZone);
    const problems = checkInitiativeWrite(before, after, { people, today });
    if (problems.length > 0) throw new AppError('invalid_input', problems);
    await unit.put('initiative', after, 'initiative.build_start');
    return { day };
  });
}
