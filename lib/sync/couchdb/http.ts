import { GUARDED, readJson, within } from '../guarded-fetch';
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
  /**
   * The `Authorization` header of the moment; `undefined` when nobody is signed in. Asked again with the header that the
   * server has just `refused`: when another one comes back, the request is made once more with it.
   */
  authorization: (refused?: string) => Promise<string | undefined>;
  fetch: typeof fetch;
  timeoutMs?: number;
  maxBytes?: number;
  signal?: AbortSignal;
};

/**
 * Asks the one configured origin: no cookies, no redirects, no cache, no referrer, a limit on time and size. Answers below
 * 500 come back with their JSON; everything that means "not now" or "not you" is thrown.
 *
 * @throws RemoteError
 */
export function createHttp(options: HttpOptions): Ask {
  const send = (authorization: string, method: string, path: string, body?: unknown) =>
    options
      .fetch(options.origin + path, {
        ...GUARDED,
        method,
        headers: {
          accept: 'application/json',
          authorization,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: within(options.timeoutMs, options.signal),
      })
      .catch((cause) => {
        throw new RemoteError('offline', { cause });
      });

  return async (method, path, body) => {
    const authorization = await options.authorization();
    if (!authorization) throw new RemoteError('signed_out');
    let response = await send(authorization, method, path, body);
    if (response.status === 401) {
      const renewed = await options.authorization(authorization);
      if (renewed && renewed !== authorization) response = await send(renewed, method, path, body);
    }
    refuseByStatus(response);
    return { status: response.status, json: await readJson(response, options.maxBytes) };
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

const MAX_WAIT_SECONDS = 3600;

/** `Retry-After` is seconds or a date (RFC 9110, 10.2.3); at most an hour is obeyed. */
function secondsToWait(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MAX_WAIT_SECONDS) : undefined;
}
