import type { Tool } from '@/lib/domain/primitives';
import type { WorkItem, WorkItemKind } from '@/lib/domain/work-item';

/**
 * What the address alone says. `hint`: the page must confirm it (a board's `selectedIssue` may name a closed
 * panel).
 */
export type UrlReading = {
  kind: WorkItemKind | 'none';
  confidence: 'sure' | 'hint' | 'needs-api';
  /** Plain facts by name, e.g. `{ key: 'PAY-7', project: 'PAY', board: '1' }`. */
  facts: Record<string, string>;
  /** The containing entity, when the address names it (a workspace's record above a sub-record). */
  parent?: Record<string, string>;
};

/**
 * A tool adapter: pure functions of (URL, Document). It never mounts, observes, fetches, styles or throws; on
 * any doubt it returns nothing, because no panel is better than a wrong one.
 */
export interface ToolAdapter {
  name: Tool;
  /** Changes with every change of what is read, e.g. `1.2`. Travels with every work item. */
  version: string;
  /** Host patterns that are this tool for sure: offered with one click in the options. */
  knownHosts: readonly string[];
  /** Names of frames that may report a work item to the worker. Other frames stay silent. */
  reportingFrames: readonly string[];
  /** Whether the page belongs to this tool: by host, by path, or by a fingerprint in the document. */
  recognises(url: URL, document: Document, hint?: Tool): boolean;
  /** What the address alone says; `none` for pages without a work item. */
  readUrl(url: URL): UrlReading;
  /**
   * The work item in front of the person, or nothing. What the document says counts only when its key agrees
   * with the address; where the address is silent (detail panels of boards and backlogs), the visible header
   * decides.
   */
  readWorkItem(url: URL, document: Document): WorkItem | undefined;
  /**
   * The element whose text is the identity of the work item when the address does not carry it: the
   * breadcrumb of the current issue in a detail panel. The detector watches it, so that a panel that changes
   * its issue in place is noticed before the next paint.
   */
  identityElement?(url: URL, document: Document): Element | undefined;
  /** The key of the work item that the address names and the page says is not there, or not for this reader. */
  absentKey?(url: URL, document: Document): string | undefined;
  /** Whether the page may open another work item without saying so in its address (boards, backlogs, lists). */
  hidesIdentity?(url: URL): boolean;
}
