import { describe, expect, test } from 'vitest';
import type { Rule } from '@/lib/domain/mapping/rule';
import { createRuleIndex, lookupKeys, ruleKeys } from '@/lib/domain/mapping/rule-index';
import type { WorkItem } from '@/lib/domain/work-item';
import { eq, issue, not, rule, workItem } from './builders';

function many(count: number, make: (at: number) => Rule): Rule[] {
  return Array.from({ length: count }, (_, at) => make(at));
}

function names(rules: Rule[], page: WorkItem): string[] {
  return createRuleIndex(rules)
    .candidates(page)
    .map(({ name }) => name)
    .sort();
}

describe('10,000 rules on one site cost a handful of rows', () => {
  const projects = many(10_000, (at) => rule(`P${at}`, [eq('projectKey', `K${at}`)]));

  test('one project each', () => {
    expect(names(projects, issue('K42-7'))).toEqual(['P42']);
  });

  test('one project and the same label each, also where labels cannot be read', () => {
    const rules = many(10_000, (at) => rule(`P${at}`, [eq('projectKey', `K${at}`), eq('label', `l${at}`)]));
    expect(names(rules, issue('K42-7'))).toEqual(['P42']);
    expect(names(rules, issue('K42-7', { label: ['l42'] }))).toEqual(['P42']);
    expect(names(rules, issue('K42-7', { label: [] }))).toEqual([]);
  });

  test('one label each in the same project', () => {
    const rules = many(10_000, (at) => rule(`P${at}`, [eq('projectKey', 'OPS'), eq('label', `l${at}`)]));
    expect(names(rules, issue('OPS-7', { label: ['l42', 'l43'] }))).toEqual(['P42', 'P43']);
  });

  test('one path each on a generic site', () => {
    const rules = many(10_000, (at) =>
      rule(`P${at}`, [{ field: 'pathPrefix', op: 'starts_with', value: `/team/t${at}` }], {
        tool: 'generic',
      }),
    );
    const page = workItem({ pathPrefix: '/team/t42/board/7' }, { tool: 'generic' });
    expect(names(rules, page)).toEqual(['P42']);
  });

  test('the number of keys asked for does not depend on the rules and stays small', () => {
    expect(lookupKeys(issue('K42-7')).length).toBeLessThan(50);
    expect(lookupKeys(workItem({}, { tool: 'servicenow' })).length).toBeLessThan(50);
  });
});

describe('what the index must not lose', () => {
  test('a rule none of whose fields can be read', () => {
    const both = rule('R', [eq('label', 'ai'), eq('projectKey', 'OPS')]);
    expect(names([both], workItem({ issueType: 'Bug' }))).toEqual(['R']);
    expect(names([both], workItem({ label: ['ai'] }))).toEqual(['R']);
    expect(names([both], workItem({ projectKey: 'PAY' }))).toEqual([]);
  });

  test.each<[string, Rule]>([
    ['a rule on an unreadable field', rule('R', [eq('label', 'ai')])],
    ['a negation', rule('R', [not(eq('projectKey', 'PAY'))])],
    ['a field of a later version', rule('R', [eq('colour', 'red')])],
    ['an exclusion', rule('R', [eq('projectKey', 'ops')], { effect: 'exclude' })],
    ['a part of a text', rule('R', [{ field: 'issueKey', op: 'contains', value: 'PS-' }])],
    ['a wildcard site', rule('R', [eq('issueKey', 'ops-7')], { hosts: ['*.atlassian.net'] })],
    ['a list of values', rule('R', [{ field: 'projectKey', op: 'in', value: ['PAY', 'OPS'] }])],
    [
      'more sites times values than are worth indexing',
      rule(
        'R',
        [
          {
            field: 'projectKey',
            op: 'in',
            value: many(200, () => rule('x', []))
              .map((_, at) => `K${at}`)
              .concat('OPS'),
          },
        ],
        {
          hosts: [
            'acme.atlassian.net',
            ...many(49, () => rule('x', [])).map((_, at) => `h${at}.example.com`),
          ],
        },
      ),
    ],
  ])('%s', (_, one) => {
    expect(names([one], issue('OPS-7'))).toEqual(['R']);
  });

  test.each<[string, Partial<Rule>]>([
    ['drafts', { status: 'draft' }],
    ['disabled rules', { status: 'disabled' }],
    ['archived rules', { archivedAt: '2026-05-01T00:00:00.000Z' }],
    ['rules without a readable site', { hosts: ['*'] }],
  ])('%s have no keys', (_, changes) => {
    expect(ruleKeys(rule('R', [eq('projectKey', 'OPS')], changes))).toEqual([]);
  });

  test('values that contain separators cannot pass for others', () => {
    const odd = rule('R', [eq('label', '","=","x')]);
    expect(names([odd], issue('OPS-7', { label: ['x'] }))).toEqual([]);
    expect(names([odd], issue('OPS-7', { label: ['","=","x'] }))).toEqual(['R']);
  });

  test('a work item whose host is not one asks for nothing', () => {
    expect(lookupKeys({ ...issue('OPS-7'), host: 'acme.atlassian.net/x' })).toEqual([]);
  });
});
