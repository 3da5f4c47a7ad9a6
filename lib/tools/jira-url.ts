import type { UrlReading } from './adapter';
import { NOTHING } from './create-tool-adapter';
import { ATLASSIAN_CLOUD, isUnderHost } from './hosts';
import { known, pathSegments } from './paths';

type Route = { kind: UrlReading['kind']; facts: Record<string, string>; confidence?: 'needs-api' };

/** A self-hosted Jira may live below a path. More than three segments of it were never seen. */
const MAX_CONTEXT_SEGMENTS = 3;
// Tested before upper-casing, which would turn some letters beyond ASCII into plain ones.
const ISSUE_KEY = /^[A-Z][A-Z0-9_]{1,99}-\d{1,12}$/i;
const PROJECT_KEY = /^[A-Z][A-Z0-9_]{1,99}$/i;
const NUMERIC = /^\d{1,18}$/;
/** Actions of one issue that name it by its number only, sometimes by `key` too. */
const ISSUE_ACTIONS = new Set([
  'AddComment',
  'AssignIssue',
  'AttachFile',
  'DeleteIssue',
  'EditIssue',
  'EditLabels',
  'LinkJiraIssue',
  'MoveIssue',
  'ViewIssue',
]);

/** An issue key in its canonical upper case, or nothing. */
export function toIssueKey(text: string | null | undefined): string | undefined {
  const key = (text ?? '').trim();
  return ISSUE_KEY.test(key) ? key.toUpperCase() : undefined;
}

export function projectOf(issueKey: string): string {
  return issueKey.slice(0, issueKey.lastIndexOf('-'));
}

export function isCloudHost(url: URL): boolean {
  return isUnderHost(url, ATLASSIAN_CLOUD);
}

/** What a Jira address says, with an issue selected on a board or list given as a hint. */
export function readJiraUrl(url: URL): UrlReading {
  const container = readJiraContainer(url);
  const key = readSelectedKey(url, container);
  if (!key) return container;
  const facts = { ...deploymentOf(url, 'issue'), ...container.facts, ...issueFacts(key) };
  return { kind: 'issue', confidence: 'hint', facts };
}

/** The same without the selection: what remains when no panel is open. */
export function readJiraContainer(url: URL): UrlReading {
  const segments = pathSegments(url.pathname);
  const app = readCloudApp(segments, url);
  if (app) return finish(app, isCloudHost(url) ? {} : { deployment: 'cloud' });
  const depth = isCloudHost(url) ? 0 : Math.min(MAX_CONTEXT_SEGMENTS, segments.length);
  for (let start = 0; start <= depth; start += 1) {
    const route = readClassicRoute(segments.slice(start), url);
    if (!route) continue;
    const contextPath = start === 0 ? undefined : `/${segments.slice(0, start).join('/')}`.slice(0, 200);
    const where = route.kind === 'none' ? {} : known({ contextPath });
    return finish(route, { ...deploymentOf(url, route.kind), ...where });
  }
  return NOTHING;
}

function finish(route: Route, more: Record<string, string>): UrlReading {
  return {
    kind: route.kind,
    confidence: route.confidence ?? 'sure',
    facts: { ...route.facts, ...more },
  };
}

function deploymentOf(url: URL, kind: UrlReading['kind']): Record<string, string> {
  return isCloudHost(url) || kind === 'none' ? {} : { deployment: 'dc' };
}

/** `/jira/<app>[/c]/projects/KEY/…`, the form of Jira Cloud. `c` marks a company-managed project. */
function readCloudApp(segments: string[], url: URL): Route | undefined {
  const [root, app, ...rest] = segments;
  if (root !== 'jira' || app === undefined) return undefined;
  const [head, name, ...view] = rest[0] === 'c' ? rest.slice(1) : rest;
  if (head === 'boards' && name && NUMERIC.test(name)) return { kind: 'board', facts: { board: name } };
  const project = head === 'projects' ? toProjectKey(name) : undefined;
  if (!project) return undefined;
  if (view.length === 0) return { kind: 'project', facts: { project } };
  const board = view[0] === 'boards' && NUMERIC.test(view[1] ?? '') ? view[1] : undefined;
  return readIssuesOrQueue(project, view, url) ?? { kind: 'project-view', facts: known({ project, board }) };
}

