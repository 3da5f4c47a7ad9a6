import { describe, expect, test } from 'vitest';
import { outcomeFor } from '@/components/dashboard/initiative/decision-outcome';
import { badExample, scopeDraft, scopeOf } from '@/components/dashboard/initiative/scope-draft';
import { placeOfCriterion, sectionOf } from '@/components/dashboard/initiative/sections';
import { CRITERIA } from '@/lib/domain/criteria';
import { readyRecords } from '../../domain/records';

const { scope } = readyRecords().initiative;

describe('the scope as it is typed', () => {
  test('what is not touched comes back as it was', () => {
    const { inputs, outputs, ...rest } = scopeOf(scopeDraft(scope), scope);
    expect(rest).toEqual({ ...scope, inputs: undefined, outputs: undefined, ...rest });
    expect(inputs[0]?.exampleRef?.key).toBe('OPS-7');
    expect(outputs[0]?.exampleRef?.key).toBe('OPS-7');
  });

  test('a pasted address names its page; one that opens no page is marked and kept out', () => {
    const row = { name: 'Invoice', url: 'https://jira.example.com/browse/PAY-1?x=1' };
    const draft = { ...scopeDraft(scope), inputs: [row, { name: 'Bad', url: 'javascript:alert(1)' }] };
    const { inputs } = scopeOf(draft, scope);
    expect(inputs[0]?.exampleRef).toMatchObject({ host: 'jira.example.com', key: 'PAY-1' });
    expect(inputs[1]).toEqual({ name: 'Bad' });
    expect([badExample(row), badExample(draft.inputs[1]!)]).toEqual([false, true]);
  });
});

test('every criterion has a place where it can be met', () => {
  for (const { id } of CRITERIA)
    expect(placeOfCriterion('A', { id })).toMatch(/^(#\/initiative\/A|\/options)/);
  expect(placeOfCriterion('A', { id: 'P3-BIAS' })).toBe('#/initiative/A/review/bias');
  const missing = [{ id: 'missing.headline_metric', suppliedBy: 'business_owner' as const }];
  expect(placeOfCriterion('A', { id: 'P1-METRICS', missing })).toBe('#/initiative/A/metric/new');
  expect(placeOfCriterion('A', { id: 'P1-METRICS', state: 'met_late' })).toBeUndefined();
  expect(sectionOf('nonsense')).toBe('overview');
});

test('US-7.2: the outcome that fits is told once everything is rated', () => {
  expect(outcomeFor(['adequate', undefined])).toBeUndefined();
  expect(outcomeFor(['missing', undefined])).toBe('changes_requested');
  expect(outcomeFor(['adequate', 'adequate'])).toBe('approved');
  expect(outcomeFor(['adequate', 'partial'])).toBe('approved_with_conditions');
  expect(outcomeFor(['partial', 'missing'])).toBe('changes_requested');
});
