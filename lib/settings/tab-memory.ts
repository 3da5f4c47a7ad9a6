import { storage } from 'wxt/utils/storage';
import type { WorkItem } from '@/lib/domain/work-item';
import type { PanelAnswer } from '@/lib/messaging/panel';

/**
 * What the worker remembers of an open tab while the browser runs: the worker itself may be stopped at any moment.
 * Session storage is memory only and closed to content scripts.
 */
export type TabMemory = {
  /** The top document's page state: the answer is painted there and nowhere else. */
  route: string;
  host: string;
  at: string;
  /** The top document that the sightings belong to, see `reportWorkItem`. */
  page: number;
  /** What each document of the tab said last; whoever changed last stands last. */
  sightings: FrameSighting[];
  /** What counts of all sightings together. */
  workItem?: WorkItem;
  answer: PanelAnswer;
  /** The page keeps taking our element out: until this instant (ISO) nothing is put into the tab on this host. */
  unwelcomeUntil?: string;
};

export type FrameSighting = {
  /** 0 is the page itself. */
  frameId: number;
  /** Tells one document of a frame from the next, where the browser says so. */
  documentId?: string | undefined;
  workItem?: WorkItem | undefined;
};

const key = (tabId: number) => `session:tab:${tabId}` as const;

export const readTabMemory = (tabId: number) => storage.getItem<TabMemory>(key(tabId));
export const forgetTab = (tabId: number) => storage.removeItem(key(tabId));

/**
 * Works on what is remembered of a tab, one piece of work at a time: a page and its frame report at the same moment, and
 * neither may overwrite what the other has just said. The browser keeps the lock and frees it when the worker is stopped.
 */
export async function inTabMemory<T>(
  tabId: number,
  work: (before: TabMemory | null, remember: (next: TabMemory) => Promise<void>) => Promise<T>,
): Promise<T> {
  return navigator.locks.request(`tab:${tabId}`, async () =>
    work(await readTabMemory(tabId), (next) => storage.setItem(key(tabId), next)),
  );
}

/** Tabs that a detector reported from, most recent first. */
export async function listTabMemories(): Promise<{ tabId: number; memory: TabMemory }[]> {
  const all = await storage.snapshot('session');
  return Object.entries(all)
    .filter(([name]) => name.startsWith('tab:'))
    .map(([name, memory]) => ({ tabId: Number(name.slice(4)), memory: memory as TabMemory }))
    .sort((a, b) => b.memory.at.localeCompare(a.memory.at));
}
