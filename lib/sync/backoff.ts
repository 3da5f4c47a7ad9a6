/** Longest wait between two tries. */
const MAX_BACKOFF_MS = 30 * 60_000;
const FIRST_MS = 2_000;

/**
 * When to try again after `tries` failures in a row: a random moment up to the doubling limit ("full jitter"), so that a
 * thousand browsers do not come back together. A server's `Retry-After` is the least it can be.
 *
 * @param random in [0, 1)
 * @param retryAfter seconds
 */
export function nextTry(now: Date, tries: number, random: number, retryAfter = 0): Date {
  const limit = Math.min(MAX_BACKOFF_MS, FIRST_MS * 2 ** Math.min(tries, 20));
  return new Date(now.getTime() + Math.max(random * limit, retryAfter * 1000));
}
