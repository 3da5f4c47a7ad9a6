import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import { type ReadPolicy, readPolicy } from '@/lib/domain/policy/read-policy';

/**
 * What the browser said of the organisation's policy last, as it said it. A browser that has just started answers
 * late (seconds, in Chromium with nothing at first), so everything reads what is kept here and the worker keeps it
 * up to date. Unread text on purpose: it is parsed at every reading, because Firefox lets content scripts write
 * this area. What must not be forged, the server, is read from `readManagedStorage` each time.
 */
const kept = storage.defineItem<{ raw: Record<string, unknown> } | null>('local:policy', { fallback: null });

/** Undefined until the browser's first answer has been believed. */
export async function keptPolicy(): Promise<ReadPolicy | undefined> {
  const known = await kept.getValue();
  return known ? readPolicy(known.raw) : undefined;
}
export const readKeptPolicy = async (): Promise<ReadPolicy> => (await keptPolicy()) ?? readPolicy({});
export const watchKeptPolicy = (onChange: () => void) => kept.watch(onChange);

/** Keeps what the browser said. Answers whether that differs from what was kept before. */
export async function keepPolicy(raw: Record<string, unknown>): Promise<boolean> {
  const before = await kept.getValue();
  if (before && JSON.stringify(before.raw) === JSON.stringify(raw)) return false;
  await kept.setValue({ raw });
  return before !== null || Object.keys(raw).length > 0;
}

/**
 * What the browser says now. Empty when the organisation sets nothing, and also while Chromium has not read its
 * policies yet: nothing tells the two apart (https://github.com/w3c/webextensions/issues/547).
 */
export async function readManagedStorage(): Promise<Record<string, unknown>> {
  try {
    return (await browser.storage.managed.get(null)) ?? {};
  } catch {
    // Firefox rejects where nothing is set: "Managed storage manifest not found".
    return {};
  }
}

/** Calls back when the browser says that the policy changed. Firefox reads it at its start only. */
export function watchManagedStorage(onChange: () => void): void {
  browser.storage.onChanged.addListener((_changes: unknown, area: string) => {
    if (area === 'managed') onChange();
  });
}
