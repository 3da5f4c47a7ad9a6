import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';

const FOLDER = fileURLToPath(new URL('../../../test-results/looks/', import.meta.url));

/** Pictures are for people: `LOOKS=1 npm test -- e2e` takes them, and a run without them asserts the same. */
export const isLooking = Boolean(process.env.LOOKS);

/** Where a picture of that name stands, in `test-results/looks`. */
export const pictureOf = (name: string): string => `${FOLDER}${name}.png`;

/** Keeps a picture of what is in front, or of the whole page however long it is. */
export async function picture(of: Page | Locator, name: string, { whole = false } = {}): Promise<void> {
  if (!isLooking) return;
  if ('goto' in of) await of.screenshot({ path: pictureOf(name), fullPage: whole });
  else await of.screenshot({ path: pictureOf(name) });
}
