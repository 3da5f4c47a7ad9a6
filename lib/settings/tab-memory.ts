import { storage } from 'wxt/utils/storage';
import type { WorkItem } from '@/lib/domain/work-item';
import type { PanelAnswer } from '@/lib/messaging/panel';

/**
 * What the worker remembers of an open tab while the browser runs: the worker itself may be stopped at any moment.
 * Session storage is memory only and closed to content scripts.
 */
export type TabMemory = {
  route: string;
  host: string;
  at: string;
  workItem?: WorkItem;
  answer: PanelAnswer;
  /** Frame that reported last: 0 is the page itself. */
  frameId: number;
  documentId?: string;
};

const key = (tabId: number) => `session:tab:${tabId}` as const;

export const readTabMemory = (tabId: number) => storage.getItem<TabMemory>(key(tabId));
export const writeTabMemory = (tabId: number, memory: TabMemory) => storage.setItem(key(tabId), memory);
export const forgetTab = (tabId: number) => storage.removeItem(key(tabId));

/** Tabs that a detector reported from, most recent first. */
export async function listTabMemories(): Promise<{ tabId: number; memory: TabMemory }[]> {
  const all = await storage.snapshot('session');
  return Object.entries(all)
    .filter(([name]) => name.startsWith('tab:'))
    .map(([name, memory]) => ({ tabId: Number(name.slice(4)), memory: memory as TabMemory }))
    .sort((a, b) => b.memory.at.localeCompare(a.memory.at));
}
