import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '@/lib/domain/errors';
import { RECORD_CLASSES } from '@/lib/domain/record-classes';
import { replyToConcern } from '@/lib/store/commands/concerns';
import { declareInUse, recordRollout, startBuild } from '@/lib/store/commands/exposure';
import { decideGate, grantWaiver } from '@/lib/store/commands/gates';
import { acceptOwnership, nameOffices } from '@/lib/store/commands/initiative-people';
import { pause, resume, stepBack } from '@/lib/store/commands/lifecycle';
import { editMetric, setMetricStatus } from '@/lib/store/commands/metrics';
import { decideDimension, submitEvidence } from '@/lib/store/commands/reviews';
import { changeScope, raiseRiskTier } from '@/lib/store/commands/scope';
import { type DocRow, PilotlightDatabase } from '@/lib/store/database';
import { getInitiativeOverview, readInitiativeRecords } from '@/lib/store/reads';
import {
  DELEGATE,
  evidence,
  ID,
  metric,
  OWNER,
  REVIEWER,
  RUNNER,
  readyRecords,
} from '../../unit/domain/records';
import { imported, NOW, seeded } from './seeded';

/*
 * Any sequence of what people can do: what the screen said at each instant is what it says again when the records are
 * taken back to that instant by the log, and a late start never becomes a timely one.
 */

const initiativeId = ID.initiative;
const offices = { businessOwnerId: OWNER, delegateIds: [DELEGATE], runOwnerId: RUNNER };
type Act = (db: PilotlightDatabase, at: Date, n: number) => Promise<unknown>;
const by = (personId: string, at: Date) => ({ personId, at });
const COUNTED = evidence(['ACC-1']);
const nonce = (n: number) => `nonce-${n}`;
const adequate = ['ACC-1', 'ACC-2', 'ACC-3'].map((requirementId) => ({
  requirementId,
  value: 'adequate' as const,
  note: '',
}));

const ACTS: Record<string, Act> = {
  build: (db, at) => startBuild({ initiativeId, day: at.toISOString().slice(0, 10) }, by(OWNER, at), db),
  buildLongAgo: (db, at) => startBuild({ initiativeId, day: '2024-02-01' }, by(OWNER, at), db),
  pilot: (db, at) =>
    recordRollout(
      { initiativeId, rollout: 'pilot', from: at.toISOString().slice(0, 10), note: '' },
      by(OWNER, at),
      db,
    ),
  production: (db, at) =>
    recordRollout({ initiativeId, rollout: 'production', from: '2025-02-01', note: '' }, by(OWNER, at), db),
  withdraw: (db, at) =>
    recordRollout(
      { initiativeId, rollout: 'none', from: at.toISOString().slice(0, 10), note: '' },
      by(OWNER, at),
      db,
    ),
  inUse: (db, at) =>
    declareInUse({ initiativeId, rollout: 'limited', from: '2025-03-01', note: '' }, by(OWNER, at), db),
  accept: (db, at) => acceptOwnership({ initiativeId }, by(OWNER, at), db),
  newRunner: (db, at) =>
    nameOffices({ initiativeId, ...offices, runOwnerId: 'colleague' }, by(OWNER, at), db),
  model: async (db, at, n) => {
    const { initiative } = (await readInitiativeRecords(initiativeId, db))!;
    const modelRef = { provider: 'Supplier', name: 'model', version: String(n) };
    const { scopeVersion } = initiative;
    return changeScope(
      { initiativeId, scopeVersion, scope: { ...initiative.scope, modelRef } },
      by(OWNER, at),
      db,
    );
  },
  tier: (db, at) => raiseRiskTier({ initiativeId, tier: 'high', reason: 'Disputes' }, by(REVIEWER, at), db),
  g1: (db, at, n) =>
    decideGate(
      {
        initiativeId,
        gate: 'G1',
        outcome: 'passed',
        rationale: '',
        softAcknowledged: ['P1-FRICTION', 'P1-RATIO'],
      },
      by(OWNER, at),
      nonce(n),
      db,
    ),
  takeOver: (db, at, n) =>
    decideGate(
      { initiativeId, gate: 'G1', outcome: 'passed', rationale: '', softAcknowledged: [], imported: true },
      by(OWNER, at),
      nonce(n),
      db,
    ),
  waive: (db, at, n) =>
    grantWaiver(
      {
        initiativeId,
        criterionId: 'P1-METRICS',
        reason: 'It was under way before anybody asked.',
        compensatingAction: 'Counted from now on',
        expiresOn: new Date(at.getTime() + 30 * 86_400_000).toISOString().slice(0, 10),
      },
      by(REVIEWER, at),
      nonce(n),
      db,
    ),
  back: (db, at, n) => stepBack({ initiativeId, to: 'P1', reason: 'Again' }, by(OWNER, at), nonce(n), db),
  pause: (db, at) => pause({ initiativeId, reason: 'Audit', since: '2026-04-01' }, by(OWNER, at), db),
  resume: (db, at) => resume({ initiativeId }, by(OWNER, at), db),
  submit: (db, at, n) =>
    submitEvidence(
      { initiativeId, dimension: 'accuracy', evidenceIds: [COUNTED.id], requestedMaxRollout: 'limited' },
      by(OWNER, at),
      nonce(n),
      db,
    ),
  approve: (db, at, n) =>
    decideDimension(
      {
        initiativeId,
        dimension: 'accuracy',
        outcome: 'approved',
        validUntil: '2026-07-01',
        maxRollout: 'production',
        rationale: 'Looked at every piece of evidence.',
        sufficiency: adequate,
        conditions: [],
      },
      by(REVIEWER, at),
      nonce(n),
      db,
    ),
  closeMetric: async (db, at) => {
    const { metrics } = (await readInitiativeRecords(initiativeId, db))!;
    const open = metrics.find((one) => one.headline && one.status === 'active');
    const reason = 'Another one says more';
    if (open)
      await setMetricStatus({ metricId: open.id, at: open.at, status: 'closed', reason }, by(OWNER, at), db);
  },
  answerNothing: (db, at, n) =>
    replyToConcern(
      { initiativeId, concernId: 'con:x', kind: 'answer', text: 'x' },
      by(OWNER, at),
      nonce(n),
      db,
    ),
};

