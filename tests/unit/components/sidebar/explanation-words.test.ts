import { describe, expect, it } from 'vitest';
import {
  expectedWords,
  explanationText,
  fieldName,
  observedWords,
  specificityWords,
} from '@/components/sidebar/explanation-words';
import type { ConditionResult, MatchExplanation } from '@/lib/domain/mapping/rule';
import { english } from './fixtures';

const label: ConditionResult = {
  field: 'label',
  op: 'contains',
  negate: false,
  expected: 'ai-triage',
  observed: ['ai-triage', 'emea'],
  source: 'dom',
  result: 'true',
};

describe('the explanation in words', () => {
  it('says what a condition expects, and its negation', () => {
    expect(expectedWords(label, english())).toBe('Label contains ai-triage');
    expect(expectedWords({ ...label, negate: true }, english())).toBe('Label does not contain ai-triage');
  });

  it('says what was seen and where, and tells an empty field from an unreadable one', () => {
    expect(observedWords(label, english())).toBe('Seen: ai-triage, emea (shown on the page)');
    expect(observedWords({ ...label, observed: [] }, english())).toBe('Seen: none (shown on the page)');
    const { observed: _, source: __, ...unread } = label;
    expect(observedWords(unread, english())).toBe('Could not be read on this page');
  });

  it('shows a field of a newer version by its own name', () => {
    expect(fieldName('sprintGoal', english())).toBe('sprintGoal');
  });

  it.each([
    [1002, 'Exact'],
    [302, 'Close'],
    [112, 'Narrow'],
    [52, 'Medium'],
    [12, 'Broad'],
  ])('puts a specificity of %i in words', (specificity, word) => {
    expect(specificityWords(specificity, english())).toMatch(new RegExp(`^${word}`));
  });

  it('copies as plain text without the name being able to break out of its line', () => {
    const explanation: MatchExplanation = {
      context: [],
      winner: {
        ruleId: 'r',
        name: 'Triage\nInjected: line',
        version: 1,
        effect: 'include',
        initiativeId: 'i',
        specificity: 112,
        priority: 0,
        conditions: [label],
      },
      losers: [],
      exclusions: [],
      undetermined: [],
      adapter: { name: 'jira', version: '3' },
      at: '2026-10-14T12:00:00.000Z',
    };
    expect(explanationText(explanation, { i: 'Invoice triage' }, english()).split('\n')).toEqual([
      'Rule that decided',
      '- Triage Injected: line → Invoice triage (Narrow: a label, component or group)',
      '  - Fulfilled: Label contains ai-triage. Seen: ai-triage, emea (shown on the page)',
      '',
      'jira 3, 2026-10-14T12:00:00.000Z',
    ]);
  });
});
