import type { Concern } from '@/lib/domain/concern-records';

/**
 * What this document remembers of concerns while it lives, and nothing else does: words that were not sent, by work item
 * and initiative, and the key of an anonymous concern until the person has it.
 */
export type ConcernMemory = { drafts: Map<string, ConcernDraft>; key?: string | undefined };

/** What has been entered so far; nothing of it is kept before the second step is confirmed. */
export type ConcernDraft = {
  dimension: Concern['dimension'];
  text: string;
  anonymous: boolean;
  /** Names of the page's fields to send with it. None, unless the person wants some. */
  keep: string[];
};
