import { AppError } from '@/lib/domain/errors';
import { periodContaining } from '@/lib/domain/period';
import { withinPeriod } from '@/lib/domain/recipe/candidate';
import { type Collection, collectionResult, collectionState } from '@/lib/domain/recipe/collection';
import {
  measureTicket,
  newObservation,
  type Observation,
  observationId,
  replaceObservation,
  withdrawObservation,
} from '@/lib/domain/recipe/observation';
import type { Recipe } from '@/lib/domain/recipe/recipe';
import { canSearch } from '@/lib/domain/recipe/recipe-invariants';
import type { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import { listCollections, listObservations } from '../candidates';
import { type Author, commit, type Unit } from '../commit';
import { database, type PilotlightDatabase } from '../database';
import { newUlid } from '../ids';

export type CollectionStart = { collection: Collection; recipe: Recipe; timeZone: string };

/**
 * Begins "collect this period" for one metric.
 *
 * @throws AppError `collect_no_search` where a tool cannot be searched, `collect_running` while one is under way.
 */
export function startCollection(
  { metricId, periodStart }: { metricId: string; periodStart: string },
  author: Author,
  db: PilotlightDatabase = database,
): Promise<CollectionStart> {
  return commit(db, author, async (unit) => {
    const [metric] = await unit.listGroup('metric', metricId);
    const recipe = (await unit.listGroup('recipe', metricId)).find(({ status }) => status === 'active');
    const workspace = await unit.get('workspace', 'meta:policy');
    if (!metric || !recipe || !workspace) throw new AppError('not_found');
    if (!canSearch(recipe.tool)) throw new AppError('collect_no_search');
    const period = periodContaining(metric, periodStart, workspace);
    const earlier = await listCollections(recipe.id, period.start, db);
    if (earlier.some((one) => collectionState(one, unit.now) === 'running')) {
      throw new AppError('collect_running');
    }
    const collection: Collection = {
      id: newUlid(author.at),
      recipeId: recipe.id,
      recipeVersion: recipe.version,
      metricId,
      initiativeId: metric.initiativeId,
      host: recipe.host,
      periodStart: period.start,
      periodEnd: period.end,
      startedAt: unit.now,
      at: unit.now,
      by: author.personId,
      state: 'running',
      query: '',
      read: 0,
    };
    await unit.db.collections.bulkDelete(outlived(earlier));
    await unit.db.collections.put(collection);
    return { collection, recipe, timeZone: workspace.timeZone };
  });
}

/** Only the latest finished run speaks for a period; older ones and broken ones have said what they had to say. */
function outlived(earlier: readonly Collection[]): string[] {
  const kept = earlier.findLast(({ state }) => state === 'done');
  return earlier.filter((one) => one !== kept).map(({ id }) => id);
}

/** A running collection, or a refusal for one that was stopped, has failed or belongs to another host. */
export async function runningCollection(
  id: string,
  host: string,
  db: PilotlightDatabase = database,
): Promise<Collection> {
  const collection = await db.collections.get(id);
  if (collection?.host !== host) throw new AppError('not_found');
  if (collection.state !== 'running') throw new AppError('collect_stopped');
  return collection;
}

/** Notes how far a collection has come. */
export async function noteProgress(collection: Collection, read: number, at: Date, db = database) {
  await db.collections.where({ id: collection.id, state: 'running' }).modify({ read, at: at.toISOString() });
}

/** Ends a collection without a result. What was read so far counts for nothing. */
export async function endCollection(
  id: string,
  end: { state: 'failed' | 'stopped'; problem?: Collection['problem'] },
  at: Date,
  db: PilotlightDatabase = database,
): Promise<void> {
  const { state, problem } = end;
  await db.collections
    .where({ id, state: 'running' })
    .modify({ state, at: at.toISOString(), ...(problem ? { problem } : {}) });
}

/** Ends what runs on hosts to which access was withdrawn. */
export async function endCollectionsWithout(
  isAllowed: (host: string) => Promise<boolean>,
  at: Date,
  db: PilotlightDatabase = database,
): Promise<void> {
  const running = await db.collections.where('state').equals('running').toArray();
  for (const { id, host } of running) {
    if (!(await isAllowed(host))) {
      await endCollection(id, { state: 'failed', problem: { code: 'collect_permission_gone' } }, at, db);
    }
  }
}

export type CollectedTickets = {
  query: string;
  queryUrl: string;
  /** How many tickets the host counts, where it counts. */
  total?: number | undefined;
  tickets: readonly TicketReading[];
};

/**
 * Keeps a collection that came to its end: all its tickets and its result in one transaction, or none of it.
 *
 * @throws AppError `collect_recipe_changed` when the recipe was changed while its tickets were read.
 */
export function finishCollection(
  collection: Collection,
  collected: CollectedTickets,
  author: Author,
  db: PilotlightDatabase = database,
): Promise<void> {
  return commit(db, author, async (unit) => {
    const recipe = (await unit.listGroup('recipe', collection.metricId)).find(
      ({ id }) => id === collection.recipeId,
    );
    const workspace = await unit.get('workspace', 'meta:policy');
    if (!workspace || recipe?.version !== collection.recipeVersion || recipe.status !== 'active') {
      throw new AppError('collect_recipe_changed');
    }
    const period = { start: collection.periodStart, end: collection.periodEnd };
    const known = await listObservations(recipe.id, period, workspace.timeZone, unit.db);
    const delivered = await keepTickets(unit, recipe, collection, collected.tickets);
    const result = collectionResult(
      delivered,
      known.filter(({ recipeVersion }) => recipeVersion === recipe.version).map(({ entityKey }) => entityKey),
      { total: collected.total, received: new Set(collected.tickets.map(({ key }) => key)).size },
      withinPeriod(period, workspace.timeZone),
    );
    const { query, queryUrl } = collected;
    await unit.db.collections.put({
      ...collection,
      at: unit.now,
      state: 'done',
      read: collected.tickets.length,
      query,
      queryUrl,
      result,
    });
  });
}

/** One observation per ticket, in place of what it said before. Answers those of this run. */
async function keepTickets(
  { db, now }: Unit,
  recipe: Recipe,
  collection: Collection,
  tickets: readonly TicketReading[],
): Promise<Observation[]> {
  const sighting = { seenAt: now, collectedVia: 'query', runId: collection.id } as const;
  const byKey = new Map(tickets.map((ticket) => [ticket.key, ticket]));
  const before = await db.observations.bulkGet([...byKey.keys()].map((key) => observationId(recipe.id, key)));
  const delivered: Observation[] = [];
  const kept: Observation[] = [];
  [...byKey.values()].forEach((ticket, index) => {
    const earlier = before[index];
    const measured = measureTicket(recipe, ticket);
    const next = newObservation(recipe, ticket, measured, sighting);
    if (next) {
      delivered.push(next);
      kept.push(replaceObservation(earlier, next));
    } else if (earlier) {
      const reason = measured.kind === 'open' ? 'reopened' : 'left_population';
      kept.push(withdrawObservation(earlier, ticket, reason, now));
    }
  });
  await db.observations.bulkPut(kept);
  return delivered;
}
