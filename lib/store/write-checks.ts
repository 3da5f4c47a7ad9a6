import { dayAt } from '@/lib/domain/calendar';
import { demandProblems } from '@/lib/domain/client-version';
import { AppError, type Problem } from '@/lib/domain/errors';
import type { Initiative } from '@/lib/domain/initiative';
import { headlineProblems } from '@/lib/domain/initiative-history';
import { checkDefiner } from '@/lib/domain/metric-definer';
import { checkMetric } from '@/lib/domain/metric-invariants';
import type { Metric } from '@/lib/domain/metric-records';
import { defineRight } from '@/lib/domain/metric-rights';
import { checkRecipe } from '@/lib/domain/recipe/recipe-invariants';
import type { RecordClass, RecordOf } from '@/lib/domain/record-classes';
import {
  checkSample,
  checkSampleNote,
  checkSampleVoid,
  checkSkip,
  type SampleWriteContext,
} from '@/lib/domain/sample-invariants';
import type { Workspace } from '@/lib/domain/workspace';
import { checkWorkspace } from '@/lib/domain/workspace-invariants';
import { GOVERNANCE_CHECKS } from './governance-checks';
import type { Unit } from './unit';

type WriteCheck<C extends RecordClass> = (
  unit: Unit,
  before: RecordOf<C> | undefined,
  after: RecordOf<C>,
) => Promise<Problem[]>;

/**
 * The invariants of each class of record, asked inside the transaction of every write. It stands below the commands, so
 * that a form, a message and an imported file meet the same refusal.
 */
const WRITE_CHECKS: { [C in RecordClass]?: WriteCheck<C> } = {
  ...GOVERNANCE_CHECKS,
  workspace: async ({ db }, before, after) => [
    ...checkWorkspace(after),
    ...demandProblems(before, after, db.clientVersion),
  ],
  metric: async (unit, before, after) => {
    const { initiative, workspace } = await placeOf(unit, after.initiativeId);
    const definer = await unit.get('person', `per:${unit.envelope.by}`);
    return [
      ...headlineProblems(before, after, unit.now),
      ...checkDefiner(before, after, { definer, initiative, now: unit.now }),
      ...checkMetric(before, after, {
        siblings: await unit.listInitiative('metric', after.initiativeId),
        samples: await unit.listGroup('sample', after.id),
        today: dayAt(unit.now, workspace.timeZone),
      }),
    ];
  },
  recipe: async (unit, _, after) => {
    const [metric] = await unit.listGroup('metric', after.metricId);
    if (!metric) throw new AppError('not_found');
    const { initiative } = await placeOf(unit, metric.initiativeId);
    const definer = await unit.get('person', `per:${unit.envelope.by}`);
    const may = defineRight(definer, initiative, unit.now) === 'yes';
    return [...(may ? [] : [{ code: 'define_not_allowed' } as const]), ...checkRecipe(after, metric)];
  },
  sample: async (unit, _, after) => checkSample(after, await contextOf(unit, after)),
  sampleVoid: async (unit, _, after) => checkSampleVoid(after, await contextOf(unit, after)),
  sampleNote: async (unit, _, after) => {
    const person = await unit.get('person', `per:${unit.envelope.by}`);
    return checkSampleNote(after, { ...(await contextOf(unit, after)), person });
  },
  skip: async (unit, _, after) => checkSkip(after, await contextOf(unit, after)),
};

/** What a record would break if it were written now. Empty for classes whose rules stand in their commands. */
export async function brokenInvariants<C extends RecordClass>(
  unit: Unit,
  cls: C,
  before: RecordOf<C> | undefined,
  after: RecordOf<C>,
): Promise<Problem[]> {
  const check = WRITE_CHECKS[cls] as WriteCheck<C> | undefined;
  return check ? check(unit, before, after) : [];
}

/** Everything known of the metric that a value, a withdrawal, a skip or a note names. */
async function contextOf(
  unit: Unit,
  record: { metricId: string; initiativeId: string; by: string },
): Promise<SampleWriteContext & { initiative: Initiative }> {
  const [metric] = await unit.listGroup('metric', record.metricId);
  if (!metric) throw new AppError('not_found');
  const { initiative, workspace } = await placeOf(unit, metric.initiativeId);
  return { metric, initiative, workspace, now: unit.now, by: record.by, ...(await valuesOf(unit, metric)) };
}

async function placeOf(
  unit: Unit,
  initiativeId: string,
): Promise<{ initiative: Initiative; workspace: Workspace }> {
  const initiative = await unit.get('initiative', `ini:${initiativeId}`);
  const workspace = await unit.get('workspace', 'meta:policy');
  if (!initiative || !workspace) throw new AppError('not_found');
  return { initiative, workspace };
}

async function valuesOf(unit: Unit, { id }: Metric) {
  return {
    samples: await unit.listGroup('sample', id),
    voids: await unit.listGroup('sampleVoid', id),
    skips: await unit.listGroup('skip', id),
    notes: await unit.listGroup('sampleNote', id),
  };
}
