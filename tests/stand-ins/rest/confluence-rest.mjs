import { faultFor, json, signIn } from './faults.mjs';

/**
 * Confluence's own interface as far as anybody asks for it here: one page (version 2 on Cloud, 1 on Data Center), and
 * searches with a link to the next page.
 *
 * @param {import('../document.mjs').SiteRequest} request
 * @param {{ deployment: 'cloud' | 'dc', pages: readonly { id: string, space: string, title: string, labels: string[],
 *   age?: number, created?: string, changed?: string }[] }} site `created` and `changed` are instants
 * @returns {import('../document.mjs').SiteAnswer | undefined}
 */
export function answerConfluenceRest(request, { deployment, pages }) {
  const { url, rest } = request;
  const base = deployment === 'cloud' ? '/wiki' : '';
  const path = url.pathname;
  if (!path.startsWith(`${base}/rest/api/`) && !path.startsWith(`${base}/api/v2/`)) return undefined;
  const fault = faultFor(rest, Number(url.searchParams.get('start') ?? 0));
  if (fault) return fault;
  if (!request.isSignedIn) return signIn();
  if (path === `${base}/rest/api/content/search`) return searchPage(url, base, pages, rest);
  const id = /\/(?:pages|content)\/(\d+)$/.exec(path)?.[1];
  const page = pages.find((one) => one.id === id);
  if (!page || rest.hidden.has(id)) return json(404, { statusCode: 404, message: 'No content found' });
  return json(200, path.includes('/api/v2/') ? version2(page, base) : version1(page));
}

function searchPage(url, base, pages, rest) {
  const cql = url.searchParams.get('cql') ?? '';
  const space = /space = "([^"]+)"/.exec(cql)?.[1];
  const label = /label = "([^"]+)"/.exec(cql)?.[1];
  const [, moment, from, to] = /(created|lastmodified) >= "([\d-]+)" and \1 < "([\d-]+)"/.exec(cql) ?? [];
  if (!from) return json(400, { statusCode: 400, message: 'Could not parse cql' });
  const found = pages.filter((page) => {
    const day = (moment === 'created' ? createdOf(page) : changedOf(page)).slice(0, 10);
    return (
      (!space || page.space === space) && (!label || page.labels.includes(label)) && day >= from && day < to
    );
  });
  const start = Number(url.searchParams.get('start') ?? 0);
  const size = Math.min(Number(url.searchParams.get('limit') ?? 25), rest.pageSize);
  const next =
    start + size < found.length ? `${base}/rest/api/content/search?cql=x&start=${start + size}` : undefined;
  const results = found.slice(start, start + size).map(version1);
  return json(200, {
    results,
    start,
    limit: size,
    size: results.length,
    totalSize: found.length,
    _links: { next },
  });
}

const createdOf = ({ created, age = 20 }) => created ?? new Date(Date.now() - age * 86_400_000).toISOString();
/** A page that nobody touched since was changed when it was made. */
const changedOf = ({ changed, ...page }) => changed ?? createdOf(page);
const labelsOf = ({ labels }) => ({
  results: labels.map((name) => ({ prefix: 'global', name })),
  start: 0,
  limit: 200,
});

const version1 = (page) => ({
  id: page.id,
  type: 'page',
  title: page.title,
  space: { key: page.space, name: page.space },
  ancestors: [],
  metadata: { labels: labelsOf(page) },
  history: { createdDate: createdOf(page), lastUpdated: { when: changedOf(page) } },
});

const version2 = (page, base) => ({
  id: page.id,
  status: 'current',
  title: page.title,
  spaceId: '65538',
  createdAt: createdOf(page),
  version: { createdAt: changedOf(page), number: 3 },
  labels: { results: page.labels.map((name) => ({ id: '1', name, prefix: 'global' })) },
  _links: { webui: `/spaces/${page.space}/pages/${page.id}/x`, base },
});
