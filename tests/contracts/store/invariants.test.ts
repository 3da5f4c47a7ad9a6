import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { contentId } from '@/lib/domain/content-id';
import { captureHash } from '@/lib/domain/evidence-parts';
import type { Decision, GateDecision } from '@/lib/domain/governance-records';
import type { Initiative } from '@/lib/domain/initiative';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { candidateStamp, type PlanPart, partStamp } from '@/lib/domain/plan-parts';
import { chooseCandidate, saveCandidate } from '@/lib/store/commands/candidates';
import { newReportKey, raiseConcern, replyToConcern } from '@/lib/store/commands/concerns';
import { captureEvidence, compareEvidence, fileEvidence, missEvidence } from '@/lib/store/commands/evidence';
import { declareInUse, recordRollout, startBuild } from '@/lib/store/commands/exposure';
import { decideGate, grantWaiver } from '@/lib/store/commands/gates';
import { acceptOwnership, nameOffices } from '@/lib/store/commands/initiative-people';
import { endInitiative, pause, resume, stepBack } from '@/lib/store/commands/lifecycle';
import { saveChangePlan, saveRunPlan, saveWorkflow } from '@/lib/store/commands/plans';
import { completeCondition, decideDimension, submitEvidence } from '@/lib/store/commands/reviews';
import { changeScope, raiseRiskTier } from '@/lib/store/commands/scope';
import type { PilotlightDatabase } from '@/lib/store/database';
import { ofClass } from '@/lib/store/doc-ranges';
import { getInitiativeDossier, getInitiativeOverview, readInitiativeRecords } from '@/lib/store/reads';
import {
  COLLEAGUE,
  DELEGATE,
  decision,
  evidence,
  gateDecision,
  ID,
  IT,
  OWNER,
  person,
  REVIEWER,
  RUNNER,
  readyRecords,
  waiver,
} from '../../unit/domain/records';
import { imported, NONCE, NOW, refusal, seeded } from './seeded';

/*
 * Every invariant is tried twice: as a message would (a command) and as a file would (a whole record). Both end in the
 * same place, so both are refused with the same rule.
 */

const initiativeId = ID.initiative;
const by = (personId: string, at = NOW) => ({ personId, at });
const opened: PilotlightDatabase[] = [];
const open = async (records: InitiativeRecords = readyRecords(), settings = {}) => {
  const db = await seeded(records, settings);
  opened.push(db);
  return db;
};
afterEach(async () => {
  for (const db of opened.splice(0)) await db.delete();
});

const stored = async (db: PilotlightDatabase): Promise<Initiative> =>
  (await readInitiativeRecords(initiativeId, db))!.initiative;
const overview = (db: PilotlightDatabase, at = NOW) =>
  getInitiativeOverview(initiativeId, at.toISOString(), db);
const offices = { businessOwnerId: OWNER, delegateIds: [DELEGATE], itSponsorId: IT, runOwnerId: RUNNER };
const fresh = (change: Partial<Initiative> = {}): InitiativeRecords => ({
  ...readyRecords({ phase: 'P1', rollout: 'none', rolloutHistory: [], ...change }),
  gateDecisions: [],
});

describe('who owns', () => {
  test('INV-1: IT cannot own it, by message or by import', async () => {
    const db = await open();
    const asIt = { initiativeId, ...offices, itSponsorId: undefined, businessOwnerId: IT };
    expect(await refusal(db, () => nameOffices(asIt, by(OWNER), db))).toEqual(['INV-1 owner_from_it']);
    const file = { ...(await stored(db)), businessOwnerId: IT };
    expect(await refusal(db, () => imported(db, 'initiative', file))).toEqual(['INV-1 owner_from_it']);
  });

  test('INV-2: owner and IT sponsor are two people, by message or by import', async () => {
    const db = await open();
    const both = { initiativeId, ...offices, itSponsorId: OWNER };
    expect(await refusal(db, () => nameOffices(both, by(OWNER), db))).toEqual(['INV-2 owner_is_it_sponsor']);
    const file = { ...(await stored(db)), itSponsorId: OWNER };
    expect(await refusal(db, () => imported(db, 'initiative', file))).toEqual(['INV-2 owner_is_it_sponsor']);
  });

  test('P1-OWNER: only the owner accepts, and a new owner has to accept again', async () => {
    const db = await open(fresh({ ownerAcceptedAt: undefined as never }));
    expect(await refusal(db, () => acceptOwnership({ initiativeId }, by(DELEGATE), db))).toEqual([
      'office_required',
    ]);
    await acceptOwnership({ initiativeId }, by(OWNER), db);
    expect((await stored(db)).ownerAcceptedAt).toBe(NOW.toISOString());
    await nameOffices({ initiativeId, ...offices, businessOwnerId: COLLEAGUE }, by(OWNER), db);
    expect((await stored(db)).ownerAcceptedAt).toBeUndefined();
  });

  test('INV-29: its own reviewer gets no office in it, and no officer becomes its reviewer', async () => {
    const reviewer = person(REVIEWER, {
      roles: [{ role: 'reviewer', scope: initiativeId, from: '2025-01-01T08:00:00.000Z' }],
    });
    const records = readyRecords();
    const others = records.people.filter(({ id }) => id !== REVIEWER);
    const db = await open({ ...records, people: [...others, reviewer] });
    const asRunner = { initiativeId, ...offices, runOwnerId: REVIEWER };
    expect(await refusal(db, () => nameOffices(asRunner, by(OWNER), db))).toEqual([
      'INV-29 reviewer_conflict',
    ]);
    const file = { ...(await stored(db)), delegateIds: [REVIEWER] };
    expect(await refusal(db, () => imported(db, 'initiative', file))).toEqual(['INV-29 reviewer_conflict']);
    const runner = { ...person(RUNNER), roles: reviewer.roles };
    expect(await refusal(db, () => imported(db, 'person', runner))).toEqual(['INV-29 reviewer_conflict_in']);
  });

  test('INV-31, INV-32: what is imported has its entry in the log too, and changes no record that is immutable', async () => {
    const db = await open();
    const [signed] = (await readInitiativeRecords(initiativeId, db))!.decisions;
    const entries = () => ofClass(db, 'audit').count();
    const before = await entries();
    await imported(db, 'initiative', { ...(await stored(db)), purpose: 'Another sentence.' });
    expect(await entries()).toBe(before + 1);
    // The id of a decision is the hash of what it says: with other words it is another one, and is judged as such.
    const altered = { ...signed!, rationale: 'Somebody else would have refused it.', reviewerId: OWNER };
    expect(await refusal(db, () => imported(db, 'decision', altered))).toContain(
      'INV-10 decision_reviewer_conflict',
    );
    expect((await readInitiativeRecords(initiativeId, db))!.decisions).toContainEqual(signed);
  });

  test('INV-30: the last administrator cannot be written away', async () => {
    const db = await open();
    const records = (await readInitiativeRecords(initiativeId, db))!;
    const admins = records.people.filter(({ roles }) => roles.some(({ role }) => role === 'admin'));
    expect(admins).toHaveLength(1);
    const gone = { ...admins[0]!, active: false };
    expect(await refusal(db, () => imported(db, 'person', gone))).toEqual(['INV-30 last_admin']);
  });
});

