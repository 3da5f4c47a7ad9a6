import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditedValue, GRADE_FACTORS } from '@/lib/domain/credited-value';
import type { Metric, Sample } from '@/lib/domain/metric-records';
import { GRADES } from '@/lib/domain/primitives';
import { metric, sample, workspace } from './records';

const attribution = { share: 0.6, method: 'before_after', note: '' } as const;
const credit = (
  change: Partial<Sample>,
  one: Partial<Metric> = {},
  rate?: { amount: number; currency: string },
) =>
  creditedValue(
    metric(one),
    { value: 42 },
    sample({ periodStart: '2026-03-01', value: 36, n: 1200, volume: 1200, attribution, ...change }),
    workspace(rate ? { hourlyRate: rate } : {}),
  );

describe('the value that is credited (7.9)', () => {
  it.each([
    ['census', 72],
    ['estimated', 28.8],
    ['assumption', 0],
  ] as const)(
    'of 42 to 36 minutes in 1,200 tickets at share 0.6, %s: 120 h claimed, %s h credited',
    (grade, hours) => {
      expect(credit({ grade })).toMatchObject({
        improvement: 6,
        volume: 1200,
        measure: 'hours',
        claimed: 120,
        attributed: true,
        share: 0.6,
        gradeFactor: GRADE_FACTORS[grade],
        credited: hours,
      });
    },
  );

  it('is unattributed without a method, and then has no number that could be summed', () => {
    for (const change of [
      { attribution: undefined },
      { attribution: { ...attribution, method: 'none' } },
    ] as const) {
      const found = credit(change as Partial<Sample>);
      expect(found).toMatchObject({ attributed: false, claimed: 120 });
      expect(found).not.toHaveProperty('credited');
    }
  });

  it('is money only at the rate the workspace set, and prints the rate', () => {
    expect(credit({})).not.toHaveProperty('money');
    expect(credit({}, {}, { amount: 48, currency: 'EUR' })).toMatchObject({
      money: { amount: 3456, rate: 48, currency: 'EUR' },
    });
  });

  it('is cases where a share is measured, and the sum itself where a sum is', () => {
    const percent = { unit: { dimension: 'percent', code: '%', decimals: 1 } } as const;
    expect(credit({ value: 36 }, percent)).toMatchObject({ measure: 'cases', claimed: 72 });
    const revenue = {
      unit: { dimension: 'currency', code: 'EUR', decimals: 0 },
      direction: 'increase',
      aggregation: 'sum',
    } as const;
    expect(credit({ value: 100, volume: undefined } as Partial<Sample>, revenue)).toMatchObject({
      measure: 'money',
      currency: 'EUR',
      volume: 1,
      claimed: 58,
    });
  });

  it('cannot be said without a volume, a value from before, or for what is no outcome', () => {
    expect(credit({ grade: 'estimated', volume: undefined } as Partial<Sample>)).toBeUndefined();
    expect(credit({}, { class: 'guardrail', category: 'rework' })).toBeUndefined();
    expect(credit({}, { direction: 'milestone' })).toBeUndefined();
    expect(credit({}, { unit: { dimension: 'score', code: 'points', decimals: 0 } })).toBeUndefined();
    expect(
      creditedValue(metric(), undefined, sample({ periodStart: '2026-03-01' }), workspace()),
    ).toBeUndefined();
  });

  it('never credits more than is claimed, and turns with the sign of the change', () => {
    const number = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        number,
        number,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(...GRADES),
        (value, volume, share, grade) => {
          const found = credit({ value, volume, grade, attribution: { ...attribution, share } });
          if (!found?.attributed) throw new Error('attributed');
          expect(Math.abs(found.credited)).toBeLessThanOrEqual(Math.abs(found.claimed) * (1 + 1e-9));
          expect(Math.sign(found.claimed) * Math.sign(42 - value)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
