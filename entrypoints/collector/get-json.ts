import type { CollectFailure } from '@/lib/domain/recipe/collection';
import { send } from '@/lib/messaging/client';

/** Longest answer that is looked at, in characters, and how deep it may be nested. */
const MAX_LENGTH = 8_000_000;
const MAX_DEPTH = 40;
const TIMEOUT_MS = 20_000;
/** The longest pause that a host is believed to want, in seconds. */
const LONGEST_PAUSE = 86_400;

export type Got = { ok: true; value: unknown } | GetFailure;
export type GetFailure = { ok: false; code: CollectFailure; values?: Record<string, string | number> };

/**
 * Reads one JSON answer of the page's own origin with the person's own session. Never changes anything there: GET only, no
 * redirect followed, no other origin. Never throws; every way to fail has a code with a sentence.
 */
export async function getJson(path: string, signal: AbortSignal): Promise<Got> {
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin) return failed('collect_bad_answer');
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      credentials: 'same-origin',
      redirect: 'manual',
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.any([signal, timeout]),
    }).then(...noting(url));
    return await readAnswer(response);
  } catch {
    if (signal.aborted) return failed('collect_stopped');
    return failed(timeout.aborted ? 'collect_timeout' : 'collect_offline');
  }
}

/** Notes for the person's list of requests that one was made. The worker keeps what is fixed of the path, nothing else. */
function noting({ pathname }: URL): [(response: Response) => Response, (cause: unknown) => never] {
  const note = (status: number) =>
    void send('noteRequest', { path: pathname.slice(0, LONGEST_PATH), status }).catch(() => {});
  return [
    (response) => {
      note(response.status);
      return response;
    },
    (cause) => {
      note(0);
      throw cause;
    },
  ];
}

const LONGEST_PATH = 2000;

async function readAnswer(response: Response): Promise<Got> {
  const { status } = response;
  // Whoever is signed out is led to a page for signing in, or gets that page in place of an answer.
  const isLedAway = response.type === 'opaqueredirect' || (status >= 300 && status < 400);
  if (isLedAway || status === 401) return failed('collect_signed_out');
  if (status === 403) return failed('collect_forbidden');
  if (status === 429) return failed('collect_too_many_requests', { seconds: pauseOf(response) });
  const type = response.headers.get('content-type') ?? '';
  const isJson = /^application\/([\w.]+\+)?json\b/i.test(type);
  if (status === 400 && isJson)
    return failed('collect_query_refused', { message: await complaintOf(response) });
  if (!response.ok) return failed('collect_host_failed', { status });
  if (!isJson) return failed(/^text\/html\b/i.test(type) ? 'collect_signed_out' : 'collect_bad_answer');
  const text = await readText(response);
  const value = text === undefined ? undefined : parse(text);
  return value === undefined ? failed('collect_bad_answer') : { ok: true, value };
}

function pauseOf(response: Response): number {
  const seconds = Number(response.headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.min(Math.max(0, Math.ceil(seconds)), LONGEST_PAUSE) : 0;
}

/** The host's own words about a question it did not understand, as plain text of bounded length. */
async function complaintOf(response: Response): Promise<string> {
  const answer = parse((await readText(response)) ?? '') as { errorMessages?: unknown; message?: unknown };
  const first = Array.isArray(answer?.errorMessages) ? answer.errorMessages[0] : answer?.message;
  return typeof first === 'string' ? first.slice(0, 200) : '–';
}

/** The body, as long as it stays within bounds: a host may send without end. */
async function readText(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return undefined;
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (text.length > MAX_LENGTH) {
      await reader.cancel();
      return undefined;
    }
    if (done) return text;
  }
}

function parse(text: string): unknown {
  if (depthOf(text) > MAX_DEPTH) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How deep brackets are nested outside of texts, told before anything is built from them. */
function depthOf(text: string): number {
  let [depth, deepest] = [0, 0];
  let inText = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inText) {
      if (code === BACKSLASH) index++;
      else if (code === QUOTE) inText = false;
    } else if (code === QUOTE) inText = true;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) deepest = Math.max(deepest, ++depth);
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) depth--;
  }
  return deepest;
}

const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [34, 92, 91, 93, 123, 125];

function failed(code: CollectFailure, values?: GetFailure['values']): GetFailure {
  return values ? { ok: false, code, values } : { ok: false, code };
}
