import { describe, expect, it } from 'vitest';
import { measuresTheSame } from '@/lib/domain/recipe/recipe';
import { checkRecipe } from '@/lib/domain/recipe/recipe-invariants';
import { metric } from '../records';
import { recipe } from './fixtures';

const codes = (change: Parameters<typeof recipe>[0], measured = metric()) =>
  checkRecipe(recipe(change), measured).map(({ code, field }) => `${field}: ${code}`);
const share = metric({ unit: { dimension: 'percent', code: '%', decimals: 1 }, aggregation: 'rate' });

describe('a recipe (7.7)', () => {
  it('is accepted when it names tickets, two moments and a unit of time', () => {
    expect(codes({})).toEqual([]);
  });

  it.each([
    [{ tool: 'generic' as const }, 'tool: recipe_tool_unreadable'],
    [{ host: '*.atlassian.net' }, 'host: recipe_host_exact'],
    [{ host: 'jira.example.com/browse' }, 'host: recipe_host_exact'],
    [{ population: [] }, 'population: recipe_population_required'],
    [
      { population: [{ field: 'projectKey', op: 'eq' as const, value: 'A', negate: true }] },
      'population: recipe_population_required',
    ],
    [{ exclude: [{ field: 'mood', op: 'eq' as const, value: 'x' }] }, 'exclude: recipe_field_unknown'],
    [{ end: { kind: 'created' as const } }, 'end: recipe_same_event'],
    [{ value: 'field' as const }, 'valueField: recipe_value_field_required'],
    [{ value: 'flag_rate' as const }, 'value: recipe_needs_number'],
  ])('refuses %o and names field and reason', (change, problem) => {
    expect(codes(change)).toContain(problem);
  });

  it('asks ServiceNow for no status history, because its page does not show one', () => {
    const change = {
      tool: 'servicenow' as const,
      population: [{ field: 'table', op: 'eq' as const, value: 'incident' }],
      start: { kind: 'first_entered_status' as const, status: 'Open' },
    };
    expect(codes(change)).toEqual(['start: recipe_event_unreadable']);
  });

  it('must fit the metric: time for durations, a share for shares, nothing for milestones', () => {
    expect(codes({}, share)).toEqual(['value: recipe_needs_duration']);
    expect(codes({}, metric({ unit: { dimension: 'duration', code: 'sprints', decimals: 0 } }))).toEqual([
      'value: recipe_unit_unknown',
    ]);
    expect(codes({ value: 'flag_rate' }, share)).toEqual(['flag: recipe_flag_required']);
    expect(codes({}, metric({ direction: 'milestone' }))).toEqual(['value: recipe_milestone']);
  });

  it('measures the same when only author, time or switch differ', () => {
    expect(measuresTheSame(recipe(), recipe({ status: 'off', version: 7 }))).toBe(true);
    expect(measuresTheSame(recipe(), recipe({ calendar: 'working_hours' }))).toBe(false);
  });
});
