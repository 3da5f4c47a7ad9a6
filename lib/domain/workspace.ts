import * as z from 'zod/mini';
import { Day, envelope, requiredText, text } from './primitives';

/** Settings of the organisation (record `meta:policy`). Defaults are DOMAIN.md's. */
export const Workspace = z.looseObject({
  ...envelope,
  name: requiredText(120),
  /** IANA time zone. All days are days there. */
  timeZone: z.string().check(z.refine(isTimeZone, 'unknown time zone')),
  /** ISO weekday of a week's first day, 1 = Monday. */
  weekStart: z.int().check(z.minimum(1), z.maximum(7)),
  /** ISO weekdays on which people work. */
  workdays: z.array(z.int().check(z.minimum(1), z.maximum(7))),
  holidays: z.array(Day),
  fiscalYearStartMonth: z.int().check(z.minimum(1), z.maximum(12)),
  locale: text(35),
  /** What an hour of work costs, when the organisation wants saved time shown as money too. */
  hourlyRate: z.optional(
    z.looseObject({
      amount: z.number().check(z.positive()),
      currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
    }),
  ),
  rigor: z.enum(['lenient', 'standard', 'audit']),
  thresholds: z.looseObject({
    minVolume: z.int(),
    minCases: z.int(),
    minUsers: z.int(),
    minN: z.int(),
    stuckDays: z.int(),
    /** Days an approval may hold, by risk tier. */
    validityDays: z.looseObject({ minimal: z.int(), limited: z.int(), high: z.int() }),
    waiverDays: z.int(),
  }),
});
export type Workspace = z.infer<typeof Workspace>;

/** Settings of a new workspace, except its name, time zone and author. */
export const WORKSPACE_DEFAULTS = {
  weekStart: 1,
  workdays: [1, 2, 3, 4, 5],
  holidays: [] as string[],
  fiscalYearStartMonth: 1,
  locale: 'en',
  rigor: 'standard',
  thresholds: {
    minVolume: 100,
    minCases: 30,
    minUsers: 5,
    minN: 10,
    stuckDays: 90,
    validityDays: { minimal: 365, limited: 180, high: 90 },
    waiverDays: 90,
  },
} as const;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
