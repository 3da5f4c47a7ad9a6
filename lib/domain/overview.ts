import { complianceOf } from './compliance';
import { dimensionViews } from './dimension-status';
import { overallStatus } from './governance';
import { guidanceFor, notClearedValues } from './guidance';
import { hasEnded } from './initiative';
import { factsOf, type GovernedFacts, type InitiativeRecords } from './initiative-records';
import type { Metric } from './metric-records';
import { metricView } from './metric-view';
import type { ComplianceView, InitiativeBrief, InitiativeOverview } from './overview-types';
import { gateStandings, nextMissing, readinessGap, scaled } from './phase';
import type { Instant, PersonId } from './primitives';
import { stuckView } from './stuck';
import { supplierNames } from './suppliers';
import { withoutUndefined } from './without-undefined';
import type { Workspace } from './workspace';

export type { InitiativeRecords };

/** Who looks, and when the data was read for them (now, when not said). */
export type Viewer = { personId?: PersonId; at?: Instant };

/**
 * Everything the screen shows of one initiative at one instant. Never throws on incomplete records: an owner who is
 * gone, metrics without series or rules that no one has matched come out as gaps, not as failures.
 */
export function initiativeOverview(
  records: InitiativeRecords,
  now: Instant,
  workspace: Workspace,
  viewer: Viewer,
): InitiativeOverview {
  const facts = governedFactsOf(records, now, workspace);
  const { initiative } = facts;
  const gates = gateStandings(facts);
  const compliance = complianceOf(facts, gates);
  const metrics = shownMetrics(facts.metrics).map((metric) => metricView(metric, facts, viewer.personId));
  const shownGates = gates.map(({ undermines: _, ...gate }) => gate);
  const inactive = initiative.status !== 'active';
  const ended = hasEnded(initiative);
  return withoutUndefined({
    ...briefOf(facts, compliance),
    purpose: initiative.purpose,
    statusSince: inactive ? (initiative.statusSince ?? initiative.pausedSince) : undefined,
    statusReason: inactive ? initiative.statusReason : undefined,
    statusByName: inactive ? facts.personOf(initiative.statusBy)?.displayName : undefined,
    learnt: ended ? initiative.learnt : undefined,
    guidance: guidanceFor(facts, compliance, metrics),
    compliance,
    gates: shownGates,
    nextMissing: ended ? [] : nextMissing(shownGates),
    suppliers: supplierNames(facts),
    scaled: scaled(shownGates),
    stuck: stuckView(facts, readinessGap(shownGates)),
    dimensions: [...facts.dimensions.values()],
    metrics,
    asOf: viewer.at ?? now,
  });
}

/** The few facts by which an initiative is listed. */
export function initiativeBrief(
  records: InitiativeRecords,
  now: Instant,
  workspace: Workspace,
): InitiativeBrief {
  const facts = governedFactsOf(records, now, workspace);
  return briefOf(facts, complianceOf(facts, gateStandings(facts)));
}

/** The records with the governance status that follows from them: what rules on gates and rollouts need. */
export function governedFactsOf(
  records: InitiativeRecords,
  now: Instant,
  workspace: Workspace,
): GovernedFacts {
  const facts = factsOf(records, now, workspace);
  return { ...facts, dimensions: dimensionViews(facts) };
}

function briefOf(facts: GovernedFacts, compliance: ComplianceView): InitiativeBrief {
  const { id, key, name, phase, rollout, status } = facts.initiative;
  const governance = overallStatus([...facts.dimensions.values()].map((view) => view.status));
  const ownerName = facts.activePerson(facts.initiative.businessOwnerId)?.displayName;
  const { compliant } = compliance;
  const notCleared = notClearedValues(facts, compliance);
  const who = { id, key, name, phase, rollout, status };
  return withoutUndefined({ ...who, compliant, notCleared, governance, ownerName });
}

/** Headline metrics, then guardrails, then other outcomes; each group by name. */
function shownMetrics(metrics: readonly Metric[]): Metric[] {
  const group = (metric: Metric) => (metric.headline ? 0 : metric.class === 'guardrail' ? 1 : 2);
  return metrics
    .filter(({ class: cls, status }) => (cls === 'outcome' || cls === 'guardrail') && status !== 'closed')
    .sort((a, b) => group(a) - group(b) || compare(a.name, b.name) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
