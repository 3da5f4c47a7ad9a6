import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric, Sample } from '@/lib/domain/metric-records';
import { expectedProgress, metricProgress, paceOf, progressOf, statusOf } from '@/lib/domain/progress';
import { sampleHistory } from '@/lib/domain/sample-history';
import { ID, metric, sample, series } from './records';

const toward = (direction: 'increase' | 'decrease', baseline: number, target: number, actual: number) =>
  progressOf({ direction }, { baseline, target, actual });
const ranged = (actual: number) =>
  progressOf({ direction: 'range', range: { low: 95, high: 105 } }, { actual });
const status = (progress: number, facts: Partial<Parameters<typeof statusOf>[0]> = {}) =>
  statusOf({ progress, expected: 0.5, confirmed: 3, overdue: false, ...facts });

describe('progress', () => {
  it('Progress vector 1: 42 to 30, now 36, is half of the way', () => {
    expect(toward('decrease', 42, 30, 36)).toBe(0.5);
  });
  it('Progress vector 2: 42 to 30, now 45, is a quarter the wrong way and regressed', () => {
    expect(toward('decrease', 42, 30, 45)).toBe(-0.25);
    expect(status(-0.25)).toBe('regressed');
  });
  it('Progress vector 3: 42 to 30, now 28, is beyond the target and achieved', () => {
    expect(toward('decrease', 42, 30, 28)).toBeCloseTo(1.167, 3);
    expect(status(1.167)).toBe('achieved');
  });
  it('Progress vector 4: 0 to 50,000, now 12,500, is a quarter', () => {
    expect(toward('increase', 0, 50_000, 12_500)).toBe(0.25);
  });
  it('Progress vector 5: 60 to 90, still 60, is nothing', () => {
    expect(toward('increase', 60, 90, 60)).toBe(0);
    expect(Object.is(toward('decrease', 60, 30, 60), 0)).toBe(true);
  });
  it('Progress vector 6: 12 % to 4 %, now 27 of 300, is 0.375', () => {
    expect(toward('decrease', 12, 4, (100 * 27) / 300)).toBeCloseTo(0.375, 12);
  });
  it('Progress vector 7: 97 lies inside 95 to 105', () => {
    expect(ranged(97)).toBe(1);
  });
  it('Progress vector 8: 110 lies half a width outside', () => {
    expect(ranged(110)).toBe(0.5);
  });
  it('Progress vector 9: 84 lies more than a width outside', () => {
    expect(ranged(84)).toBe(0);
  });
  it('Progress vector 10: a target equal to the baseline has no progress (INV-16 refuses it)', () => {
    expect(toward('increase', 10, 10, 12)).toBeNull();
  });

  it('a milestone is reached or not', () => {
    expect(progressOf({ direction: 'milestone' }, { actual: 0 })).toBe(0);
    expect(progressOf({ direction: 'milestone' }, { actual: 1 })).toBe(1);
  });

  it('is nothing at all without baseline, target or value', () => {
    expect(progressOf({ direction: 'increase' }, { target: 1, actual: 1 })).toBeNull();
    expect(progressOf({ direction: 'increase' }, { baseline: 1, actual: 1 })).toBeNull();
    expect(progressOf({ direction: 'increase' }, { baseline: 1, target: 2 })).toBeNull();
  });

  it('is 0 at the baseline and 1 at the target, and grows in between', () => {
    const number = fc.integer({ min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(number, number, fc.double({ min: 0, max: 1, noNaN: true }), (baseline, target, share) => {
        fc.pre(baseline !== target);
        expect(progressOf({ direction: 'increase' }, { baseline, target, actual: baseline })).toBe(0);
        expect(progressOf({ direction: 'decrease' }, { baseline, target, actual: target })).toBe(1);
        const actual = baseline + share * (target - baseline);
        expect(progressOf({ direction: 'increase' }, { baseline, target, actual })).toBeCloseTo(share, 6);
      }),
    );
  });
});

describe('pace', () => {
  const target = { startOn: '2026-01-01', dueOn: '2026-07-01' };
  const expected = expectedProgress(target, '2026-04-01');

  it('Pace vector: 90 of 181 days are 0.4972', () => {
    expect(expected).toBeCloseTo(0.4972, 4);
  });
  it.each([
    [0.5, 1.006, 'on_track'],
    [0.4, 0.804, 'behind'],
    [0.3, 0.603, 'at_risk'],
  ])('Pace vector: progress %d is pace %d, %s', (progress, pace, name) => {
    // The vector's paces are rounded from an expectation of 90/181.
    expect(paceOf(progress, expected)).toBeCloseTo(pace, 2);
    expect(status(progress, { expected })).toBe(name);
  });
  it('expectation stays between 0 and 1 outside the time of the target', () => {
    expect(expectedProgress(target, '2025-01-01')).toBe(0);
    expect(expectedProgress(target, '2027-01-01')).toBe(1);
    expect(expectedProgress({ startOn: '2026-01-01', dueOn: '2026-01-01' }, '2026-01-01')).toBe(1);
  });
});

describe('metric status', () => {
  it('follows the first match', () => {
    expect(status(0.01, { expected: 0.09 })).toBe('too_early');
    expect(status(0.4, { confirmed: 1 })).toBe('too_early');
    expect(status(0.9, { expected: 1, overdue: true })).toBe('missed_target');
    expect(status(1, { expected: 1, overdue: true })).toBe('achieved');
    expect(status(0.475)).toBe('on_track');
    expect(status(0.375)).toBe('behind');
    expect(status(0.374)).toBe('at_risk');
  });

  const view = (
    change: Partial<Metric>,
    samples: Sample[],
    freshness: 'current' | 'stale' | 'never' = 'current',
  ) => {
    const one = metric(change);
    return metricProgress(one, sampleHistory(ID.metric, 1, { samples, voids: [], skips: [] }), freshness);
  };
  const two = [
    sample({ periodStart: '2026-02-01', value: 38 }),
    sample({ periodStart: '2026-03-01', value: 36 }),
  ];

  it('names what is missing before anything else, also when stale', () => {
    const { baseline: _, ...withoutBaseline } = series();
    expect(view({ series: [withoutBaseline] }, two).status).toBe('no_baseline');
    expect(view({ series: [series({ targets: [] })] }, two).status).toBe('no_target');
    expect(view({}, []).status).toBe('no_data');
    expect(view({}, [], 'never').status).toBe('no_data');
  });

  it('a stale metric shows stale, and what it was', () => {
    expect(view({}, two)).toMatchObject({ status: 'on_track', progress: 0.5 });
    expect(view({}, two, 'stale')).toMatchObject({ status: 'stale', statusWas: 'on_track' });
  });

  it("an owner's word that the numbers contradict is said, both ways", () => {
    const [first, last] = [two[0] as Sample, two[1] as Sample];
    expect(view({}, [first, { ...last, ownerStatus: 'at_risk' }]).contradiction).toBe(true);
    expect(view({}, [first, { ...last, ownerStatus: 'on_track' }]).contradiction).toBe(false);
    expect(view({}, [first, { ...last, value: 44, ownerStatus: 'on_track' }]).contradiction).toBe(true);
    expect(view({}, [first, { ...last, value: 41, ownerStatus: 'off_track' }]).contradiction).toBe(false);
  });

  it('two targets that replace the same one leave the older in force', () => {
    const [old] = series().targets;
    const replaced = { ...old!, version: 2, value: 40, supersedes: 1, reason: 'a' };
    const one = view({ series: [series({ targets: [old!, replaced] })] }, two);
    const torn = view({ series: [series({ targets: [old!, replaced, { ...replaced, version: 3 }] })] }, two);
    expect(one.progress).toBe(3);
    expect(torn.progress).toBe(0.5);
  });

  it('a range without a due date is to be held now', () => {
    const ranged = {
      direction: 'range' as const,
      range: { low: 30, high: 40 },
      series: [{ ...series(), targets: [] }],
    };
    expect(view(ranged, two).status).toBe('achieved');
    expect(view(ranged, [two[0]!, { ...two[1]!, value: 42 }]).status).toBe('behind');
  });
});
