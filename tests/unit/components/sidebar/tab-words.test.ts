import { describe, expect, it } from 'vitest';
import { tabWords } from '@/components/sidebar/tab-words';
import type { WorkItem } from '@/lib/domain/work-item';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { english } from './fixtures';

const answer = (workItem: Partial<WorkItem>, canRecord = true) =>
  ({
    workItem,
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
