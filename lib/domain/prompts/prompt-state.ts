import type { Instant } from '../primitives';
import type { Prompt } from './prompt';

/**
 * What a person did with a prompt, and how often it was put before them: local, never part of a record. It changes
 * neither what is due nor when.
 */
export type PromptState = {
  /** The prompt's id. */
  id: string;
  snoozes: { until: Instant; at: Instant }[];
  shownCount: number;
  lastShownAt?: Instant;
};

/** A prompt as it stands for its person now. */
export type StandingPrompt = Prompt & {
  state: 'queued' | 'shown' | 'snoozed';
  snoozedUntil?: Instant;
  /** How often it can still be snoozed. */
  snoozesLeft: number;
};

/** At most this many snoozes of one prompt; a new period is a new prompt. */
export const MOST_SNOOZES = 2;

/** Puts what is known of the person's own doing beside the prompts, in their order. */
export function standingPrompts(
  prompts: readonly Prompt[],
  states: ReadonlyMap<string, PromptState>,
  now: Instant,
): StandingPrompt[] {
  return prompts.map((prompt) => {
    const state = states.get(prompt.id);
    const until = state?.snoozes.at(-1)?.until;
    const snoozed = until !== undefined && until > now && prompt.severity !== 'safety';
    return {
      ...prompt,
      state: snoozed ? 'snoozed' : state?.lastShownAt ? 'shown' : 'queued',
      ...(snoozed ? { snoozedUntil: until } : {}),
      snoozesLeft:
        prompt.severity === 'safety' ? 0 : Math.max(0, MOST_SNOOZES - (state?.snoozes.length ?? 0)),
    };
  });
}

/** What the badge counts: everything that waits now, except hints and what was put off. */
export function waitingCount(prompts: readonly StandingPrompt[]): number {
  return prompts.filter(({ severity, state }) => severity !== 'hint' && state !== 'snoozed').length;
}
