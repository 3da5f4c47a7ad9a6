import { browser } from 'wxt/browser';
import { tellTab } from '@/lib/messaging/notices';
import { readTabMemory } from '@/lib/settings/tab-memory';
import { pageUrl } from './page-url';
import { injectSidebar } from './site-access';

/** The shortcut for a due value: its card where the page's initiative waits for one, the person's queue elsewhere. */
export async function openPrompt(tabId: number): Promise<void> {
  const memory = await readTabMemory(tabId);
  const waits = memory?.answer.prompts.some(
    ({ id, action }) => ENTRIES.has(action) && memory.answer.cards.includes(id),
  );
  if (waits) {
    await injectSidebar(tabId);
    if (await tellTab(tabId, { name: 'prompt' })) return;
  }
  await browser.tabs.create({ url: `${pageUrl('dashboard')}#/queue` });
}

const ENTRIES: ReadonlySet<string> = new Set(['enter_value', 'prepare_value']);
