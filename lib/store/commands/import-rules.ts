import { AppError } from '@/lib/domain/errors';
import type { PlannedRule, RowSource } from '@/lib/domain/mapping/planning';
import { planRules, type RulePlan } from '@/lib/domain/mapping/rule-import';
import type { PlannedRuleRow } from '@/lib/domain/mapping/rule-row';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlids } from '../ids';
import { drivePlan, readImportContext } from '../reads/import';
import { requireRole } from './roles';
import type { Recognise } from './rules';

/** What a long piece of work says and asks while it runs. */
export type Underway = { onProgress: (share: number) => void; isCancelled: () => boolean };

/**
 * Writes the rules of a file, all or none. The file was looked at before; here, inside the one transaction, everything is
 * worked out again on what stands now, and a rule that was changed since the person saw it stops the whole. Rows and rules
 * pass through memory slice by slice; the transaction holds what was written of them.
 *
 * @throws AppError `edited_elsewhere`, `import_refused` with the first problems, `import_cancelled`.
 */
export function importRules(
  { rows, file }: { rows: RowSource<PlannedRuleRow>; file: string },
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
    const { added, changed } = plan;
    let done = 0;
    const changes = async (slice: PlannedRule<PlannedRuleRow>[]) => {
      await pause(PLANNING + (1 - PLANNING) * (done / (added + changed)));
      await unit.putMany('rule', slice.map(versioned(unit)), file);
      done += slice.length;
    };
    await drivePlan(plan.changes(), { changes }, unit.db);
    return { added, changed };
  });
}

const MOST_NAMED = 20;
/** How much of the whole the checking is, about. */
const PLANNING = 0.3;

const versioned =
  ({ envelope }: Unit) =>
  ({ rule, before }: PlannedRule) => ({
    record: { ...rule, ...envelope, version: (before?.version ?? 0) + 1 },
    action: 'rule.import',
    fresh: before === undefined,
  });

/** @throws AppError unless all of it may be written. */
async function planned(
  unit: Unit,
  rows: RowSource<PlannedRuleRow>,
  author: Author,
  recognise: Recognise,
  pause: (share: number) => Promise<void>,
): Promise<RulePlan<PlannedRuleRow>> {
  const { now, envelope, db } = unit;
  const work = planRules({
    ...(await readImportContext(now, db)),
    ...{ rows, recognise, envelope },
    newId: newUlids(author.at),
  });
  let overtaken = false;
  const plan = await drivePlan(
    work,
    {
      done: (share) => pause(PLANNING * share),
      async changes(slice) {
        overtaken ||= slice.some(({ source, before }) => before?.version !== source.version);
      },
    },
    db,
  );
  if (plan.problems.length > 0) {
    const first = plan.problems.slice(0, MOST_NAMED).map(({ problem }) => problem);
    throw new AppError('import_refused', first);
  }
  if (overtaken) throw new AppError('edited_elsewhere');
  return plan;
}
