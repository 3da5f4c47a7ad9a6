import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { HOMES } from '@/lib/domain/record-homes';
import { SET_UP_GROUPS, type SetUpCheck } from '@/lib/domain/team-set-up';
import { databaseNames } from '@/lib/sync/couchdb/couchdb-store';
import type { RemoteError } from '@/lib/sync/remote-error';
import { alignOwners, previewAligning } from '@/lib/sync/set-up/align-owners';
import { readNames } from '@/lib/sync/set-up/initiative-owners';
import { nameOwners, previewNaming } from '@/lib/sync/set-up/name-owners';
import { createProbe } from '@/lib/sync/set-up/probe';
import { proveLimits, proveVersion } from '@/lib/sync/set-up/prove-server';
import { proveTeam } from '@/lib/sync/set-up/prove-team';
import {
  proveAudience,
  proveEnded,
  proveForged,
  provePerson,
  proveTokenRules,
} from '@/lib/sync/set-up/prove-tokens';
import { readKeys } from '@/lib/sync/set-up/provider-keys';
import { setUpTeam } from '@/lib/sync/set-up/set-up-team';
import { listAccounts, removeAccount, saveAccount } from '@/lib/sync/set-up/team-accounts';
import { endOf } from '@/lib/sync/sign-in/lifetime';
import { signInAt } from '@/lib/sync/sign-in/sign-in';
import { addAccount, asAdmin, basic } from '../../stand-ins/couchdb.mjs';
import {
  CLIENT_ID,
  type IdentityProvider,
  startIdentityProvider,
} from '../../stand-ins/identity-provider.mjs';
import { type JwtGateway, startJwtGateway } from '../../stand-ins/jwt-gateway.mjs';
import { ID, initiative, person, sample } from '../../unit/domain/records';
import { personAtBrowser, REDIRECT_URI } from './person-at-browser';
import { has, needs, newPrefix, startServer } from './server';
import { adminAsk, type Server } from './team';

/**
 * Setting up a server and proving it, against the server of `stand-ins/couchdb.mjs`. What pouchdb-server lacks is answered
 * in its place where a test says so: the greeting of a CouchDB, and the settings under `_node/_local/_config`.
 */

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

let prefix = '';
const names = () => databaseNames(prefix, 'main');
const begin = () => {
  prefix = newPrefix();
};
afterEach(async () => {
  const known: string[] = await asAdmin(server, 'GET', '/_all_dbs');
  for (const name of known.filter((one) => one.startsWith(prefix))) {
    await asAdmin(server, 'DELETE', `/${name}`);
  }
});

type Net = typeof fetch;
const setUp = () => setUpTeam(adminAsk(server), names());
const prove = (options: { fetch?: Net; origin?: string; issuer?: string } = {}) => proveAt(options);
async function proveAt({
  fetch = globalThis.fetch,
  origin = server.url,
  issuer,
}: Parameters<typeof prove>[0] & object) {
  const checks = await proveTeam({
    ask: adminAsk({ ...server, url: origin }, fetch),
    origin,
    authorization: basic(server.admin.name, server.admin.password),
    names: names(),
    fetch,
    provider: issuer
      ? { issuer, keys: await readKeys(issuer, personAtBrowser({ name: 'nobody' }).doors()) }
      : undefined,
  });
  return Object.fromEntries(checks.map((check) => [check.id, check])) as Record<
    string,
    SetUpCheck | undefined
  >;
}
const probeOf = ({ fetch }: { fetch: Net }) =>
  createProbe(server.url, fetch, basic(server.admin.name, server.admin.password));
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: RemoteError) => error.failure ?? String(error),
  );
const accountsOnServer = async (): Promise<string[]> => {
  const { rows } = await asAdmin(server, 'GET', '/_users/_all_docs');
  return rows.map(({ id }: { id: string }) => id).filter((id: string) => !id.startsWith('_design/'));
};
/** Answers some paths in the server's place; everything else goes to it. */
const answering =
  (answers: Record<string, unknown>): Net =>
  async (input, init) => {
    const { pathname } = new URL(String(input));
    return pathname in answers ? Response.json(answers[pathname]) : fetch(input, init);
  };

