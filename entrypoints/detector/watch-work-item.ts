import type { Tool } from '@/lib/domain/primitives';
import type { AbsentItem, WorkItem } from '@/lib/domain/work-item';
import { absentItem, hidesIdentity, identityElement, recogniseWorkItem } from '@/lib/tools';
import { payAttention } from './pay-attention';
import { watchDocument } from './watch-document';
import { watchIdentity } from './watch-identity';

/**
 * How long the page may take, after a navigation, to show what its address says. Until then nothing is reported, so that
 * one message carries both; after that the address alone counts.
 */
const PATIENCE_MS = 180;
/** A page that is still loading may look like one that has nothing to show: only then does it count as saying so. */
const SETTLED_MS = 3000;
/** Where the browser has no Navigation API, the address is compared this often. */
const POLL_MS = 200;

export type Sighting = {
  /** Identity of the page state: address plus work item. An answer to an older one is never painted. */
  route: string;
  workItem?: WorkItem;
  /** The page says that what its address names is not there. */
  absent?: AbsentItem;
};

export type Watch = {
  /** Reads the page now and reports even if nothing changed. */
  again: () => void;
  stop: () => void;
};

/**
 * Watches one document. `onLeave` is called before the next paint as soon as what was reported is no longer in front of
 * the person; `onSighting` once the new page can be read. Navigation events come before the new DOM exists, so the page
 * is read when it agrees with its address.
 */
export function watchWorkItem(
  hint: Tool | undefined,
  callbacks: { onLeave: () => void; onSighting: (sighting: Sighting) => void },
): Watch {
  const stop = new AbortController();
  let href = location.href;
  let arrivedAt = performance.now();
  /** A soft navigation leaves the old page in place for a moment, which the new address seems to contradict. */
  let hasMoved = false;
  let reported: { route: string; content: string } | undefined;
  let stopIdentity: (() => void) | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let identity: Element | undefined;

  const leave = () => {
    reported = undefined;
    callbacks.onLeave();
  };

  /** Reads the page. Answers whether it said something new. */
  const read = (force = false): boolean => {
    const url = new URL(href);
    const workItem = recogniseWorkItem(url, document, hint);
    stopIdentity?.();
    identity = identityElement(url, document, hint);
    stopIdentity = watchIdentity(identity, leave);
    clearTimeout(patience);
    // The address's query and hash may change without the work item changing, and the other way round.
    const route = `${url.origin}${url.pathname}#${workItem ? `${workItem.tool}:${workItem.key}` : ''}`;
    if (reported && reported.route !== route) leave();
    const wait = arrivedAt + PATIENCE_MS - performance.now();
    const mayFollow = workItem ? workItem.confidence !== 'confirmed' : hasMoved;
    if (mayFollow && wait > 0 && !force) {
      patience = setTimeout(read, wait);
      return true;
    }
    const absent = workItem ? undefined : absentItem(url, document, hint);
    const unsettled = absent ? arrivedAt + SETTLED_MS - performance.now() : 0;
    if (unsettled > 0) patience = setTimeout(read, unsettled);
    const settled = unsettled > 0 ? undefined : absent;
    const content = JSON.stringify(workItem ?? settled);
    if (reported && reported.content === content && !force) return false;
    reported = { route, content };
    callbacks.onSighting({ route, ...(workItem && { workItem }), ...(settled && { absent: settled }) });
    return true;
  };

  const checkAddress = () => {
    if (location.href === href) return;
    const from = new URL(href);
    href = location.href;
    arrivedAt = performance.now();
    hasMoved = true;
    const to = new URL(href);
    // A change of query or hash alone often opens a panel over the same page; it is read before anything is blanked.
    if (from.origin + from.pathname !== to.origin + to.pathname) leave();
    read();
  };

  const documentWatch = watchDocument(() => {
    checkAddress();
    return read();
  });
  const stopAttention = payAttention(
    () => hidesIdentity(new URL(href), document, hint),
    () => {
      if (identityElement(new URL(href), document, hint) === identity) return;
      leave();
      read();
    },
  );
  const navigation = (globalThis as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener('currententrychange', checkAddress, { signal: stop.signal });
  addEventListener('popstate', checkAddress, { signal: stop.signal });
  addEventListener('hashchange', checkAddress, { signal: stop.signal });
  const poll = navigation ? undefined : setInterval(checkAddress, POLL_MS);
  read();

  return {
    again: () => read(true),
    stop: () => {
      stop.abort();
      documentWatch.stop();
      stopIdentity?.();
      stopAttention();
      clearTimeout(patience);
      clearInterval(poll);
    },
  };
}
