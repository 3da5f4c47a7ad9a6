import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationUnit, elapsedTime, workingTime } from '@/lib/domain/recipe/working-time';
import { workspace } from '../records';

const HOUR = 3_600_000;
const hours = (from: string, to: string, change = {}) =>
  workingTime(workspace({ timeZone: 'Europe/Berlin', ...change }))(from, to) / HOUR;

describe('working hours (7.7)', () => {
  it('counts 9:00 to 17:00 of working days on the workspace’s own clock', () => {
    // Thursday 16:00 to Friday 10:00 in Berlin
    expect(hours('2026-10-01T14:00:00.000Z', '2026-10-02T08:00:00.000Z')).toBe(2);
    // Friday 16:00 to Monday 10:00
    expect(hours('2026-10-02T14:00:00.000Z', '2026-10-05T08:00:00.000Z')).toBe(2);
    expect(hours('2026-10-03T00:00:00.000Z', '2026-10-04T20:00:00.000Z')).toBe(0);
  });

  it('leaves out holidays', () => {
    const holiday = { holidays: ['2026-10-02'] };
    expect(hours('2026-10-01T14:00:00.000Z', '2026-10-05T08:00:00.000Z', holiday)).toBe(2);
  });

  it('a working day stays eight hours over a change of clocks, when the night has an hour more or less', () => {
    const everyDay = { workdays: [] };
    // Clocks go back on 25 October 2026 and forward on 29 March 2026 in Berlin.
    expect(hours('2026-10-24T15:00:00.000Z', '2026-10-25T16:00:00.000Z', everyDay)).toBe(8);
    expect(hours('2026-03-28T16:00:00.000Z', '2026-03-29T15:00:00.000Z', everyDay)).toBe(8);
    expect(elapsedTime('2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z')).toBe(25 * HOUR);
  });

  it('a day that a zone skipped altogether has no working hours', () => {
    // Samoa went from 29 to 31 December 2011.
    const apia = { timeZone: 'Pacific/Apia', workdays: [] };
    expect(hours('2011-12-29T10:00:00.000Z', '2011-12-31T10:00:00.000Z', apia)).toBe(16);
  });

  it('never counts more than passed, adds up over any moment in between, and ignores the order of questions', () => {
    const instant = fc
      .date({
        min: new Date('2026-01-01T00:00:00Z'),
        max: new Date('2026-12-31T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString());
    const zone = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Auckland',
      'UTC',
    );
    fc.assert(
      fc.property(fc.tuple(instant, instant, instant), zone, (instants, timeZone) => {
        const [a, b, c] = [...instants].sort() as [string, string, string];
        const watch = workingTime(workspace({ timeZone }));
        expect(watch(a, c)).toBe(watch(a, b) + watch(b, c));
        expect(watch(a, b)).toBeLessThanOrEqual(elapsedTime(a, b));
        expect(watch(a, b)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 60 },
    );
  });

  it('a day is twenty-four hours as time passes, and a working day as people work', () => {
    expect(durationUnit('d', 'elapsed')).toBe(24 * HOUR);
    expect(durationUnit('d', 'working_hours')).toBe(8 * HOUR);
    expect(durationUnit('min', 'elapsed')).toBe(60_000);
    expect(durationUnit('points', 'elapsed')).toBeUndefined();
  });
});
