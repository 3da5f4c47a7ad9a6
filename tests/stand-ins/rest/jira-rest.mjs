import { STATUS_CATEGORY } from '../company.mjs';
import { faultFor, json, signIn } from './faults.mjs';
import { parseJql } from './jql.mjs';
import { ticketsOf } from './triaged.mjs';

/**
 * Jira's own interface as far as anybody asks for it here: one issue, and searches page by page. Cloud answers with a token
 * to the next page and no total, Data Center with an offset and a total. Needs the session of somebody who has seen a page.
 *
 * @param {import('../document.mjs').SiteRequest} request
 * @param {'cloud' | 'dc'} deployment
 * @returns {import('../document.mjs').SiteAnswer | undefined}
 */
export function answerJiraRest(request, deployment) {
  const { url, rest } = request;
  const base = deployment === 'cloud' ? '/rest/api/3' : '/rest/api/2';
  if (!url.pathname.startsWith('/rest/api/')) return undefined;
  if (!url.pathname.startsWith(base)) return json(404, { errorMessages: ['No such version here.'] });
  const fault = faultFor(rest, Number(url.searchParams.get('startAt') ?? tokenOf(url) ?? 0));
  if (fault) return fault;
  if (!request.isSignedIn) return signIn();
  const key = /^\/rest\/api\/\d\/issue\/([A-Z]+-\d+)$/.exec(url.pathname)?.[1];
  if (key) return oneIssue(key, url, deployment, rest);
  const search = deployment === 'cloud' ? `${base}/search/jql` : `${base}/search`;
  return url.pathname === search
    ? searchPage(url, deployment, rest)
    : json(404, { errorMessages: ['Not found'] });
}

function oneIssue(key, url, deployment, rest) {
  const ticket = ticketsOf(deployment).find((one) => one.key === key);
  if (!ticket || rest.hidden.has(key)) {
    return json(404, { errorMessages: ['Issue does not exist or you do not have permission to see it.'] });
  }
  return json(200, issueBody(ticket, url, deployment, rest));
}

function searchPage(url, deployment, rest) {
  const parsed = parseJql(url.searchParams.get('jql') ?? '');
  if ('error' in parsed) return json(400, { errorMessages: [parsed.error], warningMessages: [] });
  const found = ticketsOf(deployment)
    .filter(parsed.matches)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const size = Math.min(Number(url.searchParams.get('maxResults') ?? 50), rest.pageSize);
  const start = Number(deployment === 'cloud' ? (tokenOf(url) ?? 0) : (url.searchParams.get('startAt') ?? 0));
  const issues = found
    .filter(({ key }) => !rest.hidden.has(key))
    .slice(start, start + size)
    .map((ticket) => issueBody(ticket, url, deployment, rest));
  if (deployment === 'dc') {
    return json(200, {
      expand: 'schema,names',
      startAt: start,
      maxResults: size,
      total: found.length,
      issues,
    });
  }
  const isLast = start + size >= found.length - rest.hidden.size;
  return json(200, { issues, isLast, ...(isLast ? {} : { nextPageToken: `Ch0j${start + size}` }) });
}

const tokenOf = (url) => url.searchParams.get('nextPageToken')?.slice(4);

/** Only the fields that were asked for, and without those that this person may not see. */
function issueBody(ticket, url, deployment, rest) {
  const wanted = new Set((url.searchParams.get('fields') ?? '*all').split(','));
  const category = STATUS_CATEGORY[ticket.status];
  const all = {
    summary: ticket.summary ?? 'A ticket with triage help',
    created: stamp(ticket.created),
    resolutiondate: ticket.resolved === undefined ? null : stamp(ticket.resolved),
    statuscategorychangedate:
      deployment === 'cloud' ? stamp(ticket.changes.at(-1)?.at ?? ticket.created) : undefined,
    status: { name: ticket.status, statusCategory: { key: category } },
    issuetype: { name: ticket.type, subtask: ticket.type === 'Sub-task' },
    labels: ticket.labels,
    components: ticket.components.map((name) => ({ name })),
    parent: ticket.parent ? { key: ticket.parent, fields: { issuetype: { hierarchyLevel: 1 } } } : undefined,
  };
  const isBare = rest.withoutDates.has(ticket.key);
  const fields = Object.fromEntries(
    Object.entries(all).filter(
      ([name, value]) => value !== undefined && wanted.has(name) && !(isBare && /date|created/.test(name)),
    ),
  );
  const body = { id: ticket.key.replace(/\D/g, ''), key: ticket.key, self: `${url.origin}/rest`, fields };
  if (url.searchParams.get('expand') !== 'changelog' || isBare) return body;
  const histories = ticket.changes.map(({ at, from, to }) => ({
    created: stamp(at),
    items: [
      { field: 'status', fieldtype: 'jira', fromString: from, toString: to },
      { field: 'assignee', fieldtype: 'jira', fromString: null, toString: 'Service desk agent' },
    ],
  }));
  return {
    ...body,
    changelog: { startAt: 0, maxResults: 40, total: histories.length, histories: histories.reverse() },
  };
}

/** As Jira writes an instant: with an offset and without its colon. */
const stamp = (time) => new Date(time + 2 * 3_600_000).toISOString().replace('Z', '+0200');
