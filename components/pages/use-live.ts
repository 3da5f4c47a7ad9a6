import { useLiveQuery } from 'dexie-react-hooks';

/**
 * Reads from the store and again whenever what was read changes, in any page or in the worker. Undefined
 * means: still reading; a found nothing is `{ value: undefined }`. A storage that cannot be read ends at
 * the page's boundary.
 */
export function useLive<T>(query: () => Promise<T>, deps: readonly unknown[]): { value: T } | undefined {
  return useLiveQuery(async () => ({ value: await query() }), [...deps]);
}
