import { describe, expect, it } from 'vitest';
import { numbersOf, startFields } from '@/components/dashboard/queue/queue-fields';
import { actionsOf, placeOf, queueGroups } from '@/components/dashboard/queue/queue-groups';
import type { MetricView } from '@/lib/domain/overview-types';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';

const prompt = (id: string, change: Partial<StandingPrompt> = {}) =>
  ({
    id,
    severity: 'normal',
    state: 'queued',
    action: 'open_initiative',
    snoozesLeft: 2,
    ...change,
  }) as StandingPrompt;

describe('the groups of the queue', () => {
  it('keep the order of consequence, leave out what is empty, and set apart what was put off', () => {
    const groups = queueGroups([
      prompt('s', { severity: 'safety' }),
      prompt('a'),
      prompt('b', { state: 'snoozed' }),
      prompt('c', { state: 'shown' }),
    ]);
    expect(groups.map(({ group, prompts }) => [group, prompts.map(({ id }) => id)])).toEqual([
      ['safety', ['s']],
      ['normal', ['a', 'c']],
      ['snoozed', ['b']],
    ]);
  });
});

describe('what a row can do', () => {
  it('is entering for a due value, noting for a running period, and opening for the rest', () => {
    expect(actionsOf(prompt('a', { action: 'enter_value' }))).toEqual([
      'value',
      'nochange',
      'skip',
      'later',
      'open',
    ]);
    expect(actionsOf(prompt('a', { action: 'prepare_value' }))).toEqual(['value', 'later', 'open']);
    expect(actionsOf(prompt('a'))).toEqual(['open', 'later']);
  });

  it('does not include putting off when that is used up or refused', () => {
    expect(actionsOf(prompt('a', { snoozesLeft: 0 }))).toEqual(['open']);
    expect(actionsOf(prompt('a', { state: 'snoozed' }))).toEqual(['open']);
  });

  it('leads to the initiative, or to the rules for what concerns a rule', () => {
    expect(placeOf(prompt('a', { initiativeId: '01J' }))).toBe('#/initiative/01J');
    expect(placeOf(prompt('a', { action: 'open_rules' }))).toBe('/options.html#/rules');
  });
});

describe('the form of a row', () => {
  const latest = { value: 9, grade: 'sampled', numerator: 27, denominator: 300 };
  const metric = { needsDenominator: true, latest } as unknown as MetricView;

  it('starts with what was typed before, else with the size of the last sample', () => {
    expect(startFields(metric, undefined, 'en')).toMatchObject({
      numerator: '',
      denominator: '300',
      grade: 'sampled',
    });
    expect(startFields(metric, { numerator: '5', denominator: '50' }, 'en')).toMatchObject({
      denominator: '50',
    });
  });

  it('reads numbers in the person’s notation', () => {
    const fields = { ...startFields(metric, undefined, 'de'), value: '12,5', numerator: '1.200' };
    expect(numbersOf(fields, metric, 'de')).toEqual({ numerator: 1200, denominator: 300 });
    expect(numbersOf(fields, { needsDenominator: false }, 'de')).toEqual({ value: 12.5 });
    expect(numbersOf(fields, { needsDenominator: false }, 'en')).toEqual({ value: undefined });
  });
});
