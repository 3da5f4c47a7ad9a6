import { dayAt } from '@/lib/domain/calendar';
import { AppError } from '@/lib/domain/errors';
import { planRules, type RulePlan } from '@/lib/domain/mapping/rule-import';
import type { PlannedRuleRow } from '@/lib/domain/mapping/rule-row';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';
import { requireRole } from './roles';
import { type Recognise, recordsOf } from './rules';

/** What a long piece of work says and asks while it runs. */
export type Underway = { onProgress: (share: number) => void; isCancelled: () => boolean };

/**
 * Writes the rules of a file, all or none. The file was looked at before; here, inside the one transaction, everything is
 * worked out again on what stands now, and a rule that was changed since the person saw it stops the whole.
 *
 * @throws AppError `edited_elsewhere`, `import_refused` with the first problems, `import_cancelled`.
 */
export function importRules(
  { rows, file }: { rows: readonly PlannedRuleRow[]; file: string },
  author: Author,
  { recognise, onProgress, isCancelled }: Underway & { recognise: Recognise },
  db: PilotlightDatabase = database,
): Promise<{ added: number; changed: number }> {
  return commit(db, author, async (unit) => {
    await requireRole(unit, author, ['admin']);
    const pause = async (share: number) => {
      onProgress(share);
      // A small request keeps the transaction open while the cancelling message may arrive.
      await unit.db.meta.get('me');
      if (isCancelled()) throw new AppError('import_cancelled');
    };
    const plan = await planned(unit, rows, author, recognise, pause);
    if (plan.problems.length > 0) {
      const first = plan.problems.slice(0, MOST_NAMED).map(({ problem }) => problem);
      throw new AppError('import_refused', first);
    }
    const seen = new Map(rows.map((row) => [row.row, row.version]));
    if (plan.changes.some(({ source, before }) => before?.version !== seen.get(source.row))) {
      throw new AppError('edited_elsewhere');
    }
    for (let at = 0; at < plan.changes.length; at += SLICE) {
      await pause(PLANNING + (1 - PLANNING) * (at / plan.changes.length));
      const changes = plan.changes.slice(at, at + SLICE).map(({ rule, before }) => ({
        record: { ...rule, ...unit.envelope, version: (before?.version ?? 0) + 1 },
        action: 'rule.import',
      }));
      await unit.putMany('rule', changes, file);
    }
    const added = plan.changes.filter(({ before }) => before === undefined).length;
    return { added, changed: plan.changes.length - added };
  });
}

const SLICE = 500;
const MOST_NAMED = 20;
/** How much of the whole the checking is, about. */
const PLANNING = 0.3;

async function planned(
  unit: Unit,
  rows: readonly PlannedRuleRow[],
  author: Author,
  recognise: Recognise,
  pause: (share: number) => Promise<void>,
): Promise<RulePlan> {
  const [rules, initiatives, seen, workspace] = await Promise.all([
    recordsOf(unit, 'rule'),
    recordsOf(unit, 'initiative'),
    unit.db.seen.toArray(),
    unit.get('workspace', 'meta:policy'),
  ]);
  const work = planRules(rows, {
    ...{ rules, initiatives, recognise },
    seen: seen.map(({ workItem }) => workItem),
    today: dayAt(unit.now, workspace?.timeZone ?? 'UTC'),
    stamp: () => ({ id: newUlid(author.at), ...unit.envelope }),
  });
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause((PLANNING * step.value) / rows.length);
  }
}
