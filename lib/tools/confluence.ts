import type { FieldReading, WorkItem } from '@/lib/domain/work-item';
import type { ToolAdapter, UrlReading } from './adapter';
import { type PageMarks, readPageFields, readPageMarks } from './confluence-page';
import { isConfluenceCloud, readConfluenceUrl, readSlug } from './confluence-url';
import { createToolAdapter } from './create-tool-adapter';
import { findOne, readMeta } from './dom';
import { type Fields, firstKnown, MAX_KEY, reading } from './fields';
import { ATLASSIAN_CLOUD, readHost } from './hosts';
import { known } from './paths';

const ADAPTER = { name: 'confluence', version: '1.0' } as const;

const MARKS = [
  'body#com-atlassian-confluence',
  'meta[name="confluence-base-url"]',
  'meta[name="confluence-context-path"]',
].join(',');

/**
 * Confluence Cloud and Data Center. The id in the address wins: on Cloud the metas describe the page that was
 * loaded first and stay when the reader moves on.
 */
export const confluence: ToolAdapter = createToolAdapter({
  ...ADAPTER,
  knownHosts: [ATLASSIAN_CLOUD],
  reportingFrames: [],
  ownsPath: (url) => /^\/wiki(\/|$)/.test(url.pathname),
  hasMarks: (document) => findOne(document, MARKS) !== undefined,
  readUrl: readConfluenceUrl,
  readWorkItem(url, document) {
    const address = readConfluenceUrl(url);
    switch (address.kind) {
      case 'none':
        return undefined;
      case 'space':
        return readSpace(url, document, address);
      case 'new-record':
        return readNewPage(url, document, address);
      default:
        return readContent(url, document, address);
    }
  },
});

/** A page, blog post or whiteboard, with what the document says about it when it speaks of the same one. */
function readContent(url: URL, document: Document, address: UrlReading): WorkItem | undefined {
  const { pageId, space, title } = address.facts;
  const marks = readPageMarks(document);
  const same = agrees(address, marks);
  const id = pageId ?? (same ? marks.pageId : undefined);
  const titled = space && title ? `${space}/${title}`.slice(0, MAX_KEY) : undefined;
  const key = id ?? titled;
  if (!key) return undefined;
  const shown = same && id ? readPageFields(document, id) : {};
  const spaceKey = space ?? (same ? marks.spaceKey : undefined);
  const label = id ? (spaceKey ? `${spaceKey} · ${id}` : id) : (space ?? key);
  return {
    ...base(url, document, address),
    ...(same && marks.isBlogpost && { kind: 'blogpost' }),
    key,
    label: label.slice(0, MAX_KEY),
    fields: known<FieldReading>({
      ...shown,
      pageId: pageId ? reading('url', pageId) : reading(marks.source, same ? marks.pageId : undefined),
      spaceKey: space ? reading('url', space) : reading('meta', spaceKey),
      titlePrefix: firstKnown(shown.titlePrefix, reading('url', title ?? readSlug(url))),
    }),
    confidence: same ? 'confirmed' : 'url',
    ...driftOf(url, marks, same),
  };
}

/** Whether the document is about the page in the address: by id, else by space and title together. */
function agrees(address: UrlReading, marks: PageMarks): boolean {
  const { pageId, space, title } = address.facts;
  if (!marks.pageId) return false;
  if (pageId) return marks.pageId === pageId;
  return sameText(marks.spaceKey, space) && sameText(marks.title, title);
}

/**
 * A space. On Data Center its address shows the home page, whose id the document knows; on Cloud the metas
 * may be of the page before.
 */
function readSpace(url: URL, document: Document, address: UrlReading): WorkItem | undefined {
  const { space } = address.facts;
  if (!space) return undefined;
  const marks = readPageMarks(document);
  const same = sameText(marks.spaceKey, space);
  const home = same && address.facts.deployment === 'dc' && !marks.isBlogpost ? marks.pageId : undefined;
  return {
    ...base(url, document, address),
    key: `space:${space}`,
    label: space,
    fields: known<FieldReading>({
      spaceKey: reading('url', space),
      pageId: reading(marks.source, home),
    }),
    confidence: same ? 'confirmed' : 'url',
  };
}

function readNewPage(url: URL, document: Document, address: UrlReading): WorkItem {
  const { space } = address.facts;
  const fields: Fields = known<FieldReading>({ spaceKey: reading('url', space) });
  const label = space ?? 'new';
  return { ...base(url, document, address), key: `new:${space ?? ''}`, label, fields, confidence: 'url' };
}

/** Stale metas are how Cloud works, and no drift; on Data Center every page brings its own. */
function driftOf(url: URL, marks: PageMarks, same: boolean): Pick<WorkItem, 'drift'> {
  if (same || !marks.pageId || isConfluenceCloud(url)) return {};
  return { drift: ['label', 'ancestorId', ...(marks.title ? ['titlePrefix'] : [])] };
}

function base(
  url: URL,
  document: Document,
  address: UrlReading,
): Omit<WorkItem, 'key' | 'label' | 'fields' | 'confidence'> {
  const { contextPath, mode } = address.facts;
  const cloud = isConfluenceCloud(url) || readMeta(document, 'ajs-cloud-id') !== undefined;
  return {
    tool: ADAPTER.name,
    host: readHost(url),
    kind: address.kind === 'none' ? 'page' : address.kind,
    deployment: cloud ? 'cloud' : 'dc',
    ...(contextPath && { contextPath }),
    ...(mode === 'edit' && { mode }),
    adapter: { ...ADAPTER },
  };
}

/** Space keys and titles are unique regardless of case. */
function sameText(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && right !== undefined && left.toLowerCase() === right.toLowerCase();
}
