import type { PlainSight } from './plain-sight';
import { isInPlainSight } from './sight-in-layout';

const LONGEST_WAIT_MS = 500;

/** Asks Chromium's IntersectionObserver v2, which knows what was painted over what: https://w3c.github.io/IntersectionObserver/v2/ */
export function watchPainting(element: Element): PlainSight {
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
      return judged ?? isInPlainSight(element);
    },
    stop: () => observer.disconnect(),
  };
}
