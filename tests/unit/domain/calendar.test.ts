import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkdays,
  dayAt,
  daysBetween,
  endExclusiveOfDay,
  isWorkday,
  startOfDay,
  weekdayOf,
} from '@/lib/domain/calendar';
import { workspace } from './records';

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Chatham',
];
const zone = fc.constantFrom(...ZONES);
// From 2012 on: until 2011 Newfoundland set its clocks back across midnight, and that day came twice.
const instant = fc
  .integer({ min: Date.parse('2012-01-02T00:00:00Z'), max: Date.parse('2040-01-01T00:00:00Z') })
  .map((time) => new Date(time).toISOString());
const day = instant.map((at) => at.slice(0, 10));

describe('calendar', () => {
  it('every instant lies between the start of its day and the start of the next', () => {
    fc.assert(
      fc.property(instant, zone, (at, timeZone) => {
        const today = dayAt(at, timeZone);
        return startOfDay(today, timeZone) <= at && at < endExclusiveOfDay(today, timeZone);
      }),
      { numRuns: 2000 },
    );
  });

  it('the start of a day is its first instant, in every zone and across every change of clocks', () => {
    fc.assert(
      fc.property(day, zone, (today, timeZone) => {
        const start = startOfDay(today, timeZone);
        const justBefore = new Date(Date.parse(start) - 1).toISOString();
        expect(dayAt(start, timeZone)).toBe(today);
        expect(dayAt(justBefore, timeZone)).toBe(addDays(today, -1));
      }),
      { numRuns: 2000 },
    );
  });

  it('a day is 23, 24 or 25 hours long around a change of clocks', () => {
    const hours = (today: string) =>
      (Date.parse(endExclusiveOfDay(today, 'Europe/Berlin')) -
        Date.parse(startOfDay(today, 'Europe/Berlin'))) /
      3_600_000;
    expect([hours('2026-03-29'), hours('2026-03-30'), hours('2026-10-25')]).toEqual([23, 24, 25]);
  });

  it('a day whose midnight does not exist begins when the clocks have jumped', () => {
    expect(startOfDay('2017-10-15', 'America/Sao_Paulo')).toBe('2017-10-15T03:00:00.000Z');
  });

  it('a day that a zone skipped begins where the next one does', () => {
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'));
  });

  it('adding days and counting them agree, leap days included', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2000, max: 2000 }), (from, count) => {
        expect(daysBetween(from, addDays(from, count))).toBe(count);
      }),
    );
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
  });

  it('adding months keeps the day or takes the last one of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-15', 3)).toBe('2027-02-15');
  });

  it('working days leave out weekends and holidays, in both directions', () => {
    const berlin = workspace({ holidays: ['2026-05-01'] });
    expect(weekdayOf('2026-05-03')).toBe(7);
    expect(isWorkday('2026-05-01', berlin)).toBe(false);
    expect(addWorkdays('2026-04-30', 1, berlin)).toBe('2026-05-04');
    expect(addWorkdays('2026-05-04', -1, berlin)).toBe('2026-04-30');
    expect(addWorkdays('2026-05-02', 0, berlin)).toBe('2026-05-02');
  });

  it('a workspace without working days counts every day instead of searching for ever', () => {
    expect(addWorkdays('2026-05-01', 2, { workdays: [], holidays: ['2026-05-02'] })).toBe('2026-05-04');
  });
});
