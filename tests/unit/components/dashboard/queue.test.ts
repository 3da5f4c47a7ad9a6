import { describe, expect, it } from 'vitest';
import {
  numbersOf,
  standingProposal,
  startFields,
  unreadableFields,
} from '@/components/dashboard/queue/queue-fields';
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

  const start = (one: MetricView, more: Partial<Parameters<typeof startFields>[1]> = {}) =>
    startFields(one, {
      draft: undefined,
      periodStart: '2026-04-06',
      isRunning: false,
      locale: 'en',
      ...more,
    });

  it('starts with what was typed before for this very period, else empty: cases are counted anew', () => {
    expect(start(metric).fields).toMatchObject({ numerator: '', denominator: '', grade: 'sampled' });
    const draft = { periodStart: '2026-04-06', numerator: '5', denominator: '50' };
    expect(start(metric, { draft }).fields).toMatchObject({ numerator: '5', denominator: '50' });
    const older = { ...draft, periodStart: '2026-03-30' };
    expect(start(metric, { draft: older }).fields).toMatchObject({ numerator: '', denominator: '' });
  });

  it('US-4.1: starts with what the tickets of exactly this period propose, until a number is changed', () => {
    const candidate = { periodStart: '2026-04-06', value: 12.5, n: 14 } as NonNullable<
      MetricView['candidate']
    >;
    const measured = { ...metric, needsDenominator: false, candidate } as MetricView;
    const proposal = start(measured, { locale: 'de' });
    expect(proposal.fields.value).toBe('12,5');
    expect(standingProposal(proposal, { ...proposal.fields, note: 'A quiet week' })).toBe(candidate);
    expect(standingProposal(proposal, { ...proposal.fields, value: '13' })).toBeUndefined();

    const share = { ...metric, candidate: { ...candidate, numerator: 3, denominator: 40 } } as MetricView;
    expect(start(share).fields).toMatchObject({ value: '', numerator: '3', denominator: '40' });
    // What was typed and kept is not overwritten, and is not taken for the proposal.
    const kept = start(measured, { draft: { periodStart: '2026-04-06', value: '9' } });
    expect(kept.fields.value).toBe('9');
    expect(standingProposal(kept, kept.fields)).toBeUndefined();
  });

  it('US-4.4: proposes nothing for a running period, nor what another period says', () => {
    const candidate = { periodStart: '2026-04-06', value: 12.5, n: 14 } as NonNullable<
      MetricView['candidate']
    >;
    const measured = { ...metric, needsDenominator: false, candidate } as MetricView;
    expect(start(measured, { isRunning: true })).toEqual({ fields: start(metric).fields });
    expect(start(measured, { periodStart: '2026-03-30' }).proposed).toBeUndefined();
  });

  it('reads numbers in the person’s notation', () => {
    const typed = { value: '12,5', numerator: '1.200', denominator: '300' };
    const fields = { ...start(metric, { locale: 'de' }).fields, ...typed };
    expect(numbersOf(fields, metric, 'de')).toEqual({ numerator: 1200, denominator: 300 });
    expect(numbersOf(fields, { needsDenominator: false }, 'de')).toEqual({ value: 12.5 });
    expect(numbersOf(fields, { needsDenominator: false }, 'en')).toEqual({ value: undefined });
    expect(unreadableFields(fields, { needsDenominator: false }, 'en')).toEqual(['value']);
    expect(unreadableFields({ ...fields, numerator: 'a few' }, metric, 'de')).toEqual(['numerator']);
    expect(unreadableFields({ ...fields, value: '' }, { needsDenominator: false }, 'de')).toEqual([]);
  });
});
