import { RemoteError } from '../remote-error';

/** One request to the team's server. `path` begins with `/`; a body is sent as JSON. */
export type Ask = (
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: unknown,
) => Promise<{ status: number; json: unknown }>;

export type HttpOptions = {
  /** `https://couch.example.com`, without a path: the only origin anything is sent to. */
  origin: string;
  /** The `Authorization` header of the moment; `undefined` when nobody is signed in. */
  authorization: () => Promise<string | undefined>;
  fetch: typeof fetch;
  timeoutMs?: number;
  maxBytes?: number;
  signal?: AbortSignal;
};

const TIMEOUT_MS = 15_000;
/** An answer above this is no page of ours: a hostile or broken server must not fill the memory. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * Asks the one configured origin: no cookies, no redirects, no cache, no referrer, a limit on time and size. Answers below
 * 500 come back with their JSON; everything that means "not now" or "not you" is thrown.
 *
 * @throws RemoteError
 */
export function createHttp(options: HttpOptions): Ask {
  return async (method, path, body) => {
    const authorization = await options.authorization();
    if (!authorization) throw new RemoteError('signed_out');
    const signals = [AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS)];
    if (options.signal) signals.push(options.signal);
    const response = await options
      .fetch(options.origin + path, {
        method,
        headers: {
          accept: 'application/json',
          authorization,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.any(signals),
      })
      .catch((cause) => {
        throw new RemoteError('offline', { cause });
      });
    refuseByStatus(response);
    const json = await readJson(response, options.maxBytes ?? MAX_BYTES);
    return { status: response.status, json };
  };
}

function refuseByStatus(response: Response): void {
  const { status } = response;
  const retryAfter = secondsToWait(response.headers.get('retry-after'));
  const wait = retryAfter === undefined ? {} : { retryAfter };
  if (status === 429) throw new RemoteError('wait', wait);
  if (status >= 500) throw new RemoteError('server_fault', wait);
  if (status === 401) throw new RemoteError('signed_out');
  if (status === 403) throw new RemoteError('no_access');
  if (status === 413) throw new RemoteError('too_large');
}

/** A page of a captive portal is not an answer of the server. Servers without a taste for types send `text/plain`. */
async function readJson(response: Response, maxBytes: number): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (!/^(application\/json|text\/plain)\b/i.test(type)) throw new RemoteError('portal');
  const text = await readText(response, maxBytes);
  try {
    return JSON.parse(text, withoutPrototypeKeys);
  } catch (cause) {
    // A connection cut in the middle looks like this. Nothing of it may be used.
    throw new RemoteError('offline', { cause });
  }
}

async function readText(response: Response, maxBytes: number): Promise<string> {
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

/** A key that would reach an object's prototype is dropped while parsing, before anything can copy it. */
function withoutPrototypeKeys(key: string, value: unknown): unknown {
  return key === '__proto__' || key === 'constructor' || key === 'prototype' ? undefined : value;
}

const MAX_WAIT_SECONDS = 3600;

/** `Retry-After` is seconds or a date (RFC 9110, 10.2.3); at most an hour is obeyed. */
function secondsToWait(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MAX_WAIT_SECONDS) : undefined;
}
