import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type Account, accountOf, expectServerAdmin, NOBODY, type TokenRules } from './accounts';
import { Database } from './database';
import { databaseRoute, type Trouble } from './database-routes';
import { badRequest, Refusal } from './refusal';
import type { Answer, Request } from './request';
import { defaultSettings, expectSize, type Settings, settingsRoute } from './settings';

/**
 * Stands in for CouchDB 3.5, in memory and in this process, where pouchdb-server answers otherwise or not at all: opaque
 * places in the feed (a number alone is refused), revision trees with several leaves and CouchDB's choice among them,
 * `new_edits: false` with rules that see no version before, rules and views that run in a world of their own and are told
 * the security object, readers by name and role with CouchDB's 401 and 403, tokens of an organisation with CouchDB's 401
 * and 400, long polls that are held, partitions, `_purge`, settings, limits on size, `202` with `accepted`. Written from its
 * documentation (https://docs.couchdb.org/en/stable/api/), for the endpoints that the product and PouchDB's replication use.
 *
 * What it can be told to suffer is what a server suffers: a restore, a split, lost nodes. What happens on the way to it,
 * to one client, is `contracts/sync/faults.ts`, in front of any server.
 *
 * What it lacks: disks and their loss, real nodes and their shards, attachments, Mango, cookies (`POST /_session`), feeds that
 * are continuous or filtered by more than ids, `_revs_limit` and compaction, a `q`, the cost of passwords, and no view is ever built before it
 * is asked for. Like CouchDB since 2.0 it gives views no ETag, and it compresses nothing unless told to, which in front of a
 * CouchDB is the proxy's work.
 */
export type FakeCouchDb = {
  url: string;
  kind: 'fake';
  admin: { name: string; password: string };
  close: () => Promise<void>;
  /** Takes an organisation's tokens from now on, by these keys. */
  takeTokens: (rules: TokenRules) => void;
  /** `[couchdb] max_document_size`, in bytes. */
  limitDocuments: (bytes: number) => void;
  /** Answers in gzip to whoever takes it. */
  compress: () => void;
  /**
   * What databases whose name begins so hold now. `restore` brings back exactly that, marks of devices and places in feeds
   * included.
   */
  takeSnapshot: (prefix: string) => { restore: () => void };
  /** From now on whatever is written is accepted, and no more, until `false`. */
  loseQuorum: (isLost?: boolean) => void;
  /** Feeds begin at the beginning whatever place is asked for, until `false`. */
  replayFeeds: (isReplayed?: boolean) => void;
  /**
   * The cluster falls into two halves that know nothing of each other. One is where the server was, the other at `url`, until
   * they are joined: then either's versions are in the one that stays.
   */
  split: () => Promise<{ url: string; join: () => Promise<void> }>;
};

export async function startFakeCouchDb(): Promise<FakeCouchDb> {
  const admin = { name: 'root', password: 'not-a-secret' };
  const settings = defaultSettings();
  const trouble: Trouble = { quorumLost: false, feedsReplay: false };
  const tokens = new Map<string, TokenRules>();
  let compresses = false;
  const databases = new Map([['_users', new Database('_users', false)]]);
  const told: Told = {
    settings,
    trouble,
    accountOf: (header, users) => accountOf(header, admin, users, [...tokens.values()]),
    compresses: () => compresses,
  };
  const { url, close } = await listen(databases, told);
  const halves = new Set<() => Promise<void>>();
  return {
    url,
    kind: 'fake',
    admin,
    close: async () => {
      for (const end of [close, ...halves]) await end();
    },
    takeTokens: (rules) => {
      tokens.set(rules.issuer, rules);
      settings.jwt_auth = {
        required_claims: `exp,iat,{iss,"${rules.issuer}"}`,
        roles_claim_path: rules.rolesClaim,
      };
    },
    limitDocuments: (bytes) => {
      settings.couchdb = { max_document_size: String(bytes) };
    },
    compress: () => {
      compresses = true;
    },
    takeSnapshot: (prefix) => {
      const meant = () => [...databases].filter(([name]) => name.startsWith(prefix));
      const kept = meant().map(([name, one]) => [name, one.copy()] as const);
      return {
        restore: () => {
          for (const [name] of meant()) databases.delete(name);
          for (const [name, one] of kept) databases.set(name, one.copy());
        },
      };
    },
    loseQuorum: (isLost = true) => {
      trouble.quorumLost = isLost;
    },
    replayFeeds: (isReplayed = true) => {
      trouble.feedsReplay = isReplayed;
    },
    split: async () => {
      const theirs = new Map([...databases].map(([name, one]) => [name, one.half()]));
      const other = await listen(theirs, told);
      halves.add(other.close);
      return {
        url: other.url,
        join: async () => {
          for (const [name, one] of theirs) databases.get(name)?.absorb(one);
          halves.delete(other.close);
          await other.close();
        },
      };
    },
  };
}

