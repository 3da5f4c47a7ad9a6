import * as z from 'zod/mini';
import { Day, Tool, text, Ulid } from '@/lib/domain/primitives';
import { COLLECT_FAILURES, MAX_TICKETS } from '@/lib/domain/recipe/collection';
import { FieldId, RECIPE_CALENDARS, RECIPE_VALUES, RecipeEvent } from '@/lib/domain/recipe/recipe';
import { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import { ConditionInput, host, message, route } from './message';

/** How a metric is measured from tickets, as a person says it. */
const RecipeInput = z.strictObject({
  metricId: Ulid,
  /** The version that was edited; a newer one in the store refuses the write. Absent for the first. */
  version: z.optional(z.int()),
  status: z.enum(['active', 'off']),
  tool: Tool,
  host,
  population: z.array(ConditionInput).check(z.maxLength(20)),
  start: RecipeEvent,
  end: RecipeEvent,
  calendar: z.enum(RECIPE_CALENDARS),
  exclude: z.array(ConditionInput).check(z.maxLength(20)),
  value: z.enum(RECIPE_VALUES),
  valueField: z.optional(FieldId),
  flag: z.optional(z.array(ConditionInput).check(z.maxLength(20))),
  minN: z.int().check(z.minimum(1), z.maximum(10_000)),
});
export type RecipeInput = z.infer<typeof RecipeInput>;

/** What the collector says of a run of "collect this period". */
const CollectionReport = z.discriminatedUnion('state', [
  z.strictObject({ collectionId: Ulid, state: z.literal('running'), read: z.int().check(z.minimum(0)) }),
  z.strictObject({
    collectionId: Ulid,
    state: z.literal('failed'),
    code: z.enum(COLLECT_FAILURES),
    values: z.optional(z.record(text(20), z.union([text(200), z.number()]))),
  }),
  z.strictObject({
    collectionId: Ulid,
    state: z.literal('done'),
    query: text(4000),
    queryUrl: text(8192),
    total: z.optional(z.int().check(z.minimum(0))),
    tickets: z.array(TicketReading).check(z.maxLength(MAX_TICKETS)),
  }),
]);

/** Numbers worked out from tickets: how, and the reading of them. */
export const TICKET_MESSAGES = {
  /** Says how a metric is measured from tickets. */
  saveRecipe: message<{ recipeId: string; version: number }>()(['page'], RecipeInput),
  /**
   * Begins to read the tickets of a period: in the sender's tab, or, for one of our pages, in a tab that has the host open.
   * Only on hosts on which the person allowed asking the tool's own interface.
   */
  collectPeriod: message<{ collectionId: string }>()(
    ['content', 'page'],
    z.strictObject({ metricId: Ulid, periodStart: Day }),
  ),
  stopCollection: message<Record<string, never>>()(
    ['content', 'page'],
    z.strictObject({ collectionId: Ulid }),
  ),
  /** How far a collection has come, why it broke off, or all its tickets. Refused once it may not go on. */
  reportCollection: message<Record<string, never>>()(['content'], CollectionReport),
  /** What was read of the ticket in front, as the worker ordered. */
  reportTicket: message<Record<string, never>>()(
    ['content'],
    z.strictObject({ route, ticket: TicketReading }),
  ),
  /**
   * One request to the host's own interface, for the list that a person may see. `status` is 0 where no answer could be read.
   */
  noteRequest: message<Record<string, never>>()(
    ['content'],
    z.strictObject({ path: text(2000), status: z.int().check(z.minimum(0), z.maximum(599)) }),
  ),
  /** Allows asking a host's own interface, or takes it back. A content script may do so for its own host alone. */
  setApiAccess: message<Record<string, never>>()(
    ['content', 'page'],
    z.strictObject({ host, on: z.boolean() }),
  ),
};
