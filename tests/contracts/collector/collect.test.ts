import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import { JSDOM } from 'jsdom';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEMO_VIEWER_ID, demoUlid, demoWorkspace } from '@/lib/demo/demo-workspace';
import { addDays } from '@/lib/domain/calendar';
import { AppError } from '@/lib/domain/errors';
import type { Recipe } from '@/lib/domain/recipe/recipe';
import type { CollectOrder } from '@/lib/messaging/orders';
import { loadHtml } from '../../fixtures/pages';
import { answerConfluenceRest, type RestPage } from '../../stand-ins/rest/confluence-rest.mjs';
import { createRestControl } from '../../stand-ins/rest/faults.mjs';
import { installBrowserApi } from '../background/browser-api';

/*
 * The collector as it runs in a document, with the worker's own answers to it and a host that really answers over HTTP:
 * pages of Confluence searched for, a record of ServiceNow read from its form and nothing else.
 */

const NOW = new Date('2026-11-23T09:00:00.000Z');
const METRIC = demoUlid('metric:triage-forwarded-twice');
const INITIATIVE = demoUlid('initiative:INV-TRIAGE');
const ME = { personId: DEMO_VIEWER_ID, at: NOW };

const api = installBrowserApi();
const { collect } = await import('@/entrypoints/collector/collect');
const { readTicket } = await import('@/entrypoints/collector/read-ticket');
const { takeCollectionReport } = await import('@/entrypoints/background/collect-period');
const { takeTicketReport } = await import('@/entrypoints/background/take-ticket-report');
const { writeApiHost } = await import('@/lib/settings/api-hosts');
const { database } = await import('@/lib/store/database');
const { loadDemo } = await import('@/lib/store/commands/workspaces');
const { saveRecipe } = await import('@/lib/store/commands/recipes');
const { startCollection } = await import('@/lib/store/commands/collections');
const { getInitiativeOverview, readRecipe } = await import('@/lib/store/reads');
const { wantedBy } = await import('@/lib/domain/recipe/observation');
const { recogniseWorkItem } = await import('@/lib/tools');

const rest = createRestControl();
let pages: RestPage[] = [];
let asked: { method: string; path: string }[] = [];
let server: Server;
let origin = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', origin);
    asked.push({ method: request.method ?? '', path: url.pathname + url.search });
    const answer = answerConfluenceRest({ url, isSignedIn: true, rest }, { deployment: 'dc', pages });
    const { status = 200, type, body = '', headers } = answer ?? { status: 404 };
    response.writeHead(status, { ...(type ? { 'content-type': type } : {}), ...headers });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => server.close());

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  await loadDemo(demoWorkspace('Europe/Berlin'), NOW, database);
  asked = [];
  Object.assign(chrome.runtime, { sendMessage: answerAsWorker });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  rest.fault = undefined;
  for (const list of Object.values(api.calls)) list.length = 0;
  await Promise.all(database.tables.map((table) => table.clear()));
  await writeApiHost(new URL(origin).host, false);
});

/** The worker's own handlers for what a collector says, without the guard before them. */
async function answerAsWorker({ name, input }: { name: string; input: never }) {
  try {
    if (name === 'reportCollection') await takeCollectionReport(input, { origin, frameId: 0 }, ME);
    if (name === 'reportTicket') {
      const workItem = recogniseWorkItem(new URL(location.href), document)!;
      await takeTicketReport({ workItem, ticket: (input as { ticket: never }).ticket }, 1);
    }
    return { ok: true, value: {} };
  } catch (cause) {
    if (cause instanceof AppError) return { ok: false, error: { code: cause.code } };
    throw cause;
  }
}

const view = async () =>
  (await getInitiativeOverview(INITIATIVE, NOW.toISOString(), database))!.metrics.find(
    ({ id }) => id === METRIC,
  )!;

async function measureBy(change: Partial<Recipe>): Promise<Recipe> {
  const { version, calendar, exclude, minN } = (await readRecipe(METRIC))!;
  const base = { metricId: METRIC, version, status: 'active', calendar, exclude, minN, value: 'duration' };
  await saveRecipe({ ...base, exclude: [], ...change } as never, ME);
  return (await readRecipe(METRIC))!;
}

function openPage(address: string, html: string): void {
  const { document } = new JSDOM(html, { url: address }).window;
  vi.stubGlobal('document', document);
  vi.stubGlobal('location', new URL(address));
}

