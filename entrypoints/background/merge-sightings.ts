import type { WorkItem } from '@/lib/domain/work-item';
import type { TabMemory } from '@/lib/settings/tab-memory';

type Sighting = { route: string; workItem?: WorkItem | undefined; frameId: number };

/**
 * The newest report wins. A page and its content frame may both report the same work item, the page from the address
 * and the frame from its form: then what either could read counts, the newer one first.
 */
export function mergeSightings(
  before: TabMemory | null,
  now: Sighting,
): { route: string; workItem?: WorkItem } {
  // The top frame alone draws: an answer must carry its route, or it would be dropped as out of date.
  const route = now.frameId === 0 || !before ? now.route : before.route;
  if (!now.workItem) return { route };
  const seen = before?.workItem;
  const isSame =
    seen !== undefined &&
    before?.frameId !== now.frameId &&
    seen.tool === now.workItem.tool &&
    seen.host === now.workItem.host &&
    seen.key === now.workItem.key;
  if (!isSame) return { route, workItem: now.workItem };
  return { route, workItem: { ...now.workItem, fields: { ...seen.fields, ...now.workItem.fields } } };
}