const fresh = () => ({
  ...readyRecords({
    phase: 'P1',
    rollout: 'none',
    rolloutHistory: [],
    buildStartedAt: undefined as never,
  }),
  gateDecisions: [],
  evidence: [COUNTED],
});

/** Takes the store back to an instant: later records go, changed ones get back what the log says was before. */
async function replayed(db: PilotlightDatabase, until: string): Promise<PilotlightDatabase> {
  const rows = await db.docs.toArray();
  const log = rows
    .filter(({ cls, doc }) => cls === 'audit' && String(doc.at) > until)
    .sort((a, b) => Number(b.doc.seq) - Number(a.doc.seq));
  const state = new Map<string, DocRow>(
    rows
      .filter(({ cls, doc }) => RECORD_CLASSES[cls].kind === 'mutable' || String(doc.at) <= until)
      .map((row) => [row.id, structuredClone(row)]),
  );
  for (const { doc: entry } of log) {
    const row = state.get(String(entry.entityId));
    if (!row || RECORD_CLASSES[row.cls].kind !== 'mutable') continue;
    if (!entry.before) state.delete(row.id);
    else {
      for (const key of Object.keys((entry.after ?? {}) as object)) delete row.doc[key];
      Object.assign(row.doc, entry.before);
    }
  }
  const past = new PilotlightDatabase(`past-${db.name}-${until}`);
  await past.docs.bulkPut([...state.values()]);
  await past.matchCounts.bulkPut(await db.matchCounts.toArray());
  return past;
}

const ignoreRefusal = (cause: unknown) => {
  if (!(cause instanceof AppError)) throw cause;
};

describe('any sequence of what people can do', () => {
  test('US-5.4: evaluation at any instant equals replaying the log to it, and a late start stays late', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(ACTS)), { minLength: 3, maxLength: 9 }),
        async (names) => {
          const db = await seeded(fresh());
          const said: { at: string; overview: unknown }[] = [];
          let wasLate = false;
          for (const [n, name] of names.entries()) {
            const at = new Date(NOW.getTime() + n * 3_600_000);
            await ACTS[name]!(db, at, n).catch(ignoreRefusal);
            const overview = (await getInitiativeOverview(initiativeId, at.toISOString(), db))!;
            said.push({ at: at.toISOString(), overview });
            const { state } = overview.gates[0]!.criteria.find(({ id }) => id === 'P1-METRICS')!;
            expect([names.slice(0, n + 1), wasLate && state === 'met']).toEqual([
              names.slice(0, n + 1),
              false,
            ]);
            wasLate ||= state === 'met_late';
          }
          for (const { at, overview } of said) {
            const past = await replayed(db, at);
            expect(await getInitiativeOverview(initiativeId, at, past)).toEqual(overview);
            await past.delete();
          }
          await db.delete();
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  test('US-5.4: an older metric made a headline afterwards does not make the start timely', async () => {
    const spare = metric({ id: '01J0000000000000000000000Z', category: 'error_rate', headline: false });
    const db = await seeded({ ...fresh(), metrics: [...fresh().metrics, spare] });
    const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
    await ACTS.build!(db, at(0), 0);
    await ACTS.closeMetric!(db, at(1), 1);
    const change = { headline: true };
    await editMetric({ metricId: spare.id, at: spare.at, change }, by(OWNER, at(2)), db);
    const overview = (await getInitiativeOverview(initiativeId, at(3).toISOString(), db))!;
    const criterion = overview.gates[0]!.criteria.find(({ id }) => id === 'P1-METRICS')!;
    expect(criterion.state).toBe('met_late');
    const { headlineSince: _, ...clean } = (await readInitiativeRecords(initiativeId, db))!.metrics.find(
      ({ id }) => id === spare.id,
    )!;
    await expect(imported(db, 'metric', clean as never, at(4))).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await db.delete();
  });

  test('a metric defined after building began does not make the start timely', async () => {
    const db = await seeded(fresh());
    const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
    await ACTS.buildLongAgo!(db, at(0), 0);
    await ACTS.closeMetric!(db, at(1), 1);
    const later = metric({
      id: '01J0000000000000000000000Z',
      createdAt: at(2).toISOString(),
      at: at(2).toISOString(),
      category: 'error_rate',
    });
    await imported(db, 'metric', later, at(2)).catch(ignoreRefusal);
    const overview = (await getInitiativeOverview(initiativeId, at(3).toISOString(), db))!;
    expect(overview.gates[0]!.criteria.find(({ id }) => id === 'P1-METRICS')!.state).not.toBe('met');
    await db.delete();
  });
});
