import { describe, expect, test } from 'vitest';
import { matchWorkItem } from '@/lib/domain/mapping/evaluate';
import { fieldChoices, newPinRule, ruleFromFields } from '@/lib/domain/mapping/new-rule';
import { Rule } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { AT, initiative, issue, STAMP, TODAY, ulid, workItem } from './builders';

const stamp = { ...STAMP, id: ulid('P') };
const record = (fields: Record<string, string>) => workItem(fields, { tool: 'servicenow', kind: 'record' });

describe('a pin', () => {
  test.each<[string, WorkItem, string]>([
    ['Jira issue', issue('OPS-7'), 'issueKey'],
    ['ServiceNow record', record({ number: 'INC1', sysId: '0c5f', table: 'incident' }), 'sysId'],
    ['ServiceNow record known by number', record({ number: 'INC1' }), 'number'],
    ['Confluence page', workItem({ pageId: '98', spaceKey: 'FIN' }, { tool: 'confluence' }), 'pageId'],
  ])("ties exactly one %s to its initiative with the key's weight", (_, page, field) => {
    const pin = newPinRule(page, initiative('A'), stamp);
    if (!pin) throw new Error('no pin');
    expect(Rule.parse(pin)).toEqual(pin);
    expect(pin).toMatchObject({ pin: true, status: 'active', name: page.label, all: [{ field, op: 'eq' }] });
    const result = matchWorkItem({ workItem: page, rules: [pin], at: AT, today: TODAY });
    expect(result.primary).toMatchObject({ initiativeId: initiative('A'), rule: { specificity: 1002 } });
  });

  test.each([
    ['a project', workItem({ projectKey: 'OPS' })],
    ['a generic page', workItem({ pathPrefix: '/fin' }, { tool: 'generic' })],
  ])('is impossible for %s, which has no key', (_, page) => {
    expect(newPinRule(page, initiative('A'), stamp)).toBeUndefined();
  });
});

describe('"use this page"', () => {
  const page = issue('OPS-7', { label: ['ai', 'bug'], issueType: 'Bug', status: 'Open', component: [] });

  test('US-8.1: offers every readable value, most specific first, without what changes all the time', () => {
    expect(fieldChoices(page)).toEqual([
      { field: 'issueKey', value: 'OPS-7', weight: 1000 },
      { field: 'label', value: 'ai', weight: 100 },
      { field: 'label', value: 'bug', weight: 100 },
      { field: 'issueType', value: 'Bug', weight: 50 },
      { field: 'projectKey', value: 'OPS', weight: 10 },
    ]);
  });

  test('US-8.1: the chosen values become a draft on this exact site that matches this page', () => {
    const choices = fieldChoices(page).filter(({ value }) => ['ai', 'OPS'].includes(value));
    const draft = ruleFromFields(page, choices, { stamp, name: 'Triage', initiativeId: initiative('A') });
    expect(Rule.parse(draft)).toEqual(draft);
    expect(draft).toMatchObject({
      name: 'Triage',
      status: 'draft',
      effect: 'include',
      hosts: ['acme.atlassian.net'],
      all: [
        { field: 'label', op: 'eq', value: 'ai' },
        { field: 'projectKey', op: 'eq', value: 'OPS' },
      ],
    });
    const rules = [{ ...draft, status: 'active' as const }];
    const result = matchWorkItem({ workItem: page, rules, at: AT, today: TODAY });
    expect(result.primary?.rule.specificity).toBe(112);
  });

  test('an exclusion for all initiatives needs none', () => {
    const draft = ruleFromFields(page, fieldChoices(page).slice(0, 1), {
      stamp,
      name: 'No',
      effect: 'exclude',
    });
    expect(Rule.parse(draft)).not.toHaveProperty('initiativeId');
  });

  test('paths and titles become prefixes, and an endless path keeps its leading segments', () => {
    const path = '/abc'.repeat(300);
    const site = workItem({ pathPrefix: path }, { tool: 'generic' });
    const draft = ruleFromFields(site, fieldChoices(site), { stamp, name: 'Site' });
    expect(draft.all).toEqual([{ field: 'pathPrefix', op: 'starts_with', value: '/abc'.repeat(100) }]);
    expect(Rule.parse(draft)).toEqual(draft);
  });
});
