import type { Collection } from '@/lib/domain/recipe/collection';
import { measureTicket, newObservation, type Observation } from '@/lib/domain/recipe/observation';
import type { Recipe } from '@/lib/domain/recipe/recipe';
import type { TicketReading } from '@/lib/domain/recipe/ticket-reading';
import { envelope, ID } from '../records';

export const RECIPE_ID = '01J0000000000000000000000R';
export const PERIOD = { start: '2026-10-01', end: '2026-10-31' };

export function recipe(change: Partial<Recipe> = {}): Recipe {
  return {
    ...envelope,
    id: RECIPE_ID,
    createdAt: envelope.at,
    createdBy: envelope.by,
    initiativeId: ID.initiative,
    metricId: ID.metric,
    version: 1,
    status: 'active',
    tool: 'jira',
    host: 'jira.example.com',
    population: [{ field: 'projectKey', op: 'eq', value: 'OPS' }],
    start: { kind: 'created' },
    end: { kind: 'resolved' },
    calendar: 'elapsed',
    exclude: [],
    value: 'duration',
    minN: 10,
    ...change,
  };
}

/** A finished ticket of the population, read through the interface of its host. */
export function ticket(key: string, change: Partial<TicketReading> = {}): TicketReading {
  return {
    key,
    url: `https://jira.example.com/browse/${key}`,
    fields: {
      issueKey: { value: key, source: 'api' },
      projectKey: { value: 'OPS', source: 'api' },
      label: { value: [], source: 'api' },
      issueType: { value: 'Bug', source: 'api' },
    },
    created: '2026-10-05T08:00:00.000Z',
    resolved: '2026-10-05T08:30:00.000Z',
    closed: '2026-10-05T08:30:00.000Z',
    source: 'api',
    adapterVersion: '1.0',
    ...change,
  };
}

export const SEEN_AT = '2026-11-02T09:00:00.000Z';
export const RUN_ID = '01J000000000000000000000RN';

/** The observation that a ticket makes. */
export function observed(
  of: Recipe,
  reading: TicketReading,
  sighting: { seenAt?: string; collectedVia?: 'visit' | 'query' } = {},
): Observation {
  const collectedVia = sighting.collectedVia ?? 'visit';
  const observation = newObservation(of, reading, measureTicket(of, reading), {
    seenAt: sighting.seenAt ?? SEEN_AT,
    collectedVia,
    ...(collectedVia === 'query' ? { runId: RUN_ID } : {}),
  });
  if (!observation) throw new Error(`${reading.key} makes no observation`);
  return observation;
}

/** Tickets that took `minutes` each, resolved one after the other in October. */
export function ticketsOf(minutes: readonly number[]): TicketReading[] {
  return minutes.map((length, index) => {
    const start = Date.parse('2026-10-05T08:00:00.000Z') + index * 3_600_000;
    const resolved = new Date(start + length * 60_000).toISOString();
    return ticket(`OPS-${index + 1}`, { created: new Date(start).toISOString(), resolved, closed: resolved });
  });
}

export function collection(change: Partial<Collection> = {}): Collection {
  return {
    id: RUN_ID,
    recipeId: RECIPE_ID,
    recipeVersion: 1,
    metricId: ID.metric,
    initiativeId: ID.initiative,
    host: 'jira.example.com',
    periodStart: PERIOD.start,
    periodEnd: PERIOD.end,
    startedAt: SEEN_AT,
    at: SEEN_AT,
    by: 'owner',
    state: 'done',
    query: 'project = "OPS"',
    queryUrl: 'https://jira.example.com/issues/?jql=project',
    read: 0,
    ...change,
  };
}
