import { addDays, dayAt, daysBetween, instantAt, isWorkday } from '../calendar';
import type { Day, Instant } from '../primitives';
import type { Workspace } from '../workspace';

/** Minutes after local midnight at which a working day begins and ends. */
export const WORKING_DAY = { from: 9 * 60, to: 17 * 60 } as const;

/** A ticket that was open for longer says nothing about work; it also bounds what one date may cost. */
const LONGEST_DAYS = 3660;

/** Measures the time between two instants, in milliseconds. */
export type Stopwatch = (from: Instant, to: Instant) => number;

/** Time as a clock on the wall counts it. */
export const elapsedTime: Stopwatch = (from, to) => Math.max(0, Date.parse(to) - Date.parse(from));

/**
 * Time inside the workspace's working days, 9:00 to 17:00 on its own clock. A day on which clocks change has the hours it
 * really has between those two times. Keeps the days it has worked out, so that many tickets of one period cost little.
 */
export function workingTime(workspace: Pick<Workspace, 'timeZone' | 'workdays' | 'holidays'>): Stopwatch {
  const days = new Map<Day, [from: number, to: number] | undefined>();
  const hoursOf = (day: Day) => {
    if (!days.has(day))
      days.set(day, isWorkday(day, workspace) ? shiftOf(day, workspace.timeZone) : undefined);
    return days.get(day);
  };
  return (from, to) => {
    const [start, end] = [Date.parse(from), Date.parse(to)];
    const first = dayAt(from, workspace.timeZone);
    const count = Math.min(daysBetween(first, dayAt(to, workspace.timeZone)), LONGEST_DAYS);
    let total = 0;
    for (let index = 0; index <= count; index++) {
      const shift = hoursOf(addDays(first, index));
      if (shift) total += Math.max(0, Math.min(end, shift[1]) - Math.max(start, shift[0]));
    }
    return total;
  };
}

function shiftOf(day: Day, timeZone: string): [number, number] {
  return [WORKING_DAY.from, WORKING_DAY.to].map((minutes) =>
    Date.parse(instantAt(day, minutes, timeZone)),
  ) as [number, number];
}

/** Milliseconds of one unit of a duration. A working day is as long as people work on it. */
export function durationUnit(code: string, calendar: 'elapsed' | 'working_hours'): number | undefined {
  const day = calendar === 'elapsed' ? 24 * 60 : WORKING_DAY.to - WORKING_DAY.from;
  const minutes: Record<string, number> = {
    s: 1 / 60,
    min: 1,
    h: 60,
    d: day,
    days: day,
    hours: 60,
    minutes: 1,
  };
  return Object.hasOwn(minutes, code) ? (minutes[code] ?? 0) * 60_000 : undefined;
}
