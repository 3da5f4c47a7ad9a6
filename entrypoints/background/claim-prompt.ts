import type { StandingPrompt } from '@/lib/domain/prompts/prompt-state';
import type { InputOf, OutputOf } from '@/lib/messaging/protocol';
import type { Caller } from '@/lib/messaging/server';
import { readPromptSettings } from '@/lib/settings/local';
import { readTabMemory } from '@/lib/settings/tab-memory';
import { claimProactive } from '@/lib/store/commands/prompts';
import { readQueue } from '@/lib/store/reads/queue';

/**
 * What may come by itself on a page: what waits for the initiative that the page belongs to; what is overdue or concerns
 * safety on any page.
 */
export async function claimPrompt(
  { route, typing, msSinceNavigation }: InputOf<'claimPrompt'>,
  { tabId }: Caller,
  now: Date,
): Promise<OutputOf<'claimPrompt'>> {
  if (tabId === undefined) return {};
  const memory = await readTabMemory(tabId);
  if (memory?.route !== route) return {};
  const here = memory.answer.primary?.id;
  const { prompts } = await readQueue(now.toISOString());
  const isHere = ({ initiativeId }: StandingPrompt) => initiativeId === here;
  const fits = [...prompts.filter(isHere), ...prompts.filter((one) => !isHere(one) && isPressing(one))];
  const moment = { typing, msSinceNavigation };
  const prompt = await claimProactive(fits, { moment, hours: await readPromptSettings(), now });
  return prompt ? { prompt } : {};
}

const isPressing = ({ type, severity }: StandingPrompt): boolean =>
  severity === 'safety' || type === 'metric_overdue';
