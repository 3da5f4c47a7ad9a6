/**
 * Asks again and again until the answer is neither false, null, nor undefined, and returns it. The only way
 * of waiting here: nothing sleeps for a fixed time and hopes.
 */
export async function poll<T>(
  what: string,
  ask: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  { timeout = 10_000, interval = 25 } = {},
): Promise<T> {
  const deadline = Date.now() + timeout;
  let lastError: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
      lastError = undefined;
    } catch (error) {
      // Mid-navigation every question fails; the deadline decides whether it was more than that.
      lastError = error;
    }
    await new Promise((resolve) => setTimeout(resolve, interval));
  } while (Date.now() < deadline);
  const reason = lastError instanceof Error ? ` Last error: ${lastError.message}` : '';
  throw new Error(`Waited ${timeout} ms in vain: ${what}.${reason}`);
}
