import { knownCloud } from '@/lib/domain/mapping/known-clouds';
import type { WorkItem, WorkItemKind } from '@/lib/domain/work-item';
import { recogniseUrl } from '@/lib/tools';
import { CONTAINER_FIELDS, type InitiativeDraft } from './initiative-form';
import { WORK_TOOLS, type WorkTool } from './work-tools';

export type PastedAddress = {
  tool: WorkTool;
  /** The project, table or space that the address names. */
  container?: string;
  /** Where the tool begins on a host of one's own: `/jira`. */
  path?: string;
};

/**
 * What a pasted address says for certain, read by the tools' own readers: an answer only when one tool alone has
 * addresses of this shape. A host's name alone says nothing, unless it is a cloud of one tool.
 */
export function readPastedAddress(text: string): PastedAddress | undefined {
  const url = parse(text.trim());
  if (!url) return undefined;
  const [only, other] = WORK_TOOLS.flatMap((tool) => {
    const item = recogniseUrl(url, tool);
    return item && CERTAIN.has(item.kind) ? [{ tool, item }] : [];
  });
  if (only && !other) {
    return { tool: only.tool, ...containerOf(only.tool, only.item), ...contextPathOf(url, only.tool) };
  }
  return knownCloud(url.hostname)?.tool === 'servicenow' ? { tool: 'servicenow' } : undefined;
}

/** The site as typed, with the tool and the place it names; a place that the person typed themselves stays. */
export function withSite(host: string, draft: InitiativeDraft): Partial<InitiativeDraft> {
  const pasted = readPastedAddress(host);
  if (!pasted) return { host };
  const isOwn = draft.container !== '' && draft.container !== readPastedAddress(draft.host)?.container;
  const container = isOwn ? draft.container : (pasted.container ?? draft.container);
  return { host, tool: pasted.tool, container };
}

/** As many leading parts of the path as the address can lose and still be the same ticket's. */
function contextPathOf(url: URL, tool: WorkTool): { path?: string } {
  if (knownCloud(url.hostname)) return {};
  const parts = url.pathname.split('/').slice(1);
  const whole = recogniseUrl(url, tool)?.key;
  const isSame = (lost: number) =>
    recogniseUrl(new URL(`/${parts.slice(lost).join('/')}${url.search}`, url.origin), tool)?.key === whole;
  const lost = [2, 1].find((count) => count < parts.length && isSame(count)) ?? 0;
  const path = `/${parts.slice(0, lost).join('/')}`;
  return lost > 0 && /^(\/[\w.~-]+)+$/.test(path) ? { path } : {};
}

/** `/projects/OPS` is also how other tools write theirs; a ticket's or page's address is one tool's alone. */
const CERTAIN: ReadonlySet<WorkItemKind> = new Set(['issue', 'record', 'list', 'page', 'blogpost', 'space']);

function containerOf(tool: WorkTool, { fields }: WorkItem): { container?: string } {
  const value = fields[CONTAINER_FIELDS[tool]]?.value;
  return typeof value === 'string' ? { container: value } : {};
}

function parse(text: string): URL | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}
