import { describe, expect, it } from 'vitest';
import { tabWords } from '@/components/sidebar/tab-words';
import type { WorkItem } from '@/lib/domain/work-item';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { english } from './fixtures';

const answer = (workItem: Partial<WorkItem>, canRecord = true) =>
  ({
    workItem,
    also: [],
    tied: [],
    primary: {
      name: 'Ticket triage assistant',
      rollout: 'production',
      compliant: true,
      guidance: { tone: 'good' },
      metrics: [{ id: 'm', canRecord, openPeriod: { start: '2026-04-06', end: '2026-04-12' } }],
    },
  }) as unknown as PanelAnswer;

describe('the mark of the closed tab (US-4.1)', () => {
  const words = (one: PanelAnswer) => tabWords(one, english());

  it('a finished ticket with a value due has it, and says so in the tab’s name', () => {
    expect(words(answer({ finished: true }))).toMatchObject({
      due: true,
      title: 'Pilotlight: Ticket triage assistant, Production. 1 value due',
    });
  });

  it.each([{ finished: false }, {}])(
    'one that is not finished, or does not say, has none: %j',
    (workItem) => {
      expect(words(answer(workItem))).toMatchObject({
        due: false,
        title: 'Pilotlight: Ticket triage assistant, Production',
      });
    },
  );

  it('nobody who may not enter the value is shown it', () => {
    expect(words(answer({ finished: true }, false)).due).toBe(false);
  });
});

const NOT_CLEARED = { cause: 'gate_not_passed', gate: 'G3', date: '2026-05-01' };

describe('the warning beside the closed tab (US-7.5)', () => {
  const uncleared = (rollout: string, compliant = false) =>
    ({
      primary: {
        name: 'Invoice matching',
        rollout,
        compliant,
        ...(!compliant && rollout !== 'pilot' && { notCleared: NOT_CLEARED }),
        guidance: { tone: 'stop', values: NOT_CLEARED },
        metrics: [],
      },
      also: [],
      tied: [],
    }) as unknown as PanelAnswer;

  it.each(['limited', 'production'])(
    '%s without governance names the initiative and the cause',
    (rollout) => {
      expect(tabWords(uncleared(rollout), english()).warning).toEqual({
        says: 'Not cleared for this use',
        about: 'Invoice matching: it has not passed its governance review',
        label:
          'Not cleared for this use. Invoice matching: it has not passed its governance review. Open panel',
      });
    },
  );

  it.each([
    ['linked beside another', (one: object) => ({ also: [one] })],
    ['of the parent', (one: object) => ({ inherited: { parentLabel: 'FIN-1', initiative: one } })],
    ['in a tie', (one: object) => ({ tied: [one] })],
    [
      'hidden here by the person',
      () => ({ hidden: { initiativeId: 'i', initiativeName: 'Fleet plan', notCleared: NOT_CLEARED } }),
    ],
  ])('an initiative %s is warned of as well: nobody can dismiss it', (_, part) => {
    const answer = uncleared('production', true);
    const also = { name: 'Fleet plan', notCleared: NOT_CLEARED };
    expect(tabWords({ ...answer, ...part(also) } as PanelAnswer, english()).warning).toMatchObject({
      about: 'Fleet plan: it has not passed its governance review',
    });
  });

  it('a pilot and permitted use have none', () => {
    expect(tabWords(uncleared('pilot'), english()).warning).toBeUndefined();
    expect(tabWords(uncleared('production', true), english()).warning).toBeUndefined();
  });
});
