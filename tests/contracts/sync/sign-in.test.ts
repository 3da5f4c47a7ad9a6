import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bearerOf, type TokenStore } from '@/lib/sync/sign-in/bearer';
import type { ProviderSettings } from '@/lib/sync/sign-in/provider-settings';
import { renew, signInAt, type Tokens } from '@/lib/sync/sign-in/sign-in';
import type { SignInError } from '@/lib/sync/sign-in/sign-in-error';
import {
  CLIENT_ID,
  type IdentityProvider,
  ROLES_CLAIM,
  startIdentityProvider,
} from '../../stand-ins/identity-provider.mjs';
import { personAtBrowser, REDIRECT_URI } from './person-at-browser';

/** The sign-in against a certified OpenID provider on this machine. */

let provider: IdentityProvider;
let settings: ProviderSettings;
beforeAll(async () => {
  provider = await startIdentityProvider({
    people: { ann: ['pl-employee', 'owner:x'], ben: ['pl-employee'] },
    redirectUris: [REDIRECT_URI],
  });
  settings = { issuer: provider.issuer, clientId: CLIENT_ID, scope: 'openid offline_access' };
});
afterAll(() => provider.close());
beforeEach(() => provider.keepAccessTokensFor(600));

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: SignInError) => error.failure ?? String(error),
  );
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));

/** Session storage, as far as one account's tokens are concerned. */
function memory(tokens?: Tokens): TokenStore & { writes: (Tokens | undefined)[] } {
  const writes: (Tokens | undefined)[] = [];
  let now = tokens;
  let last: Promise<unknown> = Promise.resolve();
  return {
    writes,
    alone: (work) => {
      const mine = last.then(work, work);
      last = mine;
      return mine;
    },
    read: async () => now,
    write: async (next) => {
      now = next;
      writes.push(next);
    },
  };
}

describe('signing in with the organisation’s account', () => {
  test('names the person and brings a token with their roles; the code is bound to us by PKCE, state and nonce', async () => {
    const ann = personAtBrowser({ name: 'ann' });
    const { account, tokens } = await signInAt(settings, ann.doors(), { interactive: true });
    expect(account).toBe('ann');
    expect(claimsOf(tokens.access)).toMatchObject({ sub: 'ann', [ROLES_CLAIM]: ['pl-employee', 'owner:x'] });
    expect(tokens.refresh).toBeTruthy();
    const asked = new URL(ann.visits[0] ?? '').searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const word of ['code_challenge', 'state', 'nonce']) {
      expect(asked.get(word)).toMatch(/^[\w-]{43}$/);
    }
    expect(asked.get('client_secret')).toBeNull();
  });

  test('works without a word when the provider still knows the person, and asks again when somebody else wants to', async () => {
    const person = { name: 'ann' };
    const browser = personAtBrowser(person);
    await signInAt(settings, browser.doors(), { interactive: true });
    const silent = await signInAt(settings, browser.doors(), { interactive: false, account: 'ann' });
    expect(silent.account).toBe('ann');
    person.name = 'ben';
    expect((await signInAt(settings, browser.doors(), { interactive: true })).account).toBe('ann');
    expect((await signInAt(settings, browser.doors(), { interactive: true, fresh: true })).account).toBe(
      'ben',
    );
  });

  test('fails without a window when only the person could help, and says so when they close it', async () => {
    const browser = personAtBrowser({ name: 'ann' });
    expect(await failureOf(signInAt(settings, browser.doors(), { interactive: false }))).toBe('needs_person');
    const closes = async () => {
      throw new Error('The user did not approve access.');
    };
    expect(
      await failureOf(signInAt(settings, browser.doors({ launch: closes }), { interactive: true })),
    ).toBe('cancelled');
  });

  test.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x')],
    ['no code', (url: URL) => url.searchParams.delete('code')],
    ['another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example')],
    [
      'another place',
      (url: URL) => {
        url.pathname = '/elsewhere';
      },
    ],
  ])('believes no answer with %s', async (_, spoil) => {
    const browser = personAtBrowser({ name: 'ann' });
    const doors = browser.doors();
    const launch: typeof doors.launch = async (...asked) => {
      const url = new URL(await doors.launch(...asked));
      spoil(url);
      return url.href;
    };
    expect(await failureOf(signInAt(settings, { ...doors, launch }, { interactive: true }))).toBe(
      'not_believed',
    );
  });

  test('a code that somebody else asked for is worth nothing here', async () => {
    const [ann, eve] = [personAtBrowser({ name: 'ann' }), personAtBrowser({ name: 'ben' })];
    const stolen = await new Promise<string>((resolve) => {
      void signInAt(
        settings,
        {
          ...eve.doors(),
          launch: async (...asked) => {
            resolve(await eve.doors().launch(...asked));
            throw new Error('gone');
          },
        },
        { interactive: true },
      ).catch(() => {});
    });
    const doors = ann.doors();
    const launch: typeof doors.launch = async (address) => {
      const url = new URL(stolen);
      url.searchParams.set('state', new URL(address).searchParams.get('state') ?? '');
      return url.href;
    };
    expect(await failureOf(signInAt(settings, { ...doors, launch }, { interactive: true }))).toBe(
      'grant_over',
    );
  });

  test('an unknown application is refused', async () => {
    const browser = personAtBrowser({ name: 'ann' });
    const wrong = { ...settings, clientId: 'unknown' };
    expect(await failureOf(signInAt(wrong, browser.doors(), { interactive: true }))).not.toBe('none');
  });
});

