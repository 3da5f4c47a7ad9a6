import * as z from 'zod/mini';
import { Instant, text } from '../primitives';
import { FieldReading } from '../work-item';
import { FieldId, type RecipeEvent } from './recipe';

/** An instant, `null` when the ticket is known not to have it, absent when it could not be read. */
const Moment = z.optional(z.nullable(Instant));

/**
 * What was read of one ticket, from its page or from its host's own interface. Never its title or text. Comes from a host
 * and is therefore only ever used after this schema has looked at it.
 */
export const TicketReading = z.strictObject({
  /** The work item's key. */
  key: text(400).check(z.minLength(1)),
  /** Its address, without query and hash. */
  url: text(2048),
  fields: z.record(text(40), FieldReading),
  created: Moment,
  resolved: Moment,
  closed: Moment,
  /** Statuses by the first time each was entered. Absent unless the whole history was readable. */
  entered: z.optional(z.array(z.strictObject({ status: text(120), at: Instant })).check(z.maxLength(200))),
  /** Further fields that a recipe asks for, by the tool's own name: instants and numbers. */
  moments: z.optional(z.record(FieldId, z.nullable(Instant))),
  numbers: z.optional(z.record(FieldId, z.nullable(z.number()))),
  source: z.enum(['api', 'dom']),
  adapterVersion: text(20),
});
export type TicketReading = z.infer<typeof TicketReading>;

/** Whether it is in a finished status, as far as its dates say: one that was closed, else one that was resolved. */
export function isFinished({ closed, resolved }: TicketReading): boolean | undefined {
  if (closed !== undefined) return closed !== null;
  return resolved ? true : undefined;
}

/** What a reader must find out of a ticket for one recipe. */
export type Wanted = {
  /** Statuses are asked for by history, which hosts deliver only on request. */
  history: boolean;
  /** Fields by the tool's own name. */
  moments: string[];
  numbers: string[];
};

/** When an event happened: `null` when it is known not to have, `undefined` when that could not be read. */
export function momentOf(event: RecipeEvent, ticket: TicketReading): string | null | undefined {
  switch (event.kind) {
    case 'created':
    case 'resolved':
    case 'closed':
      return ticket[event.kind];
    case 'first_entered_status': {
      const wanted = event.status.trim().toLowerCase();
      if (!ticket.entered) return undefined;
      return ticket.entered.find(({ status }) => status.trim().toLowerCase() === wanted)?.at ?? null;
    }
    case 'field':
      return ticket.moments?.[event.field];
  }
}
