import { addDays } from './calendar';
import { rankCandidates, ratioOf } from './candidate-ranking';
import { complianceOf } from './compliance';
import { concernFacts, concernViews } from './concern-state';
import { criterionRow } from './criteria';
import { RECENT_DAYS } from './criterion-rules-p2';
import { dimensionCases, doubtOf, nameOf } from './dossier-dimensions';
import type {
  EvidenceView,
  GateCase,
  InitiativeDossier,
  StepBackView,
  TierView,
  WaiverView,
} from './dossier-types';
import { evidenceState } from './evidence-state';
import { computedTier, riskTier, tierReasons } from './governance';
import { hasEnded, ROLLOUTS } from './initiative';
import { type GovernedFacts, latestBy } from './initiative-records';
import { actionsOf } from './initiative-rights';
import { governedFactsOf, type InitiativeRecords } from './overview';
import { rolesOf } from './people';
import { mayReview } from './people-invariants';
import { GATES, gateStandings, isDone, readinessGap } from './phase';
import type { Instant } from './primitives';
import { effectiveSamples } from './sample-history';
import { supplierNames } from './suppliers';
import { withoutUndefined } from './without-undefined';
import type { Workspace } from './workspace';

/** What the pages of one initiative show at an instant, to the person in front. */
export function initiativeDossier(
  records: InitiativeRecords,
  now: Instant,
  workspace: Workspace,
  personId: string | undefined,
): InitiativeDossier {
  const facts = governedFactsOf(records, now, workspace);
  const { initiative } = facts;
  const me = facts.activePerson(personId);
  const gates = gateCases(facts);
  const evidence = evidenceViews(facts);
  const concerns = concernViews(facts, (id) => facts.personOf(id)?.displayName);
  return withoutUndefined({
    initiative,
    today: facts.today,
    timeZone: workspace.timeZone,
    me: me && { id: me.id, name: me.displayName },
    can: actionsOf(me, initiative, now),
    people: records.people
      .filter(({ active, archivedAt }) => active && !archivedAt)
      .map((person) => ({
        id: person.id,
        name: person.displayName,
        function: person.function,
        reviewer: rolesOf(person, now, initiative.id).has('reviewer'),
      })),
    candidates: rankCandidates(initiative.candidates).map((candidate, index) => ({
      ...candidate,
      ratio: ratioOf(candidate),
      rank: index + 1,
      chosen: candidate.id === initiative.chosenCandidateId,
    })),
    tier: tierView(facts),
    gap: hasEnded(initiative) ? [] : readinessGap(gates.map(({ view }) => view)),
    suppliers: supplierNames(facts),
    gates,
    unclearedFor: ROLLOUTS.filter((rollout) => {
      const supposed = { ...records, initiative: { ...initiative, rollout } };
      const then = governedFactsOf(supposed, now, workspace);
      return !complianceOf(then, gateStandings(then)).compliant;
    }),
    waivers: waiverViews(facts),
    stepBacks: stepBackViews(facts),
    dimensions: dimensionCases(facts, evidence, { me, concerns: concernFacts(facts) }),
    evidence,
    seen: seenOf(facts),
    concerns,
    finals: finalsOf(facts),
  });
}

/** What proves P2-INSIDE: matches as they were counted, which nobody can enter. */
function seenOf({ matches, today }: GovernedFacts): InitiativeDossier['seen'] {
  const lastOn = matches?.lastMatchedOn;
  if (lastOn === undefined) return undefined;
  const from = addDays(today, -RECENT_DAYS);
  const recent = (matches?.days ?? []).filter(({ day }) => day >= from);
  return { lastOn, count: recent.reduce((sum, { count }) => sum + count, 0), days: RECENT_DAYS };
}

