import type { TicketReading, Wanted } from '@/lib/domain/recipe/ticket-reading';
import { withoutUndefined } from '@/lib/domain/without-undefined';
import type { FieldReading } from '@/lib/domain/work-item';
import { findOne, readAttribute, readMeta } from '../dom';
import { reading } from '../fields';
import { isCloudHost, projectOf, toIssueKey } from '../jira-url';
import { known } from '../paths';
import { countAt, at as find, listAt, momentAt, numberAt, parseInstant, textAt, textsAt } from './answer';
import { jql } from './jira-query';
import type { RestSite, ToolRest } from './tool-rest';

const VERSION = '1.0';
/** What matching and recipes can use; the title and every text stay where they are. */
const FIELDS = [
  'created',
  'resolutiondate',
  'status',
  'statuscategorychangedate',
  'issuetype',
  'labels',
  'components',
  'parent',
];
const PAGE_SIZE = 100;

/**
 * Jira's own interface: Cloud's version 3 with its token from page to page and no total, Data Center's version 2 with
 * offset and total. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/
 */
export const jiraRest: ToolRest = {
  tool: 'jira',
  version: VERSION,
  fields: ['label', 'component', 'issueType', 'status', 'parentKey', 'epicKey'],
  readSite(url, document) {
    const version = readAttribute(findOne(document, 'body'), 'data-version') ?? '';
    const cloud =
      isCloudHost(url) || readMeta(document, 'ajs-cloud-id') !== undefined || version.startsWith('1001.');
    const contextPath = cloud ? '' : (readMeta(document, 'ajs-context-path') ?? '');
    return {
      origin: url.origin,
      deployment: cloud ? 'cloud' : 'dc',
      contextPath: /^(\/[\w.-]+)*$/.test(contextPath) ? contextPath : '',
    };
  },
  describeItem(key, wanted, site) {
    const issue = toIssueKey(key);
    return issue && `${api(site)}/issue/${issue}?${new URLSearchParams(asked(wanted))}`;
  },
  parseItem: parseIssue,
  describeQuery: jql,
  queryUrl: (query, { origin, contextPath }) =>
    `${origin}${contextPath}/issues/?${new URLSearchParams({ jql: query })}`,
  describePage(query, cursor, wanted, site) {
    const isCloud = site.deployment === 'cloud';
    const page: Record<string, string> = isCloud
      ? cursor === undefined
        ? {}
        : { nextPageToken: cursor }
      : { startAt: cursor ?? '0' };
    const params = { jql: query, maxResults: String(PAGE_SIZE), ...page, ...asked(wanted) };
    return `${api(site)}/${isCloud ? 'search/jql' : 'search'}?${new URLSearchParams(params)}`;
  },
  parsePage(answer, cursor, wanted, site) {
    const issues = listAt(answer, 'issues');
    const tickets = issues?.map((issue) => parseIssue(issue, wanted, site));
    if (!issues || !tickets?.every((ticket) => ticket !== undefined)) return undefined;
    return withoutUndefined({
      tickets: tickets as TicketReading[],
      total: countAt(answer, 'total'),
      next: site.deployment === 'cloud' ? nextToken(answer) : nextOffset(answer, cursor, issues.length),
    });
  },
};

const api = ({ deployment, contextPath }: RestSite) =>
  deployment === 'cloud' ? '/rest/api/3' : `${contextPath}/rest/api/2`;

function asked({ history, moments, numbers }: Wanted): Record<string, string> {
  const fields = [...new Set([...FIELDS, ...moments, ...numbers])].join(',');
  return history ? { fields, expand: 'changelog' } : { fields };
}

/** A page with fewer issues than asked for is not the last one; only the host knows which is. */
function nextToken(answer: unknown): string | undefined {
  if (find(answer, 'isLast') === true) return undefined;
  const token = find(answer, 'nextPageToken');
  return typeof token === 'string' && token.length > 0 && token.length <= 4000 ? token : undefined;
}

