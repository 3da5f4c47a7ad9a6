import type { Page } from '@playwright/test';
import { expect, panelOf } from '../fixtures';
import { type Frame, judge, readFrames, recordFrames } from './frames';
import { settled, shownKey } from './panel';

/** The bench holds the real 300 ms; a shared machine under test may stutter. */
export const LIMIT_MS = 1500;

/** One soft change of what is in front, recorded frame by frame from before the click until the page is still. */
export async function change(
  page: Page,
  act: () => Promise<void>,
  { isNew, wanted, meanwhile }: { isNew: (frame: Frame) => boolean; wanted: string; meanwhile?: string },
) {
  const panel = panelOf(page);
  await recordFrames(page);
  await act();
  await expect(shownKey(panel)).toHaveText(wanted, { timeout: 5000 });
  await settled(page);
  const recording = await readFrames(page);
  const verdict = judge(recording, isNew, wanted, meanwhile);
  console.log(`      ${wanted}: ${verdict.tookMs} ms, ${recording.frames.length} frames`);
  expect(recording.frames.length, 'frames were recorded').toBeGreaterThan(5);
  expect(recording.frames.some(isNew), 'the change was seen').toBe(true);
  expect(verdict.wrong, 'frames that show another initiative with the new item').toEqual([]);
  expect(verdict.tookMs).toBeLessThan(LIMIT_MS);
  return verdict;
}

/** The frame shows the page at `path`: by its address, or by its heading already. */
export const nowAt = (path: string, header: string) => (frame: Frame) =>
  frame.href.endsWith(path) || frame.header === header;
