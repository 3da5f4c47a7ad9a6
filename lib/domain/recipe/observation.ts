import { evaluateCondition } from '../mapping/condition';
import type { Condition, Truth } from '../mapping/rule';
import type { Instant, Tool } from '../primitives';
import { withoutUndefined } from '../without-undefined';
import type { Recipe } from './recipe';
import { momentOf, type TicketReading, type Wanted } from './ticket-reading';

/**
 * Why a ticket of the population does not count. The first group is known of it, the second is what could not be read:
 * only the first kind leaves a census whole.
 */
export const EXCLUSIONS = {
  condition: 'known',
  reopened: 'known',
  left_population: 'known',
  ends_before_start: 'known',
  start_missing: 'known',
  value_missing: 'known',
  population_unreadable: 'unreadable',
  condition_unreadable: 'unreadable',
  start_unreadable: 'unreadable',
  end_unreadable: 'unreadable',
  value_unreadable: 'unreadable',
  not_delivered: 'unreadable',
} as const satisfies Record<string, 'known' | 'unreadable'>;
export type Exclusion = keyof typeof EXCLUSIONS;

/** What one ticket says about one metric. Local: it never leaves the device. */
export type Observation = {
  /** `<recipe>|<entity key>`: a ticket says one thing at a time. */
  id: string;
  recipeId: string;
  recipeVersion: number;
  entityKey: string;
  url: string;
  start?: Instant;
  /** Decides the period. Absent for a ticket that was re-opened or whose end could not be read. */
  end?: Instant;
  /** The number of a field, or 1 and 0 for a flag. A duration is computed from start and end when it is needed. */
  value?: number;
  excluded?: Exclusion;
  seenAt: Instant;
  source: 'api' | 'dom';
  adapterVersion: string;
  collectedVia: 'visit' | 'query';
  /** The collection that brought it. */
  runId?: string;
  /** What it said before, oldest first. */
  earlier: EarlierObservation[];
};
export type EarlierObservation = Omit<Observation, 'id' | 'recipeId' | 'entityKey' | 'url' | 'earlier'>;

/** How much of a ticket's past is kept. */
const HISTORY_LIMIT = 20;

export type Measured =
  /** Not of this population. */
  | { kind: 'outside' }
  /** Of it, and not finished. */
  | { kind: 'open' }
  | { kind: 'measured'; start?: Instant; end: Instant; value?: number }
  | { kind: 'excluded'; reason: Exclusion; start?: Instant; end?: Instant };

/** Applies a recipe to one ticket. */
export function measureTicket(recipe: Recipe, ticket: TicketReading): Measured {
  const belongs = allHold(recipe.population, ticket, recipe.tool);
  if (belongs === 'false') return { kind: 'outside' };
  const end = momentOf(recipe.end, ticket);
  if (end === null) return { kind: 'open' };
  if (belongs === 'unknown') return excluded('population_unreadable', end);
  if (end === undefined) return excluded('end_unreadable', end);
  const drop = anyHolds(recipe.exclude, ticket, recipe.tool);
  if (drop === 'true') return excluded('condition', end);
  if (drop === 'unknown') return excluded('condition_unreadable', end);
  switch (recipe.value) {
    case 'duration':
      return measureDuration(recipe, ticket, end);
    case 'field': {
      const value = ticket.numbers?.[recipe.valueField ?? ''];
      if (value === undefined) return excluded('value_unreadable', end);
      return value === null ? excluded('value_missing', end) : { kind: 'measured', end, value };
    }
    case 'flag_rate': {
      const flagged = allHold(recipe.flag ?? [], ticket, recipe.tool);
      if (flagged === 'unknown') return excluded('value_unreadable', end);
      return { kind: 'measured', end, value: flagged === 'true' ? 1 : 0 };
    }
  }
}

function measureDuration(recipe: Recipe, ticket: TicketReading, end: Instant): Measured {
  const start = momentOf(recipe.start, ticket);
  if (start === undefined) return excluded('start_unreadable', end);
  if (start === null) return excluded('start_missing', end);
  if (Date.parse(end) < Date.parse(start)) return { ...excluded('ends_before_start', end), start };
  return { kind: 'measured', start, end };
}

