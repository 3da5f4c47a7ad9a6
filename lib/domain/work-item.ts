import * as z from 'zod/mini';
import { Tool, text } from './primitives';

/** Where a field's value was read. `meta` is a machine-readable marker in the page's head, `dom` its visible structure. */
export const FIELD_SOURCES = ['url', 'meta', 'dom', 'api'] as const;
export type FieldSource = (typeof FIELD_SOURCES)[number];

/**
 * Names of the fields that rules can test, per tool, with the weight of a condition on it (DOMAIN.md section 9).
 * A field that is not in a work item's `fields` is *unknown*; an empty list is *known to be empty*.
 */
export const FIELD_WEIGHTS = {
  jira: {
    issueKey: 1000,
    epicKey: 300,
    parentKey: 300,
    label: 100,
    component: 100,
    requestType: 100,
    issueType: 50,
    projectKey: 10,
    status: 0,
  },
  servicenow: {
    sysId: 1000,
    number: 1000,
    catalogItem: 300,
    assignmentGroup: 100,
    category: 100,
    tag: 100,
    table: 10,
    state: 0,
  },
  confluence: { pageId: 1000, ancestorId: 300, label: 100, titlePrefix: 50, spaceKey: 10 },
  generic: { pathPrefix: 10, queryParam: 50 },
} as const satisfies Record<Tool, Record<string, number>>;

/** One field as it was read: the value and where it stood. */
export const FieldReading = z.strictObject({
  value: z.union([text(2048), z.array(text(255)).check(z.maxLength(200))]),
  source: z.enum(FIELD_SOURCES),
});
export type FieldReading = z.infer<typeof FieldReading>;

export const WORK_ITEM_KINDS = [
  'issue', // Jira issue
  'record', // ServiceNow record
  'page', // Confluence page
  'blogpost',
  'whiteboard', // and other Confluence content with an id
  'catalog-item',
  'new-record', // being created, no key yet
  'list', // a list of one table
  'search',
  'project',
  'project-view', // board, backlog, timeline … of a project
  'board', // a board whose project is not known
  'space',
  'site-page', // a page of a generic site
] as const;
export const WorkItemKind = z.enum(WORK_ITEM_KINDS);
export type WorkItemKind = z.infer<typeof WorkItemKind>;

/** Identity of a work item inside its host, for example an issue key. */
const identity = {
  /** Unique inside tool and host, e.g. `PAY-101`, `incident/0c5f…`, `98403475`, `project:PAY`. */
  key: text(400),
  kind: WorkItemKind,
};

/**
 * What a tool adapter recognised on a page. Pure data: sent from the detector to the worker, matched there and kept
 * in session memory only. `fields` holds what could be read; what is missing is unknown, never guessed.
 */
export const WorkItem = z.strictObject({
  tool: Tool,
  /** `hostname[:port]`, lower case, punycode, without a trailing dot. */
  host: text(253 + 6),
  ...identity,
  /** What a person calls it, e.g. `PAY-101` or `INC0010001`. Never the title. */
  label: text(400),
  fields: z.record(text(40), FieldReading),
  /** The entity that contains this one (epic, parent record), with its own fields for matching. */
  parent: z.optional(
    z.strictObject({ ...identity, label: text(400), fields: z.record(text(40), FieldReading) }),
  ),
  /** `confirmed`: the page shows it. `url`: only the address says so, and the page has no say. */
  confidence: z.enum(['confirmed', 'url']),
  deployment: z.optional(z.enum(['cloud', 'dc'])),
  contextPath: z.optional(text(200)),
  audience: z.optional(z.enum(['customer', 'portal'])),
  mode: z.optional(z.enum(['view', 'edit'])),
  /** Whether the ticket has come to a finished status, by the tool's own category and never by the status's name. */
  finished: z.optional(z.boolean()),
  adapter: z.strictObject({ name: text(40), version: text(20) }),
  /** Fields that the adapter tried to read and found contradictory; dropped to unknown and counted as drift. */
  drift: z.optional(z.array(text(40)).check(z.maxLength(20))),
});
export type WorkItem = z.infer<typeof WorkItem>;

/** A work item that a page says is not there, or not for this reader: the two look the same. */
export const AbsentItem = z.strictObject({ tool: Tool, host: text(253 + 6), key: text(400) });
export type AbsentItem = z.infer<typeof AbsentItem>;
