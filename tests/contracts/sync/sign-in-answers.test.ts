import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignInDoors } from '@/lib/sync/sign-in/doors';
import { issuerAddress, type ProviderSettings } from '@/lib/sync/sign-in/provider-settings';
import { signInAt } from '@/lib/sync/sign-in/sign-in';
import { SignInError } from '@/lib/sync/sign-in/sign-in-error';
import {
  CLIENT_ID,
  type IdentityProvider,
  startIdentityProvider,
} from '../../stand-ins/identity-provider.mjs';
import { personAtBrowser, REDIRECT_URI } from './person-at-browser';

/** A provider whose answers are changed on their way: what a sign-in must not believe. */

type Json = Record<string, unknown>;
type Change = (answer: Json, headers: Headers) => void;

let provider: IdentityProvider;
let settings: ProviderSettings;
beforeAll(async () => {
  provider = await startIdentityProvider({ people: { ann: ['pl-employee'] }, redirectUris: [REDIRECT_URI] });
  settings = { issuer: provider.issuer, clientId: CLIENT_ID, scope: 'openid offline_access' };
});
afterAll(() => provider.close());

/** The outcome of a sign-in: the account, or why there is none. */
async function outcomeOf(doors: SignInDoors, at = settings): Promise<string> {
  try {
    return (await signInAt(at, doors, { interactive: true })).account;
  } catch (error) {
    if (!(error instanceof SignInError)) throw error;
    return error.failure;
  }
}

type Place = '/.well-known/' | '/token';

/** Lets answers of the provider through changed. */
function changed(changes: Partial<Record<Place, Change>>): SignInDoors {
  return personAtBrowser({ name: 'ann' }).doors({
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const change = Object.entries(changes).find(([place]) => String(input).includes(place))?.[1];
      if (!change) return response;
      const headers = new Headers(response.headers);
      const answer = (await response.json()) as Json;
      change(answer, headers);
      return new Response(JSON.stringify(answer), { status: response.status, headers });
    },
  });
}

/** What the ID token says, said otherwise. */
const saying =
  (claims: Json): Change =>
  (answer) => {
    const [head = '', body = '', signature = ''] = String(answer.id_token).split('.');
    const said = { ...JSON.parse(Buffer.from(body, 'base64url').toString('utf8')), ...claims };
    answer.id_token = [head, Buffer.from(JSON.stringify(said)).toString('base64url'), signature].join('.');
  };

const answered = (answer: () => Response, place: string): SignInDoors =>
  personAtBrowser({ name: 'ann' }).doors({
    fetch: async (input, init) => (String(input).includes(place) ? answer() : fetch(input, init)),
  });

describe('what the provider says of itself', () => {
  test.each<[string, Change]>([
    ['another issuer', (answer) => Object.assign(answer, { issuer: 'https://login.halden.example' })],
    [
      'a sign-in page elsewhere',
      (answer) => Object.assign(answer, { authorization_endpoint: 'https://evil.example/auth' }),
    ],
    [
      'a token endpoint elsewhere',
      (answer) => Object.assign(answer, { token_endpoint: 'https://evil.example/t' }),
    ],
    ['no token endpoint', (answer) => delete answer.token_endpoint],
    ['no S256', (answer) => Object.assign(answer, { code_challenge_methods_supported: ['plain'] })],
  ])('is not believed with %s', async (_, change) => {
    expect(await outcomeOf(changed({ '/.well-known/': change }))).toBe('not_the_provider');
  });

  test('may name it with a slash at the end that nobody types', async () => {
    const issuer = `${provider.issuer}/`;
    expect(issuerAddress(issuer)).toBe(provider.issuer);
    const doors = changed({
      '/.well-known/': (answer) => Object.assign(answer, { issuer }),
      '/token': saying({ iss: issuer }),
    });
    const launch: typeof doors.launch = async (...asked) => {
      const url = new URL(await doors.launch(...asked));
      url.searchParams.set('iss', issuer);
      return url.href;
    };
    expect(await outcomeOf({ ...doors, launch })).toBe('ann');
  });

  test.each([
    [
      'a portal’s page',
      () => new Response('<p>Welcome</p>', { headers: { 'content-type': 'text/html' } }),
      'not_the_provider',
    ],
    [
      'something that is broken off',
      () => new Response('{"issuer"', { headers: { 'content-type': 'application/json' } }),
      'not_the_provider',
    ],
    ['a server that fails', () => new Response('', { status: 502 }), 'unreachable'],
    ['more than it could ever be', () => new Response('x'.repeat(300_000)), 'unreachable'],
  ])('is not read from %s', async (_, answer, expected) => {
    expect(await outcomeOf(answered(answer, '/.well-known/'))).toBe(expected);
  });
});

describe('who the ID token names', () => {
  test.each<[string, Json]>([
    ['another application', { aud: 'somebody-else' }],
    ['several applications, another of which asked', { aud: [CLIENT_ID, 'other'], azp: 'other' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['another sign-in', { nonce: 'of-an-earlier-one' }],
    ['a time that is over', { exp: 1_600_000_000 }],
    ['nobody', { sub: '' }],
    ['somebody with an endless name', { sub: 'a'.repeat(256) }],
  ])('is not believed when it is made for %s', async (_, claims) => {
    expect(await outcomeOf(changed({ '/token': saying(claims) }))).toBe('not_believed');
  });

  test('is not believed when it is missing, or the token is of another kind', async () => {
    expect(await outcomeOf(changed({ '/token': (answer) => delete answer.id_token }))).toBe('not_believed');
    const dpop: Change = (answer) => Object.assign(answer, { token_type: 'DPoP' });
    expect(await outcomeOf(changed({ '/token': dpop }))).toBe('not_believed');
  });

  test('fault 35: is judged by the provider’s clock, so that one here that is off by days locks nobody out', async () => {
    const inThreeDays = Math.floor(Date.now() / 1000) + 3 * 86_400;
    const ahead: Change = (answer, headers) => {
      saying({ iat: inThreeDays, exp: inThreeDays + 600 })(answer, headers);
      headers.set('date', new Date(inThreeDays * 1000).toUTCString());
    };
    expect(await outcomeOf(changed({ '/token': ahead }))).toBe('ann');
    expect(await outcomeOf(changed({ '/token': saying({ exp: inThreeDays - 6 * 86_400 }) }))).toBe(
      'not_believed',
    );
  });

  test('is not read from a portal’s page', async () => {
    const page = () => new Response('<p>Welcome</p>', { headers: { 'content-type': 'text/html' } });
    expect(await outcomeOf(answered(page, '/token'))).toBe('unreachable');
  });

  test('a refusal keeps the provider’s own words', async () => {
    const refusal = () =>
      new Response(JSON.stringify({ error: 'unauthorized_client', error_description: 'Not for you.' }), {
        status: 400,
        headers: { 'content-type': 'application/json' },
      });
    const work = signInAt(settings, answered(refusal, '/token'), { interactive: true });
    await expect(work).rejects.toMatchObject({ failure: 'refused', detail: 'Not for you.' });
  });
});
