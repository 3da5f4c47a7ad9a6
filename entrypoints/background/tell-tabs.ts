import { browser } from 'wxt/browser';
import type { PanelAnswer } from '@/lib/messaging/panel';
import { listTabMemories } from '@/lib/settings/tab-memory';

/** What the worker says to a detector; see `entrypoints/detector`. */
export type TabNotice =
  | { name: 'changed' }
  | { name: 'toggle' }
  | { name: 'open' }
  | { name: 'panel'; answer: PanelAnswer };

/** Sends a notice to a tab's top frame. A tab that is gone or has no detector is no error. */
export async function tell(tabId: number, notice: TabNotice): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, notice, { frameId: 0 });
    return true;
  } catch {
    return false;
  }
}

/** Asks every open panel to read again, after something that it may show has changed. */
export async function tellChanged(): Promise<void> {
  const tabs = await listTabMemories();
  await Promise.all(tabs.map(({ tabId }) => tell(tabId, { name: 'changed' })));
}
