import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { getJson } from '@/entrypoints/collector/get-json';

/** What the host answers to one path. */
type Answer = { status?: number; type?: string; body?: string; headers?: Record<string, string> };
const ANSWERS: Record<string, Answer> = {
  '/json': { type: 'application/json; charset=utf-8', body: '{"issues":[]}' },
  '/problem': { type: 'application/problem+json', body: '{"a":1}' },
  '/login-page': { type: 'text/html', body: '<form>' },
  '/text': { type: 'text/plain', body: 'hello' },
  '/redirect': { status: 302, headers: { location: '/login' } },
  '/401': { status: 401, type: 'application/json', body: '{}' },
  '/403': { status: 403 },
  '/429': { status: 429, headers: { 'retry-after': '12' } },
  '/429-date': { status: 429, headers: { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' } },
  '/429-forever': { status: 429, headers: { 'retry-after': '99999999999' } },
  '/400': { status: 400, type: 'application/json', body: '{"errorMessages":["No such project \'X\'."]}' },
  '/400-long': { status: 400, type: 'application/json', body: `{"errorMessages":["${'x'.repeat(5000)}"]}` },
  '/503': { status: 503, type: 'text/html', body: 'down' },
  '/404': { status: 404, type: 'application/json', body: '{}' },
  '/broken': { type: 'application/json', body: '{"issues":[' },
  '/deep': { type: 'application/json', body: '['.repeat(100_000) + ']'.repeat(100_000) },
  '/brackets': { type: 'application/json', body: JSON.stringify({ text: '['.repeat(500) }) },
  '/huge': { type: 'application/json', body: `"${'x'.repeat(9_000_000)}"` },
};

let server: Server;
const methods: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    methods.push(request.method ?? '');
    const { status = 200, type, body = '', headers } = ANSWERS[request.url ?? ''] ?? { status: 404 };
    response.writeHead(status, { ...(type ? { 'content-type': type } : {}), ...headers });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  vi.stubGlobal('location', { origin: `http://127.0.0.1:${port}` });
});
afterAll(() => {
  server.close();
  vi.unstubAllGlobals();
});

const get = (path: string, signal = new AbortController().signal) => getJson(path, signal);

describe('one answer of a host', () => {
  test.each([
    ['/json', { ok: true, value: { issues: [] } }],
    ['/problem', { ok: true, value: { a: 1 } }],
    ['/brackets', { ok: true }],
    ['/login-page', { code: 'collect_signed_out' }],
    ['/redirect', { code: 'collect_signed_out' }],
    ['/401', { code: 'collect_signed_out' }],
    ['/403', { code: 'collect_forbidden' }],
    ['/429', { code: 'collect_too_many_requests', values: { seconds: 12 } }],
    ['/429-date', { code: 'collect_too_many_requests', values: { seconds: 0 } }],
    ['/429-forever', { code: 'collect_too_many_requests', values: { seconds: 86_400 } }],
    ['/400', { code: 'collect_query_refused', values: { message: "No such project 'X'." } }],
    ['/400-long', { code: 'collect_query_refused', values: { message: 'x'.repeat(200) } }],
    ['/503', { code: 'collect_host_failed', values: { status: 503 } }],
    ['/404', { code: 'collect_host_failed', values: { status: 404 } }],
    ['/text', { code: 'collect_bad_answer' }],
    ['/broken', { code: 'collect_bad_answer' }],
    ['/deep', { code: 'collect_bad_answer' }],
    ['/huge', { code: 'collect_bad_answer' }],
  ])('threat 14: %s', async (path, outcome) => {
    expect(await get(path)).toMatchObject(outcome);
  });

  test('threat 16: never leaves the page’s own origin, whatever a path looks like', async () => {
    for (const path of ['https://evil.example/x', '//evil.example/x', 'http:evil.example', 'javascript:1']) {
      expect(await get(path)).toMatchObject({ ok: false });
    }
    expect(new Set(methods)).toEqual(new Set(['GET']));
  });

  test('says that it was stopped, or that nothing is there', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(await get('/json', controller.signal)).toEqual({ ok: false, code: 'collect_stopped' });
    vi.stubGlobal('location', { origin: 'http://127.0.0.1:9' });
    expect(await get('/json')).toEqual({ ok: false, code: 'collect_offline' });
  });
});
