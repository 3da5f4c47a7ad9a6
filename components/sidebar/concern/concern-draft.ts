import type { Concern } from '@/lib/domain/concern-records';

/** What has been entered so far; nothing of it is kept before the second step is confirmed. */
export type ConcernDraft = {
  dimension: Concern['dimension'];
  text: string;
  anonymous: boolean;
  /** Names of the page's fields to send with it. None, unless the person wants some. */
  keep: string[];
};
