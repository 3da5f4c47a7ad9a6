import type { UrlReading } from './adapter';
import { NOTHING } from './create-tool-adapter';
import { ATLASSIAN_CLOUD, isUnderHost } from './hosts';
import { decodeTitle, known, pathSegments } from './paths';
import { decodeTinyLink } from './tiny-link';

type Route = { kind: UrlReading['kind']; facts: Record<string, string | undefined> };

const MAX_CONTEXT_SEGMENTS = 3;
const PAGE_ID = /^[1-9]\d{0,18}$/;
const SPACE_KEY = /^~?[A-Za-z0-9][A-Za-z0-9._:@-]{0,254}$/;
/**
 * Content of a space other than pages: all are whiteboards to us, things with an id and no labels we can
 * read.
 */
const BOARDS = new Set(['whiteboard', 'database', 'folder', 'embed']);
const NEW_PAGE = /^(createpage|createblogpost|resumedraft)\b.*\.action$/;
const EDIT_PAGE = /^edit(page|blogpost)\.action$/;

export function isConfluenceCloud(url: URL): boolean {
  return isUnderHost(url, ATLASSIAN_CLOUD);
}

export function toPageId(text: string | undefined | null): string | undefined {
  return text && PAGE_ID.test(text) ? text : undefined;
}

/** What a Confluence address says. On Cloud everything lies below `/wiki`; elsewhere below any path. */
export function readConfluenceUrl(url: URL): UrlReading {
  const encoded = url.pathname.split('/').filter((segment) => segment !== '');
  const segments = pathSegments(url.pathname);
  const cloud = isConfluenceCloud(url);
  if (cloud && segments[0] !== 'wiki') return NOTHING;
  const first = cloud ? 1 : 0;
  const last = cloud ? 1 : Math.min(MAX_CONTEXT_SEGMENTS, segments.length);
  for (let start = first; start <= last; start += 1) {
    const route = readRoute(segments.slice(start), encoded.slice(start), url.searchParams);
    if (!route) continue;
    if (route.kind === 'none') return NOTHING;
    const contextPath =
      cloud || start === 0 ? undefined : `/${segments.slice(0, start).join('/')}`.slice(0, 200);
    const deployment = cloud ? undefined : 'dc';
    return {
      kind: route.kind,
      confidence: 'sure',
      facts: known({ ...route.facts, deployment, contextPath }),
    };
  }
  return NOTHING;
}

/**
 * The title as the address spells it: punctuation may be missing, so only a fallback for what the page says.
 */
export function readSlug(url: URL): string | undefined {
  const encoded = url.pathname.split('/').filter((segment) => segment !== '');
  const id = encoded.findLastIndex((segment) => PAGE_ID.test(segment));
  const slug = id > 0 && /^(pages|\d\d)$/.test(encoded[id - 1] ?? '') ? encoded[id + 1] : undefined;
  return slug ? decodeTitle(slug) || undefined : undefined;
}

function readRoute(segments: string[], encoded: string[], parameters: URLSearchParams): Route | undefined {
  const [head, second, third, ...rest] = segments;
  switch (head) {
    case 'spaces':
      return readSpaces(second, third, rest, parameters);
    case 'display':
      return second === undefined ? undefined : readDisplay(second, encoded.slice(2));
    case 'pages':
      return second?.endsWith('.action') && third === undefined ? readAction(second, parameters) : undefined;
    case 'x': {
      const pageId = second && third === undefined ? decodeTinyLink(second) : undefined;
      return pageId ? { kind: 'page', facts: { pageId } } : undefined;
    }
    // Frames of a page are whole documents with a page's marks. They are inside a page and never the page.
    case 'plugins':
    case 'rest':
    case 'download':
      return { kind: 'none', facts: {} };
    default:
      return undefined;
  }
}

/** `spaces/KEY/…`, the form of Cloud and of Data Center from version 9 on. */
function readSpaces(
  name: string | undefined,
  area: string | undefined,
  rest: string[],
  parameters: URLSearchParams,
): Route | undefined {
  if (name?.endsWith('.action')) {
    const space = toSpaceKey(parameters.get('key') ?? parameters.get('spaceKey'));
    return space ? { kind: 'space', facts: { space } } : { kind: 'none', facts: {} };
  }
  const space = toSpaceKey(name);
  if (!space) return undefined;
  if (area === 'pages') return readPages(space, rest, 'page');
  if (area === 'blog') return readPages(space, withoutDate(rest), 'blogpost');
  const pageId = BOARDS.has(area ?? '') ? rest.map(toPageId).find(Boolean) : undefined;
  return pageId ? { kind: 'whiteboard', facts: { pageId, space } } : { kind: 'space', facts: { space } };
}

function readPages(space: string, rest: string[], kind: 'page' | 'blogpost'): Route {
  const [first, second] = rest;
  const pageId = toPageId(first);
  if (pageId) return { kind, facts: { pageId, space } };
  const edited = first?.startsWith('edit') ? toPageId(second) : undefined;
  if (edited) return { kind, facts: { pageId: edited, space, mode: 'edit' } };
  return { kind: first?.startsWith('create') ? 'new-record' : 'space', facts: { space } };
}

/** `display/KEY[/Title]` and `display/KEY/2026/01/15/Title`: no id, the title is the identity. */
function readDisplay(key: string, encodedRest: string[]): Route | undefined {
  const space = toSpaceKey(key);
  if (!space) return undefined;
  const [name, ...more] = withoutDate(encodedRest);
  const title = name && more.length === 0 ? decodeTitle(name) : '';
  if (title === '') return { kind: 'space', facts: { space } };
  return { kind: encodedRest.length > 1 ? 'blogpost' : 'page', facts: { space, title } };
}

function readAction(file: string, parameters: URLSearchParams): Route {
  const space = toSpaceKey(parameters.get('spaceKey'));
  if (NEW_PAGE.test(file)) return { kind: 'new-record', facts: { space } };
  const pageId = toPageId(parameters.get('pageId'));
  const mode = EDIT_PAGE.test(file) ? 'edit' : undefined;
  const kind = file.includes('blogpost') ? 'blogpost' : 'page';
  if (pageId) return { kind, facts: { pageId, mode } };
  const title = parameters.get('title')?.trim();
  return file === 'viewpage.action' && space && title
    ? { kind: 'page', facts: { space, title } }
    : { kind: 'none', facts: {} };
}

/** The rest behind `2026/03/02/`, or all of it when there is no date. */
function withoutDate(segments: string[]): string[] {
  return /^\d{4}\/\d\d\/\d\d$/.test(segments.slice(0, 3).join('/')) ? segments.slice(3) : segments;
}

function toSpaceKey(text: string | undefined | null): string | undefined {
  return text && SPACE_KEY.test(text) ? text : undefined;
}
