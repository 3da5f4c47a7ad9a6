import { rankCandidates, ratioOf } from './candidate-ranking';
import type { Problem } from './errors';
import type { GateDecision, StepBack } from './governance-records';
import { type Initiative, PHASES } from './initiative';
import { historyProblems } from './initiative-history';
import { mayAct } from './initiative-rights';
import type { Metric, Sample } from './metric-records';
import { type Person, rolesOf } from './people';
import { GATES } from './phase';
import type { Day } from './primitives';

/** What else is known, or written in the same transaction, when an initiative is written. */
export type InitiativeWriteContext = {
  /** The people the initiative names, at least its business owner. */
  people: readonly Person[];
  today: Day;
  /** Gate decisions and steps back that this same write adds (INV-3). */
  gateDecisions?: readonly GateDecision[];
  stepBacks?: readonly StepBack[];
  /** Metrics of the initiative and their samples, for the end of an initiative (INV-6). */
  metrics?: readonly Metric[];
  samples?: readonly Sample[];
};

/** INV-1 to INV-6 and INV-29 for one write of an initiative; `before` is absent when it is created. */
export function checkInitiativeWrite(
  before: Initiative | undefined,
  after: Initiative,
  context: InitiativeWriteContext,
): Problem[] {
  return [
    ...ownerProblems(before, after, context),
    ...sponsorProblems(after),
    ...phaseProblems(before, after, context),
    ...candidateProblems(before, after),
    ...statusProblems(before, after, context),
    ...reviewerProblems(after, context.people),
    ...historyProblems(before, after, context.today),
  ];
}

/** INV-1 */
function ownerProblems(
  before: Initiative | undefined,
  after: Initiative,
  { people }: InitiativeWriteContext,
): Problem[] {
  const isSet = before?.businessOwnerId !== after.businessOwnerId;
  const movesOn = rank(after.phase) >= 1 && (before === undefined || rank(after.phase) > rank(before.phase));
  if (!isSet && !movesOn) return [];
  const base = { field: 'businessOwnerId', rule: 'INV-1' };
  const owner = people.find(({ id }) => id === after.businessOwnerId);
  if (!owner) return [{ ...base, code: 'owner_unknown' }];
  const values = { name: owner.displayName };
  const problems: Problem[] = [];
  if (!owner.active) problems.push({ ...base, code: 'owner_inactive', values });
  if (owner.function === 'it') problems.push({ ...base, code: 'owner_from_it', values });
  return problems;
}

/** INV-2 */
function sponsorProblems(after: Initiative): Problem[] {
  if (after.itSponsorId === undefined || after.businessOwnerId !== after.itSponsorId) return [];
  return [{ code: 'owner_is_it_sponsor', field: 'itSponsorId', rule: 'INV-2' }];
}

/** INV-3: one step forward through a gate, any step back with a record; on creation through each gate behind it. */
function phaseProblems(
  before: Initiative | undefined,
  after: Initiative,
  context: InitiativeWriteContext,
): Problem[] {
  const from = before?.phase ?? 'P1';
  if (from === after.phase) return [];
  const base = { field: 'phase', values: { from, to: after.phase }, rule: 'INV-3' };
  if (rank(after.phase) < rank(from)) {
    const step = context.stepBacks?.find(
      (one) => one.initiativeId === after.id && one.from === from && one.to === after.phase,
    );
    if (!step) return [{ ...base, code: 'phase_step_back_unrecorded' }];
    const person = context.people.find(({ id }) => id === step.decidedBy);
    const isReviewer = rolesOf(person, step.decidedAt, after.id).has('reviewer');
    const mayDecide = isReviewer || step.decidedBy === before?.businessOwnerId;
    return mayDecide ? [] : [{ ...base, code: 'phase_step_back_not_yours' }];
  }
  if (before && rank(after.phase) > rank(from) + 1) return [{ ...base, code: 'phase_one_step' }];
  const gates = Object.entries(GATES).filter(
    ([, row]) => row.from !== row.to && rank(row.from) >= rank(from) && rank(row.to) <= rank(after.phase),
  );
  const passed = (gate: string) =>
    context.gateDecisions?.some(
      (one) => one.initiativeId === after.id && one.gate === gate && one.outcome === 'passed',
    );
  return gates
    .filter(([gate]) => !passed(gate))
    .map(([gate]) => ({ ...base, code: 'phase_needs_gate', values: { ...base.values, gate } }));
}