describe('setting up a team’s server', () => {
  test('makes databases, readers, rule and views, once: a second run finds nothing to do', async () => {
    begin();
    const first = await setUp();
    expect(first.map(({ what, did }) => `${what} ${did}`)).toEqual([
      'accounts nothing',
      'core made',
      'portfolio made',
      'audit made',
    ]);
    for (const home of HOMES) {
      const security = await asAdmin(server, 'GET', `/${names()[home]}/_security`);
      expect(security.admins).toEqual({ names: [], roles: ['_admin'] });
      expect(security.members.roles).toContain('pl-employee');
    }
    expect((await setUp()).map(({ did }) => did)).toEqual(['nothing', 'nothing', 'nothing', 'nothing']);
  });

  test('goes on where an earlier run ended, puts an older rule right, and keeps what an admin added', async () => {
    begin();
    const { core, portfolio } = names();
    await asAdmin(server, 'PUT', `/${core}`);
    await asAdmin(server, 'PUT', `/${core}/_design/guard`, { validate_doc_update: 'function () {}' });
    await asAdmin(server, 'PUT', `/${portfolio}`);
    await asAdmin(server, 'PUT', `/${portfolio}/_security`, {
      members: { names: ['guest'], roles: ['pl-p-main'] },
      admins: { names: ['guest'], roles: ['pl-admin'] },
      pilotlight: { owners: { [ID.initiative]: ['ann'] } },
    });
    expect((await setUp()).map(({ did }) => did)).toEqual(['nothing', 'changed', 'changed', 'made']);
    expect(await asAdmin(server, 'GET', `/${portfolio}/_security`)).toEqual({
      members: { names: ['guest'], roles: ['pl-p-main', 'pl-employee'] },
      admins: { names: [], roles: ['_admin'] },
      pilotlight: { owners: { [ID.initiative]: ['ann'] } },
    });
    expect((await prove()).forbidden).toEqual({ id: 'forbidden', result: 'good' });
  });

  test('replaces the view of an earlier version by the one that is read', async () => {
    begin();
    await setUp();
    const { portfolio } = names();
    const views = { values: { map: 'function (doc) { emit(doc._id, 1); }', reduce: '_stats' } };
    await asAdmin(server, 'PUT', `/${portfolio}/_design/totals`, { language: 'javascript', views });
    expect((await setUp()).map(({ did }) => did)).toEqual(['nothing', 'nothing', 'changed', 'nothing']);
    const { rows } = await asAdmin(
      server,
      'GET',
      `/${portfolio}/_all_docs?startkey="_design/"&endkey="_design0"`,
    );
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(['_design/guard', '_design/latest']);
    expect((await setUp()).map(({ did }) => did)).toEqual(['nothing', 'nothing', 'nothing', 'nothing']);
  });

  test('the view of a portfolio names, metric by metric, the documents that tell its latest value', async () => {
    begin();
    await setUp();
    const { portfolio } = names();
    const id = (month: string, tail: string) => `${ID.initiative}:${ID.metric}:2026-${month}-01:${tail}`;
    const docs = [
      { _id: id('01', 'AAAAAAAAAAAAAAAAAAAA') },
      { _id: id('02', 'AAAAAAAAAAAAAAAAAAAA') },
      { _id: id('03', 'AAAAAAAAAAAAAAAAAAAA') },
      { _id: id('03', 'void-AAAAAAAAAAAAAAAAAAAA') },
      { _id: id('03', 'BBBBBBBBBBBBBBBBBBBB') },
    ];
    await asAdmin(server, 'POST', `/${portfolio}/_bulk_docs`, { docs });
    const view = `/${portfolio}/_design/latest/_view/latest?group=true`;
    const { rows } = await asAdmin(server, 'GET', view);
    expect(rows).toEqual([
      {
        key: [ID.initiative, ID.metric],
        value: [
          '2026-03-01:AAAAAAAAAAAAAAAAAAAA',
          '2026-03-01:BBBBBBBBBBBBBBBBBBBB',
          '2026-03-01:void-AAAAAAAAAAAAAAAAAAAA',
          '2026-02-01:AAAAAAAAAAAAAAAAAAAA',
          '2026-01-01:AAAAAAAAAAAAAAAAAAAA',
        ],
      },
    ]);
    // Read on from where an answer ended.
    const next = { _id: `${ID.initiative}:${ID.guardrail}:2026-01-01:AAAAAAAAAAAAAAAAAAAA` };
    await asAdmin(server, 'POST', `/${portfolio}/_bulk_docs`, { docs: [next] });
    const from = encodeURIComponent(JSON.stringify([ID.initiative, ID.guardrail]));
    const more = await asAdmin(server, 'GET', `${view}&limit=2000&skip=1&startkey=${from}`);
    expect(more.rows.map(({ key }: { key: string[] }) => key[1])).toEqual([ID.metric]);
  });

  test.each([
    ['a wrong password', () => ({ name: server.admin.name, password: 'wrong' }), 'signed_out'],
    ['an account that is no admin', () => addAccount(server, 'mere-user', []), 'no_access'],
  ] as const)('stops at %s before anything is made', async (_, who, failure) => {
    begin();
    const admin = await who();
    expect(await failureOf(setUpTeam(adminAsk({ ...server, admin }), names()))).toBe(failure);
    const known: string[] = await asAdmin(server, 'GET', '/_all_dbs');
    expect(known.filter((name) => name.startsWith(prefix))).toEqual([]);
  });

  test('says of a server that does not answer that it does not answer', async () => {
    begin();
    const nowhere = adminAsk({ ...server, url: 'http://127.0.0.1:9' });
    expect(await failureOf(setUpTeam(nowhere, names()))).toBe('offline');
  });
});

