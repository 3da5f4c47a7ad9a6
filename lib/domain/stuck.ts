import { dayAt, daysBetween, latestOf } from './calendar';
import { type Facts, rolloutSince } from './initiative-records';
import type { CriterionView } from './overview-types';
import type { Day } from './primitives';

export type StuckView = {
  /** Day of the last gate decision, waiver or governance decision, or of the start of the rollout. */
  since: Day;
  days: number;
  /** The criteria in the way, at most three. */
  blocking: string[];
};

/** A pilot or limited rollout in which nothing has been decided for longer than the workspace's limit. */
export function stuckView(facts: Facts, gap: readonly CriterionView[]): StuckView | undefined {
  const { initiative, workspace } = facts;
  if (initiative.status !== 'active') return undefined;
  if (initiative.rollout !== 'pilot' && initiative.rollout !== 'limited') return undefined;
  const last = latestOf(
    rolloutSince(initiative, workspace.timeZone),
    ...facts.gateDecisions.map(({ decidedAt }) => decidedAt),
    ...facts.decisions.map(({ decidedAt }) => decidedAt),
    ...facts.waivers.map(({ grantedAt }) => grantedAt),
  );
  const since = dayAt(last, workspace.timeZone);
  const days = daysBetween(since, facts.today);
  if (days <= workspace.thresholds.stuckDays) return undefined;
  return { since, days, blocking: gap.slice(0, 3).map(({ id }) => id) };
}
