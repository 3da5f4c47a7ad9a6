import { AppError } from '@/lib/domain/errors';
import { withoutQuery } from '@/lib/domain/web-address';
import type { Caller } from '@/lib/messaging/server';
import { readTabMemory } from '@/lib/settings/tab-memory';

/** What the person saw when they acted; refused when the tab has moved on since. */
export async function rememberedTab(route: string, caller: Caller) {
  const memory = caller.tabId === undefined ? null : await readTabMemory(caller.tabId);
  if (!memory?.workItem || memory.route !== route) throw new AppError('page_moved_on');
  return { workItem: memory.workItem, answer: memory.answer };
}

/** The work item a person acts on and where it stands, without what the address may hold besides. */
export async function pageInFront(route: string, caller: Caller) {
  const { workItem } = await rememberedTab(route, caller);
  return { workItem, address: withoutQuery(route) };
}
