/** How long after a click or a key a host may take to open a panel; one that is loaded over a slow line takes seconds. */
const ATTENTION_MS = 5000;

/**
 * Calls `look` at every change of the document for a while after the person did something. A detail panel that opens over
 * a board names its issue nowhere but in the page; the board's own initiative must not stand beside it for a frame. Only
 * then, and only there: an observer that never rests would cost every busy page a multiple of its own work.
 *
 * @param isNeeded whether this page may open a work item without changing its address.
 * @returns stops it.
 */
export function payAttention(isNeeded: () => boolean, look: () => void): () => void {
  const stop = new AbortController();
  const observer = new MutationObserver(look);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rest = () => {
    observer.disconnect();
    timer = undefined;
  };
  const attend = ({ isTrusted }: Event) => {
    if (!isTrusted || !isNeeded()) return;
    if (timer === undefined) observer.observe(document, WHAT_SHOWS_A_PANEL);
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

/** A panel is put into the page, or one that waited there is shown. */
const WHAT_SHOWS_A_PANEL: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ['hidden', 'style'],
};