describe('proving a team’s server', () => {
  test('finds a fresh set-up right and leaves nothing behind: no account, no document', async () => {
    begin();
    await setUp();
    const before = await accountsOnServer();
    // What an earlier check could not remove any more.
    await addAccount(server, 'pl-check-left', ['pl-employee']);
    await asAdmin(server, 'PUT', `/${names().core}-check-left`);
    const databases = async () =>
      (await asAdmin(server, 'GET', '/_all_dbs')).filter((name: string) => name.startsWith(prefix)).sort();
    const checks = await prove();
    expect(await databases()).toEqual(HOMES.map((home) => names()[home]).sort());
    const greets = has('greeting') ? 'good' : 'unknown';
    expect(Object.fromEntries(Object.values(checks).map((one) => [one?.id, one?.result]))).toEqual({
      version: greets,
      // Neither its documents nor its requests have a limit; the others' documents do.
      limits: { 'pouchdb-server': 'bad', fake: 'good', couchdb: expect.any(String) }[server.kind],
      closed: 'good',
      outsider: 'good',
      member: 'good',
      // Nothing stands in front of it that would keep the log.
      log: 'bad',
      begins: 'good',
      forbidden: 'good',
      // It never takes a history as it is given where there is a rule.
      overwrite: has('histories') ? 'good' : 'unknown',
      history: 'good',
      size: 'good',
      attachment: 'good',
      rules: 'good',
      forged: 'good',
      compression: expect.stringMatching(/^(good|bad)$/),
    });
    expect(await accountsOnServer()).toEqual(before);
    for (const home of HOMES) {
      const { rows } = await asAdmin(server, 'GET', `/${names()[home]}/_all_docs`);
      expect(rows.filter(({ id }: { id: string }) => !id.startsWith('_design/'))).toEqual([]);
    }
  });

  test('threat 37: the admin’s password travels in one header and nowhere else, and a check account’s only to make it', async () => {
    begin();
    await setUp();
    const { name, password } = server.admin;
    const sent: string[] = [];
    const watching: Net = (input, init) => {
      const headers = new Headers(init?.headers);
      if (headers.get('authorization') === basic(name, password)) headers.delete('authorization');
      sent.push(JSON.stringify([String(input), [...headers], init?.body ?? '']));
      expect(init).toMatchObject({ credentials: 'omit', redirect: 'error', cache: 'no-store' });
      return fetch(input, init);
    };
    await setUpTeam(adminAsk(server, watching), names());
    await prove({ fetch: watching });
    expect(sent.length).toBeGreaterThan(30);
    for (const request of sent) {
      expect(request).not.toContain(password);
      expect(request).not.toContain(basic(name, password).slice('Basic '.length));
    }
  });

  test('a database that everybody reads, and one whose rule is gone, are found by name', async () => {
    begin();
    await setUp();
    const { core, audit } = names();
    const { _rev } = await asAdmin(server, 'GET', `/${audit}/_design/guard`);
    await asAdmin(server, 'DELETE', `/${audit}/_design/guard?rev=${_rev}`);
    await asAdmin(server, 'PUT', `/${core}/_security`, {
      members: { names: [], roles: [] },
      admins: { names: [], roles: ['_admin'] },
    });
    const checks = await prove();
    expect(checks.closed).toEqual({ id: 'closed', result: 'bad', detail: core });
    expect(checks.outsider).toEqual({ id: 'outsider', result: 'bad', detail: core });
    expect(checks.forbidden).toEqual({ id: 'forbidden', result: 'bad', detail: audit });
    expect(checks.history).toEqual({ id: 'history', result: 'bad', detail: audit });
    expect(checks.size).toEqual({ id: 'size', result: 'bad', detail: audit });
    expect(checks.attachment).toEqual({ id: 'attachment', result: 'bad', detail: audit });
    // What got in was taken out again.
    const { rows } = await asAdmin(server, 'GET', `/${audit}/_all_docs`);
    expect(rows).toEqual([]);
  });

  /** Answers what `when` picks in the server's place; everything else goes to it. */
  const inPlace =
    (answer: (path: string, init: RequestInit) => Response | RequestInit | undefined): Net =>
    (input, init = {}) => {
      const answered = answer(new URL(String(input)).pathname, init);
      if (answered instanceof Response) return Promise.resolve(answered);
      return fetch(input, answered ?? init);
    };
  const isTrial = (path: string) => path.startsWith(`/${names().core}-check-`);

  test('a proxy that keeps the log from everybody who only adds to it is in nobody’s way', async () => {
    begin();
    await setUp();
    const log = `/${names().audit}`;
    const keeping = inPlace((path, { method, headers }) => {
      const isAdmin =
        new Headers(headers).get('authorization') === basic(server.admin.name, server.admin.password);
      const isKept = path.startsWith(`${log}/`) && !(method === 'POST' && path === `${log}/_bulk_docs`);
      return isKept && !isAdmin ? Response.json({ error: 'forbidden' }, { status: 403 }) : undefined;
    });
    const { log: kept, member, forbidden, history } = await prove({ fetch: keeping });
    for (const check of [kept, member, forbidden, history]) expect(check?.result).toBe('good');
    expect((await prove()).log).toEqual({ id: 'log', result: 'bad', detail: names().audit });
  });

  test('a server without limits is told which settings to make, and one with them is good', async () => {
    begin();
    await setUp();
    const limitsOf = async (status: number, bytes?: string) => {
      const fetch = inPlace((path) => {
        if (bytes && path === '/_node/_local/_config/chttpd')
          return Response.json({ max_http_request_size: bytes });
        return path.endsWith('/too-long') ? Response.json({}, { status }) : undefined;
      });
      return proveLimits(probeOf({ fetch }), adminAsk(server, fetch), 'a-trial');
    };
    const bad = { id: 'limits', result: 'bad' };
    expect(await limitsOf(413, '16777216')).toEqual({ id: 'limits', result: 'good' });
    expect(await limitsOf(413, '4294967296')).toEqual({
      ...bad,
      detail: '[chttpd] max_http_request_size = 16777216',
    });
    expect(await limitsOf(201, '16777216')).toEqual({
      ...bad,
      detail: '[couchdb] max_document_size = 65536',
    });
    if (server.kind !== 'pouchdb-server') return;
    expect(await limitsOf(413)).toEqual({ id: 'limits', result: 'unknown' });
    expect((await prove()).limits).toMatchObject({
      result: 'bad',
      detail: '[couchdb] max_document_size = 65536',
    });
  });

  test('somebody else’s record that a second beginning takes over is found, and the refusal of a CouchDB is believed', async () => {
    begin();
    await setUp();
    const isSecond = (path: string, { body }: RequestInit) =>
      isTrial(path) && path.endsWith('/_bulk_docs') && String(body).includes('"new_edits":false');
    const refusing = inPlace((path, init) =>
      isSecond(path, init)
        ? Response.json([{ id: 'ini', error: 'forbidden', reason: 'invented history' }], { status: 201 })
        : undefined,
    );
    expect((await prove({ fetch: refusing })).overwrite).toEqual({ id: 'overwrite', result: 'good' });
    // A server that runs no rules.
    const unguarded = inPlace((path, { method }) =>
      isTrial(path) && path.endsWith('/_design/guard') && method === 'PUT'
        ? Response.json({ ok: true }, { status: 201 })
        : undefined,
    );
    expect((await prove({ fetch: unguarded })).overwrite).toEqual({ id: 'overwrite', result: 'bad' });
  });

  test('a rule that refuses everything passes no check: somebody has to be able to begin', async () => {
    begin();
    await setUp();
    const nobody = inPlace((path, init) => {
      if (!path.startsWith('/_users/') || init.method !== 'PUT') return undefined;
      const account = JSON.parse(String(init.body));
      const roles = account.roles.filter((role: string) => role === 'pl-employee');
      return { ...init, body: JSON.stringify({ ...account, roles }) };
    });
    const { begins, size, attachment } = await prove({ fetch: nobody });
    expect(begins).toMatchObject({ result: 'bad', detail: expect.stringContaining('your role') });
    // Refused for another reason than the one to be proved.
    expect([size?.result, attachment?.result]).toEqual(['unknown', 'unknown']);
  });

  test('a member who could change the rules is found', async () => {
    begin();
    await setUp();
    const { core } = names();
    await asAdmin(server, 'PUT', `/${core}/_security`, {
      members: { names: [], roles: ['pl-employee'] },
      admins: { names: [], roles: ['pl-employee'] },
    });
    expect((await prove()).rules).toEqual({ id: 'rules', result: 'bad', detail: core });
  });

  test.each([
    ['3.5.1', 'bad'],
    ['3.5.2', 'good'],
    ['3.10.0', 'good'],
    ['2.3.1', 'bad'],
  ])('CouchDB %s is %s', async (version, result) => {
    const asAdmin = probeOf({ fetch: answering({ '/': { couchdb: 'Welcome', version } }) });
    expect(await proveVersion(asAdmin)).toEqual({ id: 'version', result, detail: version });
  });

  test('an account of the check that cannot sign in proves nothing, and is said to', async () => {
    begin();
    await setUp();
    const refuses: Net = async (input, init) => {
      const header = new Headers(init?.headers).get('authorization') ?? '';
      const name = Buffer.from(header.slice('Basic '.length), 'base64').toString();
      return name.startsWith('pl-check-') ? Response.json({}, { status: 401 }) : fetch(input, init);
    };
    const checks = await prove({ fetch: refuses });
    for (const id of [...SET_UP_GROUPS.access.slice(1), ...SET_UP_GROUPS.writing]) {
      expect(checks[id]?.result).toBe('unknown');
    }
  });
});

