import type { Rule } from '@/lib/domain/mapping/rule';
import type { WorkItem } from '@/lib/domain/work-item';
import { recogniseUrl as recogniseAddress } from '@/lib/tools';

/** The work item an address alone stands for, as a rule's own test sees it: no page is opened for it. */
export function recogniseUrl(url: string, rule: Rule): WorkItem | undefined {
  try {
    return recogniseAddress(new URL(url), rule.tool);
  } catch {
    return undefined;
  }
}
