import { describe, expect, test } from 'vitest';
import { conditionWeight, evaluateCondition } from '@/lib/domain/mapping/condition';
import type { Condition } from '@/lib/domain/mapping/rule';
import { FIELD_WEIGHTS } from '@/lib/domain/work-item';
import { eq, not, workItem } from './builders';

type Value = string | string[];
type Row = [
  tool: keyof typeof FIELD_WEIGHTS,
  field: string,
  op: Condition['op'],
  value: Value,
  seen: Value,
  boolean,
];

const ROWS: Row[] = [
  ['jira', 'projectKey', 'eq', 'ops', 'OPS', true],
  ['jira', 'issueKey', 'eq', 'OPS-7', 'ops-7', true],
  ['jira', 'issueKey', 'eq', 'OPS-7', 'OPS-77', false],
  ['jira', 'epicKey', 'in', ['ops-1', 'ops-2'], 'OPS-2', true],
  ['jira', 'parentKey', 'in', ['ops-1'], 'OPS-2', false],
  ['jira', 'label', 'eq', 'ai', ['bug', 'ai'], true],
  ['jira', 'label', 'eq', 'AI', ['ai'], false],
  ['jira', 'label', 'eq', 'ai', [], false],
  ['jira', 'label', 'contains', 'ai', ['ai-triage'], false],
  ['jira', 'label', 'contains', 'ai', 'ai-triage', false],
  ['jira', 'label', 'contains', ['x', 'ai'], ['ai'], true],
  ['jira', 'label', 'starts_with', 'ai-', ['bug', 'ai-triage'], true],
  ['jira', 'issueType', 'contains', 'tor', 'Story', true],
  ['jira', 'issueType', 'eq', 'story', 'Story', false],
  ['servicenow', 'sysId', 'eq', '0C5F3CECE1B12010F877971DEA0B1449', '0c5f3cece1b12010f877971dea0b1449', true],
  ['servicenow', 'number', 'eq', 'inc0010001', 'INC0010001', true],
  ['servicenow', 'table', 'eq', 'Incident', 'incident', false],
  ['servicenow', 'assignmentGroup', 'eq', 'Payroll', 'Payroll', true],
  ['confluence', 'spaceKey', 'eq', '~Ada', '~ada', true],
  ['confluence', 'titlePrefix', 'starts_with', 'AI:', 'AI: plan', true],
  ['confluence', 'titlePrefix', 'starts_with', 'AI:', 'Our AI: plan', false],
  ['confluence', 'titlePrefix', 'eq', 'AI:', 'AI: plan', false],
  ['confluence', 'ancestorId', 'eq', '2', ['1', '2'], true],
  ['generic', 'pathPrefix', 'starts_with', '/fin', '/fin/report', true],
  ['generic', 'pathPrefix', 'starts_with', '/fin', '/fin', true],
  ['generic', 'pathPrefix', 'starts_with', '/fin/', '/fin', true],
  ['generic', 'pathPrefix', 'starts_with', 'fin', '/fin/', true],
  ['generic', 'pathPrefix', 'starts_with', '/fin', '/finance', false],
  ['generic', 'pathPrefix', 'starts_with', '/', '/anything', true],
  ['generic', 'pathPrefix', 'starts_with', '/Fin', '/fin', false],
  ['generic', 'pathPrefix', 'starts_with', '/a b', '/a%20b/c', true],
  ['generic', 'pathPrefix', 'starts_with', '/a/b', '/a%2Fb', false],
  ['generic', 'pathPrefix', 'starts_with', '/100%', '/100%/x', true],
  ['generic', 'pathPrefix', 'eq', '/fin', '/fin/', true],
  ['generic', 'pathPrefix', 'eq', '/fin', '/fin/report', false],
  ['generic', 'pathPrefix', 'contains', 'nan', '/finance', true],
  ['generic', 'queryParam', 'eq', 'view=ai', ['id=1', 'view=ai'], true],
];

test.each(ROWS)(
  '%s %s %s %j on %j: %s, and the contrary when negated',
  (tool, field, op, value, seen, holds) => {
    const { fields } = workItem({ [field]: seen });
    const condition: Condition = { field, op, value };
    expect(evaluateCondition(condition, fields, tool)).toEqual({
      ...{ field, op, negate: false, expected: value, observed: seen, source: 'url' },
      result: String(holds),
    });
    expect(evaluateCondition(not(condition), fields, tool)).toMatchObject({
      negate: true,
      result: String(!holds),
    });
  },
);

describe('what cannot be seen is unknown', () => {
  test.each([eq('label', 'ai'), not(eq('label', 'ai'))])('a field that was not read: %j', (condition) => {
    const result = evaluateCondition(condition, workItem({ projectKey: 'OPS' }).fields, 'jira');
    expect(result.result).toBe('unknown');
    expect(result).not.toHaveProperty('observed');
  });

  test.each(['colour', 'table', 'constructor', '__proto__', 'toString'])(
    'a field that the tool does not have, even when it was read: %s',
    (field) => {
      const fields = Object.fromEntries([[field, { value: 'x', source: 'dom' as const }]]);
      const condition = eq(field, 'x');
      expect(evaluateCondition(condition, fields, 'jira').result).toBe('unknown');
      expect(evaluateCondition(not(condition), fields, 'jira').result).toBe('unknown');
      expect(conditionWeight(condition, 'jira')).toBe(0);
    },
  );

  test('an empty list is known to be empty', () => {
    const { fields } = workItem({ label: [] });
    expect(evaluateCondition(not(eq('label', 'ai')), fields, 'jira').result).toBe('true');
  });
});

describe('specificity', () => {
  test('a condition weighs what its field does, whatever its operator', () => {
    for (const [tool, weights] of Object.entries(FIELD_WEIGHTS)) {
      for (const [field, weight] of Object.entries(weights)) {
        if (field === 'pathPrefix') continue;
        for (const op of ['eq', 'in', 'contains', 'starts_with'] as const) {
          const condition: Condition = { field, op, value: ['a', 'b'] };
          expect(conditionWeight(condition, tool as keyof typeof FIELD_WEIGHTS)).toBe(weight);
          expect(conditionWeight(not(condition), tool as keyof typeof FIELD_WEIGHTS)).toBe(0);
        }
      }
    }
  });

  test.each([
    ['/', 10],
    ['/fin', 11],
    ['/fin/', 11],
    ['/fin//a/b', 13],
    [['/fin/a/b', '/hr'], 11],
  ])('a path prefix %j weighs %i', (value, weight) => {
    expect(conditionWeight({ field: 'pathPrefix', op: 'starts_with', value }, 'generic')).toBe(weight);
  });
});

test('threat 26: hostile values are answered, not executed', () => {
  const value = `${'(a+)+'.repeat(79)}$`;
  const { fields } = workItem({ issueType: 'a'.repeat(2048), pathPrefix: '/%'.repeat(1024) });
  for (const op of ['eq', 'in', 'contains', 'starts_with'] as const) {
    expect(evaluateCondition({ field: 'issueType', op, value }, fields, 'jira').result).toBe('false');
    expect(evaluateCondition({ field: 'pathPrefix', op, value }, fields, 'generic').result).toBe('false');
  }
});
