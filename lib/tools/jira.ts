import type { FieldReading, WorkItem } from '@/lib/domain/work-item';
import type { ToolAdapter, UrlReading } from './adapter';
import { createToolAdapter } from './create-tool-adapter';
import { findOne, readAttribute, readMeta } from './dom';
import { type Fields, reading } from './fields';
import { ATLASSIAN_CLOUD, readHost } from './hosts';
import {
  frontHeader,
  type IssueHeader,
  keyFields,
  readIssueHeaders,
  readMarkedProject,
  saysThereIsNoIssue,
} from './jira-page';
import { isCloudHost, projectOf, readJiraContainer, readJiraUrl, toIssueKey } from './jira-url';
import { known } from './paths';

const ADAPTER = { name: 'jira', version: '1.1' } as const;

/**
 * Jira Cloud and Data Center. The address decides on pages of one issue; on boards, backlogs, lists and
 * searches the visible issue header does, because the address may name a panel that is closed or not name one
 * that is open.
 */
export const jira: ToolAdapter = createToolAdapter({
  ...ADAPTER,
  knownHosts: [ATLASSIAN_CLOUD],
  reportingFrames: [],
  ownsPath: (url) => !/^\/wiki(\/|$)/.test(url.pathname),
  hasMarks: (document) =>
    findOne(document, 'body#jira,#jira-frontend,meta[name="application-name"][data-name="jira"]') !==
    undefined,
  readUrl: readJiraUrl,
  readWorkItem(url, document) {
    const address = readJiraUrl(url);
    const headers = readIssueHeaders(document);
    if (address.kind === 'issue' && address.confidence === 'sure') {
      const front = frontHeader(headers);
      // A child opened over its parent's page: address and dialog agree on it, and the nearest item counts.
      if (
        front &&
        front.key !== address.facts.key &&
        front.key === toIssueKey(url.searchParams.get('selectedIssue') ?? undefined)
      ) {
        return fromHeader(url, document, address, front);
      }
      return readIssuePage(url, document, address, headers);
    }
    const header = readOpenIssue(address, headers);
    if (header) return fromHeader(url, document, address, header);
    return address.confidence === 'needs-api' ? undefined : readProjectLevel(url, document);
  },
  absentKey(url, document) {
    const { kind, confidence, facts } = readJiraUrl(url);
    const isNamed = kind === 'issue' && confidence === 'sure';
    return isNamed && isAbsent(url, document, readIssueHeaders(document)) ? facts.key : undefined;
  },
  identityElement: (url, document) =>
    namesItsIssue(url) ? undefined : frontHeader(readIssueHeaders(document))?.element,
  hidesIdentity: (url) => !namesItsIssue(url),
});

function namesItsIssue(url: URL): boolean {
  const address = readJiraUrl(url);
  return address.kind === 'issue' && address.confidence === 'sure';
}

/** A page of one issue: the address names it, and the document counts only where it names the same one. */
function readIssuePage(
  url: URL,
  document: Document,
  address: UrlReading,
  headers: readonly IssueHeader[],
): WorkItem | undefined {
  const { key } = address.facts;
  if (!key) return undefined;
  if (isAbsent(url, document, headers)) return undefined;
  const same = headers.find((header) => header.key === key);
  if (same) return issueItem(url, document, address, key, same, keyFields(key, 'url'));
  const marked = headers.length === 0 && toIssueKey(readMeta(document, 'ajs-issue-key')) === key;
  const item: WorkItem = {
    ...identity(url, document, address, key),
    fields: keyFields(key, 'url'),
    confidence: marked ? 'confirmed' : 'url',
  };
  const drift = Object.keys(headers[0]?.readFields() ?? {});
  return drift.length > 0 ? { ...item, drift } : item;
}

/** The address names an issue, and the page says that there is none, or none for this reader. */
function isAbsent(url: URL, document: Document, headers: readonly IssueHeader[]): boolean {
  return headers.length === 0 && isBrowsed(url) && saysThereIsNoIssue(document);
}

