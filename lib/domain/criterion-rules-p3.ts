import { addDays, startOfDay } from './calendar';
import type { CriterionId } from './criteria';
import { type CriterionRule, type Finding, isBlank, metUnless, missing } from './criterion-finding';
import { hasContent } from './evidence-content';
import { requirementsOf } from './governance';
import type { Dimension } from './governance-records';
import type { GovernedFacts } from './initiative-records';
import type { Day, Instant } from './primitives';

/** Phase 3: govern before you scale. */
export const P3_RULES = {
  'P3-ACC': (facts) => dimensionUsable('accuracy', facts),
  'P3-BIAS': (facts) => dimensionUsable('bias', facts),
  'P3-AUD': (facts) => dimensionUsable('auditability', facts),
  'P3-ACCT': (facts) => dimensionUsable('accountability', facts),
  'P3-RUN': run,
} as const satisfies { [Id in CriterionId & `P3-${string}`]: CriterionRule };

function dimensionUsable(dimension: Dimension, facts: GovernedFacts): Finding {
  const view = facts.dimensions.get(dimension);
  if (view?.status === 'not_applicable') return { state: 'not_applicable', missing: [] };
  if (view?.usable) {
    return metUnless([view.maxRollout === 'pilot' && missing('max_rollout', { dimension })]);
  }
  const status = view?.status ?? 'not_started';
  const undecided = status === 'not_started' || status === 'gathering';
  const finding = metUnless([
    missing('decision', { dimension, status }),
    ...(undecided
      ? requirementsWithoutEvidence(dimension, facts)
      : requirementsFoundWanting(dimension, facts)),
  ]);
  return view?.lapsedAt ? { ...finding, since: view.lapsedAt } : finding;
}

function requirementsWithoutEvidence(dimension: Dimension, facts: GovernedFacts) {
  const shown = new Set(facts.evidence.filter(hasContent).flatMap(({ supports }) => supports));
  return requirementsOf(dimension)
    .filter((id) => !shown.has(id))
    .map((id) => missing(id));
}

/** What the reviewer called partial or missing in the latest decision. */
function requirementsFoundWanting(dimension: Dimension, facts: GovernedFacts) {
  const latest = facts.decisions
    .filter((one) => one.dimension === dimension)
    .sort((a, b) => (a.decidedAt < b.decidedAt ? -1 : 1))
    .at(-1);
  const wanting = new Set(
    latest?.sufficiency.filter(({ value }) => value !== 'adequate').map(({ requirementId }) => requirementId),
  );
  return requirementsOf(dimension)
    .filter((id) => wanting.has(id))
    .map((id) => missing(id));
}

const FUNDED_DAYS = 90;

function run(facts: GovernedFacts): Finding {
  const { initiative, today } = facts;
  const plan = initiative.run;
  const runner = facts.personOf(initiative.runOwnerId);
  const until = addDays(today, FUNDED_DAYS);
  const finding = metUnless([
    !plan?.performance.some(({ requirement, measured }) => !isBlank(requirement) && !isBlank(measured)) &&
      missing('performance'),
    !runner && missing('run_owner'),
    runner !== undefined && !runner.active && missing('run_owner_inactive', { name: runner.displayName }),
    isBlank(plan?.supportChannel) && missing('support_channel'),
    !(plan !== undefined && plan.capacityHoursPerMonth > 0) && missing('capacity'),
    !(plan !== undefined && plan.fundedUntil >= until) && missing('funding', { until }),
  ]);
  const since = sinceOf(facts, until);
  return finding.state === 'unmet' && since ? { ...finding, since } : finding;
}

/** Since when funds are short or the person is gone, the earlier of the two. */
function sinceOf({ initiative, personOf, workspace }: GovernedFacts, until: Day): Instant | undefined {
  const runner = personOf(initiative.runOwnerId);
  const fundedUntil = initiative.run?.fundedUntil;
  const short =
    fundedUntil !== undefined && fundedUntil < until
      ? startOfDay(addDays(fundedUntil, 1 - FUNDED_DAYS), workspace.timeZone)
      : undefined;
  const gone = runner && !runner.active ? runner.at : undefined;
  return [short, gone].filter((instant) => instant !== undefined).sort()[0];
}
