import type { Tool } from '@/lib/domain/primitives';
import type { WorkItem } from '@/lib/domain/work-item';
import { identityElement, recogniseWorkItem } from '@/lib/tools';

/** How long the page must be quiet before it is read again, and how long reading may be put off at most. */
const SETTLE_MS = 60;
const MAX_WAIT_MS = 240;
/** Where the browser has no Navigation API, the address is compared this often even if the DOM is still. */
const POLL_MS = 200;

export type Sighting = {
  /** Identity of the page state: address plus work item. An answer to an older one is never painted. */
  route: string;
  workItem?: WorkItem;
};

export type Watch = {
  /** Reads the page now and reports even if nothing changed. */
  again: () => void;
  stop: () => void;
};

/**
 * Watches one document. `onLeave` is called before the next paint as soon as what was reported is no longer in front of
 * the person; `onSighting` once the new page can be read. Navigation events come before the new DOM exists, so the page
 * is read at once for its address and again when it has settled.
 */
export function watchWorkItem(
  hint: Tool | undefined,
  callbacks: { onLeave: () => void; onSighting: (sighting: Sighting) => void },
): Watch {
  const stop = new AbortController();
  let seenHref = '';
  let seen = '';
  let identity: { element: Element; text: string } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstMutation = 0;
  let lastMutation = 0;

  const read = (force = false) => {
    clearTimeout(timer);
    timer = undefined;
    seenHref = location.href;
    const url = new URL(seenHref);
    const workItem = recogniseWorkItem(url, document, hint);
    const element = identityElement(url, document, hint);
    identity = element && { element, text: element.textContent ?? '' };
    // The address's query and hash may change without the work item changing, and the other way round.
    const route = `${url.origin}${url.pathname}#${workItem ? `${workItem.tool}:${workItem.key}` : ''}`;
    const now = JSON.stringify([route, workItem]);
    if (now === seen && !force) return;
    if (routeOf(seen) !== route) callbacks.onLeave();
    seen = now;
    callbacks.onSighting(workItem ? { route, workItem } : { route });
  };

  /** One timer for any number of mutations: a host may make ten thousand in a second. */
  const settle = () => {
    lastMutation = performance.now();
    if (timer !== undefined) return;
    firstMutation = lastMutation;
    timer = setTimeout(readWhenQuiet, SETTLE_MS);
  };
  const readWhenQuiet = () => {
    const now = performance.now();
    const quiet = now - lastMutation;
    if (quiet >= SETTLE_MS || now - firstMutation >= MAX_WAIT_MS) read();
    else timer = setTimeout(readWhenQuiet, SETTLE_MS - quiet);
  };

  const navigation = (globalThis as { navigation?: EventTarget }).navigation;
  const check = () => {
    if (location.href !== seenHref) read();
  };

  /** Cheap enough for every mutation: it asks the document nothing. */
  const checkIdentity = () => {
    if (identity && (!identity.element.isConnected || identity.element.textContent !== identity.text)) {
      identity = undefined;
      seen = '';
      callbacks.onLeave();
    }
  };

  // `characterData` too: a framework may change the key's text node in place.
  const observer = new MutationObserver(() => {
    if (!navigation) check();
    checkIdentity();
    settle();
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });

  navigation?.addEventListener('currententrychange', check, { signal: stop.signal });
  addEventListener('popstate', check, { signal: stop.signal });
  addEventListener('hashchange', check, { signal: stop.signal });
  const poll = navigation ? undefined : setInterval(check, POLL_MS);
  read();

  return {
    again: () => read(true),
    stop: () => {
      stop.abort();
      observer.disconnect();
      clearTimeout(timer);
      clearInterval(poll);
    },
  };
}

function routeOf(seen: string): string | undefined {
  return seen ? (JSON.parse(seen) as [string])[0] : undefined;
}
