import * as z from 'zod/mini';
import { Condition } from '../mapping/rule';
import { envelope, Instant, PersonId, requiredText, Tool, Ulid } from '../primitives';

/** The name of a field as the tool's own interface knows it, e.g. `duedate` or `customfield_10010`. */
export const FieldId = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_.]{0,79}$/));

/** A moment in the life of a ticket. `closed` is the last time it reached a finished status. */
export const RecipeEvent = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('created') }),
  z.looseObject({ kind: z.literal('resolved') }),
  z.looseObject({ kind: z.literal('closed') }),
  z.looseObject({ kind: z.literal('first_entered_status'), status: requiredText(120) }),
  z.looseObject({ kind: z.literal('field'), field: FieldId }),
]);
export type RecipeEvent = z.infer<typeof RecipeEvent>;

export const RECIPE_CALENDARS = ['elapsed', 'working_hours'] as const;
export const RECIPE_VALUES = ['duration', 'field', 'flag_rate'] as const;

/**
 * How the values of one metric are taken from tickets (7.7). A ticket counts into the period in which its `end` happened,
 * whatever is measured of it.
 *
 * `duration` runs from `start` to `end`; `field` is the number in `valueField`; `flag_rate` is the share of tickets for
 * which all conditions of `flag` hold.
 */
export const Recipe = z.looseObject({
  id: Ulid,
  ...envelope,
  createdAt: Instant,
  createdBy: PersonId,
  initiativeId: Ulid,
  metricId: Ulid,
  /** Raised by every change of what is measured; observations of an older version no longer count. */
  version: z.int().check(z.minimum(1)),
  status: z.enum(['active', 'off']),
  tool: Tool,
  /** `hostname[:port]`: a recipe reads one host, so that its population is one. */
  host: requiredText(260),
  population: z.array(Condition).check(z.maxLength(20)),
  start: RecipeEvent,
  end: RecipeEvent,
  calendar: z.enum(RECIPE_CALENDARS),
  exclude: z.array(Condition).check(z.maxLength(20)),
  value: z.enum(RECIPE_VALUES),
  valueField: z.optional(FieldId),
  flag: z.optional(z.array(Condition).check(z.maxLength(20))),
  /** Below this many tickets there is "too few to report". */
  minN: z.int().check(z.minimum(1), z.maximum(10_000)),
});
export type Recipe = z.infer<typeof Recipe>;

/** What two versions of a recipe may differ in. Everything else (author, time, on or off) measures the same. */
export const MEASURED_FIELDS = [
  'tool',
  'host',
  'population',
  'start',
  'end',
  'calendar',
  'exclude',
  'value',
  'valueField',
  'flag',
  'minN',
] as const satisfies readonly (keyof Recipe)[];

/** Whether two recipes measure the same thing, so that observations of one are observations of the other. */
export function measuresTheSame(a: RecipeContent, b: RecipeContent): boolean {
  return MEASURED_FIELDS.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]));
}

/** What a person says of a recipe. */
export type RecipeContent = Pick<Recipe, (typeof MEASURED_FIELDS)[number]>;
