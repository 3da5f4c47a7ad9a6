import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchDay } from '@/entrypoints/sidebar/watch-day';
import type { PanelAnswer } from '@/lib/messaging/panel';
import type { PanelSnapshot } from '@/lib/messaging/panel-bridge';

/** A page that can be hidden, and shown again after the machine slept. */
class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  turn(state: DocumentVisibilityState) {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

const answered = (asOf: string): PanelSnapshot => ({
  phase: 'answer',
  answer: { asOf, timeZone: 'Europe/Berlin' } as PanelAnswer,
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('US-7.3: a page shown again after a week of sleep asks at once, whether or not an alarm rang', () => {
  vi.setSystemTime('2026-05-04T12:00:00.000Z');
  const page = new Page();
  const refresh = vi.fn();
  const bridge = { snapshot: answered('2026-05-04T11:00:00.000Z'), refresh };
  const stop = watchDay(bridge, page as never);
  page.turn('hidden');
  // Asleep: the clock moves and no timer runs.
  vi.setSystemTime('2026-05-11T07:30:00.000Z');
  expect(refresh).not.toHaveBeenCalled();
  page.turn('visible');
  expect(refresh).toHaveBeenCalledTimes(1);
  bridge.snapshot = answered('2026-05-11T07:30:00.000Z');
  vi.advanceTimersByTime(120_000);
  expect(refresh).toHaveBeenCalledTimes(1);
  stop();
  vi.setSystemTime('2026-05-12T07:30:00.000Z');
  page.turn('visible');
  vi.advanceTimersByTime(60_000);
  expect(refresh).toHaveBeenCalledTimes(1);
});

test('US-7.3: a page left in front asks within the minute in which the organisation’s day changes', () => {
  vi.setSystemTime('2026-05-04T21:59:20.000Z');
  const page = new Page();
  const refresh = vi.fn();
  const stop = watchDay({ snapshot: answered('2026-05-04T21:00:00.000Z'), refresh }, page as never);
  vi.advanceTimersByTime(30_000);
  expect(refresh).not.toHaveBeenCalled();
  vi.advanceTimersByTime(30_000);
  expect(refresh).toHaveBeenCalled();
  stop();
});

test('nothing is asked for a page that nobody sees, or that has no answer', () => {
  vi.setSystemTime('2026-05-05T07:00:00.000Z');
  const page = new Page();
  const refresh = vi.fn();
  const bridge: { snapshot: PanelSnapshot; refresh: () => void } = { snapshot: { phase: 'stale' }, refresh };
  const stop = watchDay(bridge, page as never);
  page.turn('visible');
  bridge.snapshot = answered('2026-05-04T11:00:00.000Z');
  page.turn('hidden');
  vi.advanceTimersByTime(300_000);
  expect(refresh).not.toHaveBeenCalled();
  stop();
});
