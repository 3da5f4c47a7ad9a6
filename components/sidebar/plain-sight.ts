/**
 * Whether a person can plainly see an element, as it was painted a moment ago. A page may lay something over the panel,
 * make it transparent or lift something else to the top, so that a click meant for the page lands on us; then nothing
 * may be saved.
 *
 * Chromium's IntersectionObserver v2 knows what was painted over what. Elsewhere the same is asked of the layout, which
 * misses a cover that lets clicks through.
 */
export function watchPlainSight(element: Element): { isInSight: () => Promise<boolean>; stop: () => void } {
  // `undefined`: not on the screen until now (in a closed fold, scrolled away), so there is nothing to judge by yet.
  let seen: boolean | undefined;
  let asked: ((seen: boolean | undefined) => void) | undefined;
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    threshold: [0, 0.5, 1],
    trackVisibility: true,
    delay: 100,
  };
  const observer = new IntersectionObserver((entries) => {
    const latest = entries.at(-1) as IntersectionObserverEntry & { isVisible?: boolean };
    seen = latest.isIntersecting ? latest.isVisible : undefined;
    if (seen !== undefined) asked?.(seen);
  }, options);
  observer.observe(element);
  return {
    isInSight: async () => {
      // Painted and judged before the click: what it was then counts, even if a cover goes in the moment of the click.
      if (seen !== undefined) return seen;
      const judged = await new Promise<boolean | undefined>((resolve) => {
        asked = resolve;
        setTimeout(() => resolve(undefined), LONGEST_WAIT_MS);
      });
      return judged ?? isOnTop(element);
    },
    stop: () => observer.disconnect(),
  };
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