/** The page that shows one issue and nothing else; queues and the customer portal are built differently. */
function isBrowsed(url: URL): boolean {
  return /\/browse\/[^/]+\/?$/.test(url.pathname);
}

/** The issue whose header is in front, unless the address speaks of another one. */
function readOpenIssue(address: UrlReading, headers: readonly IssueHeader[]): IssueHeader | undefined {
  const { issueId, key } = address.facts;
  if (address.confidence === 'needs-api') return headers.find((header) => header.issueId === issueId);
  const header = frontHeader(headers);
  return address.kind === 'issue' && header?.key !== key ? undefined : header;
}

function fromHeader(url: URL, document: Document, address: UrlReading, header: IssueHeader): WorkItem {
  return issueItem(url, document, address, header.key, header, keyFields(header.key, 'dom'));
}

function issueItem(
  url: URL,
  document: Document,
  address: UrlReading,
  key: string,
  header: IssueHeader,
  own: Fields,
): WorkItem {
  const parentKey = header.parents.at(-1);
  // A second breadcrumb above the parent is the epic. One alone may be either, and its type is a localised
  // word.
  const epicKey = header.parents.length > 1 ? header.parents[0] : undefined;
  const above = known<FieldReading>({
    parentKey: reading('dom', parentKey),
    epicKey: reading('dom', epicKey),
  });
  const finished = header.readFinished();
  return {
    ...identity(url, document, address, key),
    fields: { ...header.readFields(), ...above, ...own },
    ...(finished !== undefined && { finished }),
    ...(parentKey && {
      parent: { key: parentKey, kind: 'issue', label: parentKey, fields: keyFields(parentKey, 'dom') },
    }),
    confidence: 'confirmed',
  };
}

/** What is left when no issue is open: the project, or a board that does not say whose it is. */
function readProjectLevel(url: URL, document: Document): WorkItem | undefined {
  const address = readJiraContainer(url);
  const { board, project } = address.facts;
  if (address.kind === 'none' || address.kind === 'issue') return undefined;
  const marked = toProject(readMarkedProject(document));
  const key = project ?? (address.kind === 'board' ? marked : undefined);
  const base = identity(url, document, address, '');
  if (key) {
    const shown = marked === key || findOne(document, `[data-testid="NAV4_proj_${key}"]`) !== undefined;
    return {
      ...base,
      kind: address.kind === 'board' ? 'project-view' : address.kind,
      key: `project:${key}`,
      label: key,
      fields: known<FieldReading>({ projectKey: reading(project ? 'url' : 'meta', key) }),
      confidence: shown ? 'confirmed' : 'url',
    };
  }
  if (!board) return undefined;
  return {
    ...base,
    kind: 'board',
    key: `board:${board}`,
    label: `board ${board}`,
    fields: {},
    confidence: 'url',
  };
}

function identity(
  url: URL,
  document: Document,
  address: UrlReading,
  key: string,
): Omit<WorkItem, 'fields' | 'confidence'> {
  const { audience, contextPath } = address.facts;
  return {
    tool: ADAPTER.name,
    host: readHost(url),
    key,
    kind: 'issue',
    label: key,
    deployment: readDeployment(url, document, address),
    ...(contextPath && { contextPath }),
    ...(audience === 'customer' && { audience }),
    adapter: { ...ADAPTER },
  };
}

/** Cloud under its own domain shows in the page only; `body#jira` is on both. */
function readDeployment(url: URL, document: Document, address: UrlReading): 'cloud' | 'dc' {
  if (isCloudHost(url) || address.facts.deployment === 'cloud') return 'cloud';
  const version = readAttribute(findOne(document, 'body'), 'data-version') ?? '';
  return readMeta(document, 'ajs-cloud-id') || version.startsWith('1001.') ? 'cloud' : 'dc';
}

/** Goes through the issue-key grammar, so that no page text ever becomes part of a selector. */
function toProject(text: string | undefined): string | undefined {
  const key = toIssueKey(text ? `${text}-1` : undefined);
  return key ? projectOf(key) : undefined;
}
