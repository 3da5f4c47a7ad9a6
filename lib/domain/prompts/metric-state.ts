import { addWorkdays, dayAt } from '../calendar';
import { breaches } from '../dimension-status';
import { isFlatLine, metricFreshness } from '../freshness';
import type { Metric } from '../metric-records';
import { currentSeries, currentTarget } from '../metric-series';
import { metricProgress } from '../progress';
import { effectiveSamples } from '../sample-history';
import { askedMetrics, knownMetrics, leadWorkdays, metricAudience } from './metric-due';
import type { Finding } from './prompt';
import { activeAs, type PromptFacts } from './prompt-facts';
import { dimensionReviewers } from './reviewers';

/** The latest value of a guardrail lies outside its bound. Asked of everybody who can stop something. */
export function guardrailBreach(facts: PromptFacts): Finding[] {
  return facts.metrics.flatMap((metric) => {
    if (metric.class !== 'guardrail' || metric.status === 'closed' || metric.status === 'draft') return [];
    const latest = effectiveSamples(facts.historyOf(metric)).at(-1);
    if (!latest || !breaches(metric, latest)) return [];
    const { linkedDimension } = metric;
    return [
      {
        ...about(metric, dayAt(latest.confirmedAt, facts.workspace.timeZone)),
        period: { start: latest.periodStart, end: latest.periodEnd, graceEnd: latest.periodEnd },
        audience: [
          ...activeAs([metric.ownerId], 'owner', facts),
          ...activeAs([facts.initiative.businessOwnerId], 'business_owner', facts),
          ...(linkedDimension ? dimensionReviewers(linkedDimension, facts) : []),
        ],
      },
    ];
  });
}

/** Without a baseline nothing can be said to have improved. */
export function baselineMissing(facts: PromptFacts): Finding[] {
  return askedMetrics(facts).flatMap((metric) => {
    const measuresEffect = metric.class === 'outcome' || metric.class === 'guardrail';
    const compares = metric.direction === 'increase' || metric.direction === 'decrease';
    if (!measuresEffect || !compares || currentSeries(metric)?.baseline) return [];
    return [
      {
        ...about(metric, dayAt(metric.createdAt, facts.workspace.timeZone)),
        audience: metricAudience(metric, facts),
      },
    ];
  });
}

/** A target's day is near or over, and the target is not reached. */
export function targetDue(facts: PromptFacts): Finding[] {
  return knownMetrics(facts).flatMap((metric) => {
    const target = currentTarget(currentSeries(metric));
    if (!target) return [];
    const since = addWorkdays(target.dueOn, -leadWorkdays(facts.workspace, metric.cadence), facts.workspace);
    if (facts.today < since) return [];
    const { progress } = standing(metric, facts);
    if (progress !== null && progress >= 1) return [];
    const passed = facts.today > target.dueOn;
    return [
      {
        ...about(metric, since),
        until: target.dueOn,
        audience: metricAudience(metric, facts),
        variant: passed ? 'passed' : undefined,
        values: { on: target.dueOn },
      },
    ];
  });
}

/** Time was saved: where did it go? */
export function timeDestination(facts: PromptFacts): Finding[] {
  return knownMetrics(facts).flatMap((metric) => {
    if (metric.category !== 'time_saved' || metric.timeDestination) return [];
    const { progress } = standing(metric, facts);
    const latest = effectiveSamples(facts.historyOf(metric)).at(-1);
    if (!latest || progress === null || progress <= 0) return [];
    return [
      {
        ...about(metric, dayAt(latest.confirmedAt, facts.workspace.timeZone)),
        audience: metricAudience(metric, facts),
      },
    ];
  });
}

/** Three confirmations in a row that nothing changed: is anybody still measuring? */
export function flatLine(facts: PromptFacts): Finding[] {
  return knownMetrics(facts).flatMap((metric) => {
    const history = facts.historyOf(metric);
    const latest = effectiveSamples(history).at(-1);
    if (!latest || !isFlatLine(history)) return [];
    return [
      {
        ...about(metric, dayAt(latest.confirmedAt, facts.workspace.timeZone)),
        audience: metricAudience(metric, facts),
      },
    ];
  });
}

function about(metric: Metric, since: string): Omit<Finding, 'audience'> {
  return {
    subject: { entityType: 'metric', id: metric.id },
    title: metric.name,
    since,
    weight: metric.headline ? 1 : 0,
  };
}

function freshness(metric: Metric, facts: PromptFacts) {
  return metricFreshness(metric, {
    initiativeStatus: facts.initiative.status,
    history: facts.historyOf(metric),
    today: facts.today,
    workspace: facts.workspace,
  });
}

function standing(metric: Metric, facts: PromptFacts) {
  return metricProgress(metric, facts.historyOf(metric), freshness(metric, facts).freshness);
}
