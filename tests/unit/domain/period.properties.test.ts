import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt, daysBetween, endExclusiveOfDay, partsOf, startOfDay } from '@/lib/domain/calendar';
import { metricFreshness } from '@/lib/domain/freshness';
import { CADENCES, type Cadence, type Sample } from '@/lib/domain/metric-records';
import { endedPeriods, graceEnd, periodContaining, periodIsRunning } from '@/lib/domain/period';
import { progressOf } from '@/lib/domain/progress';
import { newSample } from '@/lib/domain/record-sample';
import { sampleHistory } from '@/lib/domain/sample-history';
import { ID, initiative, metric, OWNER, sample, skip, workspace } from './records';

/** Zones with clocks that change at midnight, by half an hour, in the other half of the year, or never; and the ends of the day. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'UTC',
];
const zone = fc.constantFrom(...ZONES);
const cadence = fc.constantFrom(...CADENCES);
const day = fc
  .integer({ min: Date.parse('2024-01-01T00:00:00Z'), max: Date.parse('2033-01-01T00:00:00Z') })
  .map((time) => new Date(time).toISOString().slice(0, 10));

/** A metric whose periods include the one around `day`, with its place in a zone. */
function around(today: string, one: Cadence, timeZone: string) {
  const place = workspace({ timeZone });
  const rhythm = metric({ cadence: one, startsOn: '2020-01-01', anchorDay: '2020-01-06' });
  return { place, rhythm, period: periodContaining(rhythm, today, place) };
}

function confirmed(today: string, one: Cadence, timeZone: string, now: string) {
  const { place, rhythm, period } = around(today, one, timeZone);
  return newSample(
    { periodStart: period.start, value: 36, grade: 'estimated' },
    {
      metric: rhythm,
      initiative: initiative(),
      workspace: place,
      samples: [],
      voids: [],
      skips: [],
      now,
      by: OWNER,
      dev: 'device',
      nonce: 'n',
    },
  );
}

const justBefore = (instant: string) => new Date(Date.parse(instant) - 1).toISOString();

