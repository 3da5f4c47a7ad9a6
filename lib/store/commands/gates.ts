import { AppError } from '@/lib/domain/errors';
import { type GateVerdict, gateDecisionBody } from '@/lib/domain/new-gate-decision';
import { governedFactsOf } from '@/lib/domain/overview';
import { GATES } from '@/lib/domain/phase';
import { type Author, commit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { readInitiativeRecords } from '../reads';
import { refuse, subjectOf, writeEdit } from './edit-initiative';

/**
 * Decides a gate, and moves the phase with it in the same write when it is passed (INV-3, INV-8, INV-9). What the record
 * says of each criterion is looked up here, not taken from the sender.
 */
export function decideGate(
  { initiativeId, ...verdict }: { initiativeId: string } & GateVerdict,
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ gateDecisionId: string }> {
  return commit(db, author, async (unit) => {
    const subject = await subjectOf(unit, initiativeId);
    const records = await readInitiativeRecords(initiativeId, unit.db);
    if (!records) throw new AppError('not_found');
    const facts = governedFactsOf(records, unit.now, subject.workspace);
    const body = gateDecisionBody(verdict, facts, author.personId);
    const record = { ...unit.envelope, nonce, ...body };
    const gateDecisionId = await unit.put('gateDecision', record, `gate.${verdict.outcome}`);
    const { to } = GATES[verdict.gate];
    if (verdict.outcome === 'passed' && to !== subject.initiative.phase) {
      await writeEdit(subject, { change: { phase: to }, action: 'phase.forward' });
    }
    return { gateDecisionId };
  });
}

export type WaiverInput = {
  initiativeId: string;
  criterionId: string;
  reason: string;
  compensatingAction: string;
  expiresOn: string;
};

/** Shortest reason of a waiver, in characters (section 5). */
const WAIVER_REASON = 20;

/** An exception for one criterion, for a time (INV-7). */
export function grantWaiver(
  input: WaiverInput,
  author: Author,
  nonce: string,
  db: PilotlightDatabase = database,
): Promise<{ waiverId: string }> {
  return commit(db, author, async (unit) => {
    await subjectOf(unit, input.initiativeId);
    const reason = input.reason.trim();
    if (reason.length < WAIVER_REASON) {
      refuse({ code: 'waiver_reason_short', field: 'reason', values: { min: WAIVER_REASON } });
    }
    const record = {
      ...unit.envelope,
      nonce,
      initiativeId: input.initiativeId,
      criterionId: input.criterionId,
      reason,
      compensatingAction: input.compensatingAction.trim(),
      grantedBy: author.personId,
      grantedAt: unit.now,
      expiresOn: input.expiresOn,
    };
    return { waiverId: await unit.put('waiver', record, 'waiver.grant', reason) };
  });
}
