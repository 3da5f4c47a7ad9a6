import { AppError, type Problem } from '@/lib/domain/errors';
import { activationProblems } from '@/lib/domain/metric-activation';
import {
  type BaselineInput,
  editedMetric,
  type MetricInput,
  newMetric,
  type PlainFields,
  type TargetInput,
  withBaseline,
  withNewSeries,
  withTarget,
} from '@/lib/domain/metric-definition';
import type { Metric, MetricLifecycle, TimeDestination } from '@/lib/domain/metric-records';
import { currentSeries } from '@/lib/domain/metric-series';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';

/** Which metric, and the state of it that the person looked at; a later one refuses the write. */
export type MetricAt = { metricId: string; at: string };

export type FieldChange = { [K in keyof PlainFields]?: PlainFields[K] | null | undefined };

/** What is known after a metric was written: its id, and the state the next change starts from. */
export type WrittenMetric = { metricId: string; at: string };

/**
 * Defines a metric, together with the guardrail it may need, in one transaction (INV-15, INV-16, V1, V9).
 *
 * @throws AppError `invalid_input` with one problem per field.
 */
export function defineMetric(
  input: { initiativeId: string; metric: MetricInput; guardrail?: MetricInput | undefined },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<WrittenMetric> {
  return commit(db, author, async (unit) => {
    const { initiativeId, metric, guardrail } = input;
    const add = async (one: MetricInput, offset: number) => {
      const id = newUlid(new Date(author.at.getTime() + offset));
      const made = newMetric(one, unit.envelope, { id, initiativeId });
      refuse(activationProblems(undefined, made));
      return written(unit, made, one.status === 'draft' ? 'metric.propose' : 'metric.define');
    };
    if (guardrail) await add(guardrail, 0);
    return add(metric, 1);
  });
}

/** Changes plain fields. What values already stand on is refused (INV-17, INV-20). */
export function editMetric(
  { change, ...which }: MetricAt & { change: FieldChange },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<WrittenMetric> {
  return changeMetric(db, author, which, 'metric.edit', (metric, unit) => ({
    metric: editedMetric(metric, change, unit.envelope),
  }));
}

/** Sets or replaces the value from before, until the first confirmed value freezes it (INV-17). */
export function setBaseline(
  { baseline, ...which }: MetricAt & { baseline: BaselineInput },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<WrittenMetric> {
  return changeMetric(db, author, which, 'metric.baseline', (metric, unit) => ({
    metric: withBaseline(metric, baseline, unit.envelope),
  }));
}

/** Opens a new series with a reason; the one before stays as it is, with all its values (INV-17). */
export function openSeries(
  input: MetricAt & {
    reason: string;
    baseline?: BaselineInput | undefined;
    target?: TargetInput | undefined;
    change?: FieldChange | undefined;
  },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<WrittenMetric> {
  return changeMetric(db, author, input, 'metric.series', async (metric, unit) => {
    const version = currentSeries(metric)?.version;
    const samples = await unit.listGroup('sample', metric.id);
    if (!samples.some(({ seriesVersion }) => seriesVersion === version)) {
      throw new AppError('invalid_input', [{ code: 'series_not_needed', field: 'series', rule: 'INV-17' }]);
    }
    return { metric: withNewSeries(metric, input, unit.envelope), reason: input.reason };
  });
}

/** Sets the first target, or supersedes the present one with a reason (INV-18). */
export function setTarget(
  { target, ...which }: MetricAt & { target: TargetInput & { reason?: string | undefined } },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<WrittenMetric> {
  return changeMetric(db, author, which, 'metric.target', (metric, unit) => ({
    metric: withTarget(metric, target, unit.envelope),
    reason: target.reason,
  }));
}

/** Writes down which executive cares and about what. A changed outcome has to be accepted again. */
export function setExecutiveOutcome(
  input: MetricAt & { statement: string; executiveName: string; executiveId?: string | undefined },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<WrittenMetric> {
  const { statement, executiveName, executiveId } = input;
  return changeMetric(db, author, input, 'metric.outcome', (metric, unit) => ({
    metric: {
      ...metric,
      ...unit.envelope,
      execOutcome: withoutUndefined({ statement: statement.trim(), executiveName, executiveId }),
    },
  }));
}

/** The executive accepts the outcome, here and now. */
export function acceptExecutiveOutcome(
  which: MetricAt,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<WrittenMetric> {
  return changeMetric(db, author, which, 'metric.accept', (metric, unit) => {
    if (!metric.execOutcome) throw new AppError('executive_outcome_missing');
    const accepted = { acceptedAt: unit.now, acceptedBy: author.personId };
    return {
      metric: { ...metric, ...unit.envelope, execOutcome: { ...metric.execOutcome, ...accepted } },
    };
  });
}

/** Says where saved time went; `unspent` is an answer. */
export function setTimeDestination(
  { kind, note, ...which }: MetricAt & { kind: TimeDestination; note: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<WrittenMetric> {
  return changeMetric(db, author, which, 'metric.destination', (metric, unit) => {
    if (metric.category !== 'time_saved') throw new AppError('destination_time_only');
    return {
      metric: { ...metric, ...unit.envelope, timeDestination: { kind, note: note.trim(), setAt: unit.now } },
    };
  });
}

/** Starts, pauses, ends or resumes measuring. Ending and pausing take a reason, which the log keeps. */
export function setMetricStatus(
  { status, reason, ...which }: MetricAt & { status: MetricLifecycle; reason?: string | undefined },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<WrittenMetric> {
  return changeMetric(db, author, which, 'metric.status', (metric, unit) => {
    if (!NEXT_STATUSES[metric.status].includes(status)) {
      const values = { from: metric.status, to: status };
      throw new AppError('invalid_input', [{ code: 'status_not_possible', field: 'status', values }]);
    }
    if (status !== 'active' && !reason?.trim()) {
      throw new AppError('invalid_input', [{ code: 'reason_required', field: 'reason' }]);
    }
    return { metric: { ...metric, ...unit.envelope, status }, reason: reason?.trim() };
  });
}

/** A metric that has begun never becomes a draft again. */
const NEXT_STATUSES = {
  draft: ['active', 'closed'],
  active: ['paused', 'closed'],
  paused: ['active', 'closed'],
  closed: ['active'],
} as const satisfies Record<MetricLifecycle, readonly MetricLifecycle[]> as Record<
  MetricLifecycle,
  readonly MetricLifecycle[]
>;

type Changed = { metric: Metric; reason?: string | undefined };

function changeMetric(
  db: PilotlightDatabase,
  author: Author,
  { metricId, at }: MetricAt,
  action: string,
  change: (metric: Metric, unit: Unit) => Changed | Promise<Changed>,
): Promise<WrittenMetric> {
  return commit(db, author, async (unit) => {
    const [metric] = await unit.listGroup('metric', metricId);
    if (!metric) throw new AppError('not_found');
    if (metric.at !== at) throw new AppError('edited_elsewhere');
    const { metric: after, reason } = await change(metric, unit);
    refuse(activationProblems(metric, after));
    return written(unit, after, action, reason);
  });
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new AppError('invalid_input', [...problems]);
}

async function written(unit: Unit, metric: Metric, action: string, reason?: string): Promise<WrittenMetric> {
  await unit.put('metric', metric, action, reason);
  return { metricId: metric.id, at: unit.now };
}