describe('periods on the clock', () => {
  it('INV-22: a value is accepted from the first instant after the last day on the workspace’s clock, not one before', () => {
    fc.assert(
      fc.property(day, cadence, zone, (today, one, timeZone) => {
        const { period } = around(today, one, timeZone);
        const over = endExclusiveOfDay(period.end, timeZone);
        expect(confirmed(today, one, timeZone, over).ok).toBe(true);
        const early = confirmed(today, one, timeZone, justBefore(over));
        expect(early).toMatchObject({ ok: false, problems: [{ code: 'period_running', rule: 'INV-22' }] });
        expect(periodIsRunning(period, dayAt(justBefore(over), timeZone))).toBe(true);
        expect(periodIsRunning(period, dayAt(over, timeZone))).toBe(false);
      }),
    );
  });

  it('a value is late from the first instant after the last day of grace, whatever the clocks did that night', () => {
    fc.assert(
      fc.property(day, cadence, zone, (today, one, timeZone) => {
        const { rhythm, period } = around(today, one, timeZone);
        const end = endExclusiveOfDay(graceEnd(rhythm, period), timeZone);
        expect(confirmed(today, one, timeZone, end)).toMatchObject({ sample: { late: true } });
        expect(confirmed(today, one, timeZone, justBefore(end))).toMatchObject({ sample: { late: false } });
      }),
    );
  });

  it('a week has seven days and a fortnight fourteen, however many hours they have', () => {
    fc.assert(
      fc.property(day, zone, fc.integer({ min: 1, max: 7 }), (today, timeZone, weekStart) => {
        const place = workspace({ timeZone, weekStart });
        const week = periodContaining(metric({ cadence: 'weekly' }), today, place);
        expect(daysBetween(week.start, week.end)).toBe(6);
        const fortnight = periodContaining(metric({ cadence: 'biweekly' }), today, place);
        expect(daysBetween(fortnight.start, fortnight.end)).toBe(13);
        const hours =
          (Date.parse(endExclusiveOfDay(week.end, timeZone)) - Date.parse(startOfDay(week.start, timeZone))) /
          3_600_000;
        expect(Math.abs(hours - 168)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('four fiscal quarters fill a year from its first month on, leap day included', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (today, fiscalYearStartMonth) => {
        const place = workspace({ fiscalYearStartMonth });
        const quarterly = metric({ cadence: 'quarterly' });
        const [year] = partsOf(today);
        let start = `${year}-${String(fiscalYearStartMonth).padStart(2, '0')}-01`;
        const first = start;
        for (let quarter = 0; quarter < 4; quarter++) {
          const period = periodContaining(quarterly, start, place);
          expect(period.start).toBe(start);
          start = addDays(period.end, 1);
        }
        expect(start).toBe(`${year + 1}${first.slice(4)}`);
      }),
    );
  });
});

describe('freshness over any history', () => {
  const statuses = ['current', 'due', 'overdue', 'stale', 'never'];
  /** Which of the last eight periods have a value (v), a skip (s), or nothing. */
  const pattern = fc.array(fc.constantFrom('v', 's', '-'), { minLength: 8, maxLength: 8 });

  function read(marks: string[], today: string, one: Cadence) {
    const place = workspace();
    const rhythm = metric({ cadence: one, startsOn: '2020-01-01', anchorDay: '2020-01-06' });
    const periods = endedPeriods(rhythm, today, 8, place);
    const at = (mark: string) => periods.filter((_, index) => marks[index] === mark);
    const samples: Sample[] = at('v').map(({ start, end }) => sample({ periodStart: start, periodEnd: end }));
    const skips = at('s').map(({ start, end }) => skip(start, { periodEnd: end }));
    const history = sampleHistory(ID.metric, 1, { samples, voids: [], skips });
    const view = metricFreshness(rhythm, { initiativeStatus: 'active', history, today, workspace: place });
    return { view, periods, rhythm };
  }

  it('u counts exactly the settled periods since the last value, and stale begins at two', () => {
    fc.assert(
      fc.property(pattern, day, cadence, ([, ...rest], today, one) => {
        const marks = ['v', ...rest];
        const { view, periods, rhythm } = read(marks, today, one);
        const settled = periods.map((period) => graceEnd(rhythm, period) < today);
        let u = 0;
        for (let index = periods.length - 1; index >= 0; index--) {
          if (!settled[index]) continue;
          if (marks[index] === 'v') break;
          u++;
        }
        expect(view.missedPeriods).toBe(u);
        expect(statuses).toContain(view.freshness);
        expect(view.freshness === 'stale').toBe(u >= 2);
      }),
    );
  });

  it('a skip never makes it worse and never makes it fresher than u allows', () => {
    fc.assert(
      fc.property(pattern, day, cadence, fc.nat(7), (marks, today, one, index) => {
        fc.pre(marks.includes('v') && marks[index] === '-');
        const skipped = marks.map((mark, position) => (position === index ? 's' : mark));
        const [before, after] = [read(marks, today, one).view, read(skipped, today, one).view];
        expect(after.missedPeriods).toBe(before.missedPeriods);
        expect(statuses.indexOf(after.freshness)).toBeLessThanOrEqual(statuses.indexOf(before.freshness));
      }),
    );
  });

  it('values for the latest periods always make it current', () => {
    fc.assert(
      fc.property(pattern, day, cadence, (marks, today, one) => {
        expect(read([...marks.slice(0, 6), 'v', 'v'], today, one).view).toMatchObject({
          freshness: 'current',
          missedPeriods: 0,
        });
      }),
    );
  });
});

describe('progress over any numbers', () => {
  const number = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const plain = { direction: 'decrease' } as const;

  it('does not depend on the unit, nor on which way is better', () => {
    fc.assert(
      fc.property(
        number,
        number,
        number,
        fc.integer({ min: 1, max: 60 }),
        (baseline, target, actual, factor) => {
          fc.pre(baseline !== target);
          const here = progressOf(plain, { baseline, target, actual })!;
          const there = { baseline: baseline * factor, target: target * factor, actual: actual * factor };
          expect(progressOf(plain, there)).toBeCloseTo(here, 9);
          const mirrored = { baseline: -baseline, target: -target, actual: -actual };
          expect(progressOf({ direction: 'increase' }, mirrored)).toBeCloseTo(here, 9);
        },
      ),
    );
  });

  it('is below zero exactly when it is worse than before, and at least one exactly when the target is reached', () => {
    fc.assert(
      fc.property(number, number, number, (baseline, target, actual) => {
        fc.pre(target < baseline);
        const progress = progressOf(plain, { baseline, target, actual })!;
        expect(progress < 0).toBe(actual > baseline);
        expect(progress >= 1).toBe(actual <= target);
      }),
    );
  });

  it('of a range is 1 inside, falls with the distance, and never leaves 0 to 1', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 1, max: 1000 }), number, number, (low, width, a, b) => {
        const range = { direction: 'range', range: { low, high: low + width } } as const;
        const distance = (actual: number) => Math.max(low - actual, actual - low - width, 0);
        const [one, other] = [progressOf(range, { actual: a })!, progressOf(range, { actual: b })!];
        expect(one >= 0 && one <= 1).toBe(true);
        expect(one === 1).toBe(distance(a) === 0);
        if (distance(a) < distance(b)) expect(one).toBeGreaterThanOrEqual(other);
      }),
    );
  });
});
