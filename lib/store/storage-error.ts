import { AppError } from '@/lib/domain/errors';

/**
 * Turns what IndexedDB or Dexie throws into what a person can act on. Nothing was saved in any of these cases.
 * Names: https://dexie.org/docs/DexieErrors/DexieError and the IndexedDB specification's exceptions.
 */
export function storageError(cause: unknown): AppError {
  const names = errorNames(cause);
  if (isStorageFull(cause)) return new AppError('storage_full', [], { cause });
  if (names.some((name) => name === 'VersionError')) return new AppError('storage_newer', [], { cause });
  if (isStorageFailure(cause)) return new AppError('storage_broken', [], { cause });
  throw cause;
}

/** Whether nothing more fits on this device. */
export const isStorageFull = (cause: unknown): boolean => errorNames(cause).includes('QuotaExceededError');

/** Whether the database does not do what it was asked, as when it was closed meanwhile. */
export const isStorageFailure = (cause: unknown): boolean =>
  errorNames(cause).some((name) => STORAGE_FAILURES.has(name));

const STORAGE_FAILURES = new Set([
  'AbortError',
  'DatabaseClosedError',
  'DataError',
  'InvalidStateError',
  'MissingAPIError',
  'NotFoundError',
  'OpenFailedError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
  'UpgradeError',
]);

/** The error's own name and those it wraps: Dexie keeps the browser's error in `inner`, of many writes in `failures`. */
function errorNames(cause: unknown): string[] {
  const names: string[] = [];
  let current = cause as { name?: unknown; inner?: unknown; failures?: unknown[] } | undefined;
  for (let depth = 0; current && typeof current === 'object' && depth < 5; depth++) {
    if (typeof current.name === 'string') names.push(current.name);
    current = (current.inner ?? current.failures?.[0]) as typeof current;
  }
  return names;
}
