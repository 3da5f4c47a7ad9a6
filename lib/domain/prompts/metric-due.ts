import { addDays, addWorkdays } from '../calendar';
import { owedPeriods } from '../freshness';
import type { Cadence, Metric } from '../metric-records';
import { graceEnd, isPeriodOf, type Period, periodContaining } from '../period';
import type { Day } from '../primitives';
import { WORKSPACE_DEFAULTS, type Workspace } from '../workspace';
import type { Escalation, Finding, PromptPeriod } from './prompt';
import { activeAs, type PromptFacts } from './prompt-facts';

/** Working days before a period's end from which it is announced, as the organisation set them. */
export function leadWorkdays({ leadDays }: Pick<Workspace, 'leadDays'>, cadence: Cadence): number {
  return (leadDays ?? WORKSPACE_DEFAULTS.leadDays)[cadence];
}

/** Days after the grace from which delegates and the business owner see an overdue value too. */
export const ESCALATION_DAYS = 7;

/** The metrics that can be asked about: active ones, which have a person to ask. */
export function askedMetrics(facts: PromptFacts): Metric[] {
  return facts.metrics.filter(({ status }) => status === 'active');
}

/** Those of them of which nothing is known to be missing that merely was not copied to this device. */
export function knownMetrics(facts: PromptFacts): Metric[] {
  return askedMetrics(facts).filter((metric) => facts.copyOf(metric) === 'whole');
}

/** Who is asked for a metric: its owner, and the delegates where the owner is gone. */
export function metricAudience(metric: Metric, facts: PromptFacts): Finding['audience'] {
  const owner = activeAs([metric.ownerId], 'owner', facts);
  return owner.length > 0 ? owner : activeAs(facts.initiative.delegateIds, 'delegate', facts);
}

/** Before a period's end for preparation, and from the day after it until its grace is over. */
export function metricDue(facts: PromptFacts): Finding[] {
  return knownMetrics(facts).flatMap((metric) => [
    ...inGrace(metric, facts).map((period) => finding(metric, period, facts, addDays(period.end, 1))),
    ...closingSoon(metric, facts).map(({ period, since }) => ({
      ...finding(metric, period, facts, since),
      variant: 'soon',
      severity: 'hint' as const,
      action: 'prepare_value' as const,
      until: period.end,
    })),
  ]);
}

/** Once the grace is over: the latest period that wants a value. Escalates by the first one of the run. */
export function metricOverdue(facts: PromptFacts): Finding[] {
  return knownMetrics(facts).flatMap((metric) => {
    const missed = missedPeriods(metric, facts);
    const wanting = missed.filter((period) => wants(metric, period, facts));
    const [first, last] = [wanting[0], wanting.at(-1)];
    if (!first || !last) return [];
    const escalation = escalationOf(metric, first, missed.length, facts);
    const found = finding(metric, last, facts, addDays(graceEnd(metric, last), 1));
    return [
      {
        ...found,
        audience: withEscalated(found.audience, metric, escalation, facts),
        variant: missed.length > 1 ? 'many' : undefined,
        values: { ...found.values, missed: missed.length },
        weight: (found.weight ?? 0) + missed.length * 2,
        escalation,
      },
    ];
  });
}

function finding(metric: Metric, period: Period, facts: PromptFacts, since: Day): Finding {
  const asked: PromptPeriod = { ...period, graceEnd: graceEnd(metric, period) };
  return {
    subject: { entityType: 'metric', id: metric.id },
    title: metric.name,
    since,
    until: asked.graceEnd,
    period: asked,
    audience: metricAudience(metric, facts),
    values: { on: asked.graceEnd, end: period.end },
    weight: metric.headline ? 1 : 0,
  };
}

/** The latest ended period while its grace lasts, when it wants a value. */
function inGrace(metric: Metric, facts: PromptFacts): Period[] {
  const last = owedPeriods(metric, facts.historyOf(metric), facts.today, facts.workspace).at(-1);
  if (!last || graceEnd(metric, last) < facts.today) return [];
  return wants(metric, last, facts) ? [last] : [];
}

/** The running period, from its lead on. */
function closingSoon(metric: Metric, facts: PromptFacts): { period: Period; since: Day }[] {
  const { today, workspace } = facts;
  const period = periodContaining(metric, today, workspace);
  if (!isPeriodOf(metric, period, workspace)) return [];
  const since = addWorkdays(period.end, -leadWorkdays(workspace, metric.cadence), workspace);
  return today >= since ? [{ period, since }] : [];
}

/** Ended periods in a row whose grace is over and that have no value that counts, oldest first. */
function missedPeriods(metric: Metric, facts: PromptFacts): Period[] {
  const { effective } = facts.historyOf(metric);
  const settled = owedPeriods(metric, facts.historyOf(metric), facts.today, facts.workspace).filter(
    (period) => graceEnd(metric, period) < facts.today,
  );
  return settled.slice(settled.findLastIndex(({ start }) => effective.has(start)) + 1);
}

/** A skipped period asks for nothing more, and a disputed one waits for a choice, not for a third value. */
function wants(metric: Metric, { start }: Period, facts: PromptFacts): boolean {
  const { effective, skips, disputed } = facts.historyOf(metric);
  return !effective.has(start) && !skips.has(start) && !disputed.has(start);
}

function escalationOf(
  metric: Metric,
  first: Period,
  missed: number,
  facts: PromptFacts,
): Escalation | undefined {
  const since = addDays(graceEnd(metric, first), ESCALATION_DAYS);
  if (facts.today < since) return undefined;
  const level = missed >= 2 ? 'executive' : 'delegates_and_owner';
  const others = escalatedTo(level, facts).filter(({ personId }) => personId !== metric.ownerId);
  const toNames = others.flatMap(({ personId }) => facts.personOf(personId)?.displayName ?? []);
  return toNames.length > 0 ? { level, since, toNames } : undefined;
}

function escalatedTo(level: Escalation['level'], facts: PromptFacts): Finding['audience'] {
  const { delegateIds, businessOwnerId, executiveSponsorId } = facts.initiative;
  const all = [
    ...activeAs(delegateIds, 'delegate', facts),
    ...activeAs([businessOwnerId], 'business_owner', facts),
    ...(level === 'executive' ? activeAs([executiveSponsorId], 'executive', facts) : []),
  ];
  return [...new Map(all.map((one) => [one.personId, one])).values()];
}

function withEscalated(
  audience: Finding['audience'],
  metric: Metric,
  escalation: Escalation | undefined,
  facts: PromptFacts,
): Finding['audience'] {
  if (!escalation) return audience;
  const asked = new Set(audience.map(({ personId }) => personId));
  const others = escalatedTo(escalation.level, facts);
  return [
    ...audience,
    ...others.filter(({ personId }) => !asked.has(personId) && personId !== metric.ownerId),
  ];
}
