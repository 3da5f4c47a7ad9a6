/** How long after a click or a key a host may take to open a panel. */
const ATTENTION_MS = 800;

/**
 * Calls `look` at every change of the document for a moment after the person did something. A detail panel that opens over
 * a board names its issue nowhere but in the page; the board's own initiative must not stand beside it for a frame. Only
 * then: an observer that never rests would cost every busy page a multiple of its own work.
 *
 * @returns stops it.
 */
export function payAttention(look: () => void): () => void {
  const stop = new AbortController();
  const observer = new MutationObserver(look);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    observer.disconnect();
    timer = undefined;
  };
  const attend = () => {
    if (timer === undefined) observer.observe(document, { childList: true, subtree: true });
    clearTimeout(timer);
    timer = setTimeout(rest, ATTENTION_MS);
  };
  for (const type of ['click', 'keydown']) {
    addEventListener(type, attend, { capture: true, passive: true, signal: stop.signal });
  }
  return () => {
    stop.abort();
    clearTimeout(timer);
    rest();
  };
}
