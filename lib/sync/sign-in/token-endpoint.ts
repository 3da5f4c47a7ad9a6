import * as z from 'zod/mini';
import { GUARDED, readJson, within } from '../guarded-fetch';
import { SignInError } from './sign-in-error';

/** What the provider hands out. `serverNow` is its own clock, so that a wrong one here locks nobody out. */
export type TokenAnswer = {
  access: string;
  refresh?: string;
  identity?: string;
  /** Seconds from now on. */
  lifetime: number;
  serverNow: Date | undefined;
};

const Tokens = z.object({
  access_token: z.string().check(z.minLength(1), z.maxLength(16_384)),
  token_type: z.string(),
  expires_in: z.optional(z.number().check(z.minimum(1))),
  refresh_token: z.optional(z.string().check(z.minLength(1), z.maxLength(16_384))),
  id_token: z.optional(z.string().check(z.maxLength(16_384))),
});
const Refusal = z.object({ error: z.string(), error_description: z.optional(z.string()) });

/** A provider that does not say how long its token lasts is asked again soon. */
const UNSAID_LIFETIME = 300;

/**
 * One request to the token endpoint (RFC 6749, section 4.1.3 and 6), as a public client: no secret, PKCE instead.
 *
 * @throws SignInError `grant_over`, `refused`, `unreachable` or `not_believed`
 */
export async function askForTokens(
  endpoint: string,
  ask: typeof fetch,
  form: Record<string, string>,
): Promise<TokenAnswer> {
  const response = await postForm(endpoint, ask, form);
  if (response.status >= 500 || response.status === 429) throw new SignInError('unreachable');
  const json = await readJson(response).catch((cause) => {
    throw new SignInError('unreachable', { cause });
  });
  if (!response.ok) {
    const said = Refusal.safeParse(json).data;
    if (said?.error === 'invalid_grant') throw new SignInError('grant_over');
    throw new SignInError('refused', { detail: said?.error_description ?? said?.error });
  }
  const read = Tokens.safeParse(json);
  if (!read.success || read.data.token_type.toLowerCase() !== 'bearer') throw new SignInError('not_believed');
  const { access_token, refresh_token, id_token, expires_in } = read.data;
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    access: access_token,
    lifetime: expires_in ?? UNSAID_LIFETIME,
    serverNow: Number.isNaN(date) ? undefined : new Date(date),
    ...(refresh_token === undefined ? {} : { refresh: refresh_token }),
    ...(id_token === undefined ? {} : { identity: id_token }),
  };
}

/** A form as providers read it. */
export async function postForm(
  endpoint: string,
  ask: typeof fetch,
  form: Record<string, string>,
): Promise<Response> {
  return ask(endpoint, {
    ...GUARDED,
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    signal: within(),
  }).catch((cause) => {
    throw new SignInError('unreachable', { cause });
  });
}
