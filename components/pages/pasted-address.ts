import type { WorkItem, WorkItemKind } from '@/lib/domain/work-item';
import { recogniseUrl } from '@/lib/tools';
import { CONTAINER_FIELDS, type InitiativeDraft } from './initiative-form';
import { knownCloud } from './known-clouds';
import { WORK_TOOLS, type WorkTool } from './work-tools';

export type PastedAddress = {
  tool: WorkTool;
  /** The project, table or space that the address names. */
  container?: string;
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
  if (only && !other) return { tool: only.tool, ...containerOf(only.tool, only.item) };
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
