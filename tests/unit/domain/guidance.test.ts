import { describe, expect, it } from 'vitest';
import type { Initiative } from '@/lib/domain/initiative';
import type { InitiativeRecords } from '@/lib/domain/initiative-records';
import { initiativeOverview } from '@/lib/domain/overview';
import { approvals, decision, OWNER, people, readyRecords, workspace } from './records';

const guidance = (
  change: Partial<Initiative> = {},
  given: Partial<InitiativeRecords> = {},
  now = '2026-04-20T12:00:00.000Z',
) => initiativeOverview({ ...readyRecords(change), ...given }, now, workspace(), {}).guidance;

describe('the guidance sentence', () => {
  it('1: noncompliant in limited rollout or production warns, with date and cause', () => {
    const decisions = readyRecords().decisions.map((one) => ({ ...one, validUntil: '2026-04-10' }));
    expect(guidance({}, { decisions })).toEqual({
      id: 'guidance.notCleared',
      values: { date: '2026-04-11', cause: 'dimension_not_usable', dimension: 'accuracy', status: 'expired' },
      tone: 'stop',
    });
    expect(guidance({ phase: 'P1' }).values).toMatchObject({
      date: '2025-10-01',
      cause: 'gate_not_passed',
      gate: 'G2',
    });
    expect(guidance({ raisedRiskTier: 'unacceptable' }).id).toBe('guidance.notCleared');
  });

  it('1: date and cause belong to the reason that has held longest', () => {
    const [accuracy, bias, ...rest] = readyRecords().decisions;
    const decisions = [
      { ...accuracy!, validUntil: '2026-04-10' },
      { ...bias!, validUntil: '2026-04-02' },
      ...rest,
    ];
    expect(guidance({}, { decisions }).values).toMatchObject({ date: '2026-04-03', dimension: 'bias' });
  });

  it('1: an owner who leaves is the cause, not what went along on the same day', () => {
    const given = readyRecords();
    const leaving = given.people.map((one) =>
      one.id === OWNER ? { ...one, active: false, at: '2026-04-05T08:00:00.000Z' } : one,
    );
    const { values } = guidance({}, { people: leaving });
    expect(values).toMatchObject({ cause: 'gate_lapsed', criterion: 'P1-OWNER' });
  });

  it('1: a wider use than approved names how far the approval goes', () => {
    const decisions = readyRecords().decisions.map((one) => ({ ...one, maxRollout: 'pilot' as const }));
    expect(guidance({}, { decisions }).values).toMatchObject({
      cause: 'exceeds_max_rollout',
      maxRollout: 'pilot',
    });
  });

  it('1: a gate that no longer holds names the criterion', () => {
    const run = { ...readyRecords().initiative.run!, fundedUntil: '2026-05-01' };
    expect(guidance({ rollout: 'production', run }).values).toMatchObject({
      cause: 'gate_lapsed',
      gate: 'G3',
      criterion: 'P3-RUN',
      date: '2026-02-01',
    });
  });

  it.each(['rejected', 'revoked'] as const)(
    '2: a dimension that is %s stops a pilot for review',
    (outcome) => {
      const decisions = [decision('bias', { outcome })];
      expect(guidance({ rollout: 'pilot' }, { decisions })).toEqual({
        id: 'guidance.stoppedForReview',
        values: { dimension: 'bias', status: outcome },
        tone: 'stop',
      });
    },
  );

  it.each(['paused', 'stopped', 'retired'] as const)('3: %s says since when', (status) => {
    expect(guidance({ status, statusSince: '2026-03-05' })).toEqual({
      id: 'guidance.statusSince',
      values: { status, date: '2026-03-05' },
      tone: 'neutral',
    });
  });

  it('3: paused takes the day of the pause, and without any day the last write', () => {
    expect(guidance({ status: 'paused', pausedSince: '2026-02-01' }).values.date).toBe('2026-02-01');
    expect(guidance({ status: 'stopped' }).values.date).toBe('2025-01-01');
  });

  it('4: production gives the headline result, its state and who answers', () => {
    expect(guidance({ rollout: 'production' })).toEqual({
      id: 'guidance.inUse',
      values: {
        result: 'reported',
        headlineMetricId: readyRecords().metrics[0]!.id,
        headline: 'Handling time',
        value: 36,
        unit: 'min',
        unitDimension: 'duration',
        decimals: 1,
        metricStatus: 'on_track',
        owner: 'Name of owner',
        ownerKnown: 'yes',
      },
      tone: 'good',
    });
  });

  it('4: production without a result says that there is none yet', () => {
    expect(guidance({ rollout: 'production' }, { samples: [] }).values).toEqual({
      result: 'none',
      owner: 'Name of owner',
      ownerKnown: 'yes',
    });
  });

  it('4: an old result says that it is out of date', () => {
    const matches = { ruleActive: true, lastMatchedOn: '2026-06-19', people: 3 };
    const given = guidance({ rollout: 'production' }, { matches }, '2026-06-20T12:00:00.000Z');
    expect(given.values).toMatchObject({ metricStatus: 'stale' });
  });

  it('5 to 7: limited, pilot and none have their own sentence', () => {
    expect(guidance()).toEqual({ id: 'guidance.limited', values: {}, tone: 'caution' });
    expect(guidance({ rollout: 'pilot' })).toEqual({ id: 'guidance.pilot', values: {}, tone: 'caution' });
    expect(guidance({ rollout: 'none' })).toEqual({ id: 'guidance.none', values: {}, tone: 'neutral' });
  });

  it("an owner's own sentence travels beside the derived one and never replaces it here", () => {
    expect(guidance({ guidanceOverride: ' Ask Kim first. ' })).toMatchObject({
      id: 'guidance.limited',
      override: 'Ask Kim first.',
    });
    expect(guidance({ guidanceOverride: '  ' })).not.toHaveProperty('override');
  });

  it('an owner who left makes a production rollout not cleared', () => {
    const given = { people: people().filter(({ id }) => id !== OWNER), decisions: approvals() };
    expect(guidance({ rollout: 'production' }, given).id).toBe('guidance.notCleared');
  });
});
