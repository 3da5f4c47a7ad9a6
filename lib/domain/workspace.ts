import * as z from 'zod/mini';
import { OPTIONAL_DIMENSIONS } from './governance-records';
import { GuidanceTexts } from './guidance-texts';
import { Day, envelope, requiredText, text } from './primitives';

/** What a workspace speaks to people who chose no language themselves; `auto` leaves it to each browser. */
export const WORKSPACE_LANGUAGES = ['auto', 'en', 'de'] as const;
export type WorkspaceLanguage = (typeof WORKSPACE_LANGUAGES)[number];

export const RIGORS = ['lenient', 'standard', 'audit'] as const;

/** The lowest risk tier at which an optional dimension is asked for. */
export const ASKED_FROM = ['minimal', 'limited', 'high'] as const;
export const AskedDimension = z.looseObject({
  dimension: z.enum(OPTIONAL_DIMENSIONS),
  from: z.enum(ASKED_FROM),
});
export type AskedDimension = z.infer<typeof AskedDimension>;

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
  /** `auto`, or the tag of the language for everybody who chose none. */
  locale: text(35),
  /** What an hour of work costs, when the organisation wants saved time shown as money too. */
  hourlyRate: z.optional(
    z.looseObject({
      amount: z.number().check(z.positive()),
      currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
    }),
  ),
  /** How much counts as proof. */
  rigor: z.enum(RIGORS),
  /** Dimensions that are reviewed besides the required ones, each from a risk tier upwards; `minimal` is everywhere. */
  optionalDimensions: z.optional(z.array(AskedDimension)),
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
  /** Working days before a period's end from which its value is announced, by cadence. */
  leadDays: z.optional(
    z.looseObject({ weekly: z.int(), biweekly: z.int(), monthly: z.int(), quarterly: z.int() }),
  ),
  /**
   * The oldest version of the extension that may write (`client-version.ts`). What is no version asks for nothing: that must
   * not make the settings unreadable.
   */
  minClient: z.optional(text(40)),
  /** What people at the work item read instead of the standard sentences, by language. */
  guidanceTexts: z.optional(z.looseObject({ en: z.optional(GuidanceTexts), de: z.optional(GuidanceTexts) })),
});
export type Workspace = z.infer<typeof Workspace>;

/** Settings of a new workspace, except its name, time zone and author. */
export const WORKSPACE_DEFAULTS = {
  weekStart: 1,
  workdays: [1, 2, 3, 4, 5],
  holidays: [] as string[],
  fiscalYearStartMonth: 1,
  locale: 'auto',
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
  leadDays: { weekly: 2, biweekly: 3, monthly: 5, quarterly: 7 },
} as const;

/** The language that the organisation chose for everybody without a choice of their own, when it chose one. */
export function languageOf(workspace: Pick<Workspace, 'locale'> | undefined): 'en' | 'de' | undefined {
  const language = workspace?.locale.toLowerCase().split('-')[0];
  return language === 'en' || language === 'de' ? language : undefined;
}

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
