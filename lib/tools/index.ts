import type { Tool } from '@/lib/domain/primitives';
import type { AbsentItem, WorkItem } from '@/lib/domain/work-item';
import type { ToolAdapter } from './adapter';
import { confluence } from './confluence';
import { generic } from './generic';
import { isReadable, isUnderHost, isVendorHost, readHost } from './hosts';
import { jira } from './jira';
import { servicenow } from './servicenow';

/**
 * Every tool Pilotlight knows. A new one is a file of its own and a line here; the generic one stays last.
 */
export const TOOL_ADAPTERS = [jira, confluence, servicenow, generic] as const;

/**
 * Host patterns that are certainly a tool's, such as `*.example.com`: offered with one click in the options.
 */
export const KNOWN_HOSTS: readonly string[] = [
  ...new Set(TOOL_ADAPTERS.flatMap((adapter) => adapter.knownHosts)),
];

/**
 * The adapter of a page: the one whose host or marks the page shows, and only if there is none, the one named
 * when the host was granted. A page that is plainly another tool's is therefore never read by the wrong
 * adapter.
 */
export function adapterFor(url: URL, document: Document, hint?: Tool): ToolAdapter | undefined {
  return (
    TOOL_ADAPTERS.find((adapter) => adapter.recognises(url, document)) ??
    TOOL_ADAPTERS.find((adapter) => adapter.recognises(url, document, hint))
  );
}

/** The work item in front of the person, or nothing. Never throws. */
export function recogniseWorkItem(url: URL, document: Document, hint?: Tool): WorkItem | undefined {
  return adapterFor(url, document, hint)?.readWorkItem(url, document);
}

/** The element to watch where the address does not carry the identity, see `ToolAdapter.identityElement`. */
export function identityElement(url: URL, document: Document, hint?: Tool): Element | undefined {
  return adapterFor(url, document, hint)?.identityElement?.(url, document);
}

/** The work item that the page says is not there any more, as evidence that was kept of it is found by. */
export function absentItem(url: URL, document: Document, hint?: Tool): AbsentItem | undefined {
  const adapter = adapterFor(url, document, hint);
  const key = adapter?.absentKey?.(url, document);
  return adapter && key ? { tool: adapter.name, host: readHost(url), key } : undefined;
}

/** Whether the identity may change without the address, see `ToolAdapter.hidesIdentity`. */
export function hidesIdentity(url: URL, document: Document, hint?: Tool): boolean {
  return adapterFor(url, document, hint)?.hidesIdentity?.(url) ?? false;
}

/**
 * The work item that an address alone stands for, read as an address of that tool. Needs no document at all.
 */
export function recogniseUrl(url: URL, tool: Tool): WorkItem | undefined {
  const adapter = TOOL_ADAPTERS.find(({ name }) => name === tool);
  return adapter?.recognises(url, BLANK, tool) ? adapter.readWorkItem(url, BLANK) : undefined;
}

/** The tool that a known host is mainly for, or nothing when the host is nobody's for sure. */
export function toolOfKnownHost(hostname: string): Tool | undefined {
  if (!URL.canParse(`https://${hostname}/`)) return undefined;
  const url = new URL(`https://${hostname}/`);
  return TOOL_ADAPTERS.find((adapter) => ownsHost(adapter, url))?.name;
}

/**
 * Whether a document may report a work item: every top document, and of the frames only those a tool names.
 */
export function mayReport(href: string, isTop: boolean, frameName: string): boolean {
  if (!URL.canParse(href)) return false;
  const url = new URL(href);
  if (!isReadable(url)) return false;
  if (isTop) return true;
  const adapter = TOOL_ADAPTERS.find(({ reportingFrames }) => reportingFrames.includes(frameName));
  return adapter !== undefined && (!isVendorHost(url) || ownsHost(adapter, url));
}

/** Stands for a document that shows nothing: adapters find elements through the prototype (see `dom.ts`). */
const BLANK: Document = Object.create({ querySelector: () => null, querySelectorAll: () => [] });

function ownsHost(adapter: ToolAdapter, url: URL): boolean {
  return adapter.knownHosts.some((pattern) => isUnderHost(url, pattern));
}
