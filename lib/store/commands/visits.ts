import type { Tool } from '@/lib/domain/primitives';
import {
  measureTicket,
  newObservation,
  type Observation,
  observationId,
  replaceObservation,
  withdrawObservation,
} from '@/lib/domain/recipe/observation';
import type { Recipe } from '@/lib/domain/recipe/recipe';
import type { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import { database, type PilotlightDatabase } from '../database';
import { listRecipesFor } from '../reads';
import { storageError } from '../storage-error';

/**
 * Keeps what a ticket that somebody opened says about the metrics that are measured from its host. Observations are local
 * and no records: they leave no audit entry and never leave the device.
 *
 * @returns whether anything that is shown has changed.
 */
export async function recordVisit(
  { tool, host, ticket }: { tool: Tool; host: string; ticket: TicketReading },
  at: Date,
  db: PilotlightDatabase = database,
): Promise<boolean> {
  const recipes = (await listRecipesFor(tool, host, db)).filter(({ status }) => status === 'active');
  if (recipes.length === 0) return false;
  try {
    return await db.transaction('rw', db.observations, async () => {
      let changed = false;
      for (const recipe of recipes) {
        const before = await db.observations.get(observationId(recipe.id, ticket.key));
        const after = afterVisit(before, recipe, ticket, at.toISOString());
        if (!after || after === before) continue;
        await db.observations.put(after);
        changed = true;
      }
      return changed;
    });
  } catch (cause) {
    throw storageError(cause);
  }
}

function afterVisit(
  before: Observation | undefined,
  recipe: Recipe,
  ticket: TicketReading,
  seenAt: string,
): Observation | undefined {
  const measured = measureTicket(recipe, ticket);
  // What cannot be placed in the population, or in time, is no observation; a collection counts such tickets as unreadable.
  if (measured.kind === 'excluded' && !isPlaced(measured)) return before;
  const next = newObservation(recipe, ticket, measured, { seenAt, collectedVia: 'visit' });
  if (next) return replaceObservation(before, next);
  if (!before) return undefined;
  const reason = measured.kind === 'open' ? 'reopened' : 'left_population';
  return withdrawObservation(before, ticket, reason, seenAt);
}

function isPlaced({ reason, end }: { reason: string; end?: string }): boolean {
  return end !== undefined && reason !== 'population_unreadable';
}