describe('phases and gates', () => {
  test('INV-3: no phase without its decision, and no decision of a gate without its phase', async () => {
    const db = await open(fresh());
    const file = { ...(await stored(db)), phase: 'P2' as const };
    expect(await refusal(db, () => imported(db, 'initiative', file))).toEqual(['INV-3 phase_needs_gate']);
    await decideGate(
      { initiativeId, gate: 'G1', outcome: 'passed', rationale: '', softAcknowledged: [] },
      by(OWNER),
      NONCE,
      db,
    );
    expect((await stored(db)).phase).toBe('P2');
    const back = { ...(await stored(db)), phase: 'P1' as const };
    expect(await refusal(db, () => imported(db, 'initiative', back))).toEqual([
      'INV-3 phase_step_back_unrecorded',
    ]);
    const step = { initiativeId, to: 'P1' as const, reason: 'The wrong workflow' };
    expect(await refusal(db, () => stepBack({ ...step, reason: ' ' }, by(OWNER), NONCE, db))).toEqual([
      'INV-3 reason_required',
    ]);
    expect(await refusal(db, () => stepBack(step, by(COLLEAGUE), NONCE, db))).toEqual(['office_required']);
    const written = {
      ...{ v: 1, by: COLLEAGUE, at: NOW.toISOString(), dev: 'device-2', nonce: NONCE, initiativeId },
      ...{ from: 'P2' as const, to: 'P1' as const, decidedBy: COLLEAGUE, decidedAt: NOW.toISOString() },
      reason: 'Begin again',
    };
    expect(await refusal(db, () => imported(db, 'stepBack', written))).toEqual([
      'INV-3 phase_step_back_not_yours',
    ]);
    const skipping = { ...written, decidedBy: OWNER, from: 'P4' as const };
    expect(await refusal(db, () => imported(db, 'stepBack', skipping))).toEqual(['INV-3 phase_step_forward']);
    await stepBack(step, by(REVIEWER), NONCE, db);
    expect((await stored(db)).phase).toBe('P1');
    expect((await overview(db))!.gates[0]!.state).toBe('not_passed');
  });

  test('INV-4: the chosen workflow is one of those compared, and second-best needs a reason', async () => {
    const db = await open(fresh({ chosenCandidateId: undefined as never }));
    const choose = (candidateId: string, reason: string) =>
      chooseCandidate({ initiativeId, candidateId, reason }, by(OWNER), db);
    expect(await refusal(db, () => choose(ID.metric, ''))).toEqual(['INV-4 candidate_unknown']);
    const file = { ...(await stored(db)), chosenCandidateId: ID.metric };
    expect(await refusal(db, () => imported(db, 'initiative', file))).toEqual(['INV-4 candidate_unknown']);
    expect(await refusal(db, () => choose(ID.candidates[1], ''))).toEqual(['choice_reason_required']);
    await choose(ID.candidates[1], 'The first one waits for a new system.');
    await choose(ID.candidates[0], '');
    expect((await stored(db)).choiceReason).toBeUndefined();
  });

  test('INV-7: no exception by an officer, for too long, for what cannot be waived, or a third time', async () => {
    const db = await open(fresh());
    const input = {
      initiativeId,
      criterionId: 'P1-IO',
      reason: 'There is no other way for now.',
      compensatingAction: 'Every case by hand',
      expiresOn: '2026-06-01',
    };
    const grant =
      (change: Partial<typeof input>, who = REVIEWER) =>
      () =>
        grantWaiver({ ...input, ...change }, by(who), NONCE, db);
    expect(await refusal(db, grant({}, OWNER))).toContain('INV-7 waiver_granter_conflict');
    expect(await refusal(db, grant({ expiresOn: '2026-12-31' }))).toEqual(['INV-7 waiver_too_long']);
    expect(await refusal(db, grant({ criterionId: 'P1-OWNER' }))).toEqual(['INV-7 waiver_not_allowed']);
    expect(await refusal(db, grant({ reason: 'short' }))).toEqual(['waiver_reason_short']);
    const file = waiver('P1-OWNER');
    expect(await refusal(db, () => imported(db, 'waiver', file))).toEqual(['INV-7 waiver_not_allowed']);
    await grant({})();
    await grantWaiver({ ...input, expiresOn: '2026-06-02' }, by(REVIEWER), `${NONCE}2`, db);
    expect(await refusal(db, grant({ expiresOn: '2026-06-03' }))).toEqual(['INV-7 waiver_third']);
  });

  test('INV-8, US-6.5: the owner passes no third gate, by message or by file, and nobody with a criterion open', async () => {
    const db = await open({ ...readyRecords({ phase: 'P3' }), decisions: [] });
    const verdict = { initiativeId, outcome: 'passed' as const, rationale: '', softAcknowledged: [] };
    const g3 = (who: string) => () => decideGate({ ...verdict, gate: 'G3' }, by(who), NONCE, db);
    expect(await refusal(db, g3(OWNER))).toContain('INV-8 gate_decider_reviewer');
    expect(await refusal(db, g3(REVIEWER))).toEqual(Array(4).fill('INV-8 gate_criterion_open'));
    const forged = (change: Partial<GateDecision>) =>
      gateDecision('G3', {
        decidedAt: NOW.toISOString(),
        criteria: [{ id: 'P3-ACC', state: 'met', evidenceIds: [] }],
        ...change,
      });
    const byOwner = await refusal(db, () => imported(db, 'gateDecision', forged({ decidedBy: OWNER })));
    expect(byOwner).toContain('INV-8 gate_decider_reviewer');
    const byReviewer = await refusal(db, () => imported(db, 'gateDecision', forged({})));
    expect(byReviewer).toContain('INV-8 gate_criterion_open');
  });

  test('INV-8, P4-EXEC: an exception does not stand in for the executive at the last gate', async () => {
    const records = readyRecords({
      rollout: 'production',
      rolloutHistory: [{ rollout: 'production', from: '2025-10-01', by: OWNER, note: '' }],
    });
    const metrics = records.metrics.map(({ execOutcome: _, ...one }) => one as (typeof records.metrics)[0]);
    const db = await open({ ...records, metrics, waivers: [waiver('P4-EXEC')] });
    const verdict = { initiativeId, gate: 'G4' as const, rationale: '', softAcknowledged: [] };
    const pass = () => decideGate({ ...verdict, outcome: 'passed' }, by(OWNER), NONCE, db);
    expect(await refusal(db, pass)).toEqual(['INV-8 gate_needs_executive']);
    const file = gateDecision('G4', { decidedAt: NOW.toISOString() });
    expect(await refusal(db, () => imported(db, 'gateDecision', file))).toEqual([
      'INV-8 gate_needs_executive',
    ]);
  });

  test('INV-8: a soft criterion that is open is acknowledged by name, in the record too', async () => {
    const db = await open(fresh({ chosenAt: '2025-01-01T00:00:00.000Z' }));
    const g1 = (softAcknowledged: string[]) =>
      decideGate(
        { initiativeId, gate: 'G1', outcome: 'passed', rationale: '', softAcknowledged },
        by(OWNER),
        NONCE,
        db,
      );
    expect(await refusal(db, () => g1([]))).toEqual(['INV-8 gate_soft_not_acknowledged']);
    await g1(['P1-FRICTION', 'P1-IO', 'invented']);
    const [record] = (await readInitiativeRecords(initiativeId, db))!.gateDecisions;
    expect(record).toMatchObject({ softAcknowledged: ['P1-FRICTION'], decidedBy: OWNER });
    expect(record!.criteria.find(({ id }) => id === 'P1-FRICTION')?.state).toBe('unmet');
  });

  test('INV-9: taken over as it was only in flight, visibly for good, and never the third', async () => {
    const db = await open(fresh({ scope: { ...readyRecords().initiative.scope, inputs: [] } }));
    const take = (gate: 'G1' | 'G2' | 'G3') =>
      decideGate(
        { initiativeId, gate, outcome: 'passed', rationale: '', softAcknowledged: [], imported: true },
        by(gate === 'G3' ? REVIEWER : OWNER),
        `${NONCE}${gate}`,
        db,
      );
    expect(await refusal(db, () => take('G1'))).toContain('INV-9 gate_import_not_allowed');
    const inUse = { initiativeId, rollout: 'production' as const, from: '2026-01-10', note: 'Came along' };
    await declareInUse(inUse, by(OWNER), db);
    await take('G1');
    await take('G2');
    expect(await refusal(db, () => take('G3'))).toContain('INV-9 gate_import_not_allowed');
    expect((await overview(db))!.gates.map(({ imported }) => imported)).toEqual([true, true, false, false]);
    const file = gateDecision('G3', { imported: true, decidedAt: NOW.toISOString() });
    expect(await refusal(db, () => imported(db, 'gateDecision', file))).toContain(
      'INV-9 gate_import_not_allowed',
    );
    const undone = { ...(await stored(db)), entryMode: 'greenfield' as const };
    expect(await refusal(db, () => imported(db, 'initiative', undone))).toEqual(['history_shortened']);
    expect(await refusal(db, () => declareInUse(inUse, by(OWNER), db))).toEqual(['INV-9 in_flight_too_late']);
  });
});

