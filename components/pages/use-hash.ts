import { useEffect, useRef, useSyncExternalStore } from 'react';

/**
 * The view that the address names: `#/initiative/01J…?x=1` is `['initiative', '01J…']` and its parameters.
 */
export type HashRoute = { path: string[]; params: URLSearchParams };

/** Reads a hash as a route. Parts that are no valid encoding stay as they are. */
export function readHashRoute(hash: string): HashRoute {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  return { path: path.split('/').filter(Boolean).map(decode), params: new URLSearchParams(query) };
}

/**
 * The address's hash, and again when it changes: every view can be linked to and the browser's back button
 * works.
 */
export function useHash(): string {
  return useSyncExternalStore(subscribe, () => location.hash);
}

/**
 * Puts the focus on the heading of a view that was navigated to, as loading a page would. Not on the first
 * view.
 */
export function useHeadingFocus<E extends HTMLElement>(view: string) {
  const heading = useRef<E>(null);
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [view]);
  return heading;
}

function subscribe(onChange: () => void) {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
