import { useLiveQuery } from 'dexie-react-hooks';
import { useRef } from 'react';

/**
 * Reads from the store and again whenever what was read changes, in any page or in the worker. Undefined
 * means: still reading; a found nothing is `{ value: undefined }`. A storage that cannot be read ends at
 * the page's boundary.
 */
export function useLive<T>(query: () => Promise<T>, deps: readonly unknown[]): { value: T } | undefined {
  return useLiveQuery(async () => ({ value: await query() }), [...deps]);
}

/**
 * The same for what changes with every page of records that is copied, sent or brought: a reading that takes long is followed
 * by a pause, or each page would cause another one and whoever writes would wait for it. The first is shown at once.
 */
export function useCalmLive<T>(query: () => Promise<T>): { value: T } | undefined {
  const isFirst = useRef(true);
  return useLiveQuery(async () => {
    const start = performance.now();
    const value = await query();
    const took = performance.now() - start;
    if (!isFirst.current && took > LIGHT_MS) await pause(Math.min(8 * took, LONGEST_PAUSE_MS));
    isFirst.current = false;
    return { value };
  }, [query]);
}

const LIGHT_MS = 300;
const LONGEST_PAUSE_MS = 10_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