/** INV-4, and whether to change a choice is known: choosing another than the best at the moment of choice needs a reason. */
function candidateProblems(before: Initiative | undefined, after: Initiative): Problem[] {
  const { chosenCandidateId, candidates } = after;
  if (chosenCandidateId === undefined) return [];
  const chosen = candidates.find(({ id }) => id === chosenCandidateId);
  if (!chosen) return [{ code: 'candidate_unknown', field: 'chosenCandidateId', rule: 'INV-4' }];
  if (before?.chosenCandidateId === chosenCandidateId || after.choiceReason?.trim()) return [];
  const best = rankCandidates(candidates)[0];
  if (!before || !best || ratioOf(chosen) >= ratioOf(best)) return [];
  const values = { chosen: chosen.name, best: best.name };
  return [{ code: 'choice_reason_required', field: 'choiceReason', values }];
}

/** INV-5 and INV-6 */
function statusProblems(
  before: Initiative | undefined,
  after: Initiative,
  context: InitiativeWriteContext,
): Problem[] {
  const { status } = after;
  if (status === 'active') return [];
  const rule = status === 'paused' ? 'INV-5' : 'INV-6';
  const problems: Problem[] = [];
  if (!after.statusReason?.trim()) {
    problems.push({ code: 'status_reason_required', field: 'statusReason', values: { status }, rule });
  }
  if (status === 'paused') {
    if (after.pausedSince === undefined)
      problems.push({ code: 'paused_since_required', field: 'pausedSince', rule });
    else if (after.pausedSince > context.today) {
      problems.push({ code: 'paused_since_future', field: 'pausedSince', rule });
    }
    return problems;
  }
  const ends = before?.status !== status;
  if (ends && !hasFinalWord(after, context)) {
    problems.push({ code: 'final_sample_required', field: 'finalSample', values: { status }, rule });
  }
  return problems;
}

function hasFinalWord(after: Initiative, { metrics = [], samples = [] }: InitiativeWriteContext): boolean {
  const headlines = new Set(
    metrics.filter((one) => one.initiativeId === after.id && one.headline).map(({ id }) => id),
  );
  if (headlines.size === 0 || after.finalSample === 'none') return true;
  return samples.some(({ id, metricId }) => id === after.finalSample && headlines.has(metricId));
}

/** INV-29: whoever was made reviewer of this very initiative holds no other office in it. */
function reviewerProblems(after: Initiative, people: readonly Person[]): Problem[] {
  const offices = [
    ['businessOwnerId', after.businessOwnerId],
    ['itSponsorId', after.itSponsorId],
    ['runOwnerId', after.runOwnerId],
    ...after.delegateIds.map((id) => ['delegateIds', id] as const),
  ] as const;
  return offices.flatMap(([field, id]): Problem[] => {
    const person = people.find((one) => one.id === id);
    const isReviewer = person?.roles.some(
      ({ role, scope }) =>
        role === 'reviewer' && scope === after.id && rolesOf(person, after.at, after.id).has(role),
    );
    if (!person || !isReviewer) return [];
    return [{ code: 'reviewer_conflict', field, values: { name: person.displayName }, rule: 'INV-29' }];
  });
}

const rank = (phase: Initiative['phase']): number => PHASES.indexOf(phase);

/** INV-3, for the record of a step back itself: from the present phase to an earlier one, by somebody who may. */
export function checkStepBack(
  step: StepBack,
  { initiative, people }: { initiative: Initiative; people: readonly Person[] },
): Problem[] {
  const problems: Problem[] = [];
  const decider = people.find(({ id }) => id === step.decidedBy);
  if (!mayAct('step_back', decider, initiative, step.decidedAt)) {
    problems.push({ code: 'phase_step_back_not_yours', field: 'decidedBy', rule: 'INV-3' });
  }
  if (step.from !== initiative.phase || rank(step.to) >= rank(step.from)) {
    problems.push({ code: 'phase_step_forward', field: 'to', rule: 'INV-3' });
  }
  return problems;
}
