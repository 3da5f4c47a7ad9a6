import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followNews } from '@/components/ui/follow-news';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const pageOf = (visibilityState: string) => {
  const page = Object.assign(new EventTarget(), { visibilityState });
  return Object.assign(page, {
    become(next: string) {
      page.visibilityState = next;
      page.dispatchEvent(new Event('visibilitychange'));
    },
  });
};

test('fault 55: a page asks for news as soon as it was told to, and only while somebody looks at it', async () => {
  const page = pageOf('hidden');
  const answers: ((seconds: number) => void)[] = [];
  const ask = vi.fn(() => new Promise<number>((resolve) => answers.push(resolve)));
  const stop = followNews(ask, page as never);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(ask).not.toHaveBeenCalled();

  page.become('visible');
  page.become('visible');
  expect(ask).toHaveBeenCalledTimes(1);
  answers[0]?.(0);
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledTimes(2);
  answers[1]?.(60);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(ask).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ask).toHaveBeenCalledTimes(3);

  page.become('hidden');
  answers[2]?.(0);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(ask).toHaveBeenCalledTimes(3);
  page.become('visible');
  expect(ask).toHaveBeenCalledTimes(4);

  stop();
  answers[3]?.(0);
  await vi.advanceTimersByTimeAsync(120_000);
  page.become('visible');
  expect(ask).toHaveBeenCalledTimes(4);
});

test('fault 55: a worker that gave no answer is asked again after a minute', async () => {
  const ask = vi.fn().mockRejectedValueOnce(new Error('gone')).mockResolvedValue(60);
  const stop = followNews(ask, pageOf('visible') as never);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(ask).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ask).toHaveBeenCalledTimes(2);
  stop();
});
