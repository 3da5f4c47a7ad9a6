import { describe, expect, test } from 'vitest';
import { renewAt } from '@/lib/sync/sign-in/lifetime';

const NOW = new Date('2026-11-23T10:00:00.000Z');
/** The provider's clock is three hours ahead of this device's. */
const THEIRS = new Date('2026-11-23T13:00:00.000Z');
const answerAt = (date?: Date) => new Response(null, date ? { headers: { date: date.toUTCString() } } : {});
const encoded = (claims: unknown) => Buffer.from(JSON.stringify(claims)).toString('base64url');
const jwt = (claims: unknown) => `${encoded({ alg: 'RS256' })}.${encoded(claims)}.c2lnbmVk`;
/** A token that ends so many seconds after the answer, by the provider's clock. */
const endingAfter = (seconds: number) => jwt({ sub: 'Ånn ☃', exp: THEIRS.getTime() / 1000 + seconds });
const secondsUntil = (granted: Parameters<typeof renewAt>[0], answer = answerAt(THEIRS)) =>
  (Date.parse(renewAt(granted, answer, NOW)) - NOW.getTime()) / 1000;

describe('how long an access token is used', () => {
  test('fault 8: until a minute before the end that stands in it, where the provider names none', () => {
    expect(secondsUntil({ access_token: endingAfter(900) })).toBe(840);
  });

  test('fault 8: until a minute before whichever end comes first', () => {
    expect(secondsUntil({ access_token: endingAfter(300), expires_in: 3600 })).toBe(240);
    expect(secondsUntil({ access_token: endingAfter(3600), expires_in: 300 })).toBe(240);
  });

  test('fault 35: a clock that is hours off on this device changes nothing', () => {
    expect(secondsUntil({ access_token: endingAfter(600), expires_in: 600 })).toBe(540);
    // Without the provider's time, this device's is all there is.
    const end = NOW.getTime() / 1000 + 600;
    expect(secondsUntil({ access_token: jwt({ exp: end }) }, answerAt())).toBe(540);
  });

  test('a token that lives shorter than two minutes is used for half its life, one that is over not at all', () => {
    expect(secondsUntil({ access_token: endingAfter(90) })).toBe(45);
    expect(secondsUntil({ access_token: endingAfter(-10), expires_in: 3600 })).toBe(0);
  });

  test.each([
    ['opaque', 'a1b2c3'],
    ['encrypted', 'a.b.c.d.e'],
    ['without an end', jwt({ sub: 'ann' })],
    ['with a word for an end', jwt({ exp: 'tomorrow' })],
    ['cut short', `${endingAfter(900).slice(0, 40)}.x.y`],
    ['holding nothing', jwt(null)],
  ])('of a token that is %s the provider’s word counts, and without that five minutes', (_, token) => {
    expect(secondsUntil({ access_token: token, expires_in: 600 })).toBe(540);
    expect(secondsUntil({ access_token: token })).toBe(240);
  });
});
