import * as z from 'zod/mini';
import { RuleId } from '@/lib/domain/mapping/rule';
import { text, Ulid } from '@/lib/domain/primitives';
import { AbsentItem, WorkItem } from '@/lib/domain/work-item';
import type { PanelAnswer, PanelPreference } from '../panel';
import type { TabStatus } from '../tab-status';
import { host, message, route } from './message';

const PreferenceChange = z.strictObject({
  host,
  open: z.optional(z.boolean()),
  side: z.optional(z.enum(['right', 'left'])),
  width: z.optional(z.number().check(z.minimum(280), z.maximum(640))),
  docked: z.optional(z.boolean()),
});

/** What the panel and the scripts in a page send, and what the popup asks about a tab. */
export const PANEL_MESSAGES = {
  /** The detector saw a work item (or that there is none). The answer holds everything the panel needs. */
  reportWorkItem: message<PanelAnswer>()(
    ['content', 'frame'],
    z.strictObject({
      /** Identity of the page state this report is about; echoed in the answer. */
      route,
      /** When the tab's top document began (`performance.timeOrigin`): tells its frames from those of another one. */
      page: z.number(),
      workItem: z.optional(WorkItem),
      /** The page says that what its address names is not there, or not for this reader. */
      absent: z.optional(AbsentItem),
      /** The sidebar bundle already runs in this document. */
      panelMounted: z.boolean(),
      /** A content frame is about to load another document: what it reported is no longer in front of the person. */
      leaving: z.optional(z.boolean()),
      /** The language whose sentences the panel already has. */
      texts: z.optional(text(35)),
    }),
  ),
  /** "Not the right initiative": hides the match here and keeps a report of the context fields that were shown. */
  reportWrongMatch: message<{ reportId: string }>()(
    ['content'],
    z.strictObject({ route, initiativeId: Ulid, ruleId: RuleId, note: text(280) }),
  ),
  /** Takes "hide here" back. */
  unhideMatch: message<Record<string, never>>()(['content'], z.strictObject({ route, initiativeId: Ulid })),
  /** Remembers side, width, docking and openness for a host. */
  setPanelPreference: message<PanelPreference>()(['content', 'page'], PreferenceChange),
  /** Adds the opened panel's script to the sender's document; answers when it has run. */
  loadPanel: message<Record<string, never>>()(['content'], z.strictObject({})),
  /** The page keeps taking our element out: the sender's tab stays without it for a minute. */
  giveUpPanel: message<Record<string, never>>()(['content'], z.strictObject({})),
  /** Opens one of the extension's own pages in a new tab: a content script cannot. */
  openPage: message<Record<string, never>>()(
    ['content', 'page'],
    z.strictObject({
      page: z.enum(['dashboard', 'options', 'welcome']),
      /** What to show there, e.g. an initiative's id or `link` with the tab's work item. */
      initiativeId: z.optional(Ulid),
      view: z.optional(z.enum(['rules', 'hosts', 'initiatives', 'use-this-page', 'queue', 'team'])),
    }),
  ),
  /** What the popup shows of a tab: work item, match, access, switches. */
  getTabStatus: message<TabStatus>()(['page'], z.strictObject({ tabId: z.int() })),
  /** Opens the panel in a tab, also where nothing is linked. */
  openPanel: message<{ opened: boolean }>()(['page'], z.strictObject({ tabId: z.int() })),
};
