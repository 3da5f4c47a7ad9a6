import { describe, expect, it } from 'vitest';
import { PAGE_CATALOGUE } from '@/components/pages/page-catalogue';
import { conditionPhrase, fieldName, ruleSentence } from '@/components/pages/rule-sentence';
import { nearRules } from '@/lib/domain/mapping/near-rules';
import type { Condition, Rule } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { createTranslator } from '@/lib/i18n/translator';

const en = createTranslator('en', PAGE_CATALOGUE.en);
const de = createTranslator('de', PAGE_CATALOGUE.de);
const host = 'haldenfreight.atlassian.net';
const project = (value: string): Condition => ({ field: 'projectKey', op: 'eq', value });
const label = (value: string): Condition => ({ field: 'label', op: 'eq', value });

const rule = (name: string, all: Condition[], part: Partial<Rule> = {}): Rule => ({
  id: `01JDEM00000000000000000${name.length.toString().padStart(3, '0')}`,
  v: 1,
  by: 'p',
  at: '2026-05-03T08:00:00.000Z',
  dev: 'd',
  createdAt: '2026-05-03T08:00:00.000Z',
  createdBy: 'p',
  name,
  effect: 'include',
  initiativeId: '01JDEM00000A5XK8706PBZGQVG',
  tool: 'jira',
  hosts: [host],
  all,
  status: 'active',
  priority: 0,
  tests: [],
  version: 1,
  note: '',
  ...part,
});

const ticket: WorkItem = {
  tool: 'jira',
  host,
  key: 'OPS-31',
  kind: 'issue',
  label: 'OPS-31',
  fields: {
    issueKey: { value: 'OPS-31', source: 'url' },
    projectKey: { value: 'OPS', source: 'url' },
    label: { value: ['urgent'], source: 'dom' },
  },
  confidence: 'confirmed',
  adapter: { name: 'jira', version: '1' },
};

describe('what a rule says, in words', () => {
  it('reads like a sentence in English and German', () => {
    const said = { tool: 'jira' as const, hosts: [host], all: [project('OPS'), label('ai-triage')] };
    expect(ruleSentence(said, en)).toBe(
      'Jira project is OPS and label is ai-triage on haldenfreight.atlassian.net',
    );
    expect(ruleSentence(said, de)).toBe(
      'Jira: Projekt ist OPS und Stichwort ist ai-triage, auf haldenfreight.atlassian.net',
    );
  });

  it('says several values and hosts as alternatives', () => {
    const all: Condition[] = [{ field: 'projectKey', op: 'in', value: ['OPS', 'WMS'] }];
    expect(ruleSentence({ tool: 'jira', hosts: [host, 'jira.example.com'], all }, en)).toBe(
      'Jira project is OPS or WMS on haldenfreight.atlassian.net or jira.example.com',
    );
  });

  it('says what must not be', () => {
    expect(conditionPhrase({ ...label('draft'), negate: true }, en)).toBe('label is not draft');
    expect(conditionPhrase({ field: 'label', op: 'contains', value: 'x', negate: true }, en)).toBe(
      'label does not contain x',
    );
  });

  it('keeps the name of a field that a newer version introduced', () => {
    expect(fieldName('sprintGoal', en)).toBe('sprintGoal');
  });

  it('threat 13: a value cannot turn the direction of the sentence', () => {
    expect(conditionPhrase(label('a\u202ebc'), en)).toBe('label is abc');
  });
});

describe('why nothing is linked', () => {
  const near = (rules: Rule[]) => nearRules(ticket, rules, '2026-05-03');

  it('counts the active rules of this tool and host only', () => {
    const { checked } = near([
      rule('one', [project('PAY')]),
      rule('off', [project('PAY')], { status: 'draft' }),
      rule('else', [project('PAY')], { hosts: ['jira.example.com'] }),
      rule('wiki', [{ field: 'spaceKey', op: 'eq', value: 'FIN' }], { tool: 'confluence' }),
      rule('over', [project('PAY')], { validTo: '2026-05-02' }),
    ]);
    expect(checked).toBe(1);
  });

  it('names the rule that failed on the fewest conditions and held on the most, and on what', () => {
    const { closest } = near([
      rule('both wrong', [project('PAY'), label('ai-triage')]),
      rule('project wrong', [project('PAY')]),
      rule('label wrong', [project('OPS'), label('ai-triage')]),
    ]);
    expect(closest?.name).toBe('label wrong');
    expect(closest?.failed).toMatchObject([{ field: 'label', observed: ['urgent'], expected: 'ai-triage' }]);
  });

  it('does not hold a pin or an exclusion for near', () => {
    const { checked, closest } = near([
      rule('pin', [{ field: 'issueKey', op: 'eq', value: 'OPS-30' }], { pin: true }),
      rule('no', [label('no-ai')], { effect: 'exclude' }),
    ]);
    expect(checked).toBe(2);
    expect(closest).toBeUndefined();
  });
});
