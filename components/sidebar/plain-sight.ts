/**
 * Whether a person can plainly see an element, as it was painted a moment ago. A page may lay something over the panel,
 * make it transparent or lift something else to the top, so that a click meant for the page lands on us; then nothing
 * may be saved.
 *
 * Chromium's IntersectionObserver v2 knows what was painted over what. Elsewhere the same is asked of the layout, which
 * misses a cover that lets clicks through.
 */
export function isInPlainSight(element: Element): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (seen: boolean | undefined) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(seen ?? isOnTop(element));
    };
    const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
      threshold: 0,
      trackVisibility: true,
      delay: 100,
    };
    const observer = new IntersectionObserver((entries) => {
      const latest = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
      settle(latest?.isVisible);
    }, options);
    // A page that is not being painted has no observer either; then the layout is asked.
    const timer = setTimeout(() => settle(undefined), LONGEST_WAIT_MS);
    observer.observe(element);
  });
}

const LONGEST_WAIT_MS = 500;
const OPAQUE = 0.9;

function isOnTop(element: Element): boolean {
  const root = element.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : element;
  for (let one: Element | null = host; one; one = one.parentElement) {
    const { opacity, filter, clipPath, visibility } = getComputedStyle(one);
    if (Number(opacity) < OPAQUE || filter !== 'none' || clipPath !== 'none' || visibility !== 'visible') {
      return false;
    }
  }
  const { left, right, top, bottom } = element.getBoundingClientRect();
  // The middle of what is on the screen: in a small window most of a form may be scrolled away.
  const middle = (from: number, to: number, end: number) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const x = middle(left, right, window.innerWidth);
  const y = middle(top, bottom, window.innerHeight);
  return document.elementFromPoint(x, y) === host;
}