describe('the life of an initiative', () => {
  test('INV-5: a pause has a reason and a day, and ends only by going on', async () => {
    const db = await open();
    const stop = (reason: string, since: string) => () =>
      pause({ initiativeId, reason, since }, by(OWNER), db);
    expect(await refusal(db, stop(' ', '2026-04-20'))).toEqual(['INV-5 status_reason_required']);
    expect(await refusal(db, stop('Audit', '2026-04-21'))).toEqual(['INV-5 paused_since_future']);
    const file = { ...(await stored(db)), status: 'paused' as const, statusReason: 'Audit' };
    expect(await refusal(db, () => imported(db, 'initiative', file))).toEqual([
      'INV-5 paused_since_required',
    ]);
    await stop('Audit', '2026-04-19')();
    expect((await overview(db))!.guidance.id).toBe('guidance.statusSince');
    expect(await stored(db)).toMatchObject({ statusBy: OWNER });
    await resume({ initiativeId }, by(OWNER), db);
    expect(await stored(db)).not.toHaveProperty('pausedSince');
    expect(await stored(db)).not.toHaveProperty('statusBy');
  });

  test('INV-6: an end has a reason, what was learnt, and a final value or the word that there is none', async () => {
    const db = await open();
    const end = (change: object) => () =>
      endInitiative(
        {
          initiativeId,
          status: 'stopped',
          reason: 'Too few cases',
          learnt: 'Count first',
          finalSample: 'none',
          ...change,
        },
        by(OWNER),
        db,
      );
    expect(await refusal(db, end({ reason: '' }))).toEqual(['INV-6 status_reason_required']);
    expect(await refusal(db, end({ learnt: ' ' }))).toEqual(['learnt_required']);
    expect(await refusal(db, end({ finalSample: undefined }))).toEqual(['INV-6 final_sample_required']);
    const file = { ...(await stored(db)), status: 'retired' as const, statusReason: 'Replaced' };
    expect(await refusal(db, () => imported(db, 'initiative', file))).toEqual([
      'INV-6 final_sample_required',
    ]);
    await end({})();
    expect(await stored(db)).toMatchObject({ status: 'stopped', learnt: 'Count first', statusBy: OWNER });
  });

  test('US-5.4: a late start stays on the record, whatever days are entered afterwards', async () => {
    const db = await open(fresh({ buildStartedAt: undefined as never }));
    const state = async () =>
      (await overview(db))!.gates[0]!.criteria.find(({ id }) => id === 'P1-METRICS')!.state;
    expect(await state()).toBe('met');
    await startBuild({ initiativeId, day: '2024-06-01' }, by(OWNER), db);
    expect(await state()).toBe('met_late');
    await startBuild({ initiativeId, day: '2026-04-01' }, by(OWNER), db);
    expect(await state()).toBe('met_late');
    expect((await stored(db)).buildStarts).toHaveLength(2);
    const { buildStarts: _, ...clean } = { ...(await stored(db)), buildStartedAt: '2026-04-01' };
    expect(await refusal(db, () => imported(db, 'initiative', clean as Initiative))).toEqual([
      'history_shortened',
    ]);
    expect(await refusal(db, () => startBuild({ initiativeId, day: '2026-05-01' }, by(OWNER), db))).toEqual([
      'build_start_future',
    ]);
  });

  test('a rollout is a fact: recorded although nothing permits it, with its day, and never taken out', async () => {
    const db = await open(fresh());
    const fact = { initiativeId, rollout: 'production' as const, from: '2026-04-01', note: 'Switched on' };
    await recordRollout(fact, by(OWNER), db);
    const seen = (await overview(db))!;
    expect(seen).toMatchObject({ rollout: 'production', compliant: false });
    expect(seen.guidance).toMatchObject({ id: 'guidance.notCleared', tone: 'stop' });
    const file = { ...(await stored(db)), rolloutHistory: [] };
    expect(await refusal(db, () => imported(db, 'initiative', file))).toContain('history_shortened');
    const quiet = { ...(await stored(db)), rollout: 'none' as const };
    expect(await refusal(db, () => imported(db, 'initiative', quiet))).toEqual(['rollout_unrecorded']);
  });
});

