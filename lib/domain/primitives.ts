import * as z from 'zod/mini';

// Values cross the extension's strict CSP: zod must not try to build validators with `new Function`.
z.config({ jitless: true });

/** UTC ISO-8601 with milliseconds, e.g. `2026-05-03T08:00:00.000Z`. */
export const Instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));
export type Instant = z.infer<typeof Instant>;

/** A calendar day `YYYY-MM-DD` in the workspace's time zone. Day-based validity is inclusive. */
export const Day = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/), z.refine(isCalendarDay, 'no such day'));
export type Day = z.infer<typeof Day>;

/**
 * Runs on any text, also one that already failed the pattern: it must answer, not throw. Every month has twenty-eight
 * days; only beyond those does a calendar have to be asked, which is dear where thousands of values are read.
 */
function isCalendarDay(day: string): boolean {
  if (Number(day.slice(8)) <= 28) return true;
  const date = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** ULID made on the device. */
export const Ulid = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));
export type Ulid = z.infer<typeof Ulid>;

/** A person's id: a ULID in a local workspace, the identity provider's subject in a team's. */
export const PersonId = z.string().check(z.minLength(1), z.maxLength(255));
export type PersonId = z.infer<typeof PersonId>;

/** Document id of an immutable record, see `record-classes.ts`. */
export const DocId = z.string().check(z.minLength(3), z.maxLength(400));
export type DocId = z.infer<typeof DocId>;

export const TOOLS = ['jira', 'servicenow', 'confluence', 'generic'] as const;
export const Tool = z.enum(TOOLS);
export type Tool = z.infer<typeof Tool>;

/** How well a number is founded, best first (INV-24 says which may be claimed when). */
export const GRADES = ['census', 'sampled', 'opportunistic', 'estimated', 'assumption'] as const;
export const Grade = z.enum(GRADES);
export type Grade = z.infer<typeof Grade>;

/** Text a person typed, with a limit that keeps a hostile megabyte out of every record. */
export const text = (max: number) => z.string().check(z.maxLength(max));
/** Same, but must not be blank. */
export const requiredText = (max: number) =>
  z.string().check(
    z.maxLength(max),
    z.refine((value) => value.trim().length > 0, 'must not be blank'),
  );

/** The workspace's shared fields of every stored record: schema version, author, time and device. */
export const envelope = {
  /** Schema version of the record. A reader that meets a higher one shows it read-only and keeps it whole. */
  v: z.int().check(z.minimum(1)),
  by: PersonId,
  at: Instant,
  dev: z.string().check(z.minLength(1), z.maxLength(64)),
};

/** A reference to a work item in a tool, never its content. */
export const EntityRef = z.looseObject({
  tool: Tool,
  host: text(253 + 6),
  type: text(80),
  key: text(400),
  url: text(8192),
  title: z.optional(text(300)),
});
export type EntityRef = z.infer<typeof EntityRef>;
