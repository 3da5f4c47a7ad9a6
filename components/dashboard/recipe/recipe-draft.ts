import type { MetricView } from '@/lib/domain/overview-types';
import type { Tool } from '@/lib/domain/primitives';
import type { Recipe, RecipeContent, RecipeEvent } from '@/lib/domain/recipe/recipe';
import { TOOL_EVENTS } from '@/lib/domain/recipe/recipe-invariants';
import { WORKSPACE_DEFAULTS } from '@/lib/domain/workspace';
import type { RecipeInput } from '@/lib/messaging/messages/tickets';

/** Tools whose tickets can be read. */
export const RECIPE_TOOLS = ['jira', 'servicenow', 'confluence'] as const satisfies readonly Tool[];

/** A recipe while it is being written; numbers as typed. */
export type RecipeDraft = Omit<RecipeContent, 'minN'> & { minN: string };

/**
 * A new recipe for a metric: a share counts tickets, anything in units of time measures from created to resolved.
 *
 * @param minN how many tickets the organisation wants behind a value.
 */
export function newDraft(
  { needsDenominator, unit }: MetricView,
  minN: number = WORKSPACE_DEFAULTS.thresholds.minN,
): RecipeDraft {
  return {
    tool: 'jira',
    host: '',
    population: [{ field: 'projectKey', op: 'eq', value: '' }],
    start: { kind: 'created' },
    end: { kind: 'resolved' },
    calendar: 'elapsed',
    exclude: [],
    value: needsDenominator ? 'flag_rate' : unit.dimension === 'duration' ? 'duration' : 'field',
    ...(needsDenominator && { flag: [{ field: 'label', op: 'contains', value: '' }] }),
    minN: String(minN),
  };
}

export function draftOf(recipe: Recipe): RecipeDraft {
  const { tool, host, population, start, end, calendar, exclude, value, valueField, flag, minN } = recipe;
  return {
    ...{ tool, host, population, start, end, calendar, exclude, value },
    ...(valueField !== undefined && { valueField }),
    ...(flag !== undefined && { flag }),
    minN: String(minN),
  };
}

/** The same for another tool: conditions and moments that it does not know would be refused. */
export function withTool(draft: RecipeDraft, tool: Tool): RecipeDraft {
  const container = { jira: 'projectKey', servicenow: 'table', confluence: 'spaceKey', generic: '' }[tool];
  const fits = (event: RecipeEvent): RecipeEvent =>
    TOOL_EVENTS[tool].includes(event.kind) ? event : { kind: 'created' };
  return {
    ...draft,
    tool,
    population: [{ field: container, op: 'eq', value: '' }],
    exclude: [],
    start: fits(draft.start),
    end: tool === 'confluence' ? { kind: 'field', field: 'lastmodified' } : fits(draft.end),
  };
}

/** What the message carries. Empty rows are left out; several values of one row stand between commas. */
export function recipeInput(
  draft: RecipeDraft,
  { metricId, version, status }: { metricId: string; version: number | undefined; status: Recipe['status'] },
): RecipeInput {
  const { minN, flag, valueField, population, exclude, host, ...rest } = draft;
  const asked = Number(minN);
  return {
    ...rest,
    metricId,
    status,
    ...(version !== undefined && { version }),
    host: host.trim().toLowerCase(),
    population: filled(population),
    exclude: filled(exclude),
    ...(draft.value === 'flag_rate' && { flag: filled(flag ?? []) }),
    ...(draft.value === 'field' && valueField?.trim() && { valueField: valueField.trim() }),
    minN: Number.isInteger(asked) && asked > 0 ? asked : WORKSPACE_DEFAULTS.thresholds.minN,
  };
}

function filled(conditions: RecipeContent['population']): RecipeInput['population'] {
  return conditions.flatMap(({ field, op, value, negate }) => {
    const values = (typeof value === 'string' ? value.split(',') : value)
      .map((one) => one.trim())
      .filter(Boolean);
    const [first] = values;
    if (first === undefined) return [];
    const one = values.length === 1;
    return [{ field, op: one ? op : 'in', value: one ? first : values, ...(negate && { negate }) }];
  });
}
