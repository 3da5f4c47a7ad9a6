/** Longest stretch of work between two moments in which the page may paint and answer, in milliseconds. */
const STRETCH = 10;

/**
 * Lets the page paint and answer whenever the last moment for that is too long ago.
 *
 * @returns a function to call, and wait for, again and again. It rejects with `AbortError` once `signal` says so.
 */
export function createBreather(signal?: AbortSignal): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    signal?.throwIfAborted();
    if (performance.now() - since < STRETCH) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
      signal?.throwIfAborted();
    });
  };
}

/** Drives a long piece of work in short stretches. `onProgress` hears what it says of itself. */
export async function inStretches<P, T>(
  work: Generator<P, T>,
  options: { signal?: AbortSignal | undefined; onProgress: (progress: P) => void },
): Promise<T> {
  const breathe = createBreather(options.signal);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    options.onProgress(step.value);
    await breathe();
  }
}

/**
 * A message rather than a timer: timers of a page in the background are held back for up to a second. Not `scheduler.yield`
 * either: it goes on before timers and other messages get their turn, which then wait for seconds (Chromium, measured).
 */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
