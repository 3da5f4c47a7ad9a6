import { GUARDED, inTime, readJson } from '../guarded-fetch';
import { RemoteError } from '../remote-error';

/** One request to the team's server. `path` begins with `/`; a body is sent as JSON. */
export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
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
  /** Told what time the server has, with every answer that says so. */
  heardTime?: (serverNow: Date) => void;
  /** Told what answers, as it names itself: `CouchDB/3.5.2`. A proxy may keep that to itself. */
  heardSoftware?: (software: string) => void;
};

/**
 * Asks the one configured origin: no cookies, no redirects, no cache, no referrer, a limit on time and size. Answers below
 * 500 come back with their JSON; everything that means "not now" or "not you" is thrown.
 *
 * @throws RemoteError
 */
export function createHttp(options: HttpOptions): Ask {
  const send = (authorization: string, method: string, path: string, body?: unknown) =>
    inTime(options, async (signal) => {
      const response = await options
        .fetch(options.origin + path, {
          ...GUARDED,
          method,
          headers: {
            accept: 'application/json',
            authorization,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal,
        })
        .catch(async (cause) => {
          const failure = !signal.aborted && (await isRedirected(signal)) ? 'portal' : 'offline';
          throw new RemoteError(failure, { cause });
        });
      const { status, headers } = response;
      const date = Date.parse(headers.get('date') ?? '');
      if (!Number.isNaN(date)) options.heardTime?.(new Date(date));
      const [software] = SOFTWARE.exec(headers.get('server') ?? '') ?? [];
      if (software) options.heardSoftware?.(software);
      const refusal = refusalOf(response);
      return refusal ? { status, refusal } : { status, json: await readJson(response, options.maxBytes) };
    });

  /**
   * The refusal of a redirect says no more than a dead line. Whether it is one is asked where anybody may ask how the server is,
   * without following it and without a word of who asks.
   */
  const isRedirected = (signal: AbortSignal) =>
    options.fetch(`${options.origin}/_up`, { ...GUARDED, redirect: 'manual', signal }).then(
      ({ ok, status }) => !ok && status < 400,
      () => false,
    );

  return async (method, path, body) => {
    const authorization = await options.authorization();
    if (!authorization) throw new RemoteError('signed_out');
    let answer = await send(authorization, method, path, body);
    if (answer.status === 401) {
      const renewed = await options.authorization(authorization);
      if (renewed && renewed !== authorization) answer = await send(renewed, method, path, body);
    }
    if (answer.refusal) throw answer.refusal;
    return { status: answer.status, json: answer.json };
  };
}

/** Name and version only: what else stands in that header is of no use, and anybody's text. */
const SOFTWARE = /^[A-Za-z][\w.-]{0,30}\/\d[\w.-]{0,30}/;

/**
 * What a status means whatever the body says; its body is left unread. A gateway that asks for the sign-in does so with a page
 * as well; who may not read is said by the server alone, as JSON, and a page says that somebody on the way lets nobody pass.
 */
function refusalOf({ status, headers }: Response): RemoteError | undefined {
  const wait = { retryAfter: secondsToWait(headers.get('retry-after')) };
  if (status === 429) return new RemoteError('wait', wait);
  if (status >= 500) return new RemoteError('server_fault', wait);
  if (status === 401) return new RemoteError('signed_out');
  if (status === 403) return new RemoteError(isJson(headers) ? 'no_access' : 'portal');
  if (status === 413) return new RemoteError('too_large');
  return undefined;
}

const isJson = (headers: Headers) => /^application\/json\b/i.test(headers.get('content-type') ?? '');

const MAX_WAIT_SECONDS = 3600;

/** `Retry-After` is seconds or a date (RFC 9110, 10.2.3); at most an hour is obeyed. */
function secondsToWait(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), MAX_WAIT_SECONDS) : undefined;
}