function excluded(reason: Exclusion, end: Instant | undefined): Measured & { kind: 'excluded' } {
  return end === undefined ? { kind: 'excluded', reason } : { kind: 'excluded', reason, end };
}

function allHold(conditions: readonly Condition[], { fields }: TicketReading, tool: Tool): Truth {
  const results = conditions.map((one) => evaluateCondition(one, fields, tool).result);
  if (results.includes('false')) return 'false';
  return results.includes('unknown') ? 'unknown' : 'true';
}

function anyHolds(conditions: readonly Condition[], { fields }: TicketReading, tool: Tool): Truth {
  const results = conditions.map((one) => evaluateCondition(one, fields, tool).result);
  if (results.includes('true')) return 'true';
  return results.includes('unknown') ? 'unknown' : 'false';
}

/** How and when a ticket was read. */
export type Sighting = { seenAt: Instant; collectedVia: 'visit' | 'query'; runId?: string };

/** The observation a measured ticket makes, or nothing where there is nothing to keep. */
export function newObservation(
  recipe: Recipe,
  ticket: TicketReading,
  measured: Measured,
  sighting: Sighting,
): Observation | undefined {
  if (measured.kind === 'outside' || measured.kind === 'open') return undefined;
  return withoutUndefined({
    id: observationId(recipe.id, ticket.key),
    recipeId: recipe.id,
    recipeVersion: recipe.version,
    entityKey: ticket.key,
    url: ticket.url,
    start: measured.start,
    end: measured.end,
    value: measured.kind === 'measured' ? measured.value : undefined,
    excluded: measured.kind === 'excluded' ? measured.reason : undefined,
    seenAt: sighting.seenAt,
    source: ticket.source,
    adapterVersion: ticket.adapterVersion,
    collectedVia: sighting.collectedVia,
    runId: sighting.runId,
    earlier: [],
  });
}

export const observationId = (recipeId: string, entityKey: string): string => `${recipeId}|${entityKey}`;

/**
 * What is kept when a ticket is read again: one observation, with what it said before as its history. A reading that is
 * older than the one already kept changes nothing, and neither does one that says the same; only a query's reading takes
 * the place of an equal one, because it says that the ticket was part of the whole.
 */
export function replaceObservation(before: Observation | undefined, next: Observation): Observation {
  if (!before) return next;
  if (next.seenAt < before.seenAt) return before;
  if (saysTheSame(before, next)) {
    return next.collectedVia === 'query' ? { ...next, earlier: before.earlier } : before;
  }
  return { ...next, earlier: remember(before) };
}

/** A ticket that is open again, or no longer of the population: it does not count, and what it said is kept. */
export function withdrawObservation(
  before: Observation,
  ticket: TicketReading,
  reason: 'reopened' | 'left_population',
  seenAt: Instant,
): Observation {
  if (before.excluded === reason || seenAt < before.seenAt) return before;
  return {
    id: before.id,
    recipeId: before.recipeId,
    recipeVersion: before.recipeVersion,
    entityKey: before.entityKey,
    url: before.url,
    excluded: reason,
    seenAt,
    source: ticket.source,
    adapterVersion: ticket.adapterVersion,
    collectedVia: 'visit',
    earlier: remember(before),
  };
}

function remember({ id, recipeId, entityKey, url, earlier, ...said }: Observation): EarlierObservation[] {
  return [...earlier, said].slice(-HISTORY_LIMIT);
}

function saysTheSame(a: Observation, b: Observation): boolean {
  return (
    a.recipeVersion === b.recipeVersion &&
    a.start === b.start &&
    a.end === b.end &&
    a.value === b.value &&
    a.excluded === b.excluded
  );
}

/** What has to be read of a ticket so that a recipe can be applied to it. */
export function wantedBy(recipes: readonly Pick<Recipe, 'start' | 'end' | 'value' | 'valueField'>[]): Wanted {
  const events = recipes.flatMap(({ start, end, value }) => (value === 'duration' ? [start, end] : [end]));
  const moments = events.flatMap((event) => (event.kind === 'field' ? [event.field] : []));
  const numbers = recipes.flatMap(({ value, valueField }) =>
    value === 'field' && valueField ? [valueField] : [],
  );
  return {
    history: events.some(({ kind }) => kind === 'first_entered_status'),
    moments: [...new Set(moments)],
    numbers: [...new Set(numbers)],
  };
}
