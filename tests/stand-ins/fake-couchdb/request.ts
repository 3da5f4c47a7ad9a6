import type { Account } from './accounts';

/** One request, read. */
export type Request = {
  method: string;
  /** The parts of the path, decoded. */
  path: string[];
  query: URLSearchParams;
  body: unknown;
  who: Account;
  /** `If-None-Match`, `If-Match`. */
  ifNoneMatch: string | undefined;
  ifMatch: string | undefined;
  /** Told when whoever asks has gone. */
  gone: AbortSignal;
};

export type Answer = { status: number; json?: unknown; etag?: string };

export const isSet = (query: URLSearchParams, key: string): boolean => query.get(key) === 'true';

/** A parameter that is JSON, under either of the two ways in which CouchDB spells some of them. */
export function jsonParameter(query: URLSearchParams, ...keys: string[]): unknown {
  for (const key of keys) {
    const text = query.get(key);
    if (text !== null) return JSON.parse(text);
  }
  return undefined;
}

export function numberParameter(query: URLSearchParams, key: string, otherwise: number): number {
  const text = query.get(key);
  return text === null ? otherwise : Number(text);
}
