import { GUARDED, readJson, within } from '../guarded-fetch';
import { RemoteError } from '../remote-error';

export type ProbeAnswer = {
  status: number;
  /** `undefined` when the answer was no JSON. */
  json: unknown;
  compressed: boolean;
};

/** One request whose refusal is as good an answer as any: what it proves is for the caller to say. */
export type Probe = (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<ProbeAnswer>;

/**
 * Asks the server as somebody: with this `Authorization` header, or as nobody.
 *
 * @throws RemoteError `offline`
 */
export function createProbe(origin: string, ask: typeof fetch, authorization?: string): Probe {
  return async (method, path, body) => {
    const response = await ask(origin + path, {
      ...GUARDED,
      method,
      headers: {
        accept: 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: within(),
    }).catch((cause) => {
      throw new RemoteError('offline', { cause });
    });
    const encoding = response.headers.get('content-encoding') ?? '';
    const json = await readJson(response).catch(() => undefined);
    return { status: response.status, json, compressed: /\b(gzip|br|zstd|deflate)\b/i.test(encoding) };
  };
}
