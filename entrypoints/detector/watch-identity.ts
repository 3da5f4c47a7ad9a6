/**
 * Watches the element whose text is the work item's identity where the address does not carry it (a board's or backlog's
 * detail panel): its text, and that it stays in the document. Narrow on purpose, so that it costs nothing elsewhere.
 *
 * @param onGone called once, before the next paint.
 * @returns stops watching.
 */
export function watchIdentity(element: Element | undefined, onGone: () => void): (() => void) | undefined {
  if (!element) return undefined;
  const text = element.textContent;
  const observer = new MutationObserver(() => {
    if (element.isConnected && element.textContent === text) return;
    observer.disconnect();
    onGone();
  });
  observer.observe(element, { childList: true, subtree: true, characterData: true });
  for (let above = element.parentNode; above; above = above.parentNode) {
    observer.observe(above, { childList: true });
  }
  return () => observer.disconnect();
}