type Told = {
  settings: Settings;
  trouble: Trouble;
  accountOf: (header: string | undefined, users: Database | undefined) => Account;
  compresses: () => boolean;
};

async function listen(
  databases: Map<string, Database>,
  told: Told,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer((incoming, response) => {
    void answer(databases, told, incoming, response)
      .catch(asAnswer)
      .then((found) => send(response, found, told.compresses() && takesGzip(incoming)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const takesGzip = ({ headers }: IncomingMessage): boolean =>
  String(headers['accept-encoding'] ?? '').includes('gzip');

async function answer(
  databases: Map<string, Database>,
  { settings, trouble, accountOf: find }: Told,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<Answer> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const [path = '', search = ''] = String(incoming.url).split('?');
  const request: Request = {
    method: incoming.method ?? 'GET',
    path: path.split('/').slice(1).map(decodeURIComponent),
    query: new URLSearchParams(search),
    who: find(incoming.headers.authorization, databases.get('_users')),
    body: parse(bytes),
    ifNoneMatch: incoming.headers['if-none-match'],
    ifMatch: incoming.headers['if-match'],
    gone: gone.signal,
  };
  expectSize(settings, bytes.length, request.body);
  if (request.path.at(-1) === '') request.path.pop();
  const [first = ''] = request.path;
  switch (first) {
    case '':
      return { status: 200, json: GREETING };
    case '_up':
      return { status: 200, json: { status: 'ok' } };
    case '_session':
      return { status: 200, json: sessionOf(request.who) };
    case '_all_dbs':
      expectServerAdmin(request.who);
      return { status: 200, json: [...databases.keys()].sort() };
    case '_node':
      return settingsRoute(settings, request);
    default:
      return databaseRoute(databases, trouble, request);
  }
}

const GREETING = {
  couchdb: 'Welcome',
  version: '3.5.2',
  uuid: randomUUID().replaceAll('-', ''),
  features: ['partitioned'],
  vendor: { name: 'A stand-in' },
};

const sessionOf = (who: Account) => ({
  ok: true,
  userCtx: who,
  info: who === NOBODY ? {} : { authenticated: 'default' },
});

function parse(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw badRequest('invalid UTF-8 JSON');
  }
}

function asAnswer(thrown: unknown): Answer {
  if (thrown instanceof Refusal) {
    const { status, error, reason } = thrown;
    return { status, json: { error, reason } };
  }
  return { status: 500, json: { error: 'unknown_error', reason: String(thrown) } };
}

function send(response: ServerResponse, { status, json, etag }: Answer, compressed: boolean): void {
  const text = json === undefined ? '' : `${JSON.stringify(json)}\n`;
  const body = compressed ? gzipSync(text) : Buffer.from(text, 'utf8');
  response.writeHead(status, {
    server: 'CouchDB/3.5.2 (stand-in)',
    'cache-control': 'must-revalidate',
    'content-type': 'application/json',
    'content-length': body.length,
    ...(compressed ? { 'content-encoding': 'gzip' } : {}),
    ...(etag ? { etag } : {}),
  });
  response.end(body);
}
