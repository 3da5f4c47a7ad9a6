import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTry } from '@/lib/sync/backoff';
import { isOver, nextSyncMinutes } from '@/lib/sync/schedule';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000).toISOString();
const outlook = { now: NOW, hasDuties: false, random: 0.5 };

test('US-9.2: somebody with duties looks within five minutes, a reader within thirty, none of them at the same moment', () => {
  expect(nextSyncMinutes({ ...outlook, hasDuties: true, random: 0 })).toBe(3);
  expect(nextSyncMinutes({ ...outlook, hasDuties: true, random: 0.999 })).toBeCloseTo(5, 1);
  expect(nextSyncMinutes({ ...outlook, random: 0 })).toBe(18);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.boolean(),
      (random, hasDuties) => {
        expect(nextSyncMinutes({ ...outlook, hasDuties, random })).toBeLessThanOrEqual(hasDuties ? 5 : 30);
      },
    ),
  );
});

test('a change that waits is tried when it is due, a failure when its wait is over, never sooner than alarms allow', () => {
  expect(nextSyncMinutes({ ...outlook, changeDueAt: minutes(2) })).toBe(2);
  expect(nextSyncMinutes({ ...outlook, changeDueAt: minutes(-5) })).toBe(0.5);
  expect(nextSyncMinutes({ ...outlook, backoffUntil: minutes(8), changeDueAt: minutes(0) })).toBe(8);
});

test('fault 36: a clock that jumps while we wait makes nobody wait longer than an hour', () => {
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true }), (a, b) => {
      const next = nextSyncMinutes({ ...outlook, now: a, backoffUntil: b.toISOString() });
      expect(next).toBeGreaterThanOrEqual(0.5);
      expect(next).toBeLessThanOrEqual(60);
    }),
  );
  expect(isOver(minutes(5), NOW)).toBe(false);
  expect(isOver(minutes(3 * 24 * 60), NOW)).toBe(true);
  expect(isOver(undefined, NOW)).toBe(true);
});

test('fault 19: a storm of ten minutes meets at most twelve requests of one browser', () => {
  let random = 0;
  const attempts = (seed: number) => {
    random = seed;
    const next = () => {
      random = (random * 16_807) % 2_147_483_647;
      return random / 2_147_483_647;
    };
    let at = 0;
    let tries = 0;
    let count = 0;
    while (at < 10) {
      count += 1;
      tries += 1;
      const now = new Date(NOW.getTime() + at * 60_000);
      const backoffUntil = nextTry(now, tries, next()).toISOString();
      at += nextSyncMinutes({ now, hasDuties: true, backoffUntil, random: next() });
    }
    return count;
  };
  const counts = Array.from({ length: 1000 }, (_, index) => attempts(index + 1)).sort((a, b) => a - b);
  expect(counts[500]).toBeLessThanOrEqual(10);
  expect(counts[949]).toBeLessThanOrEqual(12);
});