describe('decisions on dimensions', () => {
  const adequate = [1, 2, 3].map((n) => ({
    requirementId: `ACC-${n}`,
    value: 'adequate' as 'adequate' | 'partial' | 'missing',
    note: '',
  }));
  const verdict = {
    initiativeId,
    dimension: 'accuracy' as const,
    outcome: 'approved' as Decision['outcome'],
    validUntil: '2026-12-31' as string | undefined,
    maxRollout: 'production' as const,
    rationale: 'Looked at every piece of evidence.',
    sufficiency: adequate,
    conditions: [] as { appliesTo: string; text: string; ownerId: string; dueOn: string }[],
  };
  const decide =
    (
      db: PilotlightDatabase,
      change: Partial<Omit<typeof verdict, 'dimension'>> & { dimension?: 'bias' | 'privacy' },
      who = REVIEWER,
    ) =>
    () =>
      decideDimension({ ...verdict, ...change } as never, by(who), NONCE, db);
  const file = (change: Partial<Decision>) =>
    decision('accuracy', { sufficiency: adequate, decidedAt: NOW.toISOString(), ...change });

  test('evidence is handed in by those who answer for it, and is evidence of this initiative, by message or by import', async () => {
    const own = evidence(['ACC-1']);
    const db = await open({ ...readyRecords(), evidence: [own] });
    const input = { initiativeId, dimension: 'accuracy' as const, requestedMaxRollout: 'limited' as const };
    const hand = (evidenceIds: string[], who: string) => () =>
      submitEvidence({ ...input, evidenceIds }, by(who), NONCE, db);
    const whole = (evidenceIds: string[], who: string) => () =>
      imported(db, 'submission', {
        ...{ v: 1, by: who, at: NOW.toISOString(), dev: 'device-2', nonce: NONCE },
        ...{ ...input, evidenceIds },
      });
    for (const way of [hand, whole]) {
      expect(await refusal(db, way([own.id], COLLEAGUE))).toEqual(['office_required']);
      expect(await refusal(db, way([], OWNER))).toEqual(['submission_empty']);
      expect(await refusal(db, way(['evd:elsewhere'], OWNER))).toEqual(['submission_empty']);
    }
    await hand([own.id], OWNER)();
  });

  test('US-7.1: a decision rests on what was handed in last, and on nothing that was left out', async () => {
    const items = ['one', 'two', 'three'].map((nonce) => evidence(['ACC-1'], { nonce }));
    const [first, second] = items.map(({ id }) => id) as [string, string, string];
    const db = await open({ ...readyRecords(), evidence: items });
    const handIn = (evidenceIds: string[], at: string) =>
      submitEvidence(
        { initiativeId, dimension: 'accuracy', requestedMaxRollout: 'limited', evidenceIds },
        by(OWNER, new Date(at)),
        NONCE,
        db,
      );
    const seen = async (decidedAt: string) => {
      const { decisionId } = await decideDimension(verdict, by(REVIEWER, new Date(decidedAt)), NONCE, db);
      const { decisions } = (await readInitiativeRecords(initiativeId, db))!;
      return decisions.find(({ id }) => id === decisionId)!.snapshot.evidence.map(({ id }) => id);
    };
    expect((await seen('2026-04-20T12:00:01.000Z')).sort()).toEqual(items.map(({ id }) => id).sort());
    await handIn([first, second], '2026-04-20T12:00:02.000Z');
    await handIn([second], '2026-04-20T12:00:03.000Z');
    expect(await seen('2026-04-20T12:00:04.000Z')).toEqual([second]);
    const [accuracy] = (await getInitiativeDossier(initiativeId, '2026-04-20T12:00:05.000Z', db))!.dimensions;
    expect(accuracy!.submission!.evidenceIds).toEqual([second]);
  });

  test('INV-10: no officer and no author of the evidence decides, by message or by import', async () => {
    const records = readyRecords();
    const reviewers = records.people.map((one) =>
      one.id === RUNNER
        ? {
            ...one,
            roles: [{ role: 'reviewer' as const, scope: 'workspace', from: '2025-01-01T08:00:00.000Z' }],
          }
        : one,
    );
    const own = evidence(['ACC-1'], { by: REVIEWER });
    const db = await open({ ...records, people: reviewers, evidence: [own] });
    expect(await refusal(db, decide(db, {}, RUNNER))).toEqual(['INV-10 decision_reviewer_conflict']);
    expect(await refusal(db, decide(db, {}, COLLEAGUE))).toEqual(['INV-10 decision_reviewer_role']);
    expect(await refusal(db, decide(db, {}))).toEqual(['INV-10 decision_reviewer_wrote_evidence']);
    expect(await refusal(db, () => imported(db, 'decision', file({ reviewerId: OWNER })))).toEqual([
      'INV-10 decision_reviewer_conflict',
    ]);
  });

  test('INV-11, US-7.2: each partial point demands a condition of its own with a person and a day, missing blocks', async () => {
    const db = await open();
    const rated = (value: 'partial' | 'missing') => [adequate[0]!, adequate[1]!, { ...adequate[2]!, value }];
    expect(await refusal(db, decide(db, { sufficiency: rated('partial') }))).toEqual([
      'INV-11 requirement_partial',
    ]);
    const conditional = { outcome: 'approved_with_conditions' as const, sufficiency: rated('partial') };
    expect(await refusal(db, decide(db, conditional))).toEqual(['INV-11 condition_required']);
    const condition = { appliesTo: 'ACC-3', text: 'Count in May', ownerId: OWNER, dueOn: '2026-06-01' };
    const tried: [change: object, codes: string[]][] = [
      [{ ownerId: 'nobody' }, ['INV-11 condition_owner_required']],
      [{ text: 'x' }, ['INV-11 condition_text_short']],
      [{ dueOn: '2026-04-01' }, ['INV-11 condition_due_required']],
      [{ appliesTo: 'other' }, ['INV-11 condition_required']],
      [{ appliesTo: 'ACC-1' }, ['INV-11 condition_required', 'INV-11 condition_point_unknown']],
    ];
    for (const [change, codes] of tried) {
      const conditions = [{ ...condition, ...change }];
      expect(await refusal(db, decide(db, { ...conditional, conditions }))).toEqual(codes);
      const whole = file({ ...conditional, conditions });
      expect(await refusal(db, () => imported(db, 'decision', whole))).toEqual(codes);
    }
    const { appliesTo: _, ...untied } = condition;
    const older = file({ ...conditional, conditions: [untied], reviewerId: REVIEWER });
    const elsewhere = await open();
    await imported(elsewhere, 'decision', older);
    expect((await readInitiativeRecords(initiativeId, elsewhere))!.decisions).toContainEqual(older);
    expect(
      await refusal(
        db,
        decide(db, { ...conditional, sufficiency: rated('missing'), conditions: [condition] }),
      ),
    ).toEqual(['INV-11 requirement_missing', 'INV-11 condition_point_unknown']);
    expect(
      await refusal(db, () => imported(db, 'decision', file({ sufficiency: rated('missing') }))),
    ).toEqual(['INV-11 requirement_missing']);
    const { decisionId } = await decide(db, { ...conditional, conditions: [condition] })();
    const late = new Date('2026-06-02T12:00:00.000Z');
    const statusAt = async (at: Date) =>
      (await overview(db, at))!.dimensions.find(({ dimension }) => dimension === 'accuracy')!.status;
    expect(await statusAt(late)).toBe('lapsed_condition');
    const done = { initiativeId, decisionId, condition: 0, note: 'Counted' };
    expect(
      await refusal(db, () => completeCondition({ ...done, condition: 4 }, by(OWNER), NONCE, db)),
    ).toEqual(['condition_unknown']);
    expect(await refusal(db, () => completeCondition(done, by(IT), NONCE, db))).toEqual([
      'condition_not_yours',
    ]);
    const silent = { ...done, note: ' ' };
    expect(await refusal(db, () => completeCondition(silent, by(OWNER), NONCE, db))).toEqual([
      'condition_note_required',
    ]);
    await completeCondition(done, by(OWNER), NONCE, db);
    expect(await statusAt(late)).toBe('approved_with_conditions');
    expect(await refusal(db, () => completeCondition(done, by(OWNER), `${NONCE}2`, db))).toEqual([
      'condition_already_done',
    ]);
  });

  test('INV-12: an approval ends, and no later than the tier of that day allows', async () => {
    const db = await open();
    expect(await refusal(db, decide(db, { validUntil: undefined }))).toEqual(['INV-12 valid_until_required']);
    expect(await refusal(db, decide(db, { validUntil: '2027-04-21' }))).toEqual([
      'INV-12 valid_until_too_late',
    ]);
    await raiseRiskTier({ initiativeId, tier: 'high', reason: 'Disputed invoices' }, by(REVIEWER), db);
    expect(await refusal(db, decide(db, { validUntil: '2026-07-20' }))).toEqual([
      'INV-12 valid_until_too_late',
    ]);
    expect(await refusal(db, () => imported(db, 'decision', file({ validUntil: '2026-12-31' })))).toEqual([
      'INV-12 valid_until_too_late',
    ]);
    await decide(db, { validUntil: '2026-07-19' })();
  });

  test('INV-13: "does not apply" exists for bias and what is optional only, by message or by import', async () => {
    const db = await open();
    expect(await refusal(db, decide(db, { outcome: 'not_applicable' }))).toEqual([
      'INV-13 not_applicable_only_bias',
    ]);
    expect(await refusal(db, () => imported(db, 'decision', file({ outcome: 'not_applicable' })))).toEqual([
      'INV-13 not_applicable_only_bias',
    ]);
    await decide(db, { outcome: 'not_applicable', dimension: 'bias', sufficiency: [] })();
    await decide(db, { outcome: 'not_applicable', dimension: 'privacy', sufficiency: [] })();
  });

  test('INV-14, US-3.3: a concern open for 15 days holds up its dimension until it is answered', async () => {
    const db = await open();
    const raised = new Date('2026-04-05T09:00:00.000Z');
    const concern = { initiativeId, dimension: 'accuracy' as const, text: 'Wrong account', anonymous: false };
    const key = newReportKey(new Uint8Array(20));
    const { concernId } = await raiseConcern(
      { ...concern, seen: [], keep: [] },
      PAGE,
      by(COLLEAGUE, raised),
      key,
      db,
    );
    expect(await refusal(db, decide(db, {}))).toEqual(['INV-14 concern_open']);
    expect(await refusal(db, () => imported(db, 'decision', file({})))).toEqual(['INV-14 concern_open']);
    const reply = { initiativeId, concernId, kind: 'answer' as const, text: 'Corrected' };
    expect(await refusal(db, () => replyToConcern(reply, by(COLLEAGUE), NONCE, db))).toEqual([
      'concern_reply_not_yours',
    ]);
    await replyToConcern({ ...reply, kind: 'received', text: '' }, by(REVIEWER), NONCE, db);
    expect(await refusal(db, decide(db, {}))).toEqual(['INV-14 concern_open']);
    await replyToConcern(reply, by(OWNER), NONCE, db);
    await decide(db, {})();
  });

  test('INV-14: "does not apply" does not walk past a concern, by message or by import', async () => {
    const db = await open();
    const concern = { initiativeId, dimension: 'bias' as const, text: 'Unfair', anonymous: false };
    const raised = new Date('2026-04-05T09:00:00.000Z');
    const key = newReportKey(new Uint8Array(20));
    await raiseConcern({ ...concern, seen: [], keep: [] }, PAGE, by(COLLEAGUE, raised), key, db);
    const verdict = { outcome: 'not_applicable' as const, dimension: 'bias' as const, sufficiency: [] };
    expect(await refusal(db, decide(db, verdict))).toEqual(['INV-14 concern_open']);
    expect(await refusal(db, () => imported(db, 'decision', file(verdict)))).toEqual(['INV-14 concern_open']);
  });

  test('a tier is raised by a reviewer with a reason, and never below what follows from the scope', async () => {
    const db = await open();
    const raise = (tier: 'limited' | 'minimal', who: string) => () =>
      raiseRiskTier({ initiativeId, tier, reason: 'Disputes' }, by(who), db);
    expect(await refusal(db, raise('limited', OWNER))).toEqual(['office_required']);
    await raise('limited', REVIEWER)();
    const { scope } = await stored(db);
    const wider = { ...scope, dataClasses: [...scope.dataClasses, 'personal' as const] };
    await changeScope({ initiativeId, scopeVersion: 1, scope: wider }, by(OWNER), db);
    expect(await refusal(db, raise('minimal', REVIEWER))).toEqual(['tier_below_computed']);
  });

  test('US-7.4: a new model version invalidates three dimensions since its day, with both values', async () => {
    const db = await open();
    const { scope } = await stored(db);
    const modelRef = { provider: 'Supplier', name: 'model', version: '2' };
    const change = { initiativeId, scopeVersion: 1, scope: { ...scope, modelRef } };
    await changeScope(change, by(OWNER), db);
    await expect(changeScope(change, by(OWNER), db)).rejects.toMatchObject({ code: 'edited_elsewhere' });
    await acceptOwnership({ initiativeId }, by(OWNER, new Date('2026-05-01T08:00:00.000Z')), db);
    const { dimensions } = (await overview(db, new Date('2026-05-02T08:00:00.000Z')))!;
    expect(dimensions.map(({ dimension, status }) => `${dimension} ${status}`)).toEqual([
      'accuracy invalidated',
      'bias invalidated',
      'auditability invalidated',
      'accountability approved',
    ]);
    const version = dimensions[0]!.changes!.find(({ what }) => what === 'model_version')!;
    expect(version).toMatchObject({ after: '2', since: NOW.toISOString() });
  });

  test('US-7.4: what a major change of the instructions took away comes back by a decision, not by unticking', async () => {
    const db = await open();
    const saveInstructions = async (instructionsVersion: string, instructionsMajor: boolean) => {
      const { scope: before, scopeVersion } = await stored(db);
      const scope = { ...before, instructionsVersion, instructionsMajor };
      await changeScope({ initiativeId, scopeVersion, scope }, by(OWNER), db);
      const { dimensions } = (await overview(db))!;
      return dimensions.flatMap(({ dimension, status }) => (status === 'invalidated' ? [dimension] : []));
    };
    expect(await saveInstructions('two', true)).toEqual(['accuracy', 'bias']);
    expect(await saveInstructions('two', false)).toEqual(['accuracy', 'bias']);
    expect(await saveInstructions('three', false)).toEqual(['accuracy', 'bias']);
  });
});

