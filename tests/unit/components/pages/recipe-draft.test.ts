import { describe, expect, test } from 'vitest';
import { newDraft, recipeInput, withTool } from '@/components/dashboard/recipe/recipe-draft';
import { recipeSentence } from '@/components/dashboard/recipe/recipe-words';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import type { MetricView } from '@/lib/domain/overview-types';
import { createTranslator } from '@/lib/i18n/translator';

const metric = (change: Partial<MetricView> = {}) =>
  ({
    needsDenominator: false,
    unit: { dimension: 'duration', code: 'min', decimals: 0 },
    ...change,
  }) as MetricView;
const META = { metricId: '01J0000000000000000000000M', version: undefined, status: 'active' as const };

describe('writing down how a metric is measured', () => {
  test('a metric of time starts as a duration, a share as a share of tickets', () => {
    expect(newDraft(metric())).toMatchObject({ value: 'duration', end: { kind: 'resolved' } });
    expect(newDraft(metric({ needsDenominator: true })).value).toBe('flag_rate');
    expect(newDraft(metric({ unit: { dimension: 'score', code: 'points', decimals: 0 } })).value).toBe(
      'field',
    );
  });

  test('values between commas become several, empty rows are left out, the address is trimmed', () => {
    const input = recipeInput(
      {
        ...newDraft(metric()),
        host: ' Jira.Example.com ',
        population: [
          { field: 'label', op: 'eq', value: 'a, b ,' },
          { field: 'issueType', op: 'eq', value: ' ' },
        ],
        minN: 'many',
      },
      META,
    );
    expect(input).toMatchObject({
      host: 'jira.example.com',
      population: [{ field: 'label', op: 'in', value: ['a', 'b'] }],
      minN: 10,
    });
    expect(input).not.toHaveProperty('version');
  });

  test('another tool keeps no condition or moment that it does not know', () => {
    const draft = withTool(
      { ...newDraft(metric()), start: { kind: 'first_entered_status', status: 'x' } },
      'servicenow',
    );
    expect(draft).toMatchObject({ start: { kind: 'created' }, population: [{ field: 'table' }] });
    expect(withTool(newDraft(metric()), 'confluence').end).toEqual({ kind: 'field', field: 'lastmodified' });
  });
});

describe('a recipe in words', () => {
  const recipe = {
    ...recipeInput(newDraft(metric()), META),
    host: 'jira.example.com',
    population: [{ field: 'projectKey', op: 'eq' as const, value: 'OPS' }],
    exclude: [{ field: 'issueType', op: 'eq' as const, value: 'Epic' }],
    end: { kind: 'first_entered_status' as const, status: 'In progress' },
  };

  test('says from which moment to which, on whose clock, and of which tickets, in both languages', () => {
    const en = createTranslator('en', PAGE_CATALOGUE.en);
    expect(recipeSentence(recipe, en)).toBe(
      'The time from created to first coming to “In progress”, nights and weekends included, of Jira tickets whose project is OPS, on jira.example.com. Not counted: work type is Epic.',
    );
    const de = createTranslator('de', PAGE_CATALOGUE.de);
    expect(recipeSentence(recipe, de)).toContain('zuerst im Status „In progress“');
  });

  test('never calls elapsed time saved, and shows what is still open', () => {
    const en = createTranslator('en', PAGE_CATALOGUE.en);
    const open = recipeSentence({ ...recipe, host: '', population: [], calendar: 'working_hours' }, en);
    expect(open).toContain('working hours only');
    expect(open).toContain('whose …, on …');
    expect(open).not.toMatch(/saved/);
  });
});
