import { addDays, addMonths, daysBetween, partsOf, weekdayOf } from './calendar';
import type { Metric } from './metric-records';
import type { Day } from './primitives';
import type { Workspace } from './workspace';

/** A reporting period, both days inclusive. */
export type Period = { start: Day; end: Day };

/** What of a metric decides its periods. */
export type Rhythm = Pick<Metric, 'cadence' | 'anchorDay' | 'startsOn' | 'endsOn'>;

/** What of the workspace decides where weeks and quarters begin. */
export type PeriodCalendar = Pick<Workspace, 'weekStart' | 'fiscalYearStartMonth'>;

/** The period of the metric's cadence that holds `day`, whether or not the metric had begun by then. */
export function periodContaining(metric: Rhythm, day: Day, calendar: PeriodCalendar): Period {
  switch (metric.cadence) {
    case 'weekly':
      return days(addDays(day, -((weekdayOf(day) - calendar.weekStart + 7) % 7)), 7);
    case 'biweekly':
      return days(addDays(day, -modulo(daysBetween(metric.anchorDay ?? metric.startsOn, day), 14)), 14);
    case 'monthly':
      return months(`${day.slice(0, 7)}-01`, 1);
    case 'quarterly': {
      const into = modulo(partsOf(day)[1] - calendar.fiscalYearStartMonth, 3);
      return months(addMonths(`${day.slice(0, 7)}-01`, -into), 3);
    }
  }
}

/** The first full period on or after `startsOn`. */
export function firstPeriod(metric: Rhythm, calendar: PeriodCalendar): Period {
  const period = periodContaining(metric, metric.startsOn, calendar);
  return period.start === metric.startsOn ? period : nextPeriod(metric, period, calendar);
}

export function nextPeriod(metric: Rhythm, period: Period, calendar: PeriodCalendar): Period {
  return periodContaining(metric, addDays(period.end, 1), calendar);
}

export function previousPeriod(metric: Rhythm, period: Period, calendar: PeriodCalendar): Period {
  return periodContaining(metric, addDays(period.start, -1), calendar);
}

/** Whether the metric reports on exactly this period: full, not before `startsOn`, not beyond `endsOn`. */
export function isPeriodOf(metric: Rhythm, period: Period, calendar: PeriodCalendar): boolean {
  const found = periodContaining(metric, period.start, calendar);
  if (found.start !== period.start || found.end !== period.end) return false;
  return period.start >= metric.startsOn && (metric.endsOn === undefined || period.end <= metric.endsOn);
}

/** The metric's latest periods that ended before `today`, oldest first, at most `count`. */
export function endedPeriods(metric: Rhythm, today: Day, count: number, calendar: PeriodCalendar): Period[] {
  const found: Period[] = [];
  for (const period of periodsBefore(metric, today, calendar)) {
    if (found.length >= count) break;
    found.unshift(period);
  }
  return found;
}

/** The metric's periods that ended before `today`, newest first, worked out one at a time. */
export function* periodsBefore(metric: Rhythm, today: Day, calendar: PeriodCalendar): Generator<Period> {
  // The latest period that may have ended lies before today's, and before the one that holds the day after the end.
  const dayAfter = metric.endsOn === undefined ? today : earlier(today, addDays(metric.endsOn, 1));
  let period = previousPeriod(metric, periodContaining(metric, dayAfter, calendar), calendar);
  while (period.start >= metric.startsOn) {
    yield period;
    period = previousPeriod(metric, period, calendar);
  }
}

/** A period runs through its last day; it is over from the next one (INV-22). */
export function periodIsRunning(period: Period, today: Day): boolean {
  return period.end >= today;
}

/** Last day on which a value for the period is on time. */
export function graceEnd(metric: Pick<Metric, 'graceDays'>, period: Period): Day {
  return addDays(period.end, metric.graceDays);
}

function days(start: Day, length: number): Period {
  return { start, end: addDays(start, length - 1) };
}

function months(start: Day, length: number): Period {
  return { start, end: addDays(addMonths(start, length), -1) };
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
