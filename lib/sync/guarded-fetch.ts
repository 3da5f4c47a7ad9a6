import { RemoteError } from './remote-error';

/** How every request of this room is made: no cookies, no redirects, no cache, no referrer. */
export const GUARDED = {
  credentials: 'omit',
  redirect: 'error',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const satisfies RequestInit;

const TIMEOUT_MS = 15_000;
/** An answer above this is no page of ours: a hostile or broken server must not fill the memory. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * A request with all that is read of its answer, within a time or until the caller's own end comes first. Over or not, it
 * leaves no timer behind.
 */
export async function inTime<T>(
  { timeoutMs = TIMEOUT_MS, signal }: { timeoutMs?: number; signal?: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), timeoutMs);
  try {
    return await work(signal ? AbortSignal.any([limit.signal, signal]) : limit.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** The end of the time of a request that is made once and whose answer is read elsewhere. */
export const within = (): AbortSignal => AbortSignal.timeout(TIMEOUT_MS);

/** A page of a captive portal is not an answer of the server. Servers without a taste for types send `text/plain`. */
export async function readJson(response: Response, maxBytes = MAX_BYTES): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^(application\/json|text\/plain)\b/i.test(type)) throw new RemoteError('portal');
  const text = await readBody(response, maxBytes);
  try {
    return MAY_REACH_PROTOTYPE.test(text) ? JSON.parse(text, withoutPrototypeKeys) : JSON.parse(text);
  } catch (cause) {
    // A connection cut in the middle looks like this. Nothing of it may be used.
    throw new RemoteError('offline', { cause });
  }
}

/** What stands in an answer, up to a size. */
export async function readBody(response: Response, maxBytes: number): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) throw new RemoteError('too_large');
      text += decoder.decode(value, { stream: true });
    }
  } catch (cause) {
    await reader.cancel().catch(() => {});
    throw cause instanceof RemoteError ? cause : new RemoteError('offline', { cause });
  }
}

/** Whether a text can hold such a key at all, written out or with escapes: looking at every value costs most of the parsing. */
const MAY_REACH_PROTOTYPE = /__proto__|"constructor"|"prototype"|\\u/;

/** A key that would reach an object's prototype is dropped while parsing, before anything can copy it. */
function withoutPrototypeKeys(key: string, value: unknown): unknown {
  return key === '__proto__' || key === 'constructor' || key === 'prototype' ? undefined : value;
}
