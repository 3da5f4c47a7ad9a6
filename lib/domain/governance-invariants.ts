import { dayAt, daysBetween } from './calendar';
import { conditionProblems, grants, sufficiencyProblems, validityProblems } from './decision-rules';
import type { Problem } from './errors';
import { mayNotApply, requirementsOf, riskTier, validityLimit } from './governance';
import type { Decision, Dimension, EvidenceItem, GateDecision } from './governance-records';
import type { GateView } from './overview-types';
import { conflictedIds, mayReview, type ReviewContext } from './people-invariants';
import { GATES, isDone } from './phase';
import type { Day, Instant } from './primitives';

export { checkWaiver } from './waiver-invariants';

/** An open or answered concern of a reader, as far as decisions care. */
export type ConcernFact = { dimension: Dimension; raisedAt: Instant; answeredAt?: Instant };

/** INV-8 and INV-9, and who may decide. `gate` is the gate as it stood at `decidedAt`. */
export function checkGateDecision(
  decision: GateDecision,
  context: ReviewContext & { gate: GateView; earlierGates: readonly GateView[]; compliant: boolean },
): Problem[] {
  const problems = deciderProblems(decision, context);
  const { initiative } = context;
  if (decision.imported) {
    const allowed =
      initiative.entryMode === 'in_flight' && (decision.gate === 'G1' || decision.gate === 'G2');
    if (!allowed) problems.push({ code: 'gate_import_not_allowed', field: 'imported', rule: 'INV-9' });
    return problems;
  }
  if (decision.outcome !== 'passed') return problems;
  const rule = 'INV-8';
  if (initiative.phase !== GATES[decision.gate].from) {
    problems.push({ code: 'gate_not_next', field: 'gate', values: { gate: decision.gate }, rule });
  }
  const open = context.gate.criteria.filter((criterion) => !isDone(criterion));
  for (const { id } of open.filter(({ hard }) => hard)) {
    problems.push({ code: 'gate_criterion_open', field: 'criteria', values: { criterion: id }, rule });
  }
  for (const { id } of open.filter(({ hard }) => !hard)) {
    if (decision.softAcknowledged.includes(id)) continue;
    problems.push({
      code: 'gate_soft_not_acknowledged',
      field: 'softAcknowledged',
      values: { criterion: id },
      rule,
    });
  }
  for (const { gate, state } of context.earlierGates) {
    if (state !== 'passed')
      problems.push({ code: 'gate_earlier_open', field: 'gate', values: { gate }, rule });
  }
  if (decision.gate === 'G4' && (initiative.rollout !== 'production' || !context.compliant)) {
    problems.push({ code: 'gate_needs_production', field: 'gate', rule });
  }
  // An exception may carry the criterion later; the gate itself is decided with the acceptance present (5).
  const isExcepted = context.gate.criteria.some(({ id, state }) => id === 'P4-EXEC' && state === 'waived');
  if (decision.gate === 'G4' && isExcepted) {
    problems.push({ code: 'gate_needs_executive', field: 'criteria', rule });
  }
  return problems;
}

function deciderProblems(decision: GateDecision, { initiative, people }: ReviewContext): Problem[] {
  const base = { field: 'decidedBy', values: { gate: decision.gate }, rule: 'INV-8' };
  if (GATES[decision.gate].decidedBy === 'business_owner') {
    return decision.decidedBy === initiative.businessOwnerId ? [] : [{ ...base, code: 'gate_decider_owner' }];
  }
  const decider = people.find(({ id }) => id === decision.decidedBy);
  return mayReview(decider, initiative, decision.decidedAt)
    ? []
    : [{ ...base, code: 'gate_decider_reviewer' }];
}

/** INV-10 to INV-14. `evidence` is the initiative's; `concerns` are those that readers raised. */
export function checkDecision(
  decision: Decision,
  context: ReviewContext & { evidence: readonly EvidenceItem[]; concerns?: readonly ConcernFact[] },
): Problem[] {
  return [
    ...reviewerProblems(decision, context),
    ...sufficiencyProblems(decision),
    ...conditionProblems(decision, { people: context.people, day: decidedOn(decision, context) }),
    ...validityOf(decision, context),
    ...applicabilityProblems(decision),
    ...concernProblems(decision, context),
  ];
}

/** INV-10 */
function reviewerProblems(
  decision: Decision,
  { initiative, people, evidence }: ReviewContext & { evidence: readonly EvidenceItem[] },
): Problem[] {
  const base = { field: 'reviewerId', rule: 'INV-10' };
  const reviewer = people.find(({ id }) => id === decision.reviewerId);
  if (conflictedIds(initiative).has(decision.reviewerId)) {
    return [{ ...base, code: 'decision_reviewer_conflict' }];
  }
  if (!mayReview(reviewer, initiative, decision.decidedAt))
    return [{ ...base, code: 'decision_reviewer_role' }];
  const used = new Set(decision.snapshot.evidence.map(({ id }) => id));
  const ids: ReadonlySet<string> = new Set(requirementsOf(decision.dimension));
  const wrote = evidence.some(
    (item) =>
      item.by === decision.reviewerId &&
      (used.has(item.id) || item.supports.some((supported) => ids.has(supported))),
  );
  return wrote ? [{ ...base, code: 'decision_reviewer_wrote_evidence' }] : [];
}

/** INV-12, with the limit as it was on the day of the decision. */
function validityOf(decision: Decision, context: ReviewContext): Problem[] {
  const { initiative, workspace } = context;
  const tier = riskTier(initiative.scope, initiative.raisedRiskTier);
  const limit = validityLimit(decision.decidedAt, tier, workspace);
  return validityProblems(decision, { limit, tier, day: decidedOn(decision, context) });
}

function decidedOn({ decidedAt }: Decision, { workspace }: ReviewContext): Day {
  return dayAt(decidedAt, workspace.timeZone);
}

/** INV-13 */
function applicabilityProblems({ outcome, dimension }: Decision): Problem[] {
  if (outcome !== 'not_applicable' || mayNotApply(dimension)) return [];
  return [{ code: 'not_applicable_only_bias', field: 'outcome', values: { dimension }, rule: 'INV-13' }];
}

const CONCERN_DAYS = 14;

/** INV-14, for all that lets the dimension be used: "does not apply" ends a review as an approval does. */
function concernProblems(
  decision: Decision,
  { concerns = [], workspace }: ReviewContext & { concerns?: readonly ConcernFact[] },
): Problem[] {
  if (!grants(decision.outcome)) return [];
  const today = dayAt(decision.decidedAt, workspace.timeZone);
  const open = concerns
    .filter(({ dimension, answeredAt }) => dimension === decision.dimension && answeredAt === undefined)
    .map(({ raisedAt }) => dayAt(raisedAt, workspace.timeZone))
    .filter((raised) => daysBetween(raised, today) > CONCERN_DAYS)
    .sort();
  const [oldest] = open;
  if (oldest === undefined) return [];
  const values = { count: open.length, on: oldest };
  return [{ code: 'concern_open', field: 'outcome', values, rule: 'INV-14' }];
}
