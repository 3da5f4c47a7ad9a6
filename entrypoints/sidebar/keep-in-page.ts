import { isOrphaned } from '@/lib/messaging/client';
import { isUnwelcome, type PanelBridge } from '@/lib/messaging/panel-bridge';

/**
 * Puts our element at the end of the document element, and back when the page takes it out: frameworks that hydrate the
 * whole document do that once. A page that keeps removing it wins after three returns a minute; no fight for the top.
 *
 * @param bridge remembers the returns, so that a panel that is injected again does not start counting anew.
 * @param onReplaced called when the extension was updated under the open page and its new version has brought its own
 *   panel. Nothing else makes room: a page may put an element of our name beside us.
 * @param onGivenUp called after the last attempt; the toolbar popup is then the only place left.
 * @returns stops watching.
 */
export function keepInPage(
  host: HTMLElement,
  bridge: PanelBridge,
  { onReplaced, onGivenUp }: { onReplaced: () => void; onGivenUp: () => void },
): () => void {
  const page = document.documentElement;
  const observer = new MutationObserver(() => {
    if (isReplaced(host)) {
      observer.disconnect();
      onReplaced();
      return;
    }
    if (host.parentNode === page) return;
    if (isUnwelcome(bridge, Date.now())) {
      observer.disconnect();
      onGivenUp();
      return;
    }
    bridge.returns.push(Date.now());
    page.append(host);
  });
  // After we have been driven out once, coming up again is a return like any other.
  if (bridge.returns.length > 0) bridge.returns.push(Date.now());
  page.append(host);
  observer.observe(page, { childList: true });
  return () => observer.disconnect();
}

function isReplaced(host: HTMLElement): boolean {
  return panelsIn(document.documentElement, host.localName).some((one) => one !== host) && isOrphaned();
}

/** Elements with our name beside the page's body. Not by a live list: those take part in every change of the page. */
export function panelsIn(page: Element, name: string): Element[] {
  return [...page.querySelectorAll(`:scope > ${name}`)];
}
