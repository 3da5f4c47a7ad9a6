import { addDays, dayAt, daysBetween, endExclusiveOfDay, latestOf, startOfDay } from './calendar';
import { changedEvidence } from './evidence-state';
import { askedDimensions, leadDays, requirementsOf, riskTier, usable, validityLimit } from './governance';
import type { Decision, Dimension } from './governance-records';
import { type Initiative, ROLLOUTS, type Rollout } from './initiative';
import { type Facts, latestBy } from './initiative-records';
import { materialChanges } from './material-changes';
import type { Metric, Sample } from './metric-records';
import type { DimensionView, GovernanceStatus } from './overview-types';
import type { Day, Instant } from './primitives';
import { effectiveSamples, sampleHistory } from './sample-history';
import { withoutUndefined } from './without-undefined';
import type { Workspace } from './workspace';

/** The dimensions that are asked for here, as they stand, in their usual order. */
export function dimensionViews(facts: Facts): Map<Dimension, DimensionView> {
  const { scope, raisedRiskTier } = facts.initiative;
  const asked = askedDimensions(facts.workspace, riskTier(scope, raisedRiskTier));
  return new Map(asked.map((dimension) => [dimension, dimensionView(dimension, facts)]));
}

/** The effective status of one dimension: evaluated from the records at this instant, never from a stored verdict. */
export function dimensionView(dimension: Dimension, facts: Facts): DimensionView {
  const decision = latestBy(
    facts.decisions.filter((one) => one.dimension === dimension && one.decidedAt <= facts.now),
    (one) => one.decidedAt,
  );
  if (!decision) return { dimension, status: withoutDecision(dimension, facts), usable: false };
  const { timeZone } = facts.workspace;
  const approval = APPROVALS.has(decision.outcome);
  const until = approval ? validUntilOf(decision, facts.workspace) : undefined;
  const effective = approval ? approvalStatus(decision, until, facts) : refusalStatus(decision, facts);
  return withoutUndefined({
    dimension,
    usable: usable(effective.status),
    reviewerName: facts.personOf(decision.reviewerId)?.displayName,
    decidedOn: dayAt(decision.decidedAt, timeZone),
    validUntil: until,
    warnsOn: until && warnsOn(decision, until, timeZone),
    maxRollout: approval && decision.outcome !== 'not_applicable' ? decision.maxRollout : undefined,
    evidenceChanged: approval ? evidenceBadge(decision, facts) : undefined,
    ...effective,
  });
}

/** Titles of evidence that looks different from when it was decided on. */
function evidenceBadge(decision: Decision, facts: Facts): DimensionView['evidenceChanged'] {
  const changed = changedEvidence(decision, facts);
  const since = changed.map((one) => one.since).sort()[0];
  return since ? { since, titles: changed.map(({ item }) => item.title) } : undefined;
}

type Effective = Pick<DimensionView, 'status' | 'lapsedAt' | 'changes'>;

const APPROVALS: ReadonlySet<Decision['outcome']> = new Set([
  'approved',
  'approved_with_conditions',
  'not_applicable',
]);

function withoutDecision(dimension: Dimension, facts: Facts): GovernanceStatus {
  if (facts.submissions.some((one) => one.dimension === dimension)) return 'submitted';
  const ids: ReadonlySet<string> = new Set(requirementsOf(dimension));
  return facts.evidence.some((item) => item.supports.some((id) => ids.has(id))) ? 'gathering' : 'not_started';
}

function refusalStatus(decision: Decision, facts: Facts): Effective {
  const newer = facts.submissions.some(
    (one) => one.dimension === decision.dimension && one.at > decision.decidedAt,
  );
  return {
    status: newer ? 'submitted' : (decision.outcome as GovernanceStatus),
    lapsedAt: decision.decidedAt,
  };
}