/** A host may hand out fewer issues a page than it was asked for. */
function nextOffset(answer: unknown, cursor: string | undefined, received: number): string | undefined {
  const next = Number(cursor ?? 0) + received;
  return received > 0 && next < (countAt(answer, 'total') ?? 0) ? String(next) : undefined;
}

function parseIssue(issue: unknown, wanted: Wanted, site: RestSite): TicketReading | undefined {
  const key = toIssueKey(textAt(issue, 'key'));
  if (!key) return undefined;
  const fields = find(issue, 'fields');
  const created = momentAt(fields, 'created');
  const changes = statusChanges(issue);
  return withoutUndefined({
    key,
    url: `${site.origin}${site.contextPath}/browse/${key}`,
    fields: fieldsOf(key, fields),
    created,
    resolved: momentAt(fields, 'resolutiondate'),
    closed: closedAt(fields, changes),
    entered: enteredStatuses(changes, created, textAt(fields, 'status', 'name')),
    moments: pick(wanted.moments, (name) => momentAt(fields, name)),
    numbers: pick(wanted.numbers, (name) => numberAt(fields, name)),
    source: 'api' as const,
    adapterVersion: VERSION,
  });
}

function fieldsOf(key: string, fields: unknown): TicketReading['fields'] {
  const parent = toIssueKey(textAt(fields, 'parent', 'key'));
  const parentIsEpic = countAt(fields, 'parent', 'fields', 'issuetype', 'hierarchyLevel') === 1;
  return known<FieldReading>({
    issueKey: reading('api', key),
    projectKey: reading('api', projectOf(key)),
    issueType: reading('api', textAt(fields, 'issuetype', 'name')),
    status: reading('api', textAt(fields, 'status', 'name')),
    label: reading('api', textsAt(listAt(fields, 'labels'))),
    component: reading('api', textsAt(listAt(fields, 'components'), 'name')),
    parentKey: reading('api', parent),
    epicKey: reading('api', parentIsEpic ? parent : undefined),
  });
}

type StatusChange = { at: string; from: string; to: string };

/** All changes of status, oldest first; `undefined` when the host did not hand out the whole history. */
function statusChanges(issue: unknown): StatusChange[] | undefined {
  const histories = listAt(issue, 'changelog', 'histories');
  const total = countAt(issue, 'changelog', 'total');
  if (!histories || total === undefined || total > histories.length) return undefined;
  const changes: StatusChange[] = [];
  for (const history of histories) {
    const at = parseInstant(find(history, 'created'));
    const items = listAt(history, 'items');
    if (!at || !items) return undefined;
    for (const item of items) {
      if (find(item, 'field') !== 'status') continue;
      changes.push({ at, from: textAt(item, 'fromString') ?? '', to: textAt(item, 'toString') ?? '' });
    }
  }
  return changes.sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Every status with the first time it was entered; the first one was entered when the ticket was created. */
function enteredStatuses(
  changes: StatusChange[] | undefined,
  created: string | null | undefined,
  now: string | undefined,
): TicketReading['entered'] {
  if (!changes || !created) return undefined;
  const first = new Map<string, string>();
  const enter = (status: string | undefined, at: string) => {
    if (status && status.length <= 120 && !first.has(status)) first.set(status, at);
  };
  enter(changes[0]?.from ?? now, created);
  for (const { to, at } of changes) enter(to, at);
  return [...first].slice(0, 200).map(([status, at]) => ({ status, at }));
}

/** When it last reached a finished status, as long as it is in one. */
function closedAt(fields: unknown, changes: StatusChange[] | undefined): string | null | undefined {
  const category = textAt(fields, 'status', 'statusCategory', 'key');
  if (category === undefined) return undefined;
  if (category !== 'done') return null;
  return momentAt(fields, 'statuscategorychangedate') ?? changes?.at(-1)?.at;
}

function pick<T>(
  names: readonly string[],
  read: (name: string) => T | undefined,
): Record<string, T> | undefined {
  const found = names.flatMap((name) => {
    const value = read(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
