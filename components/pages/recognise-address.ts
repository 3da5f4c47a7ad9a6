import type { Tool } from '@/lib/domain/primitives';
import type { WorkItem } from '@/lib/domain/work-item';
import { recogniseUrl } from '@/lib/tools';

/** The ticket or page that an address stands for, read as that tool's; no page is opened for it. */
export function recogniseAddress(address: string, tool: Tool): WorkItem | undefined {
  return URL.canParse(address) ? recogniseUrl(new URL(address), tool) : undefined;
}
