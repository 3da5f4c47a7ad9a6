import type { Problem } from '../errors';
import { fieldWeight } from '../mapping/rule-fields';
import type { Metric } from '../metric-records';
import type { Tool } from '../primitives';
import { needsDenominator } from '../sample-value';
import type { RecipeContent, RecipeEvent } from './recipe';
import { durationUnit } from './working-time';

/** Which events a tool's pages or interface can tell. ServiceNow is read from the page alone. */
export const TOOL_EVENTS: Record<Tool, readonly RecipeEvent['kind'][]> = {
  jira: ['created', 'resolved', 'closed', 'first_entered_status', 'field'],
  servicenow: ['created', 'resolved', 'closed'],
  confluence: ['created', 'field'],
  generic: [],
};

/** Whether tickets of a period can be searched for there, or are only ever seen when somebody opens them. */
export const canSearch = (tool: Tool): boolean => tool === 'jira' || tool === 'confluence';

/** What is wrong with a recipe for this metric, by field. */
export function checkRecipe(recipe: RecipeContent, metric: Metric): Problem[] {
  return [
    ...placeProblems(recipe),
    ...conditionProblems(recipe),
    ...eventProblems(recipe),
    ...valueProblems(recipe, metric),
  ];
}

function placeProblems({ tool, host }: RecipeContent): Problem[] {
  if (TOOL_EVENTS[tool].length === 0) return [{ code: 'recipe_tool_unreadable', field: 'tool' }];
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(host)
    ? []
    : [{ code: 'recipe_host_exact', field: 'host' }];
}

function conditionProblems({ tool, population, exclude, flag = [] }: RecipeContent): Problem[] {
  const problems: Problem[] = [];
  if (!population.some(({ negate }) => negate !== true)) {
    problems.push({ code: 'recipe_population_required', field: 'population' });
  }
  for (const [field, conditions] of Object.entries({ population, exclude, flag })) {
    const unknown = conditions.find((condition) => fieldWeight(tool, condition.field) === undefined);
    if (unknown) problems.push({ code: 'recipe_field_unknown', field, values: { name: unknown.field } });
  }
  return problems;
}

function eventProblems({ tool, start, end, value }: RecipeContent): Problem[] {
  const events = value === 'duration' ? { start, end } : { end };
  const problems: Problem[] = Object.entries(events).flatMap(([field, event]) =>
    TOOL_EVENTS[tool].includes(event.kind) ? [] : [{ code: 'recipe_event_unreadable' as const, field }],
  );
  if (value === 'duration' && JSON.stringify(start) === JSON.stringify(end)) {
    problems.push({ code: 'recipe_same_event', field: 'end' });
  }
  return problems;
}

function valueProblems(recipe: RecipeContent, metric: Metric): Problem[] {
  const field = 'value';
  const share = needsDenominator(metric);
  if (metric.direction === 'milestone') return [{ code: 'recipe_milestone', field }];
  switch (recipe.value) {
    case 'duration':
      if (share || metric.unit.dimension !== 'duration') return [{ code: 'recipe_needs_duration', field }];
      return durationUnit(metric.unit.code, recipe.calendar) === undefined
        ? [{ code: 'recipe_unit_unknown', field, values: { unit: metric.unit.code } }]
        : [];
    case 'field':
      if (share) return [{ code: 'recipe_needs_share', field }];
      return recipe.valueField ? [] : [{ code: 'recipe_value_field_required', field: 'valueField' }];
    case 'flag_rate':
      if (!share) return [{ code: 'recipe_needs_number', field }];
      return recipe.flag?.length ? [] : [{ code: 'recipe_flag_required', field: 'flag' }];
  }
}
