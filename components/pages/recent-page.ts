import type { WorkItem } from '@/lib/domain/work-item';
import { listTabMemories } from '@/lib/settings/tab-memory';

export type RecentPage = { tabId: number; workItem: WorkItem };

/**
 * The work item a person was last on, as their browser remembers it for this session: the named tab's, or
 * the latest of all tabs. Nothing when no page of a tool has been open since the browser started.
 */
export async function readRecentPage(tabId?: number): Promise<RecentPage | undefined> {
  for (const { tabId: id, memory } of await listTabMemories()) {
    if (memory.workItem && (tabId === undefined || tabId === id))
      return { tabId: id, workItem: memory.workItem };
  }
  return undefined;
}
