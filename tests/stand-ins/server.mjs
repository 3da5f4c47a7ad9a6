import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, request as requestHttp } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { generate } from 'selfsigned';
import { HOSTS, TEAM_HOST } from './company.mjs';
import { answerConfluenceCloud } from './confluence-cloud/site.mjs';
import { answerConfluenceDc } from './confluence-dc/site.mjs';
import { answerJiraCloud } from './jira-cloud/site.mjs';
import { answerJiraDc } from './jira-dc/site.mjs';
import { createRestControl } from './rest/faults.mjs';
import { answerServiceNow } from './servicenow/site.mjs';

/**
 * One request as the server saw it. `initiator` is the Origin or Referer header; a request of an extension
 * page or worker has `chrome-extension://…` or `moz-extension://…` there, or none at all together with
 * `fetchSite: 'none'`.
 *
 * @typedef {{ number: number, time: string, method: string, host: string, path: string,
 *   dest: string, mode: string,
 *   fetchSite: string, initiator: string, via: 'direct' | 'proxy' }} LoggedRequest
 */

/**
 * @type {Record<string, (request: import('./document.mjs').SiteRequest) =>
 * import('./document.mjs').SiteAnswer | undefined>}
 */
const SITES = {
  [HOSTS.cloud]: (request) =>
    /^\/wiki(\/|$)/.test(request.url.pathname) ? answerConfluenceCloud(request) : answerJiraCloud(request),
  [HOSTS.serviceNow]: answerServiceNow,
  [HOSTS.jiraDc]: answerJiraDc,
  [HOSTS.wikiDc]: answerConfluenceDc,
};

/**
 * Serves the stand-in tools of Halden Freight over HTTPS, whatever address a browser was told to find them
 * under, and a proxy that leads every host there, so that no request of a test or of the demo reaches the
 * internet.
 *
 * Chromium: `--host-resolver-rules=MAP * 127.0.0.1:<port>`, Firefox: proxy preferences with `proxyPort`. Both
 * need to be told to accept the certificate, which is made anew at each start.
 *
 * `rest` in the answer is what a test may change about the tools' own interfaces. `delays` are milliseconds of a soft navigation: until the content, the details column, and the title follow
 * the address. `teamServer` is the address of a CouchDB, which then answers as the company's own.
 */
export async function startStandIns({ port = 0, delays = {}, teamServer } = {}) {
  const requests = /** @type {LoggedRequest[]} */ ([]);
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Halden Freight stand-ins' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'subjectAltName', altNames: Object.values(HOSTS).map((value) => ({ type: 2, value })) },
    ],
  });

  const rest = createRestControl();

  const log = (request, host, path, via) =>
    requests.push({
      number: requests.length + 1,
      time: new Date().toISOString(),
      method: request.method ?? 'GET',
      host,
      path,
      dest: String(request.headers['sec-fetch-dest'] ?? ''),
      mode: String(request.headers['sec-fetch-mode'] ?? ''),
      fetchSite: String(request.headers['sec-fetch-site'] ?? ''),
      initiator: String(request.headers.origin ?? request.headers.referer ?? ''),
      via,
    });

  const server = createHttpsServer({ cert, key }, async (request, response) => {
    const host = String(request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    if (path === '/__requests') return send(response, json(requests));
    log(request, host, path, 'direct');
    if (host === TEAM_HOST && teamServer) return passOn(request, response, teamServer);
    try {
      const url = new URL(path, `https://${host}`);
      const isSignedIn = SESSION.test(String(request.headers.cookie ?? ''));
      const answer = (await asset(url)) ?? answerPage({ url, isSignedIn, rest }, delays) ?? NOT_FOUND;
      if (/\/(rest\/)?api\//.test(url.pathname)) await rest.gate;
      send(response, answer);
    } catch (error) {
      send(response, { status: 500, type: 'text/plain', body: String(error?.stack ?? error) });
    }
  });
  await listen(server, port);
  const ownPort = server.address().port;

  // Plain HTTP comes from the browser's own housekeeping; it is refused and logged, never passed on.
  const proxy = createHttpServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://unknown');
    log(request, url.hostname, url.pathname, 'proxy');
    response.writeHead(502).end();
  });
  proxy.on('connect', (_request, socket, head) => {
    const tunnel = connect(ownPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(socket).pipe(tunnel);
    });
    for (const [one, other] of [
      [tunnel, socket],
      [socket, tunnel],
    ])
      one.on('error', () => other.destroy());
    openSockets.add(socket).add(tunnel);
  });
  const openSockets = new Set();
  await listen(proxy, 0);

  return {
    port: ownPort,
    proxyPort: proxy.address().port,
    requests,
    rest,
    async close() {
      for (const socket of openSockets) socket.destroy();
      for (const one of [server, proxy]) {
        one.closeAllConnections();
        await new Promise((resolve) => one.close(resolve));
      }
    },
  };
}

/** As a reverse proxy that ends TLS in front of the server, which is how an organisation would run it. */
function passOn(request, response, to) {
  const { method, headers } = request;
  const onward = requestHttp(new URL(request.url ?? '/', to), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

const NOT_FOUND = {
  status: 404,
  type: 'text/html',
  body: '<!doctype html><title>Not found</title><h1>Not found</h1>',
};

const json = (value) => ({ status: 200, type: 'application/json', body: JSON.stringify(value) });

/** Who has seen a page is signed in. Only the page's own origin may use that. */
const SESSION = /(?:^|; )tenant\.session=1(?:;|$)/;
const SESSION_COOKIE = 'tenant.session=1; Path=/; Secure; HttpOnly; SameSite=Lax';

function answerPage(request, delays) {
  return SITES[request.url.hostname]?.({
    ...request,
    nonce: randomBytes(12).toString('base64'),
    delays: { render: 120, details: 120, title: 350, ...delays },
  });
}

const ASSET_TYPES = { mjs: 'text/javascript', css: 'text/css' };

/** The pages' own scripts and styles, under a prefix that no real tool uses. */
async function asset(url) {
  if (url.pathname === '/favicon.ico') return { status: 204, type: 'image/x-icon', body: '' };
  const [, path, ending] = /^\/__stand-in\/([a-z-]+(?:\/[a-z-]+)*\.(mjs|css))$/.exec(url.pathname) ?? [];
  if (path === undefined) return undefined;
  const body = await readFile(fileURLToPath(new URL(path, import.meta.url)), 'utf8').catch(() => undefined);
  return body === undefined ? undefined : { status: 200, type: ASSET_TYPES[ending], body };
}

function send(response, { status = 200, type = 'text/html', body = '', headers = {} }) {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    ...(type === 'text/html' && status === 200 ? { 'set-cookie': SESSION_COOKIE } : {}),
    ...headers,
  });
  response.end(body);
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