describe('collect this period, on Confluence', () => {
  /** Pages that were last changed in the open period, so many minutes after they were made. */
  async function changedIn(minutes: readonly number[]): Promise<RestPage[]> {
    const { start } = (await view()).openPeriod!;
    return minutes.map((length, index) => {
      const created = Date.parse(`${addDays(start, 1)}T08:00:00.000Z`) + index * 600_000;
      return {
        id: String(7000 + index),
        space: 'OPS',
        title: 'A secret title',
        labels: ['playbook'],
        created: new Date(created).toISOString(),
        changed: new Date(created + length * 60_000).toISOString(),
      };
    });
  }
  const TWELVE = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120];

  async function run(): Promise<void> {
    const { host } = new URL(origin);
    await writeApiHost(host, true);
    const recipe = await measureBy({
      tool: 'confluence',
      host,
      population: [{ field: 'spaceKey', op: 'eq', value: 'OPS' }],
      start: { kind: 'created' },
      end: { kind: 'field', field: 'lastmodified' },
    });
    openPage(`${origin}/display/OPS/Triage`, '<meta name="ajs-context-path" content="">');
    const { start } = (await view()).openPeriod!;
    const { collection } = await startCollection({ metricId: METRIC, periodStart: start }, ME);
    const { periodStart, periodEnd } = collection;
    const order: CollectOrder = {
      name: 'collect',
      collectionId: collection.id,
      recipe,
      period: { periodStart, periodEnd },
      wanted: wantedBy([recipe]),
      maxTickets: 2000,
    };
    await collect(order, new AbortController().signal).catch(() => {});
  }

  test('INV-24 reads every page of the answer, keeps the question and gives a census; no title, nothing but GET', async () => {
    const own = await changedIn(TWELVE);
    const [first] = own;
    const elsewhere = { ...first!, id: '8000', space: 'FIN' };
    const longAgo = {
      ...first!,
      id: '8001',
      created: '2025-01-01T08:00:00.000Z',
      changed: '2025-01-02T08:00:00.000Z',
    };
    pages = [...own, elsewhere, longAgo];
    await run();
    const { candidate } = await view();
    expect(candidate).toMatchObject({ n: 12, value: 65, grade: 'census', found: 12, readable: 12 });
    expect(candidate?.query).toMatch(/^type in \(page, blogpost\) and space = "OPS" and lastmodified >= "/);
    expect(candidate?.sources[0]?.url).toContain(`${origin}/dosearchsite.action?cql=`);
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(JSON.stringify(await database.observations.toArray())).not.toContain('secret');
  });

  test.each([
    ['sign_in', 'collect_signed_out'],
    ['sign_in_page', 'collect_signed_out'],
    [403, 'collect_forbidden'],
    [429, 'collect_too_many_requests'],
    [500, 'collect_host_failed'],
    ['nonsense', 'collect_bad_answer'],
  ])('that fails half-way with %s says so, and counts nothing', async (kind, code) => {
    pages = await changedIn(TWELVE);
    rest.fault = { kind, at: 10 };
    await run();
    const { candidate, recipe } = await view();
    expect(recipe?.collection).toMatchObject({ state: 'failed', problem: { code } });
    expect(candidate).toBeUndefined();
    expect(await database.observations.count()).toBe(0);
  });

  test('whose permission is withdrawn in between asks nothing more, and counts nothing', async () => {
    pages = await changedIn(TWELVE);
    const { host } = new URL(origin);
    Object.assign(chrome.runtime, {
      sendMessage: async (message: { name: string; input: never }) => {
        await writeApiHost(host, false);
        return answerAsWorker(message);
      },
    });
    await run();
    expect(asked).toHaveLength(1);
    expect((await view()).recipe?.collection).toMatchObject({
      state: 'failed',
      problem: { code: 'collect_permission_gone' },
    });
    expect(await database.observations.count()).toBe(0);
  });
});

describe('a record of ServiceNow', () => {
  const SYS_ID = '5f2c9a10db1230109c4be7d3ca961934';
  const ADDRESS = `https://haldenfreight.service-now.com/incident.do?sys_id=${SYS_ID}`;
  const recipeOnIncidents = () =>
    measureBy({
      tool: 'servicenow',
      host: 'haldenfreight.service-now.com',
      population: [{ field: 'table', op: 'eq', value: 'incident' }],
      start: { kind: 'created' },
      end: { kind: 'resolved' },
      minN: 1,
    });
  async function visit(dates: string): Promise<void> {
    const recipe = await recipeOnIncidents();
    openPage(
      ADDRESS,
      loadHtml('servicenow/classic-incident-form.html').replace('<button', `${dates}<button`),
    );
    await readTicket(
      {
        name: 'readTicket',
        route: ADDRESS,
        tool: 'servicenow',
        key: `incident/${SYS_ID}`,
        wanted: wantedBy([recipe]),
        // Even where somebody would allow it: there is no interface of it that is asked.
        viaApi: true,
        wantsFields: true,
      },
      new AbortController().signal,
    );
  }

  test('INV-24 is read from what its form shows, without one request, and makes an opportunistic proposal', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const { start } = (await view()).openPeriod!;
    const at = (time: string) => `${addDays(start, 1)} ${time}`;
    await visit(
      `<input id="sys_readonly.incident.opened_at" value="${at('09:00:00')}">` +
        `<input id="sys_readonly.incident.resolved_at" value="${at('09:45:00')}">`,
    );
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
    expect((await view()).candidate).toMatchObject({
      value: 45,
      n: 1,
      grade: 'opportunistic',
      collectedVia: 'visit',
      sources: [{ tool: 'servicenow', key: `incident/${SYS_ID}` }],
    });
  });

  test('with dates in the person’s own format is not guessed at, and one that is still open is none', async () => {
    await visit(
      '<input id="sys_readonly.incident.opened_at" value="03/04/2026 09:00 AM">' +
        '<input id="sys_readonly.incident.resolved_at" value="03/05/2026 09:00 AM">',
    );
    expect(await database.observations.count()).toBe(0);
    await visit('<input id="sys_readonly.incident.resolved_at" value="">');
    expect(await database.observations.count()).toBe(0);
    expect((await view()).recipe).toMatchObject({ canSearch: false });
  });

  test('cannot be collected: the search is refused, and nothing has begun', async () => {
    await recipeOnIncidents();
    const { start } = (await view()).openPeriod!;
    await expect(startCollection({ metricId: METRIC, periodStart: start }, ME)).rejects.toMatchObject({
      code: 'collect_no_search',
    });
    expect(await database.collections.count()).toBe(0);
  });
});

declare const chrome: { runtime: object };
