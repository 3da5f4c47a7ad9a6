import { UNWELCOME_MS } from '@/lib/messaging/panel-bridge';
import type { Caller } from '@/lib/messaging/server';
import { inTabMemory, type TabMemory } from '@/lib/settings/tab-memory';

/** A page does not let our element stay: the tab goes without it for a minute, also after a navigation or a reload. */
export async function giveUpPanel({ tabId, origin }: Caller): Promise<Record<string, never>> {
  if (tabId === undefined) return {};
  const { host } = new URL(origin);
  const unwelcomeUntil = new Date(Date.now() + UNWELCOME_MS).toISOString();
  return inTabMemory(tabId, async (before, remember) => {
    if (before?.host === host) await remember({ ...before, unwelcomeUntil });
    return {};
  });
}

export function isUnwelcomeIn({ unwelcomeUntil }: TabMemory, now: Date): boolean {
  return unwelcomeUntil !== undefined && now.toISOString() < unwelcomeUntil;
}
