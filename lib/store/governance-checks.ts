import { dayAt } from '@/lib/domain/calendar';
import { checkConcern, checkConcernReply } from '@/lib/domain/concern-invariants';
import { concernFacts } from '@/lib/domain/concern-state';
import { AppError, type Problem } from '@/lib/domain/errors';
import { checkConditionDone, checkEvidence, checkSubmission } from '@/lib/domain/evidence-invariants';
import { checkDecision, checkGateDecision, checkWaiver } from '@/lib/domain/governance-invariants';
import { GATES as GATE_ORDER } from '@/lib/domain/governance-records';
import { checkInitiativeWrite, checkStepBack } from '@/lib/domain/initiative-invariants';
import { initiativeOverview } from '@/lib/domain/overview';
import { addressProblems, checkPersonWrite } from '@/lib/domain/people-invariants';
import type { RecordClass, RecordOf } from '@/lib/domain/record-classes';
import type { Workspace } from '@/lib/domain/workspace';
import type { PilotlightDatabase } from './database';
import { fromRow } from './documents';
import { readInitiativeRecords } from './reads';
import { readClass } from './record-lists';
import type { Unit } from './unit';

type Check<C extends RecordClass> = (
  unit: Unit,
  before: RecordOf<C> | undefined,
  after: RecordOf<C>,
) => Promise<Problem[]>;

/**
 * The invariants of initiatives, people, gates, reviews, evidence and concerns. A record of an initiative that is not
 * here is nobody's, and is refused.
 */
export const GOVERNANCE_CHECKS = {
  initiative: initiativeRule,
  person: personRule,
  gateDecision: gateRule,
  waiver: async (unit, _, waiver) => {
    const context = await subjectOf(waiver.initiativeId, unit);
    return checkWaiver(waiver, { ...context, earlier: context.records.waivers });
  },
  decision: async (unit, _, decision) => {
    const context = await subjectOf(decision.initiativeId, unit);
    const { records } = context;
    return checkDecision(decision, {
      ...context,
      evidence: records.evidence,
      concerns: concernFacts(records),
    });
  },
  submission: async (unit, _, submission) => {
    const context = await subjectOf(submission.initiativeId, unit);
    return checkSubmission(submission, { ...context, evidence: context.records.evidence });
  },
  stepBack: async (unit, _, step) => checkStepBack(step, await subjectOf(step.initiativeId, unit)),
  conditionDone: async (unit, _, done) => {
    const context = await subjectOf(done.initiativeId, unit);
    const { records, initiative } = context;
    return checkConditionDone(done, {
      decision: records.decisions.find(({ id }) => id === done.decisionId),
      earlier: records.conditionsDone ?? [],
      businessOwnerId: initiative.businessOwnerId,
    });
  },
  evidence: async (_unit, _, item) => checkEvidence(item),
  concern: async (_unit, _, concern) => checkConcern(concern),
  concernReply: async (unit, _, reply) => {
    const context = await subjectOf(reply.initiativeId, unit);
    const concern = context.records.concerns?.find(({ id }) => id === reply.concernId);
    return checkConcernReply(reply, { ...context, concern });
  },
} as const satisfies { [C in RecordClass]?: Check<C> };

async function initiativeRule(
  unit: Unit,
  before: RecordOf<'initiative'> | undefined,
  after: RecordOf<'initiative'>,
): Promise<Problem[]> {
  const [workspace, records] = await Promise.all([
    workspaceOf(unit.db),
    readInitiativeRecords(after.id, unit.db),
  ]);
  const people = records?.people ?? (await readClass('person', unit.db));
  return checkInitiativeWrite(before, after, {
    people,
    today: dayAt(unit.now, workspace?.timeZone ?? 'UTC'),
    gateDecisions: unit.written.flatMap((one) => (one.cls === 'gateDecision' ? [one.record] : [])),
    stepBacks: unit.written.flatMap((one) => (one.cls === 'stepBack' ? [one.record] : [])),
    metrics: records?.metrics ?? [],
    samples: records?.samples ?? [],
  });
}

async function personRule(
  { db, now }: Unit,
  before: RecordOf<'person'> | undefined,
  after: RecordOf<'person'>,
): Promise<Problem[]> {
  const initiatives = await readClass('initiative', db);
  return [
    ...addressProblems(before, after),
    ...checkPersonWrite(after, { others: await readClass('person', db), initiatives, at: now }),
  ];
}

/** The gate as it stands at the moment of decision: what the record says of itself does not count. */
async function gateRule(
  unit: Unit,
  _before: RecordOf<'gateDecision'> | undefined,
  decision: RecordOf<'gateDecision'>,
): Promise<Problem[]> {
  const context = await subjectOf(decision.initiativeId, unit);
  const { gates, compliance } = initiativeOverview(
    context.records,
    decision.decidedAt,
    context.workspace,
    {},
  );
  const index = GATE_ORDER.indexOf(decision.gate);
  const gate = gates[index];
  if (!gate) return [];
  const { compliant } = compliance;
  return checkGateDecision(decision, { ...context, gate, earlierGates: gates.slice(0, index), compliant });
}

/** The initiative a record belongs to, with everything known of it. @throws AppError `not_found` */
async function subjectOf(initiativeId: string, { db }: Unit) {
  const [workspace, records] = await Promise.all([workspaceOf(db), readInitiativeRecords(initiativeId, db)]);
  if (!workspace || !records) throw new AppError('not_found');
  return { initiative: records.initiative, people: records.people, workspace, records };
}

async function workspaceOf(db: PilotlightDatabase): Promise<Workspace | undefined> {
  const row = await db.docs.get('meta:policy');
  return row && fromRow('workspace', row);
}
