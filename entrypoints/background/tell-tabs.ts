import { tellTab } from '@/lib/messaging/notices';
import { listTabMemories } from '@/lib/settings/tab-memory';

/** Asks every open panel to read again, after something that it may show has changed. */
export async function tellChanged(): Promise<void> {
  const tabs = await listTabMemories();
  await Promise.all(tabs.map(({ tabId }) => tellTab(tabId, { name: 'changed' })));
}
