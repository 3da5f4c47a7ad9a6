const MOST_RETURNS = 3;
const WITHIN_MS = 60_000;

/**
 * Puts our element at the end of the document element, and back when the page takes it out: frameworks that hydrate the
 * whole document do that once. A page that keeps removing it wins after three returns a minute; no fight for the top.
 *
 * @param onGivenUp called after the last attempt; the toolbar popup is then the only place left.
 * @returns stops watching.
 */
export function keepInPage(host: HTMLElement, onGivenUp: () => void): () => void {
  const page = document.documentElement;
  let returns: number[] = [];
  const observer = new MutationObserver(() => {
    if (host.parentNode === page) return;
    const now = Date.now();
    returns = returns.filter((at) => now - at < WITHIN_MS);
    if (returns.length >= MOST_RETURNS) {
      observer.disconnect();
      onGivenUp();
      return;
    }
    returns.push(now);
    page.append(host);
  });
  page.append(host);
  observer.observe(page, { childList: true });
  return () => observer.disconnect();
}
