/** Errors of the browser's storage, by the names that IndexedDB and Dexie give them. */
const STORAGE_ERRORS: readonly string[] = [
  'DatabaseClosedError',
  'InvalidStateError',
  'MissingAPIError',
  'NotFoundError',
  'OpenFailedError',
  'QuotaExceededError',
  'TimeoutError',
  'UnknownError',
  'UpgradeError',
  'VersionError',
];

export type PageFailure = {
  kind: 'storage' | 'fault';
  /** What a person can copy into a report: page, kind and version, never a message, a title or a value. */
  code: string;
};

/** Describes an unexpected error without its details. */
export function describeFailure(error: unknown, page: string, version: string): PageFailure {
  const name = error instanceof Error ? error.name : '';
  if (STORAGE_ERRORS.includes(name)) return { kind: 'storage', code: `${page}/storage/${name}/${version}` };
  // A name could in principle be anything; only what looks like one travels.
  const safe = /^[A-Z][A-Za-z]{0,30}Error$/.test(name) ? name : 'Error';
  return { kind: 'fault', code: `${page}/fault/${safe}/${version}` };
}