/** Routes below the context path, as Data Center has them; Cloud answers most of them too. */
function readClassicRoute(segments: string[], url: URL): Route | undefined {
  const [head, first, ...rest] = segments;
  const key = toIssueKey(first);
  switch (head) {
    case 'browse': {
      const project = toProjectKey(first);
      if (key) return issue(key);
      return project ? { kind: 'project', facts: { project } } : undefined;
    }
    case 'projects': {
      const project = toProjectKey(first);
      if (!project) return undefined;
      return readIssuesOrQueue(project, rest, url) ?? { kind: 'project', facts: { project } };
    }
    case 'issues':
      if (key) return issue(key);
      return first === undefined ? { kind: 'search', facts: {} } : undefined;
    case 'secure':
      return first === undefined ? undefined : readAction(first, url);
    case 'servicedesk':
      return first === 'customer' ? readCustomerPortal(rest) : undefined;
    case 'si':
      return first?.startsWith('jira.issueviews:issue-') ? printedIssue(rest[0]) : undefined;
    default:
      return undefined;
  }
}

/** `issues[/KEY-1]` and `queues/custom/7[/KEY-1]` of a project; these carry the issue in the path. */
function readIssuesOrQueue(project: string, view: string[], url: URL): Route | undefined {
  const [name, ...rest] = view;
  if (name === 'issues') {
    const key = toIssueKey(rest[0]);
    if (key) return issue(key);
    return rest[0] === undefined ? { kind: 'search', facts: { project } } : undefined;
  }
  if (name !== 'queues') return undefined;
  const queue = rest.find((segment) => NUMERIC.test(segment)) ?? numeric(url.searchParams.get('queue'));
  const key = toIssueKey(rest.at(-1));
  return key
    ? { kind: 'issue', facts: known({ ...issueFacts(key), queue }) }
    : { kind: 'project-view', facts: known({ project, queue }) };
}

/** What a customer of the service desk sees: the same issue for another audience. */
function readCustomerPortal(segments: string[]): Route | undefined {
  const [name, portal, last] = segments;
  const key = toIssueKey(last);
  if (name !== 'portal' || !portal || !key) return undefined;
  return { kind: 'issue', facts: { ...issueFacts(key), portal: portal.slice(0, 40), audience: 'customer' } };
}

function readAction(file: string, url: URL): Route | undefined {
  const parameters = url.searchParams;
  if (file === 'RapidBoard.jspa') {
    const board = numeric(parameters.get('rapidView'));
    const project = toProjectKey(parameters.get('projectKey'));
    if (project) return { kind: 'project-view', facts: known({ project, board }) };
    return board ? { kind: 'board', facts: { board } } : undefined;
  }
  const [action = '', suffix] = file.split(/(?=!default\.jspa$|\.jspa$)/);
  if (!suffix || !ISSUE_ACTIONS.has(action)) return undefined;
  const key = toIssueKey(parameters.get('key'));
  if (key) return issue(key);
  const issueId = numeric(parameters.get('id'));
  return issueId ? { kind: 'issue', facts: { issueId }, confidence: 'needs-api' } : undefined;
}

/** The issue a board, list or plan has selected, unless the address says that no panel can be open. */
function readSelectedKey(url: URL, container: UrlReading): string | undefined {
  if (container.kind === 'issue') return undefined;
  const parameters = url.searchParams;
  const view = parameters.get('view');
  const closed = parameters.has('config') || view === 'reporting' || view === 'planning.nodetail';
  return closed ? undefined : toIssueKey(parameters.get('selectedIssue'));
}

function printedIssue(name: string | undefined): Route | undefined {
  const key = toIssueKey(name);
  return key ? issue(key) : undefined;
}

function issue(key: string): Route {
  return { kind: 'issue', facts: issueFacts(key) };
}

function issueFacts(key: string): { key: string; project: string } {
  return { key, project: projectOf(key) };
}

function toProjectKey(text: string | null | undefined): string | undefined {
  return text && PROJECT_KEY.test(text) ? text.toUpperCase() : undefined;
}

function numeric(text: string | null): string | undefined {
  return text !== null && NUMERIC.test(text) ? text : undefined;
}