const PAGE = {
  workItem: {
    tool: 'jira' as const,
    host: 'jira.example.com',
    key: 'OPS-7',
    kind: 'issue' as const,
    label: 'OPS-7',
    fields: {
      label: { value: ['b', 'a'], source: 'dom' as const },
      status: { value: 'Done', source: 'dom' as const },
      assignee: { value: 'Somebody', source: 'dom' as const },
    },
    confidence: 'confirmed' as const,
    adapter: { name: 'jira', version: '1' },
  },
  address: 'https://jira.example.com/browse/OPS-7',
};

describe('one plan in two tabs', () => {
  test('what somebody else saved meanwhile is not overwritten unseen, and the next attempt knows of it', async () => {
    const db = await open();
    const step = (name: string) => ({ name, actor: 'Clerk' });
    const initial = await stored(db);
    const begun = (part: PlanPart) => partStamp(initial, part);
    const first = { initiativeId, before: [step('Read')], after: [step('Check')] };
    await saveWorkflow({ ...first, basedOn: begun('workflow') }, by(OWNER), db);
    const second = { ...first, after: [step('Approve')], basedOn: begun('workflow') };
    await expect(saveWorkflow(second, by(OWNER), db)).rejects.toMatchObject({ code: 'edited_elsewhere' });
    expect((await stored(db)).workflow?.after[0]?.name).toBe('Check');
    const seen = partStamp(await stored(db), 'workflow');
    await saveWorkflow({ ...second, basedOn: seen }, by(OWNER), db);
    expect((await stored(db)).workflow?.after[0]?.name).toBe('Approve');

    // Another part was not touched: whoever began with it goes on undisturbed.
    const change = { ...initial.change, training: { planned: 4, done: 1 } };
    await saveChangePlan({ initiativeId, change, basedOn: begun('change') }, by(OWNER), db);
    const stale = { ...initial.change, training: { planned: 9, done: 9 } };
    await expect(
      saveChangePlan({ initiativeId, change: stale, basedOn: begun('change') }, by(OWNER), db),
    ).rejects.toMatchObject({ code: 'edited_elsewhere' });

    const people = { initiativeId, ...offices, basedOn: begun('offices') };
    await nameOffices({ ...people, delegateIds: [] }, by(OWNER), db);
    await expect(nameOffices(people, by(OWNER), db)).rejects.toMatchObject({ code: 'edited_elsewhere' });
    const run = { initiativeId, run: initial.run!, runOwnerId: COLLEAGUE };
    await saveRunPlan({ ...run, basedOn: begun('run') }, by(OWNER), db);
    await expect(saveRunPlan({ ...run, basedOn: begun('run') }, by(OWNER), db)).rejects.toMatchObject({
      code: 'edited_elsewhere',
    });

    const [known] = initial.candidates;
    const { recordedAt: _, ...candidate } = { ...known!, name: 'Renamed' };
    const basedOn = candidateStamp(initial, known!.id);
    await saveCandidate({ initiativeId, candidate, basedOn }, by(OWNER), db);
    await expect(
      saveCandidate({ initiativeId, candidate: { ...candidate, name: 'Again' }, basedOn }, by(OWNER), db),
    ).rejects.toMatchObject({ code: 'edited_elsewhere' });
  });
});