describe('proving a server that takes the organisation’s tokens', needs('tokens'), () => {
  let provider: IdentityProvider;
  let gateway: JwtGateway;
  beforeAll(async () => {
    provider = await startIdentityProvider({ people: {}, redirectUris: [] });
    gateway = await startJwtGateway({ server, issuer: provider.issuer });
  });
  afterAll(async () => {
    await gateway.close();
    await provider.close();
  });
  const settings = (claims: string, handlers: string) =>
    answering({
      '/_node/_local/_config/jwt_auth': { required_claims: claims },
      '/_node/_local/_config/chttpd': { authentication_handlers: handlers },
    });
  const READS = '{chttpd_auth, jwt_authentication_handler}';

  test('forged tokens are refused, and settings that cannot be read are not vouched for', async () => {
    begin();
    await setUp();
    const asked: string[] = [];
    const watching: Net = (input, init) => {
      const header = new Headers(init?.headers).get('authorization') ?? '';
      if (header.startsWith('Bearer ')) asked.push(header);
      return fetch(input, init);
    };
    const checks = await prove({ origin: gateway.url, issuer: provider.issuer, fetch: watching });
    expect(checks.forged).toEqual({ id: 'forged', result: 'good' });
    // Unsigned, a key of one's own, a known key's name, a known public key as the secret.
    expect(asked).toHaveLength(4);
    // A server that others set up may know another issuer.
    const judged = has('settings') ? expect.stringMatching(/^(good|bad)$/) : 'unknown';
    expect(checks.tokens).toMatchObject({ id: 'tokens', result: judged });
  });

  test.each(['unsigned', 'foreign_key', 'foreign_signature', 'public_key'])(
    'a server that believes a token of the kind %s is found',
    async (kind) => {
      const order = ['unsigned', 'foreign_key', 'foreign_signature', 'public_key'];
      let turn = 0;
      const believing: Net = (input, init) => {
        const header = new Headers(init?.headers).get('authorization') ?? '';
        const isIts = header.startsWith('Bearer ') && order[turn++] === kind;
        return isIts
          ? Promise.resolve(Response.json({ userCtx: { name: 'pl-check-forged', roles: ['pl-admin'] } }))
          : fetch(input, init);
      };
      const keys = await readKeys(provider.issuer, personAtBrowser({ name: 'nobody' }).doors());
      const probeAs = (authorization: string) => createProbe(gateway.url, believing, authorization);
      expect(await proveForged(probeAs, { issuer: provider.issuer, keys })).toEqual({
        id: 'forged',
        result: 'bad',
        detail: kind,
      });
    },
  );

  test.each([
    ['all there', (issuer: string) => [`exp,iat,{iss,"${issuer}"}`, READS], 'good', undefined],
    ['tokens that never end', (issuer: string) => [`iat,{iss,"${issuer}"}`, READS], 'bad', 'required_claims'],
    ['another issuer', () => ['exp,{iss,"https://other.example"}', READS], 'bad', 'required_claims'],
    [
      'tokens not read at all',
      (issuer: string) => [`exp,{iss,"${issuer}"}`, '{chttpd_auth, cookie_authentication_handler}'],
      'bad',
      'authentication_handlers',
    ],
  ] as const)('the server’s own settings: %s', async (_, write, result, detail) => {
    const [claims = '', handlers = ''] = write(provider.issuer);
    const ask = adminAsk(server, settings(claims, handlers));
    expect(await proveTokenRules(ask, provider.issuer)).toEqual({
      id: 'tokens',
      result,
      ...(detail ? { detail } : {}),
    });
  });

  test.each([
    ['pilotlight_roles', 'good', 'pilotlight_roles'],
    ['apps.pilotlight.roles', 'good', 'apps.pilotlight.roles'],
    ['', 'bad', '_couchdb.roles'],
    ['_couchdb\\\\.roles', 'bad', '_couchdb.roles'],
    ['realm_access.roles', 'bad', 'realm_access.roles'],
    ['groups', 'bad', 'groups'],
  ] as const)('roles from the claim “%s” are %s', async (roles_claim_path, result, detail) => {
    const fetch = answering({ '/_node/_local/_config/jwt_auth': { roles_claim_path } });
    expect(await proveAudience(adminAsk(server, fetch))).toEqual({ id: 'audience', result, detail });
  });

  test('an owner who signs in with the organisation may confirm their value once rights are matched, and no one else may', async () => {
    begin();
    await setUp();
    const [ann, ben] = [`ann-${prefix}`, `ben-${prefix}`];
    const ask = adminAsk(server);
    const people = { [ann]: ['pl-employee'], [ben]: ['pl-employee'] };
    const own = await startIdentityProvider({ people, redirectUris: [REDIRECT_URI] });
    const through = await startJwtGateway({ server, issuer: own.issuer });
    const settings = { issuer: own.issuer, clientId: CLIENT_ID, scope: 'openid offline_access' };
    const tokenOf = async (name: string) =>
      (await signInAt(settings, personAtBrowser({ name }).doors(), { interactive: true })).tokens.access;
    const tokens = { [ann]: await tokenOf(ann), [ben]: await tokenOf(ben) };
    // One by one: pouchdb-server keeps the security object from its rule when several are written at once.
    const confirm = async (by: string, periodStart: string) => {
      const { id, ...body } = sample({ periodStart, by });
      const { status } = await fetch(`${through.url}/${names().portfolio}/${encodeURIComponent(id)}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${tokens[by]}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return status;
    };
    const path = `/${names().core}/ini:${ID.initiative}`;
    const { id: _, ...body } = initiative({ businessOwnerId: ann, delegateIds: [] });
    const { rev } = await asAdmin(server, 'PUT', path, body);

    expect(await confirm(ann, '2026-03-01')).toBe(403);
    expect(await nameOwners(ask, names())).toBe(1);
    expect(await confirm(ann, '2026-03-01')).toBe(201);
    expect(await confirm(ben, '2026-04-01')).toBe(403);
    expect(await nameOwners(ask, names())).toBe(0);
    // A later set-up keeps what was matched.
    expect((await setUp()).map(({ did }) => did)).toEqual(['nothing', 'nothing', 'nothing', 'nothing']);

    await asAdmin(server, 'PUT', path, { ...body, businessOwnerId: ben, _rev: rev });
    expect(await nameOwners(ask, names())).toBe(1);
    expect(await confirm(ann, '2026-05-01')).toBe(403);
    expect(await confirm(ben, '2026-04-01')).toBe(201);
    await through.close();
    await own.close();
    for (const name of [ann, ben]) await removeAccount(ask, name);
  });

  test('fault 8: a sign-in that was good is tried again when its time is over, and a server that still lets it in is found', async () => {
    const people = { ann: ['pl-employee'] };
    const own = await startIdentityProvider({ people, redirectUris: [REDIRECT_URI] });
    own.keepAccessTokensFor(2);
    const through = await startJwtGateway({ server, issuer: own.issuer });
    const settings = { issuer: own.issuer, clientId: CLIENT_ID, scope: 'openid offline_access' };
    const { tokens } = await signInAt(settings, personAtBrowser({ name: 'ann' }).doors(), {
      interactive: true,
    });
    const end = endOf(tokens.access) ?? 0;
    const asAnn = createProbe(through.url, fetch, `Bearer ${tokens.access}`);
    expect(await proveEnded(asAnn)).toEqual({ id: 'ended', result: 'bad' });
    await expect.poll(() => Date.now() / 1000, { timeout: 10_000 }).toBeGreaterThan(end);
    expect(await proveEnded(asAnn)).toEqual({ id: 'ended', result: 'good' });
    await through.close();
    await own.close();
    await removeAccount(adminAsk(server), 'ann');
  });

  test('fault 32: a person whose sign-in makes them the server’s admin, or nobody of the team, is no good', () => {
    const results = [['pl-employee'], ['pl-employee', '_admin'], []].map(
      (roles) => provePerson('ann', { name: 'ann', roles }).result,
    );
    expect(results).toEqual(['good', 'bad', 'bad']);
    const roles = ['pl-employee', '_admin', 'owner:x'];
    expect(provePerson('ann', { name: 'ann', roles }).detail).toBe('ann, pl-employee, _admin');
    expect(provePerson('ann', { name: 'ben', roles: ['pl-employee'] })).toMatchObject({
      result: 'bad',
      detail: 'ben',
    });
    expect(provePerson('ann', undefined).result).toBe('bad');
  });
});

describe('accounts of the server’s own', () => {
  test('are added, changed without losing other roles, given a new password, and removed', async () => {
    begin();
    await setUp();
    const ask = adminAsk(server);
    const name = `ann-${prefix}`;
    const found = async () => (await listAccounts(ask)).find((one) => one.name === name);
    const signsIn = async (password: string) =>
      (await fetch(`${server.url}/${names().core}`, { headers: { authorization: basic(name, password) } }))
        .ok;

    expect(await saveAccount(ask, { name, rights: ['creator'] })).toBe('no_password');
    expect(await saveAccount(ask, { name, rights: ['creator'], password: 'first password' })).toBe('done');
    expect(await found()).toEqual({ name, isMember: true, rights: ['creator'], owns: 0 });
    expect(await signsIn('first password')).toBe(true);

    const doc = await asAdmin(server, 'GET', `/_users/org.couchdb.user:${name}`);
    await asAdmin(server, 'PUT', `/_users/org.couchdb.user:${name}`, {
      ...doc,
      roles: [...doc.roles, 'cook'],
    });
    expect(await saveAccount(ask, { name, rights: ['reviewer'] })).toBe('done');
    expect((await asAdmin(server, 'GET', `/_users/org.couchdb.user:${name}`)).roles.sort()).toEqual([
      'cook',
      'pl-employee',
      'pl-reviewer',
    ]);
    expect(await signsIn('first password')).toBe(true);

    await saveAccount(ask, { name, rights: [], password: 'second password' });
    expect([await signsIn('first password'), await signsIn('second password')]).toEqual([false, true]);
    await removeAccount(ask, name);
    expect(await found()).toBeUndefined();
    expect(await signsIn('second password')).toBe(false);
  });

  test('follow the initiatives: whom one names as owner or delegate may write it, and whoever was may not', async () => {
    begin();
    await setUp();
    const ask = adminAsk(server);
    const [ann, ben] = [`ann-${prefix}`, `ben-${prefix}`];
    for (const name of [ann, ben]) await saveAccount(ask, { name, rights: [], password: 'a password' });
    const write = async (people: { businessOwnerId: string; delegateIds: string[] }) => {
      const { id: _, ...body } = initiative(people);
      const path = `/${names().core}/ini:${ID.initiative}`;
      const now = await fetch(server.url + path, {
        headers: { authorization: basic(server.admin.name, server.admin.password) },
      }).then((response) => response.json() as Promise<{ _rev?: string }>);
      await asAdmin(server, 'PUT', path, { ...body, ...(now._rev ? { _rev: now._rev } : {}) });
    };
    const owns = async () =>
      Object.fromEntries((await listAccounts(ask)).map(({ name, owns }) => [name, owns]));
    await write({ businessOwnerId: ann, delegateIds: [ben] });
    const { name: title } = initiative();
    const { id: __, ...known } = person(ann, { displayName: 'Ann of the night shift' });
    await asAdmin(server, 'PUT', `/${names().core}/per:${ann}`, known);
    expect(await previewAligning(ask, names())).toEqual([
      { name: ann, displayName: 'Ann of the night shift', gains: [title], loses: [] },
      { name: ben, gains: [title], loses: [] },
    ]);
    const called = (await listAccounts(ask, await readNames(ask, names().core))).map(
      (one) => one.displayName,
    );
    expect(called).toContain('Ann of the night shift');
    expect(await owns()).toMatchObject({ [ann]: 0, [ben]: 0 });
    expect(await alignOwners(ask, names())).toBe(2);
    expect(await owns()).toMatchObject({ [ann]: 1, [ben]: 1 });
    expect(await alignOwners(ask, names())).toBe(0);
    expect(await previewAligning(ask, names())).toEqual([]);
    await write({ businessOwnerId: ben, delegateIds: [] });
    expect(await previewAligning(ask, names())).toEqual([
      { name: ann, displayName: 'Ann of the night shift', gains: [], loses: [title] },
    ]);
    expect(await alignOwners(ask, names())).toBe(1);
    expect(await owns()).toMatchObject({ [ann]: 0, [ben]: 1 });
    for (const name of [ann, ben]) await removeAccount(ask, name);
  });

  test('keep every role that is not this team’s, and lose those of its initiatives also when they left the team', async () => {
    begin();
    await setUp();
    const ask = adminAsk(server);
    const [ann, ben] = [`ann-${prefix}`, `ben-${prefix}`];
    const ours = `owner:${ID.initiative}`;
    const theirs = ['owner:01HX0000000000000000000009', 'owner:warehouse', 'cook'];
    await addAccount(server, ann, ['pl-employee', 'pl-creator', ours, ...theirs]);
    await addAccount(server, ben, [ours, 'cook']);
    const { id: _, ...body } = initiative({ businessOwnerId: 'somebody-else', delegateIds: [ben] });
    await asAdmin(server, 'PUT', `/${names().core}/ini:${ID.initiative}`, body);
    const { name: title } = initiative();
    expect(await previewAligning(ask, names())).toEqual([
      { name: ann, gains: [], loses: [title] },
      { name: ben, gains: [], loses: [title] },
    ]);
    expect(await alignOwners(ask, names())).toBe(2);
    const rolesOf = async (name: string) =>
      (await asAdmin(server, 'GET', `/_users/org.couchdb.user:${name}`)).roles.sort();
    expect(await rolesOf(ann)).toEqual(['pl-employee', 'pl-creator', ...theirs].sort());
    expect(await rolesOf(ben)).toEqual(['cook']);
    for (const name of [ann, ben]) await removeAccount(ask, name);
  });

  test('are changed although somebody else changes one of them at the same moment', async () => {
    begin();
    await setUp();
    const name = `ann-${prefix}`;
    await addAccount(server, name, ['pl-employee']);
    const { id: _, ...body } = initiative({ businessOwnerId: name, delegateIds: [] });
    await asAdmin(server, 'PUT', `/${names().core}/ini:${ID.initiative}`, body);
    let isFirst = true;
    const meddling: Net = async (input, init) => {
      if (init?.method === 'PUT' && String(input).includes('/_users/') && isFirst) {
        isFirst = false;
        await addAccount(server, name, ['pl-employee', 'pl-creator']);
      }
      return fetch(input, init);
    };
    expect(await alignOwners(adminAsk(server, meddling), names())).toBe(1);
    const { roles } = await asAdmin(server, 'GET', `/_users/org.couchdb.user:${name}`);
    expect(roles.sort()).toEqual([`owner:${ID.initiative}`, 'pl-creator', 'pl-employee'].sort());
    await removeAccount(adminAsk(server), name);
  });

  test('take the place of the names that the organisation’s sign-in had as owners: those end when rights are matched', async () => {
    begin();
    await setUp();
    const ask = adminAsk(server);
    const { id: _, ...body } = initiative({ businessOwnerId: 'somebody-of-the-sign-in', delegateIds: [] });
    await asAdmin(server, 'PUT', `/${names().core}/ini:${ID.initiative}`, body);
    const kept = { note: 'not ours' };
    const security = await asAdmin(server, 'GET', `/${names().core}/_security`);
    await asAdmin(server, 'PUT', `/${names().core}/_security`, { ...security, pilotlight: kept });
    const change = { name: 'somebody-of-the-sign-in', gains: [], loses: [initiative().name] };
    expect(await previewNaming(ask, names())).toEqual([{ ...change, gains: change.loses, loses: [] }]);
    expect(await nameOwners(ask, names())).toBe(1);
    expect(await previewNaming(ask, names())).toEqual([]);

    expect(await previewAligning(ask, names())).toEqual([change]);
    await alignOwners(ask, names());
    for (const home of ['core', 'portfolio'] as const) {
      const { members, pilotlight } = await asAdmin(server, 'GET', `/${names()[home]}/_security`);
      expect(pilotlight.owners).toEqual({});
      expect(members.roles).toEqual(['pl-employee']);
      if (home === 'core') expect(pilotlight).toMatchObject(kept);
    }
  });
});
