import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Prompt } from '@/lib/domain/prompts/prompt';
import {
  DEFAULT_QUIET_HOURS,
  isWorkingTime,
  markShown,
  proactivePrompt,
  visibleCards,
} from '@/lib/domain/prompts/prompt-budget';
import { type PromptState, standingPrompts, waitingCount } from '@/lib/domain/prompts/prompt-state';
import { type Snooze, snoozeEnd, snoozePrompt } from '@/lib/domain/prompts/snooze';
import { metric, workspace } from '../records';

const SPACE = workspace();
/** A Monday, noon in Berlin. */
const NOON = '2026-05-04T10:00:00.000Z';
const CALM = { typing: false, msSinceNavigation: 60_000 };

function prompt(id: string, severity: Prompt['severity'] = 'normal'): Prompt {
  return {
    id,
    type: 'metric_due',
    severity,
    rank: 5,
    weight: 0,
    initiativeId: 'i',
    initiativeName: 'Triage',
    subject: { entityType: 'metric', id },
    title: id,
    audienceId: 'me',
    as: 'owner',
    since: '2026-05-01',
    sentence: { id: 'prompt.metric_due', values: {} },
    action: 'enter_value',
  };
}
const standing = (prompts: Prompt[], states: PromptState[] = [], now = NOON) =>
  standingPrompts(prompts, new Map(states.map((one) => [one.id, one])), now);
const ask = (
  prompts: Prompt[],
  change: Partial<Parameters<typeof proactivePrompt>[1]> = {},
  states: PromptState[] = [],
) =>
  proactivePrompt(standing(prompts, states, change.now ?? NOON), {
    states,
    moment: CALM,
    hours: DEFAULT_QUIET_HOURS,
    now: NOON,
    workspace: SPACE,
    ...change,
  });

