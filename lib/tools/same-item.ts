import type { WorkItem } from '@/lib/domain/work-item';

/** Whether both are the same ticket or page, however much of it could be read each time. */
export function isSameItem(a: WorkItem | undefined, b: WorkItem | undefined): boolean {
  return a?.tool === b?.tool && a?.host === b?.host && a?.key === b?.key;
}