describe('evidence', () => {
  const capture = (db: PilotlightDatabase, keep: string[], seen = ['label', 'status', 'assignee']) =>
    captureEvidence(
      { initiativeId, supports: ['AUD-2'], title: '', seen, keep },
      PAGE,
      by(COLLEAGUE),
      NONCE,
      db,
    );

  test('INV-33: nothing is filed before its fact, and no field that was not seen is kept', async () => {
    const db = await open();
    const note = {
      initiativeId,
      supports: ['ACC-2'],
      kind: 'note' as const,
      title: 'Errors',
      text: 'Two kinds',
    };
    expect(
      await refusal(db, () => fileEvidence({ ...note, factOn: '2026-05-01' }, by(OWNER), NONCE, db)),
    ).toEqual(['INV-33 evidence_fact_later']);
    const later = evidence(['ACC-2'], { factAt: NOW.toISOString() });
    expect(await refusal(db, () => imported(db, 'evidence', later))).toEqual(['INV-33 evidence_fact_later']);
    expect(await refusal(db, () => capture(db, ['status'], ['label']))).toEqual(['INV-33 capture_not_seen']);
    expect(await refusal(db, () => capture(db, []))).toEqual(['INV-33 capture_nothing_left']);
  });

  test('INV-34: a capture is kept under the hash of what was left in, and an altered one is refused', async () => {
    const db = await open();
    const { evidenceId } = await capture(db, ['label', 'status']);
    const item = (await readInitiativeRecords(initiativeId, db))!.evidence.find(
      ({ id }) => id === evidenceId,
    )!;
    expect(item.capture).toMatchObject({
      fields: [
        { name: 'label', value: 'a, b' },
        { name: 'status', value: 'Done' },
      ],
      redactions: [{ name: 'assignee', why: 'personal' }],
      sha256: captureHash(item.capture!),
    });
    expect(JSON.stringify(item)).not.toContain('Somebody');
    const fields = item.capture!.fields.map((field) => ({ ...field, value: 'Open' }));
    const altered = { ...item, capture: { ...item.capture!, fields } };
    const { id: _, ...body } = altered;
    const forged = { ...body, id: contentId('evidence', body) };
    expect(await refusal(db, () => imported(db, 'evidence', forged))).toEqual(['INV-34 capture_altered']);
  });

  test('a link has a scheme that opens a page, and a file is hashed, not stored', async () => {
    const db = await open();
    const link = (url: string) => () =>
      fileEvidence(
        { initiativeId, supports: ['ACC-1'], kind: 'link', title: 'Result', link: { url, title: 'Result' } },
        by(OWNER),
        NONCE,
        db,
      );
    for (const url of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'https://u:p@x.example/',
    ]) {
      expect(await refusal(db, link(url))).toEqual(['link_scheme']);
    }
    await link('https://wiki.example.com/result')();
  });

  test('a later visit says same or changed, writes only what is news, and names nobody', async () => {
    const db = await open(readyRecords(), { rigor: 'audit' });
    await capture(db, ['status']);
    const visit = (status: string, at: string) =>
      compareEvidence(
        { ...PAGE.workItem, fields: { status: { value: status, source: 'dom' } } },
        new Date(at),
        db,
      );
    expect(await visit('Done', '2026-04-21T08:00:00.000Z')).toBe(0);
    expect(await visit('Reopened', '2026-04-22T08:00:00.000Z')).toBe(1);
    expect(await visit('Reopened', '2026-04-23T08:00:00.000Z')).toBe(0);
    const [check] = (await readInitiativeRecords(initiativeId, db))!.evidenceChecks!;
    expect(check).toMatchObject({
      result: 'changed',
      changed: ['status'],
      by: 'anonymous',
      dev: 'anonymous',
    });
    expect(await visit('Done', '2026-04-24T08:00:00.000Z')).toBe(1);
  });

  test('a work item that is not found any more is said of its evidence, once, until it is found again', async () => {
    const db = await open(readyRecords(), { rigor: 'audit' });
    const { evidenceId } = await capture(db, ['status']);
    const state = async (at: string) =>
      (await getInitiativeDossier(initiativeId, at, db))!.evidence.find(({ id }) => id === evidenceId)!
        .status;
    const { tool, host } = PAGE.workItem;
    const miss = (key: string, at: string) => missEvidence({ tool, host, key }, new Date(at), db);
    expect(await miss('OPS-8', '2026-04-21T08:00:00.000Z')).toBe(0);
    expect(await miss('OPS-7', '2026-04-22T08:00:00.000Z')).toBe(1);
    expect(await miss('OPS-7', '2026-04-23T08:00:00.000Z')).toBe(0);
    expect(await state('2026-04-23T09:00:00.000Z')).toMatchObject({
      state: 'gone',
      since: '2026-04-22T00:00:00.000Z',
    });
    const found = { ...PAGE.workItem, fields: { status: { value: 'Done', source: 'dom' as const } } };
    expect(await compareEvidence(found, new Date('2026-04-24T08:00:00.000Z'), db)).toBe(1);
    expect(await state('2026-04-24T09:00:00.000Z')).toEqual({ state: 'current' });
  });
});

