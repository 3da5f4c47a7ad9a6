import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '@/lib/domain/calendar';
import { CADENCES } from '@/lib/domain/metric-records';
import {
  endedPeriods,
  firstPeriod,
  graceEnd,
  isPeriodOf,
  nextPeriod,
  periodContaining,
  periodIsRunning,
  previousPeriod,
} from '@/lib/domain/period';
import { metric, workspace } from './records';

const day = fc
  .integer({ min: Date.parse('2020-01-01T00:00:00Z'), max: Date.parse('2035-01-01T00:00:00Z') })
  .map((time) => new Date(time).toISOString().slice(0, 10));
const rhythm = fc
  .record({
    cadence: fc.constantFrom(...CADENCES),
    anchorDay: fc.option(day, { nil: undefined }),
    startsOn: day,
  })
  .map((change) => metric(change as never));
const calendar = fc.record({
  weekStart: fc.integer({ min: 1, max: 7 }),
  fiscalYearStartMonth: fc.integer({ min: 1, max: 12 }),
});

describe('periods', () => {
  it('hold the day they were asked for', () => {
    fc.assert(
      fc.property(rhythm, day, calendar, (one, today, ws) => {
        const { start, end } = periodContaining(one, today, ws);
        expect(start <= today && today <= end).toBe(true);
      }),
    );
  });

  it('tile the timeline: no gap, no overlap, and every day of a period finds that period', () => {
    fc.assert(
      fc.property(rhythm, day, calendar, fc.nat(90), (one, today, ws, offset) => {
        const period = periodContaining(one, today, ws);
        expect(nextPeriod(one, period, ws).start).toBe(addDays(period.end, 1));
        expect(previousPeriod(one, period, ws).end).toBe(addDays(period.start, -1));
        const inside = addDays(period.start, offset);
        if (inside <= period.end) expect(periodContaining(one, inside, ws)).toEqual(period);
      }),
    );
  });

  it('begin with the first full one on or after the start of the metric', () => {
    fc.assert(
      fc.property(rhythm, calendar, (one, ws) => {
        const first = firstPeriod(one, ws);
        expect(first.start >= one.startsOn).toBe(true);
        expect(previousPeriod(one, first, ws).start < one.startsOn).toBe(true);
      }),
    );
  });

  it('that have ended come oldest first, without a gap, up to yesterday', () => {
    fc.assert(
      fc.property(rhythm, day, calendar, (one, today, ws) => {
        const ended = endedPeriods(one, today, 10, ws);
        for (const [index, period] of ended.entries()) {
          expect(period.end < today).toBe(true);
          expect(isPeriodOf(one, period, ws)).toBe(true);
          const before = ended[index - 1];
          if (before) expect(period.start).toBe(addDays(before.end, 1));
        }
        const last = ended.at(-1);
        if (last) expect(nextPeriod(one, last, ws).end >= today).toBe(true);
      }),
    );
  });

  it('of a week begin on the day the workspace says', () => {
    const weekly = metric({ cadence: 'weekly' });
    expect(periodContaining(weekly, '2026-05-03', workspace())).toEqual({
      start: '2026-04-27',
      end: '2026-05-03',
    });
    expect(periodContaining(weekly, '2026-05-03', workspace({ weekStart: 7 }))).toEqual({
      start: '2026-05-03',
      end: '2026-05-09',
    });
  });

  it('of two weeks count from the anchor, before it too', () => {
    const biweekly = metric({ cadence: 'biweekly', anchorDay: '2026-01-07' });
    expect(periodContaining(biweekly, '2026-01-20', workspace())).toEqual({
      start: '2026-01-07',
      end: '2026-01-20',
    });
    expect(periodContaining(biweekly, '2026-01-06', workspace())).toEqual({
      start: '2025-12-24',
      end: '2026-01-06',
    });
  });

  it('of a quarter follow the fiscal year', () => {
    const quarterly = metric({ cadence: 'quarterly' });
    expect(periodContaining(quarterly, '2026-01-31', workspace({ fiscalYearStartMonth: 2 }))).toEqual({
      start: '2025-11-01',
      end: '2026-01-31',
    });
  });

  it('of a month take the leap day along', () => {
    expect(periodContaining(metric(), '2028-02-10', workspace()).end).toBe('2028-02-29');
  });

  it('stop with the last full one before the end of the metric', () => {
    const ending = metric({ endsOn: '2026-03-15' });
    expect(endedPeriods(ending, '2026-12-01', 1, workspace())).toEqual([
      { start: '2026-02-01', end: '2026-02-28' },
    ]);
    const exact = metric({ endsOn: '2026-03-31' });
    expect(endedPeriods(exact, '2026-12-01', 1, workspace())).toEqual([
      { start: '2026-03-01', end: '2026-03-31' },
    ]);
  });

  it('run through their last day, and have grace after it', () => {
    const april = periodContaining(metric(), '2026-04-10', workspace());
    expect(periodIsRunning(april, '2026-04-30')).toBe(true);
    expect(periodIsRunning(april, '2026-05-01')).toBe(false);
    expect(graceEnd(metric(), april)).toBe('2026-05-05');
  });

  it('a start that is no period of the metric is recognised', () => {
    const ws = workspace();
    expect(isPeriodOf(metric(), { start: '2026-04-02', end: '2026-05-01' }, ws)).toBe(false);
    expect(isPeriodOf(metric(), { start: '2024-12-01', end: '2024-12-31' }, ws)).toBe(false);
    expect(
      isPeriodOf(metric(), { start: '2026-04-01', end: addDays(addMonths('2026-04-01', 1), -1) }, ws),
    ).toBe(true);
  });
});
