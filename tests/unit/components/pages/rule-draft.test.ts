import { describe, expect, it } from 'vitest';
import { conditionWay, withValue, withWay } from '@/components/options/condition-edit';
import { optionsRoute } from '@/components/options/options-view';
import {
  draftOfPage,
  EMPTY_RULE,
  hostsOf,
  isTriable,
  reachOf,
  ruleInput,
  ruleProblems,
  specificityOf,
  toggleChoice,
  triableRule,
  UNCHOSEN,
} from '@/components/options/rule-draft';
import { fieldChoices } from '@/lib/domain/mapping/new-rule';
import type { WorkItem } from '@/lib/domain/work-item';

const page: WorkItem = {
  tool: 'jira',
  host: 'haldenfreight.atlassian.net',
  key: 'OPS-31',
  kind: 'issue',
  label: 'OPS-31',
  fields: {
    issueKey: { value: 'OPS-31', source: 'url' },
    projectKey: { value: 'OPS', source: 'url' },
    label: { value: ['ai-triage'], source: 'dom' },
  },
  confidence: 'confirmed',
  adapter: { name: 'jira', version: '1' },
};
const choice = (field: string) => fieldChoices(page).find((one) => one.field === field)!;

describe('US-8.1: a rule from the page in front', () => {
  it('starts with the site and the project', () => {
    const draft = draftOfPage(page);
    expect(draft).toMatchObject({ tool: 'jira', hosts: 'haldenfreight.atlassian.net' });
    expect(draft.all).toEqual([{ field: 'projectKey', op: 'eq', value: 'OPS' }]);
    expect(specificityOf(draft)).toBe(12);
    expect(reachOf(draft)).toBe('whole');
  });

  it('takes chips in and out, and says how narrow it becomes', () => {
    const narrow = toggleChoice(draftOfPage(page), page, choice('label'));
    expect(specificityOf(narrow)).toBe(112);
    expect(reachOf(narrow)).toBe('part');
    expect(reachOf(toggleChoice(narrow, page, choice('issueKey')))).toBe('single');
    expect(toggleChoice(narrow, page, choice('label')).all).toEqual(draftOfPage(page).all);
  });

  it('is tried as soon as its pages are known, before an initiative is chosen', () => {
    const draft = draftOfPage(page);
    expect(draft.initiativeId).toBe('');
    expect(isTriable(draft)).toBe(true);
    expect(isTriable({ ...draft, all: [] })).toBe(false);
    const at = '2026-11-02T10:00:00.000Z';
    expect(triableRule(draft, at).initiativeId).toBe(UNCHOSEN);
    expect(triableRule({ ...draft, initiativeId: 'A' }, at).initiativeId).toBe('A');
    expect(triableRule({ ...draft, effect: 'exclude' }, at)).not.toHaveProperty('initiativeId');
  });

  it('names each missing field before anything is sent', () => {
    expect(Object.keys(ruleProblems(EMPTY_RULE))).toEqual(['name', 'initiative', 'hosts', 'conditions']);
    const unfinished = {
      ...draftOfPage(page),
      name: 'x',
      all: [{ field: 'label', op: 'eq' as const, value: ' ' }],
    };
    expect(ruleProblems({ ...unfinished, effect: 'exclude' })).toEqual({
      conditions: 'options.rule.conditions.unfinished',
    });
  });

  it('sends hosts as a list and leaves an empty initiative out', () => {
    const draft = {
      ...draftOfPage(page),
      name: ' All ',
      effect: 'exclude' as const,
      hosts: 'a.example, b.example',
    };
    expect(hostsOf(draft)).toEqual(['a.example', 'b.example']);
    const input = ruleInput(draft, 'draft');
    expect(input).toMatchObject({ name: 'All', status: 'draft', hosts: ['a.example', 'b.example'] });
    expect('initiativeId' in input).toBe(false);
  });

  it('takes the host alone from a pasted address, and leaves to the checks what is none of one site', () => {
    const hosts = 'https://Jira.example.com:8443/browse/OPS-1?x=1, *.example.com, https://*.com/';
    expect(hostsOf({ ...EMPTY_RULE, hosts })).toEqual([
      'jira.example.com:8443',
      '*.example.com',
      'https://*.com/',
    ]);
  });
});

describe('a condition in the editor', () => {
  const label = { field: 'label', op: 'eq' as const, value: 'a' };

  it('turns "is not" into a negated equality and back', () => {
    const negated = withWay(label, 'not');
    expect(negated).toEqual({ ...label, negate: true });
    expect(conditionWay(negated)).toBe('not');
    expect(withWay(negated, 'eq')).toEqual(label);
  });

  it('splits at commas only for "is one of"', () => {
    expect(withValue({ ...label, op: 'in' }, 'a, b').value).toEqual(['a', 'b']);
    expect(withValue({ ...label, op: 'in' }, 'a,').value).toBe('a,');
    expect(withValue(label, 'Smith, Jones').value).toBe('Smith, Jones');
  });
});

describe('the address of the settings', () => {
  it('opens the editor for the page that another part of the extension names', () => {
    expect(optionsRoute('', '?view=use-this-page&tab=12')).toMatchObject({
      view: 'rules',
      editing: { kind: 'page', tabId: 12 },
    });
    expect(optionsRoute('', '?view=hosts').view).toBe('sites');
  });

  it('follows the hash once there is one', () => {
    expect(optionsRoute('#/rules', '?view=use-this-page').editing).toBeUndefined();
    expect(optionsRoute('#/rules/edit/01ABC', '').editing).toEqual({ kind: 'edit', ruleId: '01ABC' });
    expect(optionsRoute('#/nonsense', '').view).toBe('sites');
  });
});
