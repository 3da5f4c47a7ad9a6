/** The first read after a change, and the longest wait while a page keeps changing without saying anything new. */
const FIRST_WAIT_MS = 60;
const LONGEST_WAIT_MS = 480;

/**
 * Calls `look` some time after the document has changed. The observer pauses in between: on a busy page an attached
 * observer costs the page two to three times its own work, whatever the callback does.
 *
 * @param look answers whether it saw something new; as long as it does not, the pauses grow.
 */
export function watchDocument(look: () => boolean): { stop: () => void } {
  const stop = new AbortController();
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const lookLater = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      // Watching again before looking: a change during the look is not lost.
      observe();
      wait = look() ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    }, wait);
  };
  const observer = new MutationObserver(() => {
    observer.disconnect();
    lookLater();
  });
  // What follows a click or a key is what the person waits for: no long pause then.
  const hurry = () => {
    wait = FIRST_WAIT_MS;
    if (timer !== undefined) lookLater();
  };
  for (const type of ['click', 'keydown', 'popstate']) {
    addEventListener(type, hurry, { capture: true, passive: true, signal: stop.signal });
  }
  // `characterData` too: a framework may change a key's text in place.
  const observe = () => observer.observe(document, { childList: true, subtree: true, characterData: true });
  observe();
  return {
    stop: () => {
      stop.abort();
      observer.disconnect();
      clearTimeout(timer);
    },
  };
}
