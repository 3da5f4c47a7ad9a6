import * as oauth from 'oauth4webapi';
import { GUARDED, readBody, within } from '../guarded-fetch';
import type { SignInDoors } from './doors';
import type { ProviderSettings } from './provider-settings';
import { SignInError } from './sign-in-error';

/** Metadata, tokens and errors are a few kilobytes. */
const MAX_BYTES = 256 * 1024;

/** How far the provider's own two clocks may be apart. */
const LEEWAY_SECONDS = 60;

/**
 * How every request to the provider is made: as every other of this room, with an end, and with a bound on what is read.
 * Plain http only where the issuer itself is named so, which `issuerAddress` allows on this machine alone.
 */
export function requestsTo(issuer: string, doors: SignInDoors) {
  return {
    [oauth.allowInsecureRequests]: new URL(issuer).protocol === 'http:',
    [oauth.customFetch]: (address: string, request: Asked) => answerTo(address, request, doors.fetch),
    signal: within(),
  };
}

type Asked = oauth.CustomFetchOptions<string, URLSearchParams | undefined>;

async function answerTo(address: string, { body, ...request }: Asked, ask: typeof fetch): Promise<Response> {
  try {
    const response = await ask(address, { ...request, ...(body && { body }), ...GUARDED });
    const text = await readBody(response, MAX_BYTES);
    if (response.status < 500 && response.status !== 429) return new Response(text || null, response);
  } catch (cause) {
    throw new SignInError('unreachable', { cause });
  }
  throw new SignInError('unreachable');
}

/** This application at the provider: a public client, with PKCE instead of a secret. */
export const clientOf = ({ clientId }: ProviderSettings): oauth.Client => ({
  client_id: clientId,
  token_endpoint_auth_method: 'none',
});

/** The same, judging times by the clock of the answer, so that a wrong one on this device locks nobody out. */
export function clientAt(settings: ProviderSettings, answer: Response): oauth.Client {
  const theirs = Date.parse(answer.headers.get('date') ?? '');
  const skew = Number.isNaN(theirs) ? 0 : Math.round((theirs - Date.now()) / 1000);
  return { ...clientOf(settings), [oauth.clockSkew]: skew, [oauth.clockTolerance]: LEEWAY_SECONDS };
}
