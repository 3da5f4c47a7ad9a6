import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';

/** How the queue is laid out: what cannot wait, what is to be done, what can be prepared, and what was put off. */
export const QUEUE_GROUPS = ['safety', 'normal', 'hint', 'snoozed'] as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

/** The prompts by group, each in the order of consequence in which they came. Empty groups are left out. */
export function queueGroups(
  prompts: readonly StandingPrompt[],
): { group: QueueGroup; prompts: StandingPrompt[] }[] {
  const groupOf = (prompt: StandingPrompt): QueueGroup =>
    prompt.state === 'snoozed' ? 'snoozed' : prompt.severity;
  return QUEUE_GROUPS.map((group) => ({
    group,
    prompts: prompts.filter((prompt) => groupOf(prompt) === group),
  })).filter((one) => one.prompts.length > 0);
}

/** What can be done with a prompt where it stands, with the letter that does it. */
export const QUEUE_ACTIONS = { value: 'Enter', nochange: 'n', skip: 's', later: 'l', open: 'o' } as const;
export type QueueAction = keyof typeof QUEUE_ACTIONS;

/** The actions of one prompt, its main one first. */
export function actionsOf(prompt: StandingPrompt): QueueAction[] {
  const later: QueueAction[] = prompt.snoozesLeft > 0 && prompt.state !== 'snoozed' ? ['later'] : [];
  if (prompt.action === 'enter_value') return ['value', 'nochange', 'skip', ...later, 'open'];
  if (prompt.action === 'prepare_value') return ['value', ...later, 'open'];
  return ['open', ...later];
}

/** Where a prompt is seen to when it cannot be answered in place. */
export function placeOf({ action, initiativeId }: StandingPrompt): string {
  return action === 'open_rules' ? '/options.html#/rules' : `#/initiative/${initiativeId}`;
}
