import { describe, expect, it } from 'vitest';
import { entryPrompts, otherPrompts } from '@/components/sidebar/prompt/entry-prompts';
import { isUntouched, proposalFor } from '@/components/sidebar/prompt/proposal';
import type { MetricView } from '@/lib/domain/overview-types';
import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';

const latest = { value: 12.5, grade: 'opportunistic' } as NonNullable<MetricView['latest']>;
const metric = (change: Partial<MetricView>) =>
  ({ needsDenominator: false, latest, ...change }) as MetricView;

const PERIOD = { start: '2026-04-01' };
const candidate = { periodStart: '2026-04-01', value: 11, n: 14 } as NonNullable<MetricView['candidate']>;

describe('the proposed value', () => {
  it('US-4.1: is what the tickets of exactly this period say, where there is something', () => {
    const found = proposalFor(metric({ candidate }), PERIOD, false, 'en');
    expect(found).toMatchObject({ kind: 'tickets', fields: { value: '11' } });
    const other = metric({ candidate: { ...candidate, periodStart: '2026-03-01' } });
    expect(proposalFor(other, PERIOD, false, 'en')).toMatchObject({
      kind: 'last',
      fields: { value: '12.5' },
    });
  });

  it('US-4.2: is the last one, in the person’s notation, with the grade a typed one would begin with', () => {
    expect(proposalFor(metric({}), PERIOD, false, 'de')).toMatchObject({
      kind: 'last',
      fields: { value: '12,5', grade: 'opportunistic' },
    });
  });

  it('of a share is its two counts; without them, and without a last value, there is none', () => {
    const share = metric({ needsDenominator: true, latest: { ...latest, numerator: 27, denominator: 300 } });
    expect(proposalFor(share, PERIOD, false, 'en')).toMatchObject({
      kind: 'last',
      fields: { value: '', numerator: '27', denominator: '300' },
    });
    expect(proposalFor(metric({ needsDenominator: true }), PERIOD, false, 'en').kind).toBe('none');
    const { latest: _, ...never } = metric({});
    expect(proposalFor(never as MetricView, PERIOD, false, 'en').kind).toBe('none');
  });

  it('US-4.4: does not exist for a running period, and a census is not claimed by hand', () => {
    expect(proposalFor(metric({}), PERIOD, true, 'en')).toMatchObject({
      kind: 'none',
      fields: { value: '' },
    });
    const census = metric({ latest: { ...latest, grade: 'census' } });
    expect(proposalFor(census, PERIOD, false, 'en').fields.grade).toBe('');
  });

  it('is untouched until a number differs; a note alone changes no number', () => {
    const proposal = proposalFor(metric({}), PERIOD, false, 'en');
    expect(isUntouched(proposal, { ...proposal.fields, note: 'x' })).toBe(true);
    expect(isUntouched(proposal, { ...proposal.fields, value: '12.6' })).toBe(false);
    expect(isUntouched(proposalFor(metric({}), PERIOD, true, 'en'), proposal.fields)).toBe(false);
  });
});

describe('the cards of a panel', () => {
  const prompt = (type: string, change: Partial<StandingPrompt> = {}) =>
    ({ id: type, type, action: 'open_initiative', state: 'queued', ...change }) as StandingPrompt;
  const due = prompt('metric_due', {
    action: 'enter_value',
    period: { start: '2026-04-01', end: '2026-04-30', graceEnd: '2026-05-05' },
  });

  it('are the prompts that a number answers; the rest is one line for each kind', () => {
    const lapsed = ['a', 'b', 'c'].map((id) => prompt('approval_lapsed', { id }));
    const all = [...lapsed, due, prompt('target_due')];
    expect(entryPrompts(all)).toEqual([due]);
    expect(otherPrompts(all).map(({ prompt: { type }, more }) => [type, more])).toEqual([
      ['approval_lapsed', 2],
      ['target_due', 0],
    ]);
  });
});