/** First match: what has happened since outranks what is merely over, and both outrank the decision's own word. */
function approvalStatus(decision: Decision, until: Day | undefined, facts: Facts): Effective {
  const { timeZone } = facts.workspace;
  const suspendedAt = secondBreachAt(decision, facts);
  if (suspendedAt) return { status: 'suspended', lapsedAt: suspendedAt };
  const changes = materialChanges(decision, facts);
  if (changes.length > 0) {
    const lapsedAt = changes.map(({ since }) => since).sort()[0];
    return { status: 'invalidated', changes, ...(lapsedAt ? { lapsedAt } : {}) };
  }
  const broken = decision.conditions
    .filter((_, index) => !isConditionDone(decision, index, facts))
    .filter(({ dueOn }) => dueOn < facts.today)
    .map(({ dueOn }) => dueOn)
    .sort()[0];
  if (broken) return { status: 'lapsed_condition', lapsedAt: endExclusiveOfDay(broken, timeZone) };
  if (until === undefined) return { status: 'expired', lapsedAt: decision.decidedAt };
  if (until < facts.today) return { status: 'expired', lapsedAt: endExclusiveOfDay(until, timeZone) };
  if (decision.outcome !== 'not_applicable' && exceeds(facts.initiative.rollout, decision.maxRollout)) {
    return { status: 'exceeds_approval', lapsedAt: exceedsSince(decision, facts.initiative, timeZone) };
  }
  if (facts.today >= warnsOn(decision, until, timeZone)) return { status: 'expiring' };
  return { status: decision.outcome as GovernanceStatus };
}

/**
 * Whether a condition was fulfilled in time: recorded with the decision, or marked since, at the latest on its day. What
 * comes later does not bring a lapsed approval back.
 */
export function isConditionDone(decision: Decision, index: number, facts: Facts): boolean {
  const condition = decision.conditions[index];
  if (condition?.doneAt !== undefined) return true;
  return (facts.conditionsDone ?? []).some(
    (done) =>
      done.decisionId === decision.id &&
      done.condition === index &&
      dayAt(done.at, facts.workspace.timeZone) <= (condition?.dueOn ?? ''),
  );
}

/** An approval without an end holds as long as its risk tier allows, no longer. */
function validUntilOf(decision: Decision, workspace: Workspace): Day | undefined {
  return decision.validUntil ?? validityLimit(decision.decidedAt, decision.snapshot.riskTier, workspace);
}

function warnsOn(decision: Decision, until: Day, timeZone: string): Day {
  return addDays(until, -leadDays(daysBetween(dayAt(decision.decidedAt, timeZone), until)));
}

/** Whether the rollout goes beyond what was approved. */
export function exceeds(rollout: Rollout, maxRollout: Rollout): boolean {
  return ROLLOUTS.indexOf(rollout) > ROLLOUTS.indexOf(maxRollout);
}

function exceedsSince(decision: Decision, initiative: Initiative, timeZone: string): Instant {
  const history = [...initiative.rolloutHistory].sort((a, b) => (a.from < b.from ? -1 : 1));
  const within = history.findLastIndex((step) => !exceeds(step.rollout, decision.maxRollout));
  const first = history.slice(within + 1).find((step) => exceeds(step.rollout, decision.maxRollout));
  return latestOf(decision.decidedAt, first ? startOfDay(first.from, timeZone) : initiative.at);
}

/** When the second of two consecutive values of a linked guardrail broke its bound, both confirmed after the decision. */
function secondBreachAt(decision: Decision, facts: Facts): Instant | undefined {
  return facts.metrics
    .flatMap((metric) => breachPairs(metric, decision.dimension, facts))
    .filter(([first]) => first > decision.decidedAt)
    .map(([, second]) => second)
    .sort()[0];
}

/**
 * The times of confirmation of each pair of neighbouring values that are both out of bounds, earlier one first. Each series
 * is read as it was meant: a later bound or link does not lift what the values before it had suspended.
 */
function breachPairs(metric: Metric, dimension: Dimension, facts: Facts): [Instant, Instant][] {
  return metric.series.flatMap(({ version, guarded = metric }) => {
    if (guarded.class !== 'guardrail' || guarded.linkedDimension !== dimension) return [];
    const values = effectiveSamples(sampleHistory(metric.id, version, facts));
    return values.flatMap((sample, index): [Instant, Instant][] => {
      const before = values[index - 1];
      if (!before || !breaches(guarded, before) || !breaches(guarded, sample)) return [];
      const [first, second] = [before.confirmedAt, sample.confirmedAt].sort();
      return first && second && second <= facts.now ? [[first, second]] : [];
    });
  });
}

/** Whether a value lies outside the bound of its guardrail. */
export function breaches({ bound }: Pick<Metric, 'bound'>, { value }: Sample): boolean {
  if (!bound) return false;
  return bound.op === '<=' ? value > bound.value : value < bound.value;
}
