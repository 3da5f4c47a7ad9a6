import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';

/** A prompt that is answered with a number. */
export type EntryPrompt = StandingPrompt & { period: NonNullable<StandingPrompt['period']> };

/** The prompts that a number answers. */
export function entryPrompts(prompts: readonly StandingPrompt[]): EntryPrompt[] {
  return prompts.filter(isEntry);
}

/** Everything else that waits here, each kind once: four lapsed approvals are one line. */
export function otherPrompts(prompts: readonly StandingPrompt[]): { prompt: StandingPrompt; more: number }[] {
  const byType = new Map<string, StandingPrompt[]>();
  for (const prompt of prompts) {
    if (isEntry(prompt)) continue;
    byType.set(prompt.type, [...(byType.get(prompt.type) ?? []), prompt]);
  }
  return [...byType.values()].flatMap(([prompt, ...others]) =>
    prompt ? [{ prompt, more: others.length }] : [],
  );
}

function isEntry(prompt: StandingPrompt): prompt is EntryPrompt {
  return (
    prompt.period !== undefined && (prompt.action === 'enter_value' || prompt.action === 'prepare_value')
  );
}
