import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everyMinute } from '@/components/pages/every-minute';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('US-7.3: a page hears of every minute as it begins, and of those it slept through as soon as it is seen', () => {
  vi.setSystemTime('2026-05-04T21:59:42.000Z');
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const heard: string[] = [];
  const stop = everyMinute(() => heard.push(new Date().toISOString()), page as never);
  vi.advanceTimersByTime(18_000);
  expect(heard).toEqual(['2026-05-04T22:00:00.000Z']);
  vi.advanceTimersByTime(60_000);
  expect(heard).toHaveLength(2);
  vi.setSystemTime('2026-05-11T07:30:10.000Z');
  page.dispatchEvent(new Event('visibilitychange'));
  expect(heard.at(-1)).toBe('2026-05-11T07:30:10.000Z');
  vi.advanceTimersByTime(50_000);
  expect(heard.at(-1)).toBe('2026-05-11T07:31:00.000Z');
  stop();
  page.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(120_000);
  expect(heard).toHaveLength(4);
});
