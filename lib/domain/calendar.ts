import type { Day, Instant } from './primitives';
import type { Workspace } from './workspace';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The calendar day that a clock on the wall in `timeZone` (IANA) shows at `instant`. */
export function dayAt(instant: Instant, timeZone: string): Day {
  return new Date(localTime(Date.parse(instant), timeZone)).toISOString().slice(0, 10);
}

/**
 * The first instant of `day` in `timeZone`: local midnight, or, where clocks jump over midnight, the jump itself.
 * A day that a zone skipped altogether (Apia, 2011-12-30) starts where the next one does.
 */
export function startOfDay(day: Day, timeZone: string): Instant {
  return instantAt(day, 0, timeZone);
}

/**
 * When the clocks of `timeZone` show that many minutes after midnight on `day`: the first time they do, or, where they
 * jump over it, the jump itself.
 */
export function instantAt(day: Day, minutes: number, timeZone: string): Instant {
  const shown = utc(day) + minutes * 60_000;
  // Offsets lie between -12 and +14 hours, so the instant lies in this window; it holds one change at most.
  const [from, to] = [shown - 15 * HOUR, shown + 13 * HOUR];
  const before = offsetAt(from, timeZone);
  const after = offsetAt(to, timeZone);
  if (offsetAt(shown - before, timeZone) === before) return instantOf(shown - before);
  if (offsetAt(shown - after, timeZone) === after) return instantOf(shown - after);
  return instantOf(changeBetween(from, to, before, timeZone));
}

/** The first instant that no longer belongs to `day`. */
export function endExclusiveOfDay(day: Day, timeZone: string): Instant {
  return startOfDay(addDays(day, 1), timeZone);
}

/** The day `count` days later, earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return dayOf(utc(day) + count * DAY);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** Same day of a later (or earlier) month, or that month's last day when it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = partsOf(day);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last)));
}

/** Year, month (1 to 12) and day of the month. */
export function partsOf(day: Day): [year: number, month: number, date: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

/** The latest of some instants. */
export function latestOf(first: Instant, ...others: Instant[]): Instant {
  return [first, ...others].sort().at(-1) ?? first;
}

/** ISO weekday, 1 = Monday to 7 = Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(utc(day)).getUTCDay() || 7;
}

/** Whether people of the workspace work on that day. A workspace without any working day has seven of them. */
export function isWorkday(day: Day, workspace: Pick<Workspace, 'workdays' | 'holidays'>): boolean {
  if (workspace.holidays.includes(day)) return false;
  return workspace.workdays.length === 0 || workspace.workdays.includes(weekdayOf(day));
}

/** The `count`-th working day after `day`, before it when negative. `0` is the day itself, whatever it is. */
export function addWorkdays(
  day: Day,
  count: number,
  workspace: Pick<Workspace, 'workdays' | 'holidays'>,
): Day {
  const step = Math.sign(count);
  let current = day;
  for (let left = Math.abs(count); left > 0; ) {
    current = addDays(current, step);
    if (isWorkday(current, workspace)) left -= 1;
  }
  return current;
}

/** Building a formatter costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** What was asked lately, by time zone and instant: of thousands of initiatives each asks what day it is now. */
const readings = new Map<string, Map<number, number>>();
const KEPT_READINGS = 1_000;

/** The local clock's reading at `time`, written as if it were UTC, in milliseconds. */
function localTime(time: number, timeZone: string): number {
  const ofZone = readings.get(timeZone) ?? new Map<number, number>();
  readings.set(timeZone, ofZone);
  const known = ofZone.get(time);
  if (known !== undefined) return known;
  if (ofZone.size >= KEPT_READINGS) ofZone.clear();
  const reading = readClock(time, timeZone);
  ofZone.set(time, reading);
  return reading;
}

function readClock(time: number, timeZone: string): number {
  const read: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatterOf(timeZone).formatToParts(time)) read[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function offsetAt(time: number, timeZone: string): number {
  return localTime(time, timeZone) - Math.floor(time / 1000) * 1000;
}

/** The instant between `from` and `to` at which the offset stops being `before`. */
function changeBetween(from: number, to: number, before: number, timeZone: string): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

const utc = (day: Day): number => Date.parse(`${day}T00:00:00.000Z`);
const dayOf = (time: number): Day => new Date(time).toISOString().slice(0, 10);
const instantOf = (time: number): Instant => new Date(time).toISOString();