function tierView({ initiative, workspace }: GovernedFacts): TierView {
  const tier = riskTier(initiative.scope, initiative.raisedRiskTier);
  const computed = computedTier(initiative.scope);
  return withoutUndefined({
    tier,
    computed,
    reasons: tierReasons(initiative.scope)
      .filter((one) => one.tier === computed)
      .map(({ reason }) => reason),
    raisedReason: tier === computed ? undefined : initiative.raisedRiskReason,
    validityDays: tier === 'unacceptable' ? undefined : workspace.thresholds.validityDays[tier],
  });
}

function stepBackViews({ stepBacks = [], personOf }: GovernedFacts): StepBackView[] {
  return [...stepBacks]
    .sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1))
    .map(({ id, from, to, decidedBy, decidedAt: at, reason }) => {
      return { id, from, to, byName: personOf(decidedBy)?.displayName ?? '', at, reason };
    });
}

function gateCases(facts: GovernedFacts): GateCase[] {
  const { initiative, people, now } = facts;
  return gateStandings(facts).map(({ undermines: _, ...view }) => {
    const row = GATES[view.gate];
    const open = view.criteria.filter((criterion) => !isDone(criterion));
    const reviewers = people.filter((person) => mayReview(person, initiative, now));
    const owner = facts.activePerson(initiative.businessOwnerId);
    const next = !hasEnded(initiative) && row.from === initiative.phase && view.state === 'not_passed';
    const lapsed = new Set(hasEnded(initiative) ? [] : view.lapses?.map(({ criterionId }) => criterionId));
    const deciders = row.decidedBy === 'reviewer' ? reviewers : owner ? [owner] : [];
    return {
      view,
      next,
      openHard: open.filter(({ hard }) => hard),
      openSoft: open.filter(({ hard }) => !hard),
      exceptable: open.filter(({ id }) => criterionRow(id)?.waivable && (next || lapsed.has(id))),
      deciders: deciders.map(({ displayName }) => displayName),
      decisions: [...facts.gateDecisions, ...facts.uncounted.gateDecisions]
        .filter(({ gate }) => gate === view.gate)
        .sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1))
        .map((decision) => ({
          id: decision.id,
          outcome: decision.outcome,
          byName: nameOf(decision.decidedBy, facts),
          decidedAt: decision.decidedAt,
          rationale: decision.rationale,
          imported: decision.imported === true,
          criteria: decision.criteria,
          ...doubtOf(decision, facts),
        })),
    };
  });
}

function waiverViews(facts: GovernedFacts): WaiverView[] {
  return [...facts.waivers, ...facts.uncounted.waivers]
    .map((waiver) => ({
      id: waiver.id,
      criterionId: waiver.criterionId,
      reason: waiver.reason,
      compensatingAction: waiver.compensatingAction,
      byName: nameOf(waiver.grantedBy, facts),
      grantedAt: waiver.grantedAt,
      expiresOn: waiver.expiresOn,
      valid: waiver.expiresOn >= facts.today && !facts.uncounted.waivers.includes(waiver),
      ...doubtOf(waiver, facts),
    }))
    .sort((a, b) => (a.grantedAt < b.grantedAt ? 1 : -1));
}

function evidenceViews(facts: GovernedFacts): EvidenceView[] {
  return facts.evidence
    .map((item) => ({
      ...item,
      status: evidenceState(item, facts),
      byName: facts.personOf(item.by)?.displayName ?? '',
    }))
    .sort((a, b) => (a.filedAt < b.filedAt ? 1 : -1));
}

/** The latest value of each headline, which a stop can name as its last word. */
function finalsOf(facts: GovernedFacts): InitiativeDossier['finals'] {
  return facts.metrics
    .filter(({ headline }) => headline)
    .flatMap((metric) => {
      const last = latestBy(effectiveSamples(facts.historyOf(metric)), ({ confirmedAt }) => confirmedAt);
      if (!last) return [];
      const { id, value, periodEnd } = last;
      return [{ id, metric: metric.name, value, unit: metric.unit.code, periodEnd }];
    });
}