describe('the budget', () => {
  it('one prompt a local day comes by itself, over all tools', () => {
    const [a, b] = [prompt('a'), prompt('b')];
    expect(ask([a, b])).toMatchObject({ prompt: { id: 'a' } });
    const shown = markShown('a', undefined, NOON);
    expect(ask([a, b], { now: '2026-05-04T14:00:00.000Z' }, [shown])).toEqual({ quiet: 'budget' });
    // 22:30 in UTC on the 4th is the 5th in Berlin already; at work again in the morning.
    expect(ask([a, b], { now: '2026-05-05T07:00:00.000Z' }, [shown])).toMatchObject({ prompt: { id: 'a' } });
  });

  it('safety is exempt: it comes on a spent day, once, and spends nothing itself', () => {
    const [a, grave] = [prompt('a'), prompt('grave', 'safety')];
    const spent = markShown('a', undefined, NOON);
    expect(ask([grave, a], {}, [spent])).toMatchObject({ prompt: { id: 'grave' } });
    const seen = markShown('grave', undefined, NOON);
    expect(ask([grave, a], {}, [seen])).toMatchObject({ prompt: { id: 'a' } });
    expect(ask([grave, a], {}, [seen, spent])).toEqual({ quiet: 'budget' });
  });

  it('hints and what was put off never come by themselves', () => {
    const off: PromptState = {
      id: 'a',
      snoozes: [{ until: '2026-05-04T11:00:00.000Z', at: NOON }],
      shownCount: 0,
    };
    expect(ask([prompt('a')], {}, [off])).toBeUndefined();
    expect(ask([prompt('h', 'hint')])).toBeUndefined();
  });

  it('at most three cards lie open; safety is never the one that is left out', () => {
    const many = ['a', 'b', 'c', 'd'].map((id) => prompt(id));
    expect(visibleCards(standing(many)).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    const grave = ['s1', 's2', 's3', 's4'].map((id) => prompt(id, 'safety'));
    expect(visibleCards(standing([...grave, ...many]))).toHaveLength(7);
  });

  it('the badge counts what waits, without hints and what was put off', () => {
    const off: PromptState = {
      id: 'b',
      snoozes: [{ until: '2026-05-04T11:00:00.000Z', at: NOON }],
      shownCount: 0,
    };
    expect(waitingCount(standing([prompt('a'), prompt('b'), prompt('h', 'hint')], [off]))).toBe(1);
  });
});

describe('the quiet rules', () => {
  it.each([
    ['while something is being typed', { moment: { ...CALM, typing: true } }, 'typing'],
    [
      'within twenty seconds of a navigation',
      { moment: { ...CALM, msSinceNavigation: 19_999 } },
      'just_arrived',
    ],
    ['before the working hours', { now: '2026-05-04T05:59:00.000Z' }, 'outside_hours'],
    ['after them', { now: '2026-05-04T16:00:00.000Z' }, 'outside_hours'],
    ['on a Sunday', { now: '2026-05-03T10:00:00.000Z' }, 'outside_hours'],
    ['on a holiday', { workspace: workspace({ holidays: ['2026-05-04'] }) }, 'outside_hours'],
    ['on a shared screen', { hours: { ...DEFAULT_QUIET_HOURS, sharedScreen: true } }, 'shared_screen'],
  ] as const)('nothing comes by itself %s, not even safety', (_, change, quiet) => {
    expect(ask([prompt('grave', 'safety')], change)).toEqual({ quiet });
  });

  it('a span of hours may pass midnight, and equal times mean all day', () => {
    const night = { from: '22:00', to: '06:00', sharedScreen: false };
    expect(isWorkingTime('2026-05-04T21:00:00.000Z', night, SPACE)).toBe(true);
    expect(isWorkingTime(NOON, night, SPACE)).toBe(false);
    expect(isWorkingTime('2026-05-04T21:00:00.000Z', { ...night, to: '22:00' }, SPACE)).toBe(true);
  });
});

describe('snoozing', () => {
  const put = (choice: Snooze, now = NOON, one = metric()) =>
    snoozeEnd(choice, { metric: one, now, workspace: SPACE });

  it('lasts an hour, until nine tomorrow, or until the next period', () => {
    expect(put('hour')).toBe('2026-05-04T11:00:00.000Z');
    expect(put('tomorrow')).toBe('2026-05-05T07:00:00.000Z');
    expect(put('next_period')).toBe('2026-05-31T22:00:00.000Z');
    expect(put('next_period', NOON, metric({ cadence: 'weekly' }))).toBe('2026-05-10T22:00:00.000Z');
  });

  it('is nine on the clock also where clocks change in the night', () => {
    expect(put('tomorrow', '2026-03-28T10:00:00.000Z')).toBe('2026-03-29T07:00:00.000Z');
    expect(put('tomorrow', '2026-10-24T10:00:00.000Z')).toBe('2026-10-25T08:00:00.000Z');
  });

  it('is possible twice for one period, and refused with its reason after that', () => {
    const one = prompt('a');
    const context = { metric: metric(), now: NOON, workspace: SPACE };
    const first = snoozePrompt(one, 'hour', { ...context, state: undefined });
    if (!first.ok) throw new Error('refused');
    const second = snoozePrompt(one, 'hour', { ...context, state: first.state });
    if (!second.ok) throw new Error('refused');
    expect(standing([one], [second.state])).toMatchObject([{ state: 'snoozed', snoozesLeft: 0 }]);
    expect(snoozePrompt(one, 'hour', { ...context, state: second.state })).toEqual({
      ok: false,
      problems: [{ code: 'snooze_used_up', values: { max: 2 } }],
    });
  });

  it('is refused for safety, and a snooze from before it became grave does not hide it', () => {
    const grave = prompt('a', 'safety');
    const context = { metric: undefined, now: NOON, workspace: SPACE };
    expect(snoozePrompt(grave, 'hour', { ...context, state: undefined })).toMatchObject({
      problems: [{ code: 'snooze_safety' }],
    });
    const off: PromptState = {
      id: 'a',
      snoozes: [{ until: '2026-05-04T11:00:00.000Z', at: NOON }],
      shownCount: 0,
    };
    expect(standing([grave], [off])[0]?.state).toBe('queued');
  });

  it('ends by the clock, and changes nothing of the prompt itself', () => {
    fc.assert(
      fc.property(fc.constantFrom<Snooze>('hour', 'tomorrow', 'next_period'), (choice) => {
        const one = prompt('a');
        const made = snoozePrompt(one, choice, {
          metric: metric(),
          now: NOON,
          workspace: SPACE,
          state: undefined,
        });
        if (!made.ok) throw new Error('refused');
        const [during] = standing([one], [made.state], new Date(Date.parse(made.until) - 1).toISOString());
        const [after] = standing([one], [made.state], made.until);
        expect([during?.state, after?.state]).toEqual(['snoozed', 'queued']);
        const { state: _, snoozedUntil: __, snoozesLeft: ___, ...same } = during ?? (one as never);
        expect(same).toEqual(one);
      }),
    );
  });
});
