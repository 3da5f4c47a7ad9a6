import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GateDecision } from '@/lib/domain/governance-records';
import { Initiative } from '@/lib/domain/initiative';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { Metric } from '@/lib/domain/metric-records';
import { initiativeBrief, initiativeOverview } from '@/lib/domain/overview';
import { Person } from '@/lib/domain/people';
import { Workspace } from '@/lib/domain/workspace';
import {
  COLLEAGUE,
  gateDecision,
  guardrail,
  ID,
  metric,
  OWNER,
  people,
  readyRecords,
  records,
  sample,
  workspace,
} from './records';

const NOW = '2026-04-20T12:00:00.000Z';
const overview = (given: InitiativeRecords, personId?: string) =>
  initiativeOverview(given, NOW, workspace(), personId === undefined ? {} : { personId, at: NOW });

describe('the overview', () => {
  it('rests on records that their schemas accept', () => {
    const given = readyRecords();
    expect(Initiative.safeParse(given.initiative).error).toBeUndefined();
    for (const one of given.metrics) expect(Metric.safeParse(one).error).toBeUndefined();
    for (const one of given.people) expect(Person.safeParse(one).error).toBeUndefined();
    for (const one of given.gateDecisions) expect(GateDecision.safeParse(one).error).toBeUndefined();
    expect(Workspace.safeParse(workspace()).error).toBeUndefined();
  });

  it('shows where an initiative stands', () => {
    expect(overview(readyRecords(), OWNER)).toMatchObject({
      key: 'INV-TRIAGE',
      phase: 'P4',
      rollout: 'limited',
      compliant: true,
      governance: 'approved',
      ownerName: 'Name of owner',
      compliance: { compliant: true, reasons: [] },
      scaled: false,
      nextMissing: [],
      asOf: NOW,
    });
  });

  it('shows a metric with its numbers, its freshness and who may record', () => {
    const [handling, reopened] = overview(readyRecords(), OWNER).metrics;
    expect(handling).toMatchObject({
      name: 'Handling time',
      baseline: { value: 42 },
      target: { value: 30, dueOn: '2026-07-01' },
      latest: { value: 36, confirmedByName: 'Name of owner', periodStart: '2026-03-01' },
      progress: 0.5,
      status: 'on_track',
      freshness: 'current',
      missedPeriods: 0,
      canRecord: true,
      needsDenominator: false,
    });
    expect(handling?.history.map(({ periodStart }) => periodStart)).toEqual([
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
    ]);
    expect(reopened).toMatchObject({ name: 'Reopened tickets', status: 'no_data', freshness: 'never' });
  });

  it('INV-23 only those who may record are offered it', () => {
    const offered = (id?: string, given = readyRecords()) => overview(given, id).metrics[0]?.canRecord;
    expect(offered(COLLEAGUE)).toBe(false);
    expect(offered()).toBe(false);
    const gone = people().map((one) => (one.id === OWNER ? { ...one, active: false } : one));
    expect(offered(OWNER, { ...readyRecords(), people: gone })).toBe(false);
  });

  it('lists headline metrics first, then guardrails, and leaves technical and usage metrics out', () => {
    const metrics = [
      guardrail(),
      metric({
        id: ID.candidates[0],
        name: 'Uptime',
        class: 'technical',
        category: 'uptime',
        headline: false,
      }),
      metric({
        id: ID.candidates[1],
        name: 'Users',
        class: 'adoption',
        category: 'active_use',
        headline: false,
      }),
      metric({ id: ID.candidates[2], name: 'Another outcome', headline: false }),
      metric(),
      metric({ name: 'Closed', status: 'closed' }),
    ];
    expect(overview({ ...readyRecords(), metrics }).metrics.map(({ name }) => name)).toEqual([
      'Handling time',
      'Reopened tickets',
      'Another outcome',
    ]);
  });

  it('keeps at most 24 values, the latest', () => {
    const samples = Array.from({ length: 30 }, (_, index) => {
      const [year, month] = [2023 + Math.floor(index / 12), (index % 12) + 1];
      return sample({ periodStart: `${year}-${String(month).padStart(2, '0')}-01`, value: index });
    });
    const [one] = overview({ ...readyRecords(), samples }).metrics;
    expect(one?.history).toHaveLength(24);
    expect(one?.history.at(-1)?.value).toBe(29);
  });

  it('shows disputed values apart and counts neither as truth', () => {
    const [a, b, c] = readyRecords().samples;
    const rival = sample({ periodStart: '2026-03-01', value: 20, nonce: 'rival' });
    const [one] = overview({ ...readyRecords(), samples: [a!, b!, c!, rival] }, OWNER).metrics;
    expect(one?.disputed?.map(({ value, state }) => [value, state]).sort()).toEqual([
      [20, 'disputed'],
      [36, 'disputed'],
    ]);
    expect(one?.latest?.periodStart).toBe('2026-02-01');
    expect(one?.freshness).toBe('overdue');
  });

  it('an owner who is gone or inactive has no name, and nothing breaks', () => {
    const gone = { ...readyRecords(), people: [] };
    expect(overview(gone)).not.toHaveProperty('ownerName');
    expect(overview(gone).guidance.id).toBe('guidance.notCleared');
    const inactive = people().map((one) => ({ ...one, active: false }));
    expect(overview({ ...readyRecords(), people: inactive })).not.toHaveProperty('ownerName');
  });

  it('an initiative of which nothing is known but its four first inputs is shown too', () => {
    expect(overview(records())).toMatchObject({ governance: 'not_started', metrics: [], compliant: true });
    expect(overview(records()).nextMissing).not.toEqual([]);
  });

  it('records of another initiative do not leak in', () => {
    const other = { initiativeId: '01J0000000000000000000000Z' };
    const given = readyRecords();
    const foreign = {
      ...given,
      metrics: given.metrics.map((one) => ({ ...one, ...other })),
      gateDecisions: [gateDecision('G1', other)],
    };
    expect(overview(foreign).metrics).toEqual([]);
    expect(overview(foreign).gates[0]?.state).toBe('not_passed');
  });

  it('carries no field that holds undefined, so that it survives a message unchanged', () => {
    const one = overview(readyRecords(), OWNER);
    expect(JSON.parse(JSON.stringify(one))).toEqual(one);
    const hasUndefined = (value: unknown): boolean =>
      typeof value === 'object' && value !== null
        ? Object.values(value).some(hasUndefined)
        : value === undefined;
    expect(hasUndefined(one)).toBe(false);
  });

  it('status and reason appear only while it is not active', () => {
    const paused = { status: 'paused' as const, pausedSince: '2026-04-01', statusReason: 'Audit' };
    expect(overview(readyRecords({ ...paused, statusBy: OWNER }))).toMatchObject({
      statusSince: '2026-04-01',
      statusReason: 'Audit',
      statusByName: expect.any(String),
    });
    expect(overview(readyRecords({ statusReason: 'old', statusBy: OWNER }))).not.toHaveProperty(
      'statusReason',
    );
    expect(overview(readyRecords({ statusBy: OWNER }))).not.toHaveProperty('statusByName');
  });

  it('nothing is missing from what has ended, and what was learnt is said', () => {
    const open = readyRecords({ ownerAcceptedAt: undefined as never, phase: 'P1' });
    const ended = { status: 'stopped' as const, statusReason: 'No effect', learnt: 'Count first' };
    expect(overview(open).nextMissing).not.toEqual([]);
    expect(overview({ ...open, initiative: { ...open.initiative, ...ended } })).toMatchObject({
      nextMissing: [],
      learnt: 'Count first',
    });
  });

  it('the brief says the same as the overview', () => {
    for (const given of [readyRecords(), readyRecords({ phase: 'P1' }), records()]) {
      const full = overview(given) as Record<string, unknown>;
      const brief = initiativeBrief(given, NOW, workspace());
      for (const [key, value] of Object.entries(brief)) expect(full[key]).toEqual(value);
    }
  });

  it('comes out the same whatever the order of the records, and at any time without failing', () => {
    const given = readyRecords();
    const time = fc
      .integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2030-01-01T00:00:00Z') })
      .map((at) => new Date(at).toISOString());
    fc.assert(
      fc.property(time, fc.boolean(), (at, reversed) => {
        const flip = <T>(list: readonly T[]) => (reversed ? [...list].reverse() : [...list]);
        const shuffled = {
          ...given,
          metrics: flip(given.metrics),
          samples: flip(given.samples),
          decisions: flip(given.decisions),
          gateDecisions: flip(given.gateDecisions),
          people: flip(given.people),
        };
        const seen = initiativeOverview(shuffled, at, workspace(), { personId: OWNER });
        expect(seen).toEqual(initiativeOverview(given, at, workspace(), { personId: OWNER }));
      }),
    );
  });
});