describe('concerns', () => {
  test('US-3.4: an anonymous concern leaves neither person, device nor time of day, in the record or the log', async () => {
    const db = await open();
    await acceptOwnership({ initiativeId }, by(OWNER), db);
    const device = (await db.meta.get('deviceId'))!.value as string;
    const key = newReportKey(crypto.getRandomValues(new Uint8Array(20)));
    expect(key).toMatch(/^([A-Z2-9]{4}-){4}[A-Z2-9]{4}$/);
    const input = { initiativeId, dimension: 'bias' as const, text: 'Unfair', anonymous: true };
    const { concernId, reportKey } = await raiseConcern(
      { ...input, seen: ['label'], keep: ['label'] },
      PAGE,
      by(COLLEAGUE, new Date('2026-04-20T15:43:21.123Z')),
      key,
      db,
    );
    expect(reportKey).toBe(key);
    const rows = (await db.docs.toArray()).filter(
      (row) => row.id === concernId || row.doc.entityId === concernId,
    );
    expect(rows.map(({ cls }) => cls).sort()).toEqual(['audit', 'concern']);
    const kept = JSON.stringify(rows);
    for (const trace of [COLLEAGUE, device, '15:43', key]) expect(kept).not.toContain(trace);
    const named = { ...(rows.find(({ cls }) => cls === 'concern')!.doc as object), by: COLLEAGUE };
    expect(await refusal(db, () => imported(db, 'concern', named as never))).toEqual([
      'concern_names_author',
    ]);
  });
});