describe('a sign-in that lasts', () => {
  test('fault 8: an expired token is renewed once for however many ask, and kept before it is used', async () => {
    provider.keepAccessTokensFor(2);
    const browser = personAtBrowser({ name: 'ann' });
    let late = 0;
    const doors = browser.doors({ now: () => new Date(Date.now() + late) });
    const { tokens } = await signInAt(settings, doors, { interactive: true });
    const store = memory(tokens);
    const bearer = bearerOf('ann', settings, store, doors);
    expect(await bearer()).toBe(`Bearer ${tokens.access}`);
    late = 2_000;
    const headers = await Promise.all([bearer(), bearer(), bearer()]);
    expect(new Set(headers).size).toBe(1);
    expect(headers[0]).not.toBe(`Bearer ${tokens.access}`);
    expect(store.writes).toHaveLength(1);
    expect(store.writes[0]?.refresh).not.toBe(tokens.refresh);
  });

  test('fault 8: a token that the server refused is renewed although its time is not over', async () => {
    const browser = personAtBrowser({ name: 'ann' });
    const { tokens } = await signInAt(settings, browser.doors(), { interactive: true });
    const bearer = bearerOf('ann', settings, memory(tokens), browser.doors());
    const first = await bearer();
    expect(await bearer(first)).not.toBe(first);
  });

  test('fault 10: when the answer to a refresh was lost and its family revoked, one silent sign-in follows and no loop', async () => {
    const browser = personAtBrowser({ name: 'ann' });
    const { tokens } = await signInAt(settings, browser.doors(), { interactive: true });
    // The exchange happens, its answer is lost, and the token is used again.
    await renew(settings, browser.doors(), { refresh: tokens.refresh ?? '', account: 'ann' });
    const store = memory(tokens);
    const before = browser.visits.length;
    const bearer = bearerOf('ann', settings, store, browser.doors());
    const header = await bearer(`Bearer ${tokens.access}`);
    expect(header).not.toBe(`Bearer ${tokens.access}`);
    expect(browser.visits.slice(before).filter((url) => url.includes('prompt=none'))).toHaveLength(1);
    expect(store.writes.at(-1)?.refresh).toBeTruthy();

    // And when the provider has forgotten the person too, nobody is signed in.
    await renew(settings, browser.doors(), { refresh: store.writes.at(-1)?.refresh ?? '', account: 'ann' });
    browser.forgetCookies();
    expect(await failureOf(bearer(header))).toBe('signed_out');
    expect(await store.read()).toBeUndefined();
  });

  test('fault 46: a silent sign-in that brings somebody else is nobody’s', async () => {
    const person = { name: 'ben' };
    const browser = personAtBrowser(person);
    await signInAt(settings, browser.doors(), { interactive: true });
    const store = memory();
    expect(await failureOf(bearerOf('ann', settings, store, browser.doors())())).toBe('signed_out');
    expect(store.writes.every((tokens) => tokens === undefined)).toBe(true);
  });

  test('a provider that cannot be reached takes nothing away', async () => {
    const browser = personAtBrowser({ name: 'ann' });
    const { tokens } = await signInAt(settings, browser.doors(), { interactive: true });
    const store = memory(tokens);
    const doors = browser.doors({ fetch: () => Promise.reject(new TypeError('failed')) });
    expect(await failureOf(bearerOf('ann', settings, store, doors)(`Bearer ${tokens.access}`))).toBe(
      'offline',
    );
    expect(await store.read()).toBe(tokens);
  });
});
