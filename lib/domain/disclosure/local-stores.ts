/**
 * Everything that is kept on this device besides the records, by the name it has there. None of it leaves. A table or a
 * setting that is missing here, or that the page on security and privacy has no words for, fails a test.
 */

/** Tables of the database beside the records themselves. */
export const LOCAL_TABLES = [
  'base',
  'outbox',
  'mine',
  'alts',
  'quarantine',
  'meta',
  'drafts',
  'hidden',
  'matchCounts',
  'prompts',
  'observations',
  'collections',
  'seen',
] as const;

/** Settings of this browser. */
export const LOCAL_ITEMS = [
  'sites',
  'siteSwitches',
  'siteMemory',
  'apiHosts',
  'panelPreferences',
  'locale',
  'promptSettings',
  'policy',
  'shownDatabase',
  'teamMark',
  'unfinishedErasures',
  'fieldRecords',
  'errors',
  'requests',
] as const;

/** Kept by a page itself, while something is being written in it. */
export const PAGE_ITEMS = ['metric-draft', 'rule-draft', 'workspace-draft', 'person-draft'] as const;

/** In memory while the browser runs, closed to pages, gone when it ends. */
export const SESSION_ITEMS = [
  'tab',
  'ticket',
  'credentials',
  'teamWork',
  'teamStopped',
  'erasureStopped',
] as const;
