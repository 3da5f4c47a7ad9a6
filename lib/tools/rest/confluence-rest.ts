import { addDays } from '@/lib/domain/calendar';
import type { Condition } from '@/lib/domain/mapping/rule';
import type { TicketReading, Wanted } from '@/lib/domain/recipe/ticket-reading';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import type { FieldReading } from '@/lib/domain/work-item';
import { isConfluenceCloud, toPageId } from '../confluence-url';
import { readMeta } from '../dom';
import { reading } from '../fields';
import { known } from '../paths';
import { countAt, at as find, listAt, parseInstant, textAt, textsAt } from './answer';
import { quoted, valuesOf } from './query-text';
import type { RestSite, SearchQuestion, ToolRest } from './tool-rest';

const VERSION = '1.0';
const PAGE_SIZE = '50';
const EXPAND = 'space,ancestors,metadata.labels,history.lastUpdated';

/**
 * Confluence's own interface. Searching is the same on Cloud and Data Center; a single page on Cloud comes from version 2,
 * because the first one is being switched off there piece by piece.
 * https://developer.atlassian.com/cloud/confluence/rest/v1/api-group-content/
 */
export const confluenceRest: ToolRest = {
  tool: 'confluence',
  version: VERSION,
  fields: ['label', 'ancestorId', 'spaceKey'],
  readSite(url, document) {
    const cloud = isConfluenceCloud(url) || readMeta(document, 'ajs-cloud-id') !== undefined;
    const contextPath = cloud ? '/wiki' : (readMeta(document, 'ajs-context-path') ?? '');
    return {
      origin: url.origin,
      deployment: cloud ? 'cloud' : 'dc',
      contextPath: /^(\/[\w.-]+)*$/.test(contextPath) ? contextPath : '',
    };
  },
  describeItem(key, _wanted, { deployment, contextPath }) {
    const id = toPageId(key);
    if (!id) return undefined;
    return deployment === 'cloud'
      ? `${contextPath}/api/v2/pages/${id}?include-labels=true`
      : `${contextPath}/rest/api/content/${id}?${new URLSearchParams({ expand: EXPAND })}`;
  },
  parseItem: (answer, wanted, site) =>
    site.deployment === 'cloud' ? parseCloudPage(answer, wanted, site) : parseContent(answer, wanted, site),
  describeQuery: cql,
  queryUrl: (query, { origin, contextPath }) =>
    `${origin}${contextPath}/dosearchsite.action?${new URLSearchParams({ cql: query })}`,
  describePage(query, cursor, _wanted, { contextPath }) {
    const params = new URLSearchParams({ cql: query, limit: PAGE_SIZE, expand: EXPAND });
    const [name, value] = splitCursor(cursor);
    if (name) params.set(name, value);
    return `${contextPath}/rest/api/content/search?${params}`;
  },
  parsePage(answer, _cursor, wanted, site) {
    const results = listAt(answer, 'results');
    const tickets = results?.map((content) => parseContent(content, wanted, site));
    if (!tickets?.every((ticket) => ticket !== undefined)) return undefined;
    return withoutUndefined({
      tickets: tickets as TicketReading[],
      total: countAt(answer, 'totalSize'),
      next: nextCursor(textAt(answer, '_links', 'next'), site),
    });
  },
};

/** The host names the next page by an address. Only its position is taken from there, never the address. */
function nextCursor(next: string | undefined, { origin }: RestSite): string | undefined {
  if (!next || !URL.canParse(next, origin)) return undefined;
  const { searchParams } = new URL(next, origin);
  for (const name of ['cursor', 'start']) {
    const value = searchParams.get(name);
    if (value) return `${name}=${value}`;
  }
  return undefined;
}

function splitCursor(cursor: string | undefined): [name: string, value: string] {
  const [, name = '', value = ''] = /^(cursor|start)=(.*)$/s.exec(cursor ?? '') ?? [];
  return [name, value];
}

const NAMES: Record<string, string> = {
  pageId: 'id',
  ancestorId: 'ancestor',
  label: 'label',
  spaceKey: 'space',
};

function cql({ population, end, periodStart, periodEnd }: SearchQuestion): string {
  const clauses = population.flatMap((condition) => clauseOf(condition) ?? []);
  const name = end.kind === 'field' ? 'lastmodified' : 'created';
  const window = `${name} >= "${addDays(periodStart, -1)}" and ${name} < "${addDays(periodEnd, 2)}"`;
  return `${['type in (page, blogpost)', ...clauses, window].join(' and ')} order by created`;
}

function clauseOf(condition: Condition): string | undefined {
  const values = valuesOf(condition);
  const name = NAMES[condition.field];
  if (!name || condition.negate || condition.op === 'starts_with' || values.length > 40) return undefined;
  return values.length === 1
    ? `${name} = ${quoted(values[0] ?? '')}`
    : `${name} in (${values.map(quoted).join(', ')})`;
}

function parseContent(content: unknown, wanted: Wanted, site: RestSite): TicketReading | undefined {
  const id = toPageId(textAt(content, 'id'));
  if (!id) return undefined;
  return withoutUndefined({
    ...pageOf(id, site),
    fields: known<FieldReading>({
      pageId: reading('api', id),
      spaceKey: reading('api', textAt(content, 'space', 'key')),
      label: reading('api', labelsOf(find(content, 'metadata', 'labels'))),
      ancestorId: reading('api', textsAt(listAt(content, 'ancestors'), 'id')),
    }),
    created: parseInstant(find(content, 'history', 'createdDate')),
    moments: modified(wanted, find(content, 'history', 'lastUpdated', 'when')),
  });
}

function parseCloudPage(page: unknown, wanted: Wanted, site: RestSite): TicketReading | undefined {
  const id = toPageId(textAt(page, 'id'));
  if (!id) return undefined;
  const space = /\/spaces\/([^/]+)\//.exec(textAt(page, '_links', 'webui') ?? '')?.[1];
  return withoutUndefined({
    ...pageOf(id, site),
    fields: known<FieldReading>({
      pageId: reading('api', id),
      spaceKey: reading('api', space),
      label: reading('api', labelsOf(find(page, 'labels'))),
    }),
    created: parseInstant(find(page, 'createdAt')),
    moments: modified(wanted, find(page, 'version', 'createdAt')),
  });
}

function pageOf(id: string, { origin, contextPath }: RestSite) {
  const url = `${origin}${contextPath}/pages/viewpage.action?pageId=${id}`;
  return { key: id, url, source: 'api' as const, adapterVersion: VERSION };
}

/** A host hands out labels by pages; a first page that is full may not be all. */
function labelsOf(labels: unknown): string[] | undefined {
  const results = listAt(labels, 'results');
  const limit = countAt(labels, 'limit');
  if (find(labels, '_links', 'next') !== undefined) return undefined;
  if (results && limit !== undefined && results.length >= limit) return undefined;
  return textsAt(results, 'name');
}

/** The one date besides its creation that a page has. */
function modified({ moments }: Wanted, when: unknown): Record<string, string> | undefined {
  const instant = parseInstant(when);
  return instant && moments.includes('lastmodified') ? { lastmodified: instant } : undefined;
}
