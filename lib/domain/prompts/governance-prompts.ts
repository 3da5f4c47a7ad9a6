import { dayAt } from '../calendar';
import type { DimensionView, GovernanceStatus } from '../overview-types';
import { gateStandings, readinessGap } from '../phase';
import { stuckView } from '../stuck';
import type { Finding } from './prompt';
import { activeAs, type PromptFacts } from './prompt-facts';
import { dimensionReviewers } from './reviewers';

/** An approval that still counts and soon will not. */
export function approvalExpiring(facts: PromptFacts): Finding[] {
  return views(facts)
    .filter(({ status }) => status === 'expiring')
    .map((view) => ({
      ...about(view, facts),
      since: view.warnsOn ?? facts.today,
      until: view.validUntil,
      values: { dimension: view.dimension, on: view.validUntil ?? '' },
    }));
}

/** An approval that counted and no longer does. Grave where people already rely on it. */
export function approvalLapsed(facts: PromptFacts): Finding[] {
  const { rollout } = facts.initiative;
  const inUse = rollout === 'limited' || rollout === 'production';
  return views(facts)
    .filter(({ status }) => LAPSED.has(status))
    .map((view) => ({
      ...about(view, facts),
      since: view.lapsedAt ? dayAt(view.lapsedAt, facts.workspace.timeZone) : facts.today,
      severity: inUse ? ('safety' as const) : ('normal' as const),
      values: { dimension: view.dimension, status: view.status },
    }));
}

const LAPSED: ReadonlySet<GovernanceStatus> = new Set([
  'expired',
  'lapsed_condition',
  'invalidated',
  'exceeds_approval',
  'suspended',
]);

/** In use on trial for too long with nothing decided: the owner is shown what stands in the way. */
export function stuckCriteria(facts: PromptFacts): Finding[] {
  // The gates cost more than everything else here, and most initiatives are not stuck.
  if (!stuckView(facts, [])) return [];
  const stuck = stuckView(facts, readinessGap(gateStandings(facts)));
  if (!stuck || stuck.blocking.length === 0) return [];
  const { initiative } = facts;
  return [
    {
      subject: { entityType: 'initiative', id: initiative.id },
      title: initiative.name,
      since: stuck.since,
      audience: activeAs([initiative.businessOwnerId], 'business_owner', facts),
      values: { days: stuck.days, count: stuck.blocking.length },
    },
  ];
}

const views = (facts: PromptFacts): DimensionView[] => [...facts.dimensions.values()];

function about({ dimension }: DimensionView, facts: PromptFacts): Omit<Finding, 'since'> {
  return {
    subject: { entityType: 'dimension', id: `${facts.initiative.id}/${dimension}` },
    title: dimension,
    audience: [
      ...dimensionReviewers(dimension, facts),
      ...activeAs([facts.initiative.businessOwnerId], 'business_owner', facts),
    ],
  };
}
